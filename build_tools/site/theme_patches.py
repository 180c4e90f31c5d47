"""Mend what the theme's HTML lacks: names for those who hear it, validity, and scripts that let the page show first."""

_MENDS = (
    ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Search"'),
    (' tabindex=""', ""),
    ('<script src="', '<script defer src="'),
)
_CONTENTS_SWITCH = 'id="__toc"'
_CONTENTS_LABEL = ' for="__toc"'


def mended(html: str) -> str:
    """A page as the theme should have written it; its scripts run in the order in which they stand."""
    for written, wanted in _MENDS:
        html = html.replace(written, wanted)
    return html if _CONTENTS_SWITCH in html else html.replace(_CONTENTS_LABEL, "")
