"""What a curator's sentence rests on: quotes, the sources that print them, and how independent these are."""

from collections.abc import Collection, Iterable, Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.quotation import quoted
from build_tools.interface.words import language_name, listed, say, say_plain
from build_tools.markup.html import Html, el, join, separated
from build_tools.model import Position, Quote
from build_tools.pages.addresses import link, quote_path
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.parts.labels import marked_label, reading_words, shortened
from build_tools.pages.parts.lang import if_foreign, marked_words
from build_tools.pages.parts.sigla import as_shown, bare_siglum

_LONGEST = 160


def sources_counted(verified: VerifiedBriefing, sources: Collection[str]) -> str:
    """How many sources these are: "four articles", or "four sources" where one is a transcript."""
    return say_plain(verified, "sources-counted", kind=kind_of(verified, sources), count=len(sources))


def kind_of(verified: VerifiedBriefing, sources: Collection[str] | None = None) -> str:
    """What each of several sources is called, or of all: "article", or "source" where one of them is a transcript."""
    every = verified.briefing.sources
    kinds = {every[source].kind for source in (every if sources is None else sources)}
    return "article" if kinds <= {"article"} else "source"


def attestation(verified: VerifiedBriefing, sources: Collection[str], origins: Collection[str] = ()) -> str:
    """How well something is attested: "four articles from three independent agencies".

    `origins` are those who told the journalists, if all of it goes back to them.
    """
    said = sources_counted(verified, sources)
    if len(sources) > 1:
        lineages = len(verified.briefing.lineages_of(sources))
        agencies = say_plain(verified, "agencies-counted", count=lineages)
        said = say_plain(verified, "attested", sources=said, agencies=agencies)
    if not origins:
        return said
    who = listed(verified, [verified.briefing.people[origin].name_in_sentences for origin in origins])
    return say_plain(verified, "attested-origins", attested=said, who=who)


def evidence(verified: VerifiedBriefing, cites: Iterable[str], carriers: Collection[str], here: str) -> Html:
    """The quotes that something rests on, each by its label, with those of its sources that carry the sentence."""
    items = []
    for name in cites:
        quote = verified.briefing.quotes[name]
        speaker = f"{verified.briefing.people[quote.speaker].name}: " if quote.speaker else ""
        words = el("a", speaker, marked_label(verified, quote), href=link(here, quote_path(name)))
        shown = as_shown(verified, [source for source in quote.readings if source in carriers], quote, _publishers)
        items.append(el("li", words, " ", el("span", shown, cls="printed-in")))
    return el("ul", *items, cls="evidence")


def _publishers(verified: VerifiedBriefing, sources: Collection[str]) -> Html:
    return separated(join(each.publisher) for name, each in verified.briefing.sources.items() if name in sources)


def position_evidence(verified: VerifiedBriefing, position: Position, here: str) -> Html:
    """The words that a position rests on, as its own sources print them."""
    items = []
    for name in position.cites:
        quote = verified.briefing.quotes[name]
        printing: dict[str, list[str]] = {}
        for source in position.sources:
            if source in quote.readings:
                printing.setdefault(quote.printed_by(source), []).append(source)
        for source, alike in printing.items():
            marks = separated((bare_siglum(verified, each) for each in alike), " ")
            items.append(el("li", marks, " ", *_printed(verified, quote, source, here)))
    return el("ul", *items, cls="evidence evidence--words")


def _printed(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Iterator[Html]:
    """A reading's first words as a link, followed by the curator's translation."""
    words = quoted(shortened(reading_words(verified, quote, source), _LONGEST))
    yield el("a", marked_words(words, if_foreign(verified, source)), href=link(here, quote_path(quote.id)))
    if source in quote.translations:
        language = language_name(verified, verified.briefing.sources[source].language)
        translated = curator_line(verified, shortened(quote.translations[source], _LONGEST))
        said = say(verified, "evidence-translation", language=language, words=translated)
        yield el("span", " ", said, cls="translation")
