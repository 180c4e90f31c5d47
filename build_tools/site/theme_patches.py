"""Mend what the theme's HTML lacks: names for those who hear it, validity, and scripts that let the page show first."""

import re

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


_REFERENCE = re.compile("&#([0-9]{1,7});")


_KEPT = frozenset(map(ord, "&<>\"'"))


_AS_WRITTEN = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)


def lighten(page: str) -> str:
    """A rendered page that any browser reads as the same, with fewer bytes: what only Markdown needs is taken out.

    A reference to a character that means nothing in HTML becomes that character, and lines lose their indentation.
    What refers to no character, as a page by hand may, stays.
    """
    parts = _AS_WRITTEN.split(page)
    parts[::3] = [re.sub(r"[ \t\n]*\n[ \t\n]*", "\n", _REFERENCE.sub(_character, part)) for part in parts[::3]]
    del parts[2::3]
    return "".join(parts)


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1))
    none = code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF
    return found.group() if code in _KEPT or none else chr(code)
