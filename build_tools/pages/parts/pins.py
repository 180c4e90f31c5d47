"""What pins prove of the readings, and what they do not."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el
from build_tools.pages.parts.evidence import kind_of

_PROVED = ("side-by-side", "folds", "voice", "gaps", "one-place", "silence", "figures")
_NOT_PROVED = ("published", "said", "context", "shared")


def what_pins_prove(verified: VerifiedBriefing) -> Html:
    """What the pins show of the readings, what they do not, and who can check them."""
    pinned, sources = len(verified.pins), len(verified.briefing.sources)
    return el(
        "div",
        el(
            "p",
            say(verified, "pins-lead", kind=kind_of(verified), pinned=pinned, missing=sources - pinned, count=sources),
        ),
        el("ul", *(el("li", say(verified, f"pins-proved-{each}")) for each in _PROVED)),
        el("p", say(verified, "pins-not-proved")),
        el("ul", *(el("li", say(verified, f"pins-not-proved-{each}")) for each in _NOT_PROVED)),
        el("p", say(verified, "pins-who-can-check")),
    )
