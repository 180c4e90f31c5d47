"""Vet a text: every quotation in it, with what the briefing knows of it and what is wrong. A text in, verdicts out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_tools.briefing.speech.pieces import Reading
from build_tools.briefing.speech.speakers import is_somebody_else
from build_tools.diagnostics.codes import Code
from build_tools.exports.json_export import ExportedQuote
from build_tools.intake.proposals import Proposal, as_proposals, worded_quotations
from build_tools.text.anchoring import Span
from build_tools.text.collation import changes, is_wording
from build_tools.text.dates import date_in_words
from build_tools.text.languages import comparable
from build_tools.text.quotation_marks import Quotation
from build_tools.text.variants import in_words
from build_tools.vet.context import Sentence, names_somewhere, other_day, said_below, sentences
from build_tools.vet.judging import FEWEST, Change, Judgement, judge
from build_tools.vet.known import Known, Wording
from build_tools.vet.manuscripts import Manuscript
from build_tools.vet.paraphrases import Paraphrase, paraphrases
from build_tools.vet.quoted_words import OMISSION, PAUSE, Word, words_of_quotation


@dataclass(frozen=True)
class Fault:
    """What is wrong with a quotation, and how to fix it, in one sentence."""

    code: Code
    message: str


@dataclass(frozen=True)
class Edit:
    """Words of the text, by their place in it, and what a source prints instead."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True)
class Vetted:
    """A quotation with what is known of it.

    `speaker` is whom the text names, an id or as printed. `otherwise` are sentences on sources that print other words.
    """

    segments: tuple[Span, ...]
    printed: str
    words: tuple[Word, ...]
    judgement: Judgement
    speaker: str | None
    faults: tuple[Fault, ...]
    otherwise: tuple[str, ...]
    edits: tuple[Edit, ...]

    @property
    def verdict(self) -> str:
        """The gravest thing that is known of it, in a word."""
        if self.faults:
            return self.faults[0].code.value
        return "other-wording" if self.otherwise else self.judgement.verdict

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources whose words these are, or nearly are, in the briefing's order."""
        return tuple(dict.fromkeys(source for fit in self.judgement.fits for source in fit.wording.sources))

    @property
    def quotes(self) -> tuple[str, ...]:
        """The quotes to which they belong."""
        fits = (*self.judgement.fits, *self.judgement.with_others)
        return tuple(dict.fromkeys(fit.wording.quote.id for fit in fits))

    @property
    def unverified(self) -> str:
        """The words that are before or after what the briefing holds, with … for those that it does hold."""
        start, end = self.judgement.verified if self.judgement.fits else (0, len(self.words))
        before, after = (" ".join(word.text for word in part) for part in (self.words[:start], self.words[end:]))
        return " … ".join((before, after)).strip() if before or after else ""


@dataclass(frozen=True)
class VettedText:
    """A text's quotations, and its sentences without marks that may tell what somebody said, each in order."""

    quotations: tuple[Vetted, ...]
    paraphrases: tuple[Paraphrase, ...]


def vet(manuscript: Manuscript, known: Known) -> VettedText:
    """Return what a briefing knows of a text."""
    text, spans = manuscript.text, [(0, len(manuscript.text))]
    found = _with_blocks(worded_quotations(text, spans), manuscript.blocks)
    people = known.briefing.people
    reading = Reading(text, spans, found, people)
    around = sentences(text, spans, found, manuscript.links)
    by_start = {each.start: each for each in found}
    vetted = []
    for proposal in as_proposals(text, reading, people):
        last = by_start.get(proposal.segments[-1][0])
        sentence = around.get(proposal.segments[0], Sentence("", ()))
        vetted.append(_vetted(text, proposal, last, sentence, known))
    judged = [span for each in vetted if each.judgement.fits for span in each.segments]
    return VettedText(tuple(vetted), tuple(paraphrases(text, judged, known)))


def _with_blocks(found: Sequence[Quotation], blocks: Sequence[Span]) -> list[Quotation]:
    """The quotations in marks, and the blocks without marks in them, which are quotations too."""
    starts = [each.start for each in found]
    alone = [
        Quotation(start, end, False)
        for start, end in blocks
        if bisect_left(starts, start) == bisect_left(starts, end)  # none begins in it
    ]
    return sorted((*found, *alone), key=lambda each: each.start)


def _vetted(text: str, proposal: Proposal, last: Quotation | None, sentence: Sentence, known: Known) -> Vetted:
    words = words_of_quotation(text, proposal.segments, known.spelling)
    judgement = judge(words, known)
    speaker = proposal.speaker if proposal.grade == "sure" else None
    if speaker is None and last is not None:
        people = known.briefing.people.items()
        speaker = said_below(text, last, ((each, name) for name, who in people for each in (who.name, *who.spellings)))
    printed = " … ".join(" ".join(text[start:end].split()) for start, end in proposal.segments)
    faults: list[Fault] = []
    if judgement.fits:
        faults += _of_words(judgement, known)
        if sum(word.says for word in words) >= FEWEST:
            faults += _of_attribution(judgement, speaker, sentence, known)
    otherwise = tuple(_otherwise(judgement, known)) if judgement.verdict == "verbatim" else ()
    edits = tuple(_edits(words, judgement))
    return Vetted(proposal.segments, printed, tuple(words), judgement, speaker, tuple(faults), otherwise, edits)


def _of_words(judgement: Judgement, known: Known) -> Iterator[Fault]:
    best = judgement.best.wording
    who = ("a translation from " if best.is_translation else "") + publishers([best], known)
    several = not best.is_translation and len(best.sources) > 1
    if judgement.with_others:
        other = judgement.with_others[0].wording
        joined = judgement.changes[0].ours
        yield Fault(
            Code.ALTERED,
            f"“{joined}” is from another quotation ({publishers([other], known)}) than what comes before it ({who}); "
            "quote the two apart",
        )
    elif judgement.changes:
        shown = ", ".join(_shown(change, several=several) for change in judgement.changes)
        yield Fault(Code.ALTERED, f"{who} {shown}; quote the words to the letter, or paraphrase them")
    elif judgement.cut:
        cut = judgement.cut
        where = _OF_SEVERAL[cut.where] if several else cut.where
        what = f"{who} {where} “{cut.words}”, which changes what is said"
        yield Fault(Code.CUT, f"{what}; quote that too, or say it in your words")


_OF_SEVERAL = {"begins": "begin", "goes on": "go on", "says in between": "say in between"}


def _shown(change: Change, *, several: bool) -> str:
    """What one source or several have at a place, after their names: prints “stone” not “wood” (other word)."""
    prints, doesnt = ("print", "don’t") if several else ("prints", "doesn’t")
    if change.kind == "word order":
        where = f"“{change.theirs}” in this order" if change.theirs else f"“{change.ours}” in another place"
        return f"{prints} {where}"
    kind = "" if change.kind in ("left out", "added") else f" ({change.kind})"
    if change.ours and change.theirs:
        return f"{prints} “{change.theirs}” not “{change.ours}”{kind}"
    if change.theirs:
        return f"{prints} “{change.theirs}”, which is left out{kind}"
    return f"{doesnt} print “{change.ours}”{kind}"


def publishers(wordings: Iterable[Wording], known: Known) -> str:
    """Return who prints any of some wordings, as readers know them."""
    sources = dict.fromkeys(source for wording in wordings for source in wording.sources)
    *first, last = (known.briefing.sources[source].publisher for source in sources)
    return f"{', '.join(first)} and {last}" if first else last


def _of_attribution(judgement: Judgement, speaker: str | None, sentence: Sentence, known: Known) -> Iterator[Fault]:
    quotes = [fit.wording.quote for fit in judgement.fits]
    if speaker is not None:
        yield from _of_speaker(speaker, judgement, quotes, known)
    yield from _of_source(judgement, sentence, known)
    occasions = [known.briefing.events[quote.occasion] for quote in quotes if quote.occasion]
    if occasions and len(occasions) == len(quotes):
        days = [other_day(sentence, event) for event in occasions]
        if all(days):
            event = occasions[0]
            when = date_in_words(event.date)
            yield Fault(Code.WRONG_DATE, f"this was said on {when} ({event.title}), not {days[0]}; correct the day")


def _of_speaker(speaker: str, judgement: Judgement, quotes: Sequence[ExportedQuote], known: Known) -> Iterator[Fault]:
    people = known.briefing.people
    names = [source.publisher for source in known.briefing.sources.values()]
    names += [lineage.name for lineage in known.briefing.front.lineages]
    told = {name for quote in quotes for name in (quote.speaker, quote.origin) if name}
    if speaker in told or any(speaker.removeprefix("The ") == name.removeprefix("The ") for name in names):
        return
    if speaker in people:
        if people[speaker].kind == "organisation":
            return
    elif not all(is_somebody_else(speaker, people[name], people.values()) for name in told):
        return
    who = people[speaker].name_in_sentences if speaker in people else speaker
    speakers = dict.fromkeys(quote.speaker for quote in quotes if quote.speaker)
    by = publishers((fit.wording for fit in judgement.fits), known)
    give = "gives" if len({source for fit in judgement.fits for source in fit.wording.sources}) == 1 else "give"
    if speakers:
        right = " or ".join(people[name].name_in_sentences for name in speakers)
        yield Fault(Code.WRONG_SPEAKER, f"{by} {give} these words to {right}, not to {who}; correct the speaker")
    elif all(known.briefing.sources[source].kind == "article" for source in judgement.best.wording.sources):
        yield Fault(
            Code.WRONG_SPEAKER,
            f"these are words of {by}, not of {who}; write who reports it, or paraphrase it without marks",
        )


def _of_source(judgement: Judgement, sentence: Sentence, known: Known) -> Iterator[Fault]:
    sources, lineages = known.briefing.sources, {each.id: each.name for each in known.briefing.front.lineages}
    ours = {source for fit in judgement.fits for source in fit.wording.sources}
    named = [
        name
        for name, source in sources.items()
        if names_somewhere(sentence, [source.publisher])
        or any(_same_address(url, source.url) for url in sentence.links)
    ]
    agencies = [name for name, shown in lineages.items() if names_somewhere(sentence, [shown])]
    if not (named or agencies) or ours & set(named) or {sources[each].lineage.of for each in ours} & set(agencies):
        return
    claimed = sources[named[0]].publisher if named else lineages[agencies[0]]
    by = publishers((fit.wording for fit in judgement.fits), known)
    yield Fault(Code.WRONG_SOURCE, f"the briefing has these words from {by}, not from {claimed}; correct the source")


def _same_address(one: str, other: str) -> bool:
    bare = [each.partition("://")[2].partition("#")[0].removeprefix("www.").rstrip("/") for each in (one, other)]
    return bool(bare[0]) and bare[0] == bare[1]


def _otherwise(judgement: Judgement, known: Known) -> Iterator[str]:
    """Yield a sentence for each other wording of the same quote that has other words at the same place."""
    best = judgement.best
    printed = best.wording.printed(best.at, best.to)
    alike = {source for fit in judgement.fits for source in fit.wording.sources}
    for other in known.of_quote(best.wording.quote):
        if alike & set(other.sources) or other.is_translation or best.wording.is_translation:
            continue
        if not comparable(other.spelling.language, best.wording.spelling.language):
            continue
        if is_wording(printed, other.text, other.spelling):
            found = [each for each in changes(printed, other.text, other.spelling) if each.weight == "substantive"]
            if found:
                yield f"{publishers([other], known)}: {'; '.join(map(in_words, found))}"


def _edits(words: Sequence[Word], judgement: Judgement) -> Iterator[Edit]:
    """Yield what would make the words those of the nearest wording; nothing where no other words can stand there."""
    if judgement.with_others:
        return
    for change in judgement.changes:
        place = change.place
        if change.kind == "word order" and not change.theirs:
            return
        if any(word.key in (PAUSE, OMISSION) for word in words[place.start : place.end]):
            continue  # what is between two parts of a quotation is the author's
        if place.start < place.end:
            start, end = words[place.start].start, words[place.end - 1].end
            yield Edit(start, end, change.theirs)
        elif place.start < len(words):
            yield Edit(words[place.start].start, words[place.start].start, f"{change.theirs} ")
        else:
            yield Edit(words[-1].end, words[-1].end, f" {change.theirs}")
