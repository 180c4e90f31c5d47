"""Judgements, quotes, differences and events under their numbers, for the page that holds them all."""

from collections.abc import Iterable, Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.markup.prose import inline, paragraphs
from build_tools.model import Discrepancy, Event, Judgement, Quote, SilentSource
from build_tools.pages.page import WHOLE, anchor
from build_tools.pages.parts.figure import addresses, block, note_list, speaker_line, translation
from build_tools.pages.parts.labels import STATUS
from build_tools.pages.parts.marks import attestation, if_foreign, sigla, siglum, when
from build_tools.pages.parts.verdicts import verdict
from build_tools.pages.parts.words import Note, notes_of, pieces
from build_tools.pages.whole.numbers import Numbers
from build_tools.text.collation import ELISION, changes, is_wording
from build_tools.text.variants import difference_in_words

PROSE = addresses(WHOLE)


def judgements(verified: VerifiedBriefing, given: Numbers, listed: Iterable[Judgement]) -> Html:
    """Judgements in order, each with the numbers of the quotes that it rests on."""
    return el("ol", *(_judgement(verified, given, each) for each in listed), cls="judgements")


def _judgement(verified: VerifiedBriefing, given: Numbers, judgement: Judgement) -> Html:
    sources = verified.briefing.carried_by(judgement)
    likelihood = el("p", el("b", "Likelihood:"), f" {judgement.likelihood}.", cls="likelihood")
    because = inline(judgement.because, PROSE)
    rests = (given.cited(judgement.cites), f"; {attestation(verified, sources)} ", sigla(verified, sources, WHOLE))
    return el(
        "li",
        el("p", inline(judgement.statement, PROSE), cls="statement"),
        likelihood if judgement.likelihood else NOTHING,
        el("p", el("b", f"Confidence: {judgement.confidence}."), " ", because, cls="confidence"),
        el("p", "Rests on ", *rests, cls="rests"),
    )


def figure(verified: VerifiedBriefing, given: Numbers, quote: Quote) -> Html:
    """A quote under its number: the lemma, readings with words of their own, how it is attested, the notes."""
    notes = notes_of(verified, quote)
    shown = _shown(verified, quote)
    return el(
        "figure",
        el("figcaption", given.own(quote.id), " ", _attribution(verified, quote), cls="quote-head"),
        *(part for source in shown for part in _printed(verified, quote, source, notes)),
        el("p", *_foot(verified, quote, shown), cls="quote-foot"),
        *(_varying(verified, quote, source) for source in quote.readings if source not in shown),
        *(el("div", paragraphs(text, PROSE), cls="sameness") for text in (quote.sameness, quote.cut) if text),
        note_list(notes, verified, quote, WHOLE, shown=shown),
        cls=f"quote quote--{'speech' if quote.speaker else 'report'}",
        id=anchor("quote", quote.id),
    )


def _printed(verified: VerifiedBriefing, quote: Quote, source: str, notes: list[Note]) -> tuple[Html, Html]:
    return block(verified, quote, source, notes, WHOLE), translation(verified, quote, source)


def _shown(verified: VerifiedBriefing, quote: Quote) -> list[str]:
    """The sources whose readings are shown whole: the lemma, and those that have words of their own."""
    lemma = verified.checks[quote.id, quote.lemma_source].words
    has_own_words = _renders_otherwise if quote.speaker else _differs
    others = [source for source in quote.readings if source != quote.lemma_source]
    compared = verified.beside_lemma(quote)
    own = [source for source in others if source not in compared or has_own_words(lemma, compared[source])]
    return [quote.lemma_source, *own]


def _differs(lemma: str, reading: str) -> bool:
    """Whether a report has other words: those of a paper are its own, so any count."""
    return any(change.weight not in ("same", "punctuation") for change in changes(lemma, reading))


def _renders_otherwise(lemma: str, reading: str) -> bool:
    """Whether a reading of speech has words that the lemma lacks, and not only another spelling."""
    return not is_wording(lemma, reading) or any(
        change.weight == "substantive" or (change.weight == "extent" and change.reading.strip(ELISION + " "))
        for change in changes(lemma, reading)
    )


def _attribution(verified: VerifiedBriefing, quote: Quote) -> Html:
    return speaker_line(verified, quote, WHOLE) if quote.speaker else join(quote.title or "")


def _foot(verified: VerifiedBriefing, quote: Quote, shown: list[str]) -> Iterator[Html]:
    if len(quote.readings) > len(shown):
        yield sigla(verified, quote.readings, WHOLE)
    yield el("span", attestation(verified, quote.readings), cls="attestation")
    yield verdict(verified.checks[quote.id, quote.lemma_source])


def _varying(verified: VerifiedBriefing, quote: Quote, source: str) -> Html:
    """A reading that only spells otherwise or has fewer words than the lemma, in words."""
    said = difference_in_words(
        verified.checks[quote.id, quote.lemma_source].words, verified.checks[quote.id, source].words
    )
    words = pieces(said, if_foreign(verified, source))
    return el("p", siglum(verified, source, WHOLE), " ", words, cls="varying")


def difference(verified: VerifiedBriefing, given: Numbers, name: str) -> Html:
    """A difference under its number, its positions with the numbers of what shows them."""
    entry = verified.briefing.discrepancies[name]
    status = el("span", entry.status, cls=f"status status--{entry.status}", title=STATUS[entry.status])
    positions = [
        el(
            "li",
            sigla(verified, each.sources, WHOLE),
            " ",
            inline(each.claim, PROSE),
            " ",
            el("span", given.cited(each.cites), cls="cited"),
        )
        for each in entry.positions
    ]
    return el(
        "div",
        el("h4", el("span", given.differences[name], cls="number"), " ", inline(entry.question, PROSE)),
        el("p", entry.type, " ", status, cls="kicker"),
        el("ul", *positions, cls="positions"),
        _silent(verified, entry),
        el("p", el("b", "Assessment."), " ", inline(entry.assessment, PROSE), cls="assessment"),
        el("p", el("b", "What would settle it."), " ", inline(entry.settled_by, PROSE), cls="settled-by"),
        cls="discrepancy",
        id=anchor("difference", name),
    )


def _silent(verified: VerifiedBriefing, entry: Discrepancy) -> Html:
    if not entry.silent:
        return NOTHING
    said = [join(" ", siglum(verified, each.source, WHOLE), " ", _looked_for(verified, each)) for each in entry.silent]
    return el("p", el("b", "Silent, and what was looked for."), *said, cls="silent")


def _looked_for(verified: VerifiedBriefing, silent: SilentSource) -> Html:
    """The words that were looked for, in short: the part on how it was checked says what their absence rests on."""
    if not silent.looked_for:
        return join("(found by reading)")
    words = (join(", " if index else "", el("i", word)) for index, word in enumerate(silent.looked_for))
    return join("(", *words, ")" if silent.source in verified.pins else "; not proved yet)")


def event(given: Numbers, each: Event) -> Html:
    """An event with how it is dated and the numbers of what shows it."""
    said = el("span", each.status, cls="status") if each.status != "happened" else NOTHING
    about = el(
        "div",
        el("p", el("b", each.title), " ", said),
        el("p", inline(each.dating, PROSE), " ", el("span", given.cited(each.cites), cls="cited"), cls="dating"),
    )
    return el("li", when(each), about, cls=f"event event--{each.status}", id=anchor("event", each.id))
