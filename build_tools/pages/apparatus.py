"""A quote's readings set against the lemma, and the apparatus of them all."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote as quote_text

from build_tools.collation import Entry, Piece, Variant, Weight, collate, in_words, is_wording, line, renderings
from build_tools.escape import NOTHING, Html, el, join
from build_tools.fields import UNKNOWN
from build_tools.languages import called
from build_tools.model import Quote, Source
from build_tools.pages.marks import if_foreign, sigla, siglum, verdict, written
from build_tools.pages.page import section
from build_tools.pages.quotation import addresses
from build_tools.pages.words import against, annotated
from build_tools.prose import paragraphs
from build_tools.verify import Check, VerifiedBriefing

WEIGHTS: dict[Weight, str] = {
    "substantive": "Other words",
    "orthographic": "Only spelled otherwise",
    "punctuation": "Only other marks",
    "extent": "Begins or ends elsewhere, or passes over words",
}


def readings(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """The section of readings: why they are one quote, each of them, and their apparatus."""
    yield section("Readings")
    if quote.sameness:
        yield el("div", paragraphs(quote.sameness, addresses(here)), cls="sameness")
    if quote.cut:
        yield el("div", paragraphs(quote.cut, addresses(here)), cls="sameness")
    others = [source for source in quote.readings if source != quote.lemma_source]
    lemma_words = verified.checks[quote.id, quote.lemma_source].words
    compared = renderings(lemma_words, verified.beside_lemma(quote))
    if compared:
        lemma = verified.briefing.sources[quote.lemma_source].publisher
        lead = f"Each against the lemma, {lemma}: added words are underlined, dropped words struck."
        yield el("p", lead, cls="lead")
    items = [_reading(verified, quote, source, here) for source in [quote.lemma_source, *others]]
    yield el("ol", *items, cls="readings", data_search_exclude="1")
    entries = collate(lemma_words, compared)
    if entries:
        foreign = if_foreign(verified, quote.lemma_source)
        yield section("Apparatus")
        yield el("div", *_apparatus(verified, entries, foreign, here), cls="apparatus", data_search_exclude="1")


def _apparatus(verified: VerifiedBriefing, entries: list[Entry], foreign: dict[str, str], here: str) -> Iterator[Html]:
    shown = {name: source.siglum for name, source in verified.briefing.sources.items()}
    yield el("p", pieces(line(entries, shown), foreign), cls="apparatus-line")
    rows = [row for weight in WEIGHTS for row in _rows(verified, entries, weight, foreign, here)]
    yield el("dl", *rows)


def pieces(pieces: Iterable[Piece], foreign: dict[str, str]) -> Html:
    """What is said of differences; words in another language are marked, so that each is read in its own direction."""
    return join(*(el("span", piece, **foreign) if foreign and words else piece for piece, words in pieces))


def _rows(
    verified: VerifiedBriefing, entries: list[Entry], weight: Weight, foreign: dict[str, str], here: str
) -> Iterator[Html]:
    items = [
        _variant(verified, entry, variant, foreign, here)
        for entry in entries
        for variant in entry.variants
        if variant.weight == weight
    ]
    if items:
        yield join(el("dt", WEIGHTS[weight]), el("dd", el("ul", *items)))


def _variant(verified: VerifiedBriefing, entry: Entry, variant: Variant, foreign: dict[str, str], here: str) -> Html:
    lemma, other = (el("i", each, **foreign) if each else el("i", "nothing") for each in (entry.lemma, variant.text))
    words = (lemma, " in the lemma; ", other, " in ")
    return el("li", *words, sigla(verified, variant.witnesses, here))


def _reading(verified: VerifiedBriefing, quote: Quote, source: str, here: str) -> Html:
    witness = verified.briefing.sources[source]
    check = verified.checks[quote.id, source]
    words, said = _against(verified, quote, source)
    return el(
        "li",
        el(
            "p",
            siglum(verified, source, here),
            " ",
            el("b", witness.publisher),
            " ",
            verdict(check),
            cls="reading-head",
        ),
        el("p", words, cls="words", **written(witness.language)),
        _translation(quote, source),
        el("p", said, cls="in-words"),
        el("p", _offsets(check), " ", *_addresses(witness, check), cls="reading-foot"),
        id=f"reading-{source}",
    )


def _translation(quote: Quote, source: str) -> Html:
    if source not in quote.translations:
        return NOTHING
    return el("p", quote.translations[source], cls="translation", id=f"translation-{source}")


def _against(verified: VerifiedBriefing, quote: Quote, source: str) -> tuple[Html, Html]:
    """A reading's words, and what is to be said of them."""
    check, lemma = verified.checks[quote.id, source], verified.checks[quote.id, quote.lemma_source]
    language = called(verified.briefing.sources[source].language)
    if source == quote.lemma_source:
        return annotated(check, []), join(f"The lemma, in {language}." if quote.translations else "The lemma.")
    if source not in verified.beside_lemma(quote):
        return annotated(check, []), join(f"In {language}; compared with the lemma only by translation.")
    if not is_wording(lemma.words, check.words):
        what = "Other words of the same utterance" if quote.speaker else "The same matter in words of its own"
        return annotated(check, []), join(f"{what}; not compared word by word.")
    said = pieces(in_words(lemma.words, check.words), if_foreign(verified, source))
    return against(lemma, check), join("Against the lemma: ", said)


def _addresses(witness: Source, check: Check) -> Iterator[Html]:
    """The source's own page, and the words in it for browsers that know text fragments (WICG)."""
    if witness.url != UNKNOWN:
        yield el("a", f"{witness.kind.capitalize()} in {witness.publisher}", href=witness.url, rel="external")
        mark = "" if "#" in witness.url else "#"
        yield join(
            " ", el("a", "at these words", href=f"{witness.url}{mark}:~:text={_fragment(check)}", rel="external")
        )


def _fragment(check: Check) -> str:
    """The first and last words of a reading as a text directive; a comma or hyphen of its own is encoded."""
    first, last = check.anchors[0].exact.split(), check.anchors[-1].exact.split()
    ends = (
        [" ".join(first)] if len(check.anchors) == 1 and len(first) < 9 else [" ".join(first[:4]), " ".join(last[-4:])]
    )
    return ",".join(quote_text(end, safe="").replace("-", "%2D") for end in ends)


def _offsets(check: Check) -> str:
    spans = [f"{anchor.start:,}–{anchor.end:,}" for anchor in check.anchors if anchor.start is not None]
    return f"Characters {', '.join(spans)} of the pinned text." if spans else "Not compared with a pinned text."
