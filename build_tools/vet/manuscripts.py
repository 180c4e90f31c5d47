"""The text to be vetted: as it is read, and where each of its characters is in what the author wrote.

Everything in a text counts, its headings and captions too: it is a draft or an answer, and no article.
"""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.text.anchoring import Span


@dataclass(frozen=True)
class Manuscript:
    """What is read of a text. `offsets` has the place of each of its characters in `original`, and of its end.

    `ends` has the end of each character there, which is far from its start if the author wrote it as an entity.
    `blocks` are quotations that are set apart as blocks, and `links` the words that lead to an address.
    """

    name: str
    text: str
    original: str
    offsets: Sequence[int]
    ends: Sequence[int]
    blocks: tuple[Span, ...] = ()
    links: tuple[tuple[Span, str], ...] = ()

    def place(self, at: int) -> tuple[int, int]:
        """Return line and column, from 1, in the original of a character of the text."""
        offset = self.offsets[at]
        line = self.original.count("\n", 0, offset)
        return line + 1, offset - (self.original.rfind("\n", 0, offset) + 1) + 1


def plain(name: str, text: str) -> Manuscript:
    """A text that is read as it is."""
    return Manuscript(name, text, text, range(len(text) + 1), range(1, len(text) + 1))


_NOTE_MARK = re.compile(r"(?:(?<=[^\W\d_A-Z]{3})|(?<=[^\W\d_A-Z]{3}[.,;:!?]))(?:\d{1,2}|(?:\[\d{1,3}\])+)(?![\w%‰])")
"""A figure that is glued to a word, as a page shows that of a footnote: "silently2" and "silently,[2][3]"."""


def document(name: str, paragraphs: Sequence[tuple[str, bool]]) -> Manuscript:
    """A page or Word document by its paragraphs, and whether each is set apart as a quotation; a paragraph is a line.

    The figures that lead to its footnotes are left out.
    """
    original = "".join(f"{text}\n" for text, _ in paragraphs)
    marked = {at for found in _NOTE_MARK.finditer(original) for at in range(*found.span())}
    kept = [at for at in range(len(original)) if at not in marked]
    blocks, at = [], 0
    for text, is_quoted in paragraphs:
        if is_quoted:
            blocks.append((bisect_left(kept, at), bisect_left(kept, at + len(text))))
        at += len(text) + 1
    read = "".join(original[at] for at in kept)
    return Manuscript(name, read, original, [*kept, len(original)], [at + 1 for at in kept], tuple(blocks))


def as_saved(manuscript: Manuscript, saved: str) -> Manuscript:
    """The same beside the file as it is, with its mark of byte order and the carriage returns that end its lines."""
    first = saved.startswith("\ufeff")
    places = [at for at in range(first, len(saved)) if saved[at : at + 2] != "\r\n"]
    starts = [*places, len(saved)]
    return replace(
        manuscript,
        original=saved,
        offsets=[starts[at] for at in manuscript.offsets],
        ends=[places[at - 1] + 1 for at in manuscript.ends],
    )


_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_BLOCK = re.compile(r"(?: {0,3}> ?)+")
_BEGINS = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)]|#{1,6}|\|)\s+|\s*\|")
_RULE = re.compile(r"\s*(?:[-*_=] ?){3,}\s*$")
_INLINE = re.compile(
    r"<sup>[^<>\n]{0,20}</sup>|\\(?P<escaped>[!-/:-@\[-`{-~])|!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)|\[\^[^\[\]\s]{1,80}\]"
    r"|\[(?P<label>[^\[\]]{1,2000})\]\((?P<url>[^()\s]{1,2000})(?:\s[^()]{0,500})?\)|</?[a-zA-Z][^<>]{0,2000}>"
    r"|(?P<entity>&#?\w{1,30};)|\*+|`+|(?P<low>_+)"
)


def markdown(name: str, original: str) -> Manuscript:
    """A text in Markdown: its words without its marks, each paragraph on one line; blocks of code are left out."""
    reader = _Markdown(original)
    reader.read()
    text = "".join(reader.characters)
    return Manuscript(
        name, text, original, [*reader.offsets, len(original)], reader.ends, tuple(reader.blocks), tuple(reader.links)
    )


class _Markdown:
    def __init__(self, original: str):
        self.original = original
        self.characters: list[str] = []
        self.offsets: list[int] = []
        self.ends: list[int] = []
        self.blocks: list[Span] = []
        self.links: list[tuple[Span, str]] = []
        self._block: int | None = None

    def read(self) -> None:
        """Read all lines."""
        fence = ""
        goes_on = False
        for start, end in _lines(self.original):
            line = self.original[start:end]
            mark = _FENCE.match(line)
            if fence or mark:
                fence = "" if fence and mark and mark[1].startswith(fence) else fence or (mark[1] if mark else "")
                goes_on = self._end_paragraph(start)
                continue
            quoted = _BLOCK.match(line)
            at = start + (quoted.end() if quoted else 0)
            begins = _BEGINS.match(self.original, at, end)
            if not self.original[at:end].strip() or _RULE.match(self.original, at, end):
                goes_on = self._end_paragraph(start)
                continue
            if not goes_on or begins or bool(quoted) != (self._block is not None):
                self._end_paragraph(start)
                self._block = len(self.characters) if quoted else None
            else:
                self._add(" ", start - 1, start)
            self._inline(begins.end() if begins else at, end)
            goes_on = True
        self._end_paragraph(len(self.original))

    def _end_paragraph(self, at: int) -> bool:
        if self._block is not None and self._block < len(self.characters):
            self.blocks.append((self._block, len(self.characters)))
        self._block = None
        if self.characters and self.characters[-1] != "\n":
            self._add("\n\n", max(at - 1, 0), at)
        return False

    def _add(self, text: str, start: int, end: int) -> None:
        self.characters += text
        self.offsets += [start] * len(text)
        self.ends += [end] * len(text)

    def _copy(self, start: int, end: int) -> None:
        self.characters += self.original[start:end]
        self.offsets += range(start, end)
        self.ends += range(start + 1, end + 1)

    def _inline(self, start: int, end: int) -> None:
        done = start
        for found in _INLINE.finditer(self.original, start, end):
            self._copy(done, found.start())
            done = found.end()
            if found["escaped"]:
                self._add(found["escaped"], found.start(), done)
            elif found["entity"]:
                self._add(html.unescape(found["entity"]), found.start(), done)
            elif found["low"]:
                if self._is_in_word(found.start(), done):
                    self._copy(found.start(), done)
            elif found["label"]:
                first = len(self.characters)
                self._inline(*found.span("label"))
                self.links.append(((first, len(self.characters)), found["url"]))
        self._copy(done, end)

    def _is_in_word(self, start: int, end: int) -> bool:
        """Whether there is a letter or figure on each side."""
        return self.original[max(start - 1, 0) : start].isalnum() and self.original[end : end + 1].isalnum()


def _lines(text: str) -> Iterator[Span]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, end
        start = end + 1
