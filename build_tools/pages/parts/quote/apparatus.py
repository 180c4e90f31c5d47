"""Where wordings differ, place by place of the base text: what the sources print there, the gravest first."""

from collections.abc import Iterator, Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.model import Quote
from build_tools.pages.page import section
from build_tools.pages.parts.lang import if_foreign, marked_words
from build_tools.pages.parts.quote.lemma_choice import by_lemma, choices, under
from build_tools.pages.parts.quote.variants import LOUD, QUIET, folded, variant
from build_tools.pages.parts.sigla import sigla
from build_tools.text.collation import ApparatusEntry, Weight, collate, renderings


def apparatus(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """The section; nothing if the readings have the same words, whichever is the base text."""
    if any(_differ(_entries(verified, under(quote, source))) for source in choices(verified, quote)):
        yield section(say_plain(verified, "apparatus-title"))
        made = by_lemma(verified, quote, lambda each: _apparatus(verified, each, here))
        yield el("div", made, cls="apparatus")


def _entries(verified: VerifiedBriefing, quote: Quote) -> list[ApparatusEntry]:
    lemma = verified.checks[quote.id, quote.lemma_source].words
    spelling = verified.spelling(quote)
    return collate(lemma, renderings(lemma, verified.beside_lemma(quote), spelling), spelling)


def _differ(entries: Sequence[ApparatusEntry]) -> bool:
    return any(variant.weight in LOUD for entry in entries for variant in entry.variants)


def _apparatus(verified: VerifiedBriefing, quote: Quote, here: str) -> Html:
    entries = _entries(verified, quote)
    if not _differ(entries):
        return el("p", say(verified, "apparatus-none"))
    foreign = if_foreign(verified, quote.lemma_source)
    quiet = [_of_weight(verified, entries, weight, foreign, here) for weight in QUIET]
    count = sum(variant.weight in QUIET for entry in entries for variant in entry.variants)
    return join(
        el("dl", *(_of_weight(verified, entries, weight, foreign, here) for weight in LOUD)),
        folded(verified, el("dl", *quiet), count) if any(quiet) else NOTHING,
    )


def _of_weight(
    verified: VerifiedBriefing, entries: list[ApparatusEntry], weight: Weight, foreign: dict[str, str], here: str
) -> Html:
    items = [
        el(
            "li",
            sigla(verified, each.witnesses, here),
            " ",
            variant(verified, entry.lemma, each.text, weight, foreign, witnesses=len(each.witnesses)),
            _place(verified, entry, foreign),
        )
        for entry in entries
        for each in entry.variants
        if each.weight == weight
    ]
    return join(el("dt", say(verified, f"weight-{weight}")), el("dd", el("ul", *items))) if items else NOTHING


def _place(verified: VerifiedBriefing, entry: ApparatusEntry, foreign: dict[str, str]) -> Html:
    """Where words were added: the base text has none there that could be named."""
    if entry.lemma:
        return NOTHING
    if not entry.before:
        return join(" ", say(verified, "variant-at-beginning"))
    return join(" ", say(verified, "variant-after", words=marked_words(entry.before.rstrip(" ,;:"), foreign)))
