"""The small signs of a page: sigla, attestation, verdicts, times, counts in words, words of the code."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, encode, join
from build_tools.model import Event, Position, Quote
from build_tools.model.values import UNKNOWN
from build_tools.pages.page import link, quote_path, source_path, topic_path
from build_tools.pages.parts.labels import label, reading_words, shortened
from build_tools.text import dates
from build_tools.text.counting import counted_in_words
from build_tools.text.languages import called, direction


def coded(text: str) -> Html:
    """The generator's own words on itself, what stands in backticks set as code."""
    parts = re.split(r"`([^`]+)`", text)
    return join(*(el("code", part) if index % 2 else encode(part) for index, part in enumerate(parts)))


def known(value: str) -> str:
    """A value that may be unknown, in words."""
    return "not known" if value == UNKNOWN else value


def siglum(verified: VerifiedBriefing, source: str, here: str) -> Html:
    """A source's constant mark, linked to its page."""
    witness = verified.briefing.sources[source]
    name = el("span", f" {witness.publisher}", cls="unseen")
    return el("a", witness.siglum, name, cls="siglum", href=link(here, source_path(source)))


def plain_sigla(verified: VerifiedBriefing, sources: Iterable[str]) -> Html:
    """The marks of several sources without links, for where the whole can be clicked."""
    wanted = set(sources)
    marks = [
        el("span", source.siglum, cls="siglum", title=source.publisher)
        for name, source in verified.briefing.sources.items()
        if name in wanted
    ]
    return el("span", *(join(mark, " ") for mark in marks), cls="sigla")


def bare_siglum(verified: VerifiedBriefing, source: str) -> Html:
    """A source's mark and no more, for a page that begins with the legend of all."""
    return el("span", verified.briefing.sources[source].siglum, cls="siglum")


def bare_sigla(verified: VerifiedBriefing, sources: Iterable[str]) -> Html:
    """The bare marks of several sources, in the order of the briefing's folder."""
    wanted = set(sources)
    marks = [bare_siglum(verified, source) for source in verified.briefing.sources if source in wanted]
    return el("span", *(join(" " if index else "", mark) for index, mark in enumerate(marks)), cls="sigla")


def legend(verified: VerifiedBriefing, here: str) -> Html:
    """What the sources' marks mean, once for a page that bears many."""
    items = (el("li", *named(verified, source, here)) for source in verified.briefing.sources)
    return el("ul", *items, cls="legend", aria_label="Sources and their marks")


def named(verified: VerifiedBriefing, source: str, here: str) -> tuple[Html, Html, Html]:
    """A source's mark and what it stands for, linked to its page."""
    publisher = el("a", verified.briefing.sources[source].publisher, href=link(here, source_path(source)))
    return bare_siglum(verified, source), join(" "), publisher


def sigla(verified: VerifiedBriefing, sources: Iterable[str], here: str) -> Html:
    """The marks of several sources, in the order of the briefing's folder."""
    wanted = set(sources)
    marks = [siglum(verified, source, here) for source in verified.briefing.sources if source in wanted]
    return el("span", *(join(mark, " ") for mark in marks), cls="sigla")


def attestation(verified: VerifiedBriefing, sources: Iterable[str]) -> str:
    """How well something is attested, counted in independent lineages and then in sources."""
    listed = list(sources)
    lineages = len(verified.briefing.lineages_of(listed))
    if lineages == len(listed):
        return counted_in_words(lineages, "lineage")
    return f"{counted_in_words(lineages, 'lineage')}, {counted_in_words(len(listed), 'source')}"


def topics(verified: VerifiedBriefing, names: Iterable[str], here: str) -> Html:
    """Links to topics."""
    links = [el("a", verified.briefing.topics[name].title, href=link(here, topic_path(name))) for name in names]
    return join(*_commas(links))


def when(event: Event) -> Html:
    """An event's date, for people and for machines."""
    words = dates.date_in_words(event.date) + (f", {event.time}" if event.time else "")
    if dates.precision(event.date) == "between two dates" or event.date.endswith("~"):
        return el("span", words, cls="date")
    return el("time", words, cls="date", datetime=event.date)


def language_attributes(language: str) -> dict[str, str]:
    """The attributes of an element that holds words in a language."""
    return {"lang": language} | ({"dir": "rtl"} if direction(language) == "rtl" else {})


def if_foreign(verified: VerifiedBriefing, source: str) -> dict[str, str]:
    """The same attributes for words of a source, but none where they are in the briefing's language."""
    return (
        language_attributes(verified.briefing.sources[source].language) if verified.briefing.is_foreign(source) else {}
    )


def looked_for(verified: VerifiedBriefing, source: str, words: Sequence[str]) -> Html:
    """The words that were looked for in a silent source, and whether their absence is proved."""
    if not words:
        return join("Found by reading.")
    listed = [el("i", word, **if_foreign(verified, source)) for word in words]
    if source not in verified.pins:
        return join("Looked for: ", *_commas(listed), "; not proved yet.")
    return join(*_absent(listed), ", as its pin proves.")


def _absent(listed: list[Html]) -> Iterator[Html]:
    if len(listed) == 1:
        yield join(listed[0], " does not stand in it")
    elif len(listed) == 2:
        yield join("Neither ", listed[0], " nor ", listed[1], " stands in it")
    else:
        yield join("None of ", *_commas(listed), " stands in it")


def _commas(listed: list[Html]) -> Iterator[Html]:
    return (join(", " if index else "", each) for index, each in enumerate(listed))


def position_evidence(verified: VerifiedBriefing, position: Position, here: str) -> Html:
    """The words that a position rests on, as its own sources print them."""
    items = []
    for name in position.cites:
        quote = verified.briefing.quotes[name]
        for source in position.sources:
            if source in quote.readings:
                items.append(el("li", bare_siglum(verified, source), " ", *_printed(verified, quote, source, here)))
    return el("ul", *items, cls="evidence evidence--words", data_search_exclude="")


def _printed(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Iterator[Html]:
    """A reading's first words as a link, and the curator's translation behind them."""
    words = f"“{shortened(reading_words(verified, quote, source), 160)}”"
    address = link(here, quote_path(quote.id))
    if source not in quote.translations:
        yield el("a", words, href=address)
        return
    language = verified.briefing.sources[source].language
    yield el("a", el("span", words, **if_foreign(verified, source)), href=address)
    said = f"in {called(language)}: {shortened(quote.translations[source], 160)}"
    yield el("span", " ", said, cls="translation")


def evidence(verified: VerifiedBriefing, cites: Iterable[str], carriers: Collection[str], here: str) -> Html:
    """The quotes that something rests on, each by its label and those of its sources that carry it."""
    items = []
    for name in cites:
        quote = verified.briefing.quotes[name]
        speaker = f"{verified.briefing.people[quote.speaker].name}: " if quote.speaker else ""
        words = el("a", speaker, label(verified, quote), href=link(here, quote_path(name)))
        printing = [source for source in quote.readings if source in carriers]
        items.append(el("li", words, " ", bare_sigla(verified, printing)))
    return el("ul", *items, cls="evidence", data_search_exclude="")
