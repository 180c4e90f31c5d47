"""Split an article into paragraphs of tokens: words, punctuation marks, and each quotation as one token."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_tools.text.anchoring import Span
from build_tools.text.quotation_marks import Quotation, body_paragraphs

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mrs?|Ms|Dr|Prof|Gen|Sen|Gov|Rep|Lt|Col|Capt|St|Jr|Sr)\.(?=\s)|[A-Z]\.(?=\s[A-Z])"
    r"|[^\W_]+(?:[’'‑-][^\W_]+)*|[^\w\s“”„«»‹›‚‘’\"']"
)
_ENDS = ".?!…"
_FEW = 3


@dataclass(frozen=True)
class Token:
    """A word, a punctuation mark, or a quotation with its number; offsets are in code points of the text."""

    text: str
    start: int
    end: int
    quotation: int = -1

    @property
    def word(self) -> str:
        """The word as it is looked up: case-folded, without a possessive ending or the full stop of an abbreviation."""
        small = self.text.casefold().removesuffix("’s").removesuffix("'s")
        return small.removesuffix(".") if small.count(".") == 1 and len(small) > 1 else small

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return self.text.endswith(("’s", "'s"))

    @property
    def capital(self) -> bool:
        """Whether it is a word with an initial capital."""
        return self.quotation < 0 and self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it is a word or figure, not a punctuation mark or quotation."""
        return self.quotation < 0 and self.text[:1].isalnum()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph's tokens, and for each token the indices at which its sentence begins and stops."""

    tokens: tuple[Token, ...]
    begins: tuple[int, ...]
    stops: tuple[int, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it has no full stop and most of its words begin with a capital."""
        plain = [token for token in self.tokens if token.is_word]
        over = bool(self.tokens) and (self.tokens[-1].quotation >= 0 or self.tokens[-1].text in ".?!:;,")
        return len(plain) > _FEW and not over and 2 * sum(token.capital for token in plain) > len(plain)

    def sentence(self, at: int) -> range:
        """The token indices of the sentence that contains a token."""
        return range(self.begins[at], self.stops[at])


def words_of(text: str) -> tuple[Token, ...]:
    """Return the words and marks of a text without quotations."""
    return tuple(_plain(text, 0, len(text)))


def lookup_words(text: str) -> tuple[str, ...]:
    """Return the words and marks of a text as they are looked up."""
    return tuple(token.word for token in words_of(text))


def tokenize(text: str, spans: Iterable[Span], found: Sequence[Quotation]) -> list[Paragraph]:
    """Split a body, in which quotations were found, into paragraphs."""
    paragraphs: list[Paragraph] = []
    number = 0
    for start, end in body_paragraphs(text, spans):
        tokens: list[Token] = []
        at = start
        while number < len(found) and found[number].start < end:
            quotation = found[number]
            tokens += _plain(text, at, quotation.start)
            words = text[quotation.start : quotation.end]
            tokens.append(Token(words, quotation.start, quotation.end, number))
            at, number = quotation.end, number + 1
        tokens += _plain(text, at, end)
        begins = list(_sentences(tokens))
        stops = {last: number + 1 for number, last in enumerate(begins)}
        paragraphs.append(Paragraph(tuple(tokens), tuple(begins), tuple(stops[begin] for begin in begins)))
    return paragraphs


def _plain(text: str, start: int, end: int) -> Iterable[Token]:
    return (Token(each.group(), each.start(), each.end()) for each in _TOKEN.finditer(text, start, end))


def _sentences(tokens: Sequence[Token]) -> Iterable[int]:
    begin = 0
    for number, token in enumerate(tokens):
        if number and _is_over(tokens[number - 1], token):
            begin = number
        yield begin


def _is_over(last: Token, token: Token) -> bool:
    """Whether a sentence ends before this token."""
    if last.quotation < 0:
        return last.text in _ENDS and token.text not in _ENDS
    return last.text.rstrip("”’\"'")[-1:] in _ENDS and (token.quotation >= 0 or token.capital)
