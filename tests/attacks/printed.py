"""Whether a text prints some words, told without the generator's code: the judge of every altered reading.

It knows the folds by what the method page says of them, and units by one pattern. Its answers are about plain text: what
is left of a text when everything that a named fold may change is the same everywhere.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from build_tools.model import Segment

_NAMED = (
    ("", "SOFT HYPHEN, ARABIC LETTER MARK, ZERO WIDTH SPACE, ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER, LEFT-TO-RIGHT MARK"),
    ("", "RIGHT-TO-LEFT MARK, LEFT-TO-RIGHT EMBEDDING, RIGHT-TO-LEFT EMBEDDING, POP DIRECTIONAL FORMATTING, WORD JOINER"),
    ("", "LEFT-TO-RIGHT OVERRIDE, RIGHT-TO-LEFT OVERRIDE, LEFT-TO-RIGHT ISOLATE, RIGHT-TO-LEFT ISOLATE"),
    ("", "FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE, ZERO WIDTH NO-BREAK SPACE"),
    ("'", "LEFT SINGLE QUOTATION MARK, RIGHT SINGLE QUOTATION MARK, SINGLE LOW-9 QUOTATION MARK, PRIME"),
    ("'", "SINGLE HIGH-REVERSED-9 QUOTATION MARK, MODIFIER LETTER APOSTROPHE"),
    ('"', "LEFT DOUBLE QUOTATION MARK, RIGHT DOUBLE QUOTATION MARK, DOUBLE LOW-9 QUOTATION MARK, DOUBLE PRIME"),
    ('"', "DOUBLE HIGH-REVERSED-9 QUOTATION MARK"),
    ('"', "LEFT-POINTING DOUBLE ANGLE QUOTATION MARK, RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK"),
    ("-", "HYPHEN, NON-BREAKING HYPHEN, MINUS SIGN"),
    ("–", "FIGURE DASH, EN DASH, EM DASH, HORIZONTAL BAR"),
)  # fmt: skip
_FOLDED = str.maketrans({unicodedata.lookup(name): plain for plain, names in _NAMED for name in names.split(", ")})
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2,}")
_BETWEEN_CJK = re.compile(
    r"(?<=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef]) (?=[\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef])"
)


def _plain(text: str) -> str:
    """The text with every fold made; a dash is an en dash, and a hyphen or minus sign a hyphen."""
    text = _SELECTORS.sub("", text.translate(_FOLDED))
    text = _BETWEEN_CJK.sub("", " ".join(unicodedata.normalize("NFC", text).split()))
    return text.replace("...", "…").replace(". . .", "…")


def _edges(plain: str) -> set[int]:
    """Where words may begin or end: nowhere inside a word, figure or amount."""
    marks = "".join({each for each in plain if unicodedata.category(each).startswith("M")})
    letter = rf"[\w{marks}]"
    kana = "[\u3041-\u309fー]"
    word = rf"(?:(?:(?!{kana}){letter})+{kana}*|{kana}+)"
    unit = re.compile(rf"(?:[-$£€¥](?=\d))?{word}(?:['.,-]{word})*[%‰]*")
    inside = {at for found in unit.finditer(plain) for at in range(found.start() + 1, found.end())}
    return set(range(len(plain) + 1)) - inside


def _places(words: str, plain: str, prefix: str, suffix: str) -> Iterable[tuple[int, int]]:
    edges = _edges(plain)
    compared = plain.replace("–", "-")
    wanted, before, after = (_plain(each).replace("–", "-") for each in (words, prefix, suffix))
    for found in re.finditer(f"(?={re.escape(wanted)})", compared) if wanted else ():
        start, end = found.start(), found.start() + len(wanted)
        left, right = compared[:start].rstrip(), compared[end:].lstrip()
        if {start, end} <= edges and left.endswith(before) and right.startswith(after):
            yield start, end


def is_printed(segments: Sequence[Segment], body: Iterable[str]) -> bool:
    """Whether the body prints the segments in their order, each beside its prefix and suffix."""
    plain = "\n".join(_plain(stretch) for stretch in body)
    done = 0
    for each in segments:
        places = _places(each.exact, plain, each.prefix or "", each.suffix or "")
        found = min((place for place in places if place[0] >= done), default=None)
        if found is None:
            return False
        done = found[1]
    return True
