"""A source's text as a strip with its quotes in their places, and as a list that says how much lies between them."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.markup.svg import bar, fluid, line, percent, rect
from build_tools.model import Quote
from build_tools.pages.addresses import link, quote_path
from build_tools.pages.parts.labels import marked_label
from build_tools.pages.parts.pictures.stretches import Measure, PlacedQuote, Stretch, covered_by, entries, stretches
from build_tools.pages.parts.verdicts import verdict
from build_tools.text.counting import number_in_words

_NOT_PLACED = "Its quotes have no places yet, because it has no pin."


def strip(verified: VerifiedBriefing, source: str) -> Html:
    """The drawing: the text as a line, a tall mark for speech, a low one for the source's own words."""
    found = stretches(verified, source)
    if not found:
        return NOTHING
    whole = verified.pins[source].tokens
    marks = [_mark(each, whole) for each in found]
    share = round(100 * covered_by(found) / whole)
    said = (
        f"{share} % of the text is quoted here; its headline, captions and boxes count as text. "
        f"Below, what is left out is counted where it is ten {Measure(verified, source).unit} or more."
    )
    return el(
        "div",
        fluid(line(("0%", "35"), ("100%", "35"), "strip-text"), *marks, cls="strip"),
        el("p", said, cls="strip-share"),
        el("p", bar(1, [(1, "said")]), " speech ", bar(1, [(1, "reported")]), " its own words", cls="picture-key"),
        cls="picture",
        data_search_exclude="",
    )


def _mark(each: Stretch, whole: int) -> Html:
    top, height, cls = ("2", "30", "said") if each.quote.speaker else ("22", "10", "reported")
    return rect(percent(each.first, whole), top, percent(each.last - each.first, whole), height, cls)


def in_its_order(verified: VerifiedBriefing, source: str, here: str) -> Html:
    """The quotes in the source's order with the size of the gaps between; without a pin, in the editor's order."""
    listed = [quote for quote in verified.briefing.quotes.values() if source in quote.readings]
    if not listed:
        return el("p", "It has none.")
    if source not in verified.pins:
        items = [_quote(verified, quote, source, here) for quote in listed]
        return join(el("p", _NOT_PLACED), el("ol", *items, cls="quote-list", data_search_exclude=""))
    items = list(_entries(verified, source, here))
    return el("ol", *items, cls="quote-list quote-list--placed", data_search_exclude="")


def _entries(verified: VerifiedBriefing, source: str, here: str) -> Iterator[Html]:
    found = stretches(verified, source)
    measure = Measure(verified, source)
    for entry in entries(found):
        yield _gap(measure.about(entry.gap))
        yield _entry(verified, entry, source, here)
    after = verified.pins[source].tokens - max(each.last for each in found)
    yield _gap(measure.about(after))


def _gap(size: str | None) -> Html:
    return el("li", f"… {size} not quoted …", cls="gap") if size else NOTHING


def _entry(verified: VerifiedBriefing, entry: PlacedQuote, source: str, here: str) -> Html:
    if entry.again:
        words = el("a", marked_label(verified, entry.quote), href=link(here, quote_path(entry.quote.id)))
        return el("li", el("span", "Continued", cls="kicker"), " ", words, *_pieces(entry), cls="again")
    return _quote(verified, entry.quote, source, here, *_pieces(entry))


def _pieces(entry: PlacedQuote) -> Iterator[Html]:
    if len(entry.pieces) > 1:
        yield el("span", f", in {number_in_words(len(entry.pieces))} pieces", cls="count")


def _quote(verified: VerifiedBriefing, quote: Quote, source: str, here: str, *more: Html) -> Html:
    kind = verified.briefing.people[quote.speaker].name if quote.speaker else "Reported"
    words = el("a", marked_label(verified, quote), href=link(here, quote_path(quote.id)))
    return el(
        "li",
        el("span", kind, cls="kicker"),
        " ",
        words,
        " ",
        verdict(verified, verified.checks[quote.id, source]),
        *more,
    )
