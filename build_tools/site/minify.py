"""Take out of a rendered page what only Markdown needs. HTML in, HTML out."""

import re
from functools import lru_cache

_REFERENCE = re.compile("&#([0-9]{1,7});")
_KEPT = frozenset(map(ord, "&<>\"'"))
_INDENTATION = re.compile(r"\n[ \t\n]+")
_AS_WRITTEN = re.compile(r"(<(pre|script|style|textarea)\b.*?</\2>)", re.DOTALL)


def minified(page: str) -> str:
    """A rendered page with fewer bytes that any browser shows the same.

    A reference to a character that means nothing in HTML becomes that character, and lines lose their indentation.
    What refers to no character, as may happen in a hand-written page, stays.
    """
    parts = _AS_WRITTEN.split(page)
    parts[::3] = [_flush(_decoded(part)) for part in parts[::3]]
    del parts[2::3]
    return "".join(parts)


def _decoded(part: str) -> str:
    """A part without references. `re.sub` would call a function for each of them, and a page has a thousand."""
    pieces = _REFERENCE.split(part)
    pieces[1::2] = map(_character, pieces[1::2])
    return "".join(pieces)


def _flush(part: str) -> str:
    """Lines without indentation, spaces at their ends and empty lines; what is before and after the part stays there.

    For spaces at the ends of lines, a pattern would look at every space, and take several times as long.
    """
    *lines, last = _INDENTATION.sub("\n", part).split("\n")
    return "\n".join([*(line.rstrip(" \t") for line in lines), last])


@lru_cache(maxsize=10_000)
def _character(number: str) -> str:
    code = int(number)
    none = code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF
    # HTML calls a reference to one of Unicode's noncharacters an error, and parsers differ in what they make of it.
    noncharacter = 0xFDD0 <= code < 0xFDF0 or code & 0xFFFE == 0xFFFE
    return f"&#{number};" if code in _KEPT or none or noncharacter else chr(code)
