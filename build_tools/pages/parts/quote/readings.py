"""How the sources print a quote: each reading compared with the lemma, with marks and in words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import quote as quote_text

from build_tools.briefing.verify import Check, VerifiedBriefing, parted
from build_tools.interface.words import language_name, say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join, separated
from build_tools.model import Quote, Source
from build_tools.model.values import UNKNOWN
from build_tools.pages.page import section
from build_tools.pages.parts.curators import curator_language
from build_tools.pages.parts.evidence import attestation
from build_tools.pages.parts.lang import if_foreign, language_attributes
from build_tools.pages.parts.quote.lemma_choice import by_lemma, choices, lemma_first
from build_tools.pages.parts.quote.notes import explanations_of
from build_tools.pages.parts.quote.variants import LOUD, QUIET, folded, in_words
from build_tools.pages.parts.quote.words import against, annotated, omitted
from build_tools.pages.parts.sigla import bare_siglum, siglum
from build_tools.pages.parts.verdicts import verdict
from build_tools.text.collation import Change, changes, gravest, is_wording, renderings

_GROUPS = {
    "substantive": "substantive",
    "extent": "extent",
    "orthographic": "same",
    "punctuation": "same",
    "same": "same",
    "own": "own",
    "foreign": "foreign",
}
"""How readings are grouped in the sentence that compares them; neither spelling nor punctuation makes other words."""


def readings(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """The section of readings: a summary in one sentence, why they are one quote, and each reading."""
    yield section(say_plain(verified, "readings-title"))
    if len(sources := choices(verified, quote)) > 1:
        yield _switch(verified, sources)
    yield standing(verified, quote, here)
    yield from explanations_of(verified, quote, here)
    spelling = verified.spelling(quote)
    if renderings(verified.checks[quote.id, quote.lemma_source].words, verified.beside_lemma(quote), spelling):
        yield el("p", say(verified, "readings-lead"), cls="lead")
    items = [item for source in lemma_first(quote) for item in _printed_as(verified, quote, source, here)]
    yield el("ol", *items, cls="readings")


def _switch(verified: VerifiedBriefing, sources: list[str]) -> Html:
    """The choice of the lemma; it needs `assets/quote.js`, so it is hidden until that runs, with its place reserved."""
    labels = [
        el(
            "label",
            el("input", type="radio", name="lemma", value=source),
            bare_siglum(verified, source),
            f" {verified.briefing.sources[source].publisher}",
        )
        for source in sources
    ]
    legend = el("legend", say(verified, "readings-compare-with"))
    return el("fieldset", legend, *labels, cls="lemmas", hidden="")


def standing(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """How many sources and lineages have a quote, and how their readings compare with the lemma."""
    sources = list(quote.readings)
    if len(sources) == 1:
        publisher = verified.briefing.sources[sources[0]].publisher
        alone = say(verified, "standing-alone", publisher=publisher)
        return el("p", alone, cls="standing")
    count = say(verified, "standing-count", attested=attestation(verified, sources))
    named = by_lemma(verified, quote, lambda each: _standing(verified, each, here))
    return el("div", el("p", el("b", count)), named, cls="standing", aria_live="polite")


def _standing(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    found: dict[str, list[str]] = {name: [] for name in _GROUPS.values()}
    for source in verified.briefing.sources:
        if source in quote.readings and source != quote.lemma_source:
            found[_GROUPS[_comparison(verified, quote, source)]].append(source)
    groups = [
        say(verified, f"standing-{name}", count=len(names), sigla=_marked(verified, names, here))
        for name, names in found.items()
        if names
    ]
    lemma = verified.briefing.sources[quote.lemma_source].publisher
    return el("p", say(verified, "standing-compared", publisher=lemma, groups=separated(groups, "; ")))


def _marked(verified: VerifiedBriefing, names: list[str], here: str) -> Html:
    return separated((siglum(verified, name, here) for name in names), " ")


def _comparison(verified: VerifiedBriefing, quote: Quote, source: str) -> str:
    """How a reading compares with the lemma: its gravest difference, if the two can be compared."""
    lemma, words = (verified.words(quote, name) for name in (quote.lemma_source, source))
    if source not in verified.beside_lemma(quote):
        return "foreign"
    spelling = verified.spelling(quote)
    return gravest(changes(lemma, words, spelling)) if is_wording(lemma, words, spelling) else "own"


def _reading(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Html:
    witness = verified.briefing.sources[source]
    check = verified.checks[quote.id, source]
    name = el("b", witness.publisher)
    can_be_lemma = len(choices(verified, quote)) > 1 and source in choices(verified, quote)
    return el(
        "li",
        el("p", siglum(verified, source, here), " ", name, " ", verdict(verified, check), cls="reading-head"),
        by_lemma(verified, quote, lambda each: _compared(verified, each, source)),
        _translation(verified, quote, source),
        el(
            "p",
            _offsets(verified, quote, check),
            *_voice(verified, quote, check),
            *_addresses(verified, witness, check),
            cls="reading-foot",
        ),
        id=f"reading-{source}",
        **({"data_reading": source} if can_be_lemma else {}),
    )


def _printed_as(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Iterator[Html]:
    """A reading that is written out, then those of the sources that print the same words."""
    for name in quote.printing_as(source):
        yield _reading(verified, quote, name, here) if name == source else _same(verified, quote, name, here)


def _same(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Html:
    """A reading whose words are those of another one and are not printed again."""
    witness, printed_by = verified.briefing.sources[source], verified.briefing.sources[quote.printed_by(source)]
    check = verified.checks[quote.id, source]
    said = say(verified, "reading-same-words", publisher=printed_by.publisher)
    return el(
        "li",
        el(
            "p",
            siglum(verified, source, here),
            " ",
            el("b", witness.publisher),
            " ",
            verdict(verified, check),
            cls="reading-head",
        ),
        el("p", said, cls="in-words"),
        el("p", *_voice(verified, quote, check), _address(verified, witness), cls="reading-foot"),
        id=f"reading-{source}",
    )


def _compared(verified: VerifiedBriefing, quote: Quote, source: str) -> Html:
    words, said = _against(verified, quote, source)
    language = language_attributes(verified.briefing.sources[source].language)
    return join(el("p", words, cls="words", **language), said)


def _translation(verified: VerifiedBriefing, quote: Quote, source: str) -> Html:
    if source not in quote.translations:
        return NOTHING
    return el(
        "p", quote.translations[source], cls="translation", id=f"translation-{source}", **curator_language(verified)
    )


def _against(verified: VerifiedBriefing, quote: Quote, source: str) -> tuple[Html, Html]:
    """A reading's words, and in words how they differ."""
    check, lemma = verified.checks[quote.id, source], verified.checks[quote.id, quote.lemma_source]
    whole = annotated(verified, check, [], in_full=True)
    if source == quote.lemma_source:
        return whole, _base(verified, quote) if len(quote.readings) > 1 else NOTHING
    if source not in verified.beside_lemma(quote):
        language = language_name(verified, verified.briefing.sources[source].language)
        return whole, el("p", say(verified, "reading-foreign", language=language), cls="in-words")
    spelling = verified.spelling(quote)
    if not is_wording(lemma.words, check.words, spelling):
        return whole, el("p", say(verified, "reading-too-different"), cls="in-words")
    found = changes(lemma.words, check.words, spelling)
    return against(lemma, check, spelling), _differences(verified, found, if_foreign(verified, source))


def _base(verified: VerifiedBriefing, quote: Quote) -> Html:
    language = language_name(verified, verified.briefing.sources[quote.lemma_source].language)
    is_named = bool(quote.translations)
    said = say(verified, "reading-base-in", language=language) if is_named else say(verified, "reading-base")
    return el("p", said, cls="in-words")


def _differences(verified: VerifiedBriefing, found: Sequence[Change], foreign: dict[str, str]) -> Html:
    """A reading's differences in words; those of spelling and punctuation are folded away."""
    said = in_words(verified, found, LOUD, foreign) or say(verified, "reading-same-as-base")
    quiet = in_words(verified, found, QUIET, foreign)
    count = sum(change.weight in QUIET for change in found)
    return join(el("div", said, cls="in-words"), folded(verified, quiet, count))


def _addresses(verified: VerifiedBriefing, witness: Source, check: Check) -> Iterator[Html]:
    """Links to the source and to the words in it, for browsers that support text fragments (WICG)."""
    if witness.url != UNKNOWN:
        yield _address(verified, witness)
        mark = "" if "#" in witness.url else "#"
        address = f"{witness.url}{mark}:~:text={_fragment(check)}"
        yield join(" ", el("a", say(verified, "reading-passage"), href=address, rel="external"))


def _address(verified: VerifiedBriefing, witness: Source) -> Html:
    if witness.url == UNKNOWN:
        return NOTHING
    name = say(verified, "reading-source", kind=witness.kind, publisher=witness.publisher)
    return join(" ", el("a", name, href=witness.url, rel="external"))


def _fragment(check: Check) -> str:
    """A reading's first and last words as a text directive, in which commas and hyphens have a meaning of their own."""
    first, last = check.anchors[0].exact.split(), check.anchors[-1].exact.split()
    ends = (
        [" ".join(first)] if len(check.anchors) == 1 and len(first) < 9 else [" ".join(first[:4]), " ".join(last[-4:])]
    )
    return ",".join(quote_text(end, safe="").replace("-", "%2D") for end in ends)


def _offsets(verified: VerifiedBriefing, quote: Quote, check: Check) -> Html:
    """Where speech is in the source's text, and how much a reading omits; of a report, only the latter."""
    spans = [
        say(verified, "reading-span", first=anchor.start, last=anchor.end)
        for anchor in check.anchors
        if anchor.start is not None and anchor.end is not None
    ]
    if not spans:
        return say(verified, "reading-unchecked")
    gaps = [
        gap
        for before, after in pairwise(check.anchors)
        if parted(before, after) and (gap := omitted(verified, before, after))
    ]
    if quote.speaker is None:
        return say(verified, "reading-omitted", omitted=separated(gaps)) if gaps else NOTHING
    if gaps:
        return say(verified, "reading-offsets-omitted", spans=separated(spans), omitted=separated(gaps))
    return say(verified, "reading-offsets", spans=separated(spans))


def _voice(verified: VerifiedBriefing, quote: Quote, check: Check) -> Iterator[Html]:
    """Whether speech is in quotation marks in its source, and whom the source names there; nothing of a report."""
    voices = [token.voice for anchor in check.anchors for token in anchor.spoken]
    if quote.speaker is None or not voices:
        return
    yield join(" ")
    if not all(voice.is_quoted for voice in voices):
        yield say(verified, "reading-unquoted")
    elif named := [f"“{name}”" for name in dict.fromkeys(voice.speaker for voice in voices) if name]:
        yield say(verified, "reading-quoted-named", names=separated(named))
    else:
        yield say(verified, "reading-quoted")
