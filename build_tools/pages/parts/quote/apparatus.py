"""The apparatus: the variants at each place of the lemma, in one line as scholarly editions print it, and in words."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.model import Quote
from build_tools.pages.page import section
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.parts.quote.lemma_choice import by_lemma, choices, under
from build_tools.pages.parts.quote.readings import WEIGHTS
from build_tools.pages.parts.quote.words import pieces
from build_tools.pages.parts.sigla import sigla
from build_tools.text.collation import ApparatusEntry, Variant, Weight, collate, renderings
from build_tools.text.variants import apparatus_line, variant_in_words

_LEAD = (
    "Where the readings differ, in the short signs of editions: the lemma’s words, a bracket, and what others have "
    "there. For added words the lemma has a +; om. (omits) stands for words left out, non habet (has not) for words "
    "outside what a source prints."
)


def apparatus(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """The section of the apparatus; nothing if the readings agree whichever lemma is chosen."""
    if any(_entries(verified, under(quote, source)) for source in choices(verified, quote)):
        yield section("Apparatus")
        yield el("p", _LEAD, cls="lead", data_search_exclude="")
        made = by_lemma(verified, quote, lambda each: _apparatus(verified, each, here))
        yield el("div", made, cls="apparatus", data_search_exclude="")


def _entries(verified: VerifiedBriefing, quote: Quote) -> list[ApparatusEntry]:
    lemma = verified.checks[quote.id, quote.lemma_source].words
    spelling = verified.spelling(quote)
    return collate(lemma, renderings(lemma, verified.beside_lemma(quote), spelling), spelling)


def _apparatus(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    entries = _entries(verified, quote)
    if not entries:
        return el("p", "No other reading renders these words differently, so nothing is set out word by word.")
    foreign = if_foreign(verified, quote.lemma_source)
    shown = {name: source.siglum for name, source in verified.briefing.sources.items()}
    return join(
        el("p", pieces(apparatus_line(entries, shown), foreign), cls="apparatus-line"),
        el("dl", *(_of_weight(verified, entries, weight, foreign, here) for weight in WEIGHTS)),
    )


def _of_weight(
    verified: VerifiedBriefing, entries: list[ApparatusEntry], weight: Weight, foreign: dict[str, str], here: str
) -> Html:
    items = [
        _variant(verified, entry, variant, foreign, here)
        for entry in entries
        for variant in entry.variants
        if variant.weight == weight
    ]
    return join(el("dt", WEIGHTS[weight]), el("dd", el("ul", *items))) if items else NOTHING


def _variant(
    verified: VerifiedBriefing, entry: ApparatusEntry, variant: Variant, foreign: dict[str, str], here: str
) -> Html:
    what = pieces(
        variant_in_words(entry.lemma, variant.text, variant.weight, of_many=len(variant.witnesses) > 1), foreign
    )
    return el("li", sigla(verified, variant.witnesses, here), " ", what, _place(entry, foreign), ".")


def _place(entry: ApparatusEntry, foreign: dict[str, str]) -> Html:
    """Where words were added: the lemma has none there that could be named."""
    if entry.lemma:
        return NOTHING
    if not entry.before:
        return join(" at the beginning")
    return join(" after ", pieces([("“", False), (entry.before.rstrip(" ,;:"), True), ("”", False)], foreign))
