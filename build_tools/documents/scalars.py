"""Write a text as YAML in the first of a few forms that our own reader reads back exactly."""

import re
from collections.abc import Iterator
from typing import Any

from build_tools.documents import reader

WRAP = 110
"""The width at which a text of one paragraph continues on the next line."""

LONGEST = 120
"""How long the lines of a text in several paragraphs may be before they are wrapped too."""

# What YAML 1.2, as other programs read it, takes for a number, a truth value or null.
_NO_TEXT = re.compile(
    r"null|true|false|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-f]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?|[-+]?\.inf|\.nan|~",
    re.IGNORECASE,
)
_SURELY_PLAIN = re.compile(r"[^\W\d_](?:[\w'\"“”‘’.,;!?()/%&+*=…–—-]| (?=[^\s#]))*")
"""Words that YAML reads as they are: no indicator at the beginning, no colon, hash sign or bracket inside."""


def entry(head: str, value: str) -> list[str]:
    """Return the lines of a text after its key or dash, in the first form that fits and is read back as the same text.

    Most forms are right for certain texts as YAML defines them. Only where that is in doubt is the form read back.
    """
    return next(lines for lines, sure in _forms(head, value) if sure or gives(head, lines, value))


def _forms(head: str, value: str) -> Iterator[tuple[list[str], bool]]:
    """Yield forms of a text, the plainest first, and whether it is surely read back; the last can hold every text."""
    start = f"{head} " if head else ""
    indent = " " * (len(head) - len(head.lstrip()) + 2)
    if not _NO_TEXT.fullmatch(value) and value and len(start) + len(value) <= WRAP:
        yield [start + value], bool(_SURELY_PLAIN.fullmatch(value))
    if len(start) + len(_quoted(value)) <= WRAP and value.isprintable():
        yield [start + _quoted(value)], True
    body = value.removesuffix("\n")
    chomping = "" if value.endswith("\n") else "-"
    lines = body.split("\n")
    if len(lines) > 1 and all(len(indent) + len(line) <= LONGEST for line in lines):
        yield [f"{start}|{chomping}", *(f"{indent}{line}".rstrip(" ") for line in lines)], False
    folded = [part for line in lines for part in ("", *_wrapped(line, WRAP - len(indent)))][1:]
    one_paragraph = value != "" and value.isprintable() and value == value.strip()
    yield [f"{start}>{chomping}", *(f"{indent}{line}".rstrip(" ") for line in folded)], one_paragraph
    yield [start + _escaped(value)], True


def unwritable(value: str) -> list[str]:
    """Return the characters of a text that the reader refuses in any form, each once."""
    return list(dict.fromkeys(found.group()[0] for found in reader.FORBIDDEN.finditer(value)))


def in_flow(value: str) -> str:
    """Return a text as it is written between brackets: a plain word, or in quotation marks."""
    return value if re.fullmatch(r"\w[\w-]*", value) and not _NO_TEXT.fullmatch(value) else _quoted(value)


def key_text(key: str) -> str:
    """Return a key as it is written: a plain word, or in quotation marks."""
    return key if re.fullmatch(r"[^\W\d][\w-]*", key) else _quoted(key)


def _quoted(value: str) -> str:
    if "\\" not in value and '"' not in value and value.isprintable():
        return f'"{value}"'
    return f"'{value}'" if "'" not in value and value.isprintable() else _escaped(value)


def _escaped(value: str) -> str:
    """Return a text on one line in quotation marks, with an escape for every invisible character."""
    return '"' + "".join(_escape(each) for each in value) + '"'


def _escape(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _wrapped(line: str, width: int) -> list[str]:
    """Cut a line at single spaces, so that folding restores it."""
    lines: list[str] = []
    for part in re.split(r"(?<=\S) (?=\S)", line) if line else []:
        if lines and len(lines[-1]) + 1 + len(part) <= width:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def gives(head: str, lines: list[str], value: Any) -> bool:
    """Whether the lines of an entry are read as exactly this value."""
    read, findings = reader.parse("", "\n".join([*lines, ""]).encode())
    if read is None or findings:
        return False
    found = read.value
    if head:
        found = found[0] if head.endswith("-") else next(iter(found.values()))
    return bool(found == value)
