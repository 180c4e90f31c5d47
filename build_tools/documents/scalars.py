"""Write one text as YAML: in the first of a few ways that our own reader gives back to the letter."""

import re
from collections.abc import Iterator
from typing import Any

from build_tools.documents import reader

WRAP = 110
"""Where text that is one paragraph goes on in the next line."""

LONGEST = 120
"""How long the lines of a text in several paragraphs may be, before they are wrapped too."""

# What YAML 1.2, as programs beside ours read it, takes for a number, a truth or nothing.
_NO_TEXT = re.compile(
    r"null|true|false|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-f]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?|[-+]?\.inf|\.nan|~",
    re.IGNORECASE,
)


def ways(head: str, value: str) -> Iterator[list[str]]:
    """Ways of writing a text after its key or dash, the plainest first; the last can write every text."""
    start = f"{head} " if head else ""
    indent = " " * (len(head) - len(head.lstrip()) + 2)
    if not _NO_TEXT.fullmatch(value) and value and len(start) + len(value) <= WRAP:
        yield [start + value]
    if len(start) + len(_quoted(value)) <= WRAP and value.isprintable():
        yield [start + _quoted(value)]
    body = value.removesuffix("\n")
    chomping = "" if value.endswith("\n") else "-"
    lines = body.split("\n")
    if len(lines) > 1 and all(len(indent) + len(line) <= LONGEST for line in lines):
        yield [f"{start}|{chomping}", *(f"{indent}{line}".rstrip(" ") for line in lines)]
    folded = [part for line in lines for part in ("", *_wrapped(line, WRAP - len(indent)))][1:]
    yield [f"{start}>{chomping}", *(f"{indent}{line}".rstrip(" ") for line in folded)]
    yield [start + _escaped(value)]


def entry(head: str, value: str) -> list[str]:
    """A text after its key or dash, in the first way of writing that fits and gives the same text back."""
    return next(lines for lines in ways(head, value) if gives(head, lines, value))


def unwritable(value: str) -> list[str]:
    """The characters of a text that the reader refuses however they are written, each once."""
    hidden = (each for each in dict.fromkeys(value) if not each.isprintable())
    return [each for each in hidden if not gives("-", [f"- {_escaped(each)}"], each)]


def in_flow(value: str) -> str:
    """A text between brackets: a plain word, or in quotation marks."""
    return value if re.fullmatch(r"\w[\w-]*", value) and not _NO_TEXT.fullmatch(value) else _quoted(value)


def key_text(key: str) -> str:
    return key if re.fullmatch(r"[^\W\d][\w-]*", key) else _quoted(key)


def _quoted(value: str) -> str:
    if "\\" not in value and '"' not in value and value.isprintable():
        return f'"{value}"'
    return f"'{value}'" if "'" not in value and value.isprintable() else _escaped(value)


def _escaped(value: str) -> str:
    """A text on one line in quotation marks, with an escape for every character that can't be seen."""
    return '"' + "".join(_escape(each) for each in value) + '"'


def _escape(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    return character if character.isprintable() else f"\\U{ord(character):08X}"


def _wrapped(line: str, width: int) -> list[str]:
    """A line cut at single spaces, so that folding gives it back."""
    lines: list[str] = []
    for part in re.split(r"(?<=\S) (?=\S)", line) if line else []:
        if lines and len(lines[-1]) + 1 + len(part) <= width:
            lines[-1] += f" {part}"
        else:
            lines.append(part)
    return lines


def gives(head: str, lines: list[str], value: Any) -> bool:
    """Whether the reader finds just this value in an entry's lines."""
    read, findings = reader.read_document("", "\n".join([*lines, ""]).encode())
    if read is None or findings:
        return False
    stands = read.value
    if head:
        stands = stands[0] if head.endswith("-") else next(iter(stands.values()))
    return bool(stands == value)
