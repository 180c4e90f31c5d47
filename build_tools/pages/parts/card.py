"""What the picture of a quote or a difference says, for whatever shows a link to its page.

Words are never cut. Those that would be too small to read are not in the picture, and it says so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from unicodedata import east_asian_width

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.citation_styles import stopped
from build_tools.exports.quotation import Quotation, is_checked, named, quotation, quoted
from build_tools.interface.words import interface_language, say_plain
from build_tools.markup.prose import plain
from build_tools.markup.tree import words
from build_tools.model import Discrepancy, Quote
from build_tools.pages.addresses import difference_path, quote_path
from build_tools.pages.parts.lang import language_attributes
from build_tools.pages.parts.quote.cite import permanent
from build_tools.text.word_count import word_count

_MOST = 800
"""So many letters can be read in a picture of the usual size, half as many if they are wide, such as Chinese."""
_POSITIONS = 6
"""So many positions can be read, however short they are."""
_COLOUR = "#14424f"
"""The colour of the header in briefing.css, unless the briefing has its own."""


@dataclass(frozen=True)
class Card:
    """What a picture says, as JSON holds it, and the same in a text for those who don't see it."""

    content: Mapping[str, Any]
    alternative: str


def cards(verified: VerifiedBriefing) -> Iterator[tuple[str, Callable[[], Card]]]:
    """The file of each page that has a picture, and the function that makes what it says; unchecked words have none."""
    for name, quote in verified.briefing.quotes.items():
        if is_checked(verified, quote):
            yield quote_path(name), partial(_of_quote, verified, quote)
    for name, entry in verified.briefing.discrepancies.items():
        yield difference_path(name), partial(difference_card, verified, entry)


def _of_quote(verified: VerifiedBriefing, quote: Quote) -> Card:
    made = quotation(verified, quote, permanent(verified, quote))
    assert made
    return quote_card(verified, made)


def card_head(verified: VerifiedBriefing) -> dict[str, Any]:
    """What all pictures of a briefing have in common: its title, address and colour."""
    front = verified.briefing.front
    return {
        **language_attributes(interface_language(verified)),
        "title": words(front.title),
        "address": words((front.address or "").partition("://")[2].rstrip("/")),
        "colour": (front.brand and front.brand.colour) or _COLOUR,
    }


def quote_card(verified: VerifiedBriefing, made: Quotation) -> Card:
    """The picture of a quote: its words, who said them, the paper, and what whoever repeats them must know."""
    said, language = quoted(made.words), made.language
    if not _is_legible([said]):
        said, language = say_plain(verified, "card-long", count=word_count(said)), interface_language(verified)
    also = say_plain(verified, "card-also", papers=named(verified, made.also)) if made.also else ""
    remarks = [say_plain(verified, "card-avoid")] if made.warnings else []
    remarks += made.remarks
    content = {
        "words": {"text": words(said), **language_attributes(language)},
        "speaker": words(made.speaker),
        "paper": [words(part) for part in (made.work.publisher, made.when) if part],
        "also": words(also),
        "remarks": list(map(words, remarks)),
        "checked": say_plain(verified, "card-checked"),
    }
    told = (f"{said} — {stopped(', '.join(made.attribution))}", also, *remarks)
    return Card(content, " ".join(filter(None, told)))


def difference_card(verified: VerifiedBriefing, entry: Discrepancy) -> Card:
    """The picture of a difference: the question, who holds what, who is silent, and the status."""
    question = plain(entry.question)
    positions = [(_papers(verified, each.sources), plain(each.claim)) for each in entry.positions]
    silent = _papers(verified, (each.source for each in entry.silent))
    remarks = [say_plain(verified, "card-silent", papers=named(verified, silent))] if silent else []
    texts = [question, *(claim for _, claim in positions), *(name for names, _ in positions for name in names)]
    if len(positions) > _POSITIONS or not _is_legible(texts):
        remarks.insert(0, say_plain(verified, "card-positions", count=len(positions)))
        positions = []
    content = {
        **language_attributes(verified.briefing.front.language),
        "question": words(question),
        "positions": [{"papers": list(map(words, names)), "claim": words(claim)} for names, claim in positions],
        "remarks": list(map(words, remarks)),
        "checked": say_plain(verified, f"difference-means-{entry.status}"),
    }
    held = [f"{', '.join(names)}: {stopped(claim)}" for names, claim in positions]
    return Card(content, " ".join((question, *held, *remarks)))


def _papers(verified: VerifiedBriefing, sources: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(verified.briefing.sources[source].publisher for source in sources))


def _is_legible(texts: Iterable[str]) -> bool:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for text in texts for letter in text) <= _MOST
