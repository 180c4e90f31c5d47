"""How the sources print a quote: each reading compared with the lemma, with marks and in words."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from urllib.parse import quote as quote_text

from build_tools.briefing.verify import Check, VerifiedBriefing, parted
from build_tools.markup.html import NOTHING, Html, el, join, separated
from build_tools.model import Quote, Source
from build_tools.model.values import UNKNOWN
from build_tools.pages.page import section
from build_tools.pages.parts.curators import curator_language
from build_tools.pages.parts.lang import if_foreign, language_attributes
from build_tools.pages.parts.quote.lemma_choice import by_lemma, choices, lemma_first
from build_tools.pages.parts.quote.notes import explanations_of
from build_tools.pages.parts.quote.words import against, annotated, omitted, pieces
from build_tools.pages.parts.sigla import bare_siglum, siglum
from build_tools.pages.parts.verdicts import verdict
from build_tools.text.collation import Change, Weight, changes, gravest, is_wording, renderings
from build_tools.text.counting import counted_in_words, number_in_words
from build_tools.text.languages import called
from build_tools.text.variants import differences_in_words

WEIGHTS: dict[Weight, str] = {
    "substantive": "Other words",
    "orthographic": "Only spelled otherwise",
    "punctuation": "Only other marks",
    "extent": "More or less of it printed",
}
_TOO_DIFFERENT = "worded too differently to compare word by word"
_STANDINGS = {
    "substantive": ("differs in its words", "differ in their words"),
    "extent": ("begins or ends elsewhere, or passes over words", "begin or end elsewhere, or pass over words"),
    "orthographic": ("differs in spelling alone", "differ in spelling alone"),
    "punctuation": ("differs in marks alone", "differ in marks alone"),
    "same": ("has the same words", "have the same words"),
    "own": (f"is {_TOO_DIFFERENT}", f"are {_TOO_DIFFERENT}"),
    "foreign": ("is in another language", "are in other languages"),
}


def readings(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """The section of readings: a summary in one sentence, why they are one quote, and each reading."""
    yield section("How the sources print it")
    if len(sources := choices(verified, quote)) > 1:
        yield _switch(verified, sources)
    yield standing(verified, quote, here)
    yield from explanations_of(verified, quote, here)
    spelling = verified.spelling(quote)
    if renderings(verified.checks[quote.id, quote.lemma_source].words, verified.beside_lemma(quote), spelling):
        lead = "Against the lemma, the reading shown first, added words are underlined and dropped words struck."
        yield el("p", lead, cls="lead", data_search_exclude="")
    items = [item for source in lemma_first(quote) for item in _printed_as(verified, quote, source, here)]
    yield el("ol", *items, cls="readings", data_search_exclude="")


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
    legend = el("legend", "Take as the lemma, against which the others are set:")
    return el("fieldset", legend, *labels, cls="lemmas", hidden="", data_search_exclude="")


def standing(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    """How many sources and lineages have a quote, and how their readings compare with the lemma."""
    sources = list(quote.readings)
    lineages = len(verified.briefing.lineages_of(sources))
    if len(sources) == 1:
        publisher = verified.briefing.sources[sources[0]].publisher
        alone = f"Only {publisher} has it: one source, one lineage."
        return el("p", alone, cls="standing", data_search_exclude="")
    count = f"{counted_in_words(len(sources), 'source').capitalize()}, {counted_in_words(lineages, 'lineage')}."
    named = by_lemma(verified, quote, lambda each: _standing(verified, each, here))
    return el("div", el("p", el("b", count)), named, cls="standing", aria_live="polite", data_search_exclude="")


def _standing(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    found: dict[str, list[str]] = {name: [] for name in _STANDINGS}
    for source in verified.briefing.sources:
        if source in quote.readings and source != quote.lemma_source:
            found[_comparison(verified, quote, source)].append(source)
    groups = [
        join(f"{number_in_words(len(names))} {_STANDINGS[name][len(names) > 1]} (", _marked(verified, names, here), ")")
        for name, names in found.items()
        if names
    ]
    lemma = verified.briefing.sources[quote.lemma_source].publisher
    return el("p", f"Against {lemma}, ", separated(groups, "; "), ".")


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
        el("p", siglum(verified, source, here), " ", name, " ", verdict(check), cls="reading-head"),
        by_lemma(verified, quote, lambda each: _compared(verified, each, source)),
        _translation(verified, quote, source),
        el("p", _offsets(check), _voice(quote, check), " ", *_addresses(witness, check), cls="reading-foot"),
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
    said = f"Prints the same words as {printed_by.publisher}."
    return el(
        "li",
        el(
            "p",
            siglum(verified, source, here),
            " ",
            el("b", witness.publisher),
            " ",
            verdict(verified.checks[quote.id, source]),
            cls="reading-head",
        ),
        el("p", said, cls="in-words"),
        el("p", _voice(quote, verified.checks[quote.id, source]), " ", _address(witness), cls="reading-foot"),
        id=f"reading-{source}",
    )


def _compared(verified: VerifiedBriefing, quote: Quote, source: str) -> Html:
    words, said = _against(verified, quote, source)
    language = language_attributes(verified.briefing.sources[source].language)
    return join(el("p", words, cls="words", **language), el("p", said, cls="in-words") if said else NOTHING)


def _translation(verified: VerifiedBriefing, quote: Quote, source: str) -> Html:
    if source not in quote.translations:
        return NOTHING
    return el(
        "p", quote.translations[source], cls="translation", id=f"translation-{source}", **curator_language(verified)
    )


def _against(verified: VerifiedBriefing, quote: Quote, source: str) -> tuple[Html, Html]:
    """A reading's words, and in words how they differ."""
    check, lemma = verified.checks[quote.id, source], verified.checks[quote.id, quote.lemma_source]
    language = called(verified.briefing.sources[source].language)
    if source == quote.lemma_source:
        name = f"The lemma, in {language}." if quote.translations else "The lemma."
        return annotated(check, [], in_full=True), join(name if len(quote.readings) > 1 else "")
    if source not in verified.beside_lemma(quote):
        return annotated(check, [], in_full=True), join(f"In {language}; compared with the lemma only by translation.")
    spelling = verified.spelling(quote)
    if not is_wording(lemma.words, check.words, spelling):
        what = "utterance" if quote.speaker else "matter"
        return annotated(check, [], in_full=True), join(f"The same {what}, {_TOO_DIFFERENT}.")
    found = changes(lemma.words, check.words, spelling)
    return against(lemma, check, spelling), _differences(found, if_foreign(verified, source))


def _differences(found: Sequence[Change], foreign: dict[str, str]) -> Html:
    """A reading's differences in words, separated by weight."""
    said = []
    for weight, name in WEIGHTS.items():
        differing = [change for change in found if change.weight == weight]
        if differing:
            said.append(el("span", el("b", name), ": ", pieces(differences_in_words(differing), foreign), ". "))
    return join(*said) if said else join("The same words as the lemma.")


def _addresses(witness: Source, check: Check) -> Iterator[Html]:
    """Links to the source and to the words in it, for browsers that support text fragments (WICG)."""
    if witness.url != UNKNOWN:
        yield _address(witness)
        mark = "" if "#" in witness.url else "#"
        yield join(
            " ", el("a", "at these words", href=f"{witness.url}{mark}:~:text={_fragment(check)}", rel="external")
        )


def _address(witness: Source) -> Html:
    if witness.url == UNKNOWN:
        return NOTHING
    return el("a", f"{witness.kind.capitalize()} in {witness.publisher}", href=witness.url, rel="external")


def _fragment(check: Check) -> str:
    """A reading's first and last words as a text directive, in which commas and hyphens have a meaning of their own."""
    first, last = check.anchors[0].exact.split(), check.anchors[-1].exact.split()
    ends = (
        [" ".join(first)] if len(check.anchors) == 1 and len(first) < 9 else [" ".join(first[:4]), " ".join(last[-4:])]
    )
    return ",".join(quote_text(end, safe="").replace("-", "%2D") for end in ends)


def _offsets(check: Check) -> str:
    spans = [f"{anchor.start:,}–{anchor.end:,}" for anchor in check.anchors if anchor.start is not None]
    if not spans:
        return "Not compared with a pinned text."
    gaps = [omitted(before, after) for before, after in pairwise(check.anchors) if parted(before, after)]
    left_out = f", {' and '.join(gap for gap in gaps if gap)} between them" if gaps else ""
    return f"Characters {', '.join(spans)} of the pinned text{left_out}."


def _voice(quote: Quote, check: Check) -> str:
    """Whether speech is in quotation marks in its source, and whom the source names there; nothing of a report."""
    voices = [token.voice for anchor in check.anchors for token in anchor.spoken]
    if quote.speaker is None or not voices:
        return ""
    if not all(voice.is_quoted for voice in voices):
        return " Not, or not all, in quotation marks there."
    named = " and ".join(f"“{name}”" for name in dict.fromkeys(voice.speaker for voice in voices) if name)
    return f" In quotation marks there, with the name {named} beside them." if named else " In quotation marks there."
