"""Decode a text: as what it says it is, as UTF-8, or in a Windows code page if all code pages that fit agree on it.

The code pages share their quotation marks and dashes and differ in letters: a byte is é in five of them, è in two and č
in two others. What more than one of them makes sense of is for the editor to decide, since a guess would be a pin.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.text.folding import words

_MARKED = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CODE_PAGES = ("cp1252", "cp1250", "cp1251", *(f"cp{number}" for number in range(1253, 1259)))
_ISO = tuple(f"iso8859-{number}" for number in (*range(1, 12), *range(13, 17)))
_OF_TEXTS = re.compile(r"ascii|(big5|cp|euc_|gb|iso8859|iso2022|koi8|mac|shift_jis|tis|utf-(8|16|32)).*")
"""What texts on the web are encoded in; Python knows others, such as zlib and its own escapes."""
_PART = re.compile(r"(?<!\S)\S*[^\x00-\x7f]\S*")
_SHOWN = 40


@dataclass(frozen=True)
class Decoded:
    """A text, each line ended by a line feed; `encoding` if it is not UTF-8, and what an editor should know of that."""

    text: str
    encoding: str | None = None
    remarks: tuple[str, ...] = ()


def decoded(data: bytes, name: str, charset: str | None = None) -> Decoded:
    """A text without its byte order mark; `charset` is what a server said of it. Raises OperationFailed."""
    said = next((encoding for mark, encoding in _MARKED.items() if data.startswith(mark)), None)
    for encoding in [said] if said else ["utf-8", *_known(charset)]:
        try:
            return Decoded(data.decode(encoding).replace("\r\n", "\n"), None if "utf" in encoding else charset)
        except UnicodeError:
            continue
    if len(data) > limits.TEXT_FILE.most:
        raise OperationFailed(limits.TEXT_FILE.exceeded(name))
    return _in_code_page(data, name)


def _known(charset: str | None) -> list[str]:
    """The encoding of a charset; Latin-1 is Windows-1252, as browsers have it (https://encoding.spec.whatwg.org)."""
    try:
        known = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return []
    if not _OF_TEXTS.fullmatch(known):
        return []
    return ["cp1252" if known in ("ascii", "iso8859-1") else known]


def _in_code_page(data: bytes, name: str) -> Decoded:
    readings = dict.fromkeys(text for encoding in (*_CODE_PAGES, *_ISO) if (text := _reading(data, encoding)))
    if len(readings) == 1:
        (text,) = readings
        part = _PART.findall(text)[0]
        remark = f"{name} is not UTF-8 and was read as Windows-1252, in which it has {part[:_SHOWN]!r}"
        return Decoded(text.replace("\r\n", "\n"), "Windows-1252", (remark,))
    for one, other in pairwise(readings):
        pairs = zip(_PART.findall(one), _PART.findall(other), strict=False)
        first, second = next((a, b) for a, b in pairs if a != b)
        raise OperationFailed(
            f"{name} is not UTF-8, and what may be {first[:_SHOWN]!r} may as well be {second[:_SHOWN]!r}; "
            "open it in a program that shows it correctly, and save it as UTF-8"
        )
    raise OperationFailed(f"{name} is not UTF-8; save it as UTF-8")


def _reading(data: bytes, encoding: str) -> str | None:
    """A text in an encoding; None if it would have control characters, or words of two scripts."""
    try:
        text = data.decode(encoding)
    except UnicodeError:
        return None
    if any(unicodedata.category(each) == "Cc" and each not in "\t\n\f\r" for each in set(text)):
        return None
    return text if all(len(_scripts(word)) < 2 for word in set(words(text)) if not word.isascii()) else None


def _scripts(word: str) -> set[str]:
    """The scripts of a word's letters and marks, with which their names begin."""
    named = {unicodedata.name(each).partition(" ")[0] for each in word if unicodedata.category(each)[0] in "LM"}
    return named - {"COMBINING"}  # a mark for the letters of any script
