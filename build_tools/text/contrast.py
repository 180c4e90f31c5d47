"""The contrast of two colours, as WCAG 2.2 defines it. Colours are written #rrggbb."""

LEAST = 4.5
"""What text needs (success criterion 1.4.3, level AA)."""

_STEPS = 100


def contrast(one: str, other: str) -> float:
    """The contrast ratio, from 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: str, behind: str, towards: str) -> str:
    """The colour nearest to this one, on the way to `towards`, that has enough contrast with what is behind it."""
    ways = (_mixed(colour, towards, step / _STEPS) for step in range(_STEPS))
    return next((each for each in ways if contrast(each, behind) >= LEAST), towards)


def _channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _luminance(colour: str) -> float:
    shares = (channel / 255 for channel in _channels(colour))
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)
