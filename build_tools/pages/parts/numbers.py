"""The numbers of quotes and differences on the page that holds them all and cites them by these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, after_links, el, join, separated
from build_tools.pages.addresses import WHOLE, anchor, link_off_page, quote_path
from build_tools.pages.select import own_differences, own_quotes


@dataclass(frozen=True)
class Numbers:
    """The numbers of quotes and differences by their ids, from 1, in the order of the page."""

    quotes: Mapping[str, int]
    differences: Mapping[str, int]
    records: bool
    """Whether a quote's own number leads to its page: paper has none."""

    def own(self, name: str) -> Html:
        """A quote's number beside the quote."""
        number = self._of_quote(name)
        if not self.records:
            return el("span", number, cls="number")
        return el("a", number, href=link_off_page(WHOLE, quote_path(name)), cls="number")

    def own_difference(self, name: str) -> Html:
        """A difference's number beside the difference."""
        return el("span", f"D{self.differences[name]}", cls="number")

    def quote(self, name: str) -> Html:
        """A quote's number as a link to the quote."""
        return el("a", self._of_quote(name), href=f"#{anchor('quote', name)}", cls="number")

    def difference(self, name: str) -> Html:
        """A difference's number as a link to the difference."""
        return el("a", f"D{self.differences[name]}", href=f"#{anchor('difference', name)}", cls="number")

    def cited(self, names: Iterable[str]) -> Html:
        """The numbers of several quotes, each once, in their order."""
        return separated(map(self.quote, self.in_order(names)))

    def cited_behind(self, names: Iterable[str]) -> Html:
        """The same behind the sentence that rests on the quotes."""
        return join(" ", el("span", self.cited(names), cls="cited"))

    def in_order(self, names: Iterable[str]) -> list[str]:
        """Quotes in the order of the page, each once."""
        return sorted(set(names), key=lambda name: self.quotes[name])

    def after_references(self, written: Html) -> Html:
        """Prose that refers to quotes, each reference followed by the quote's number: paper can't be clicked."""

        def number(address: str) -> Html:
            name = address.removeprefix(f"#{anchor('quote', '')}")
            return el("span", f" ({self._of_quote(name)})", cls="ref-number")

        return after_links(written, "ref", number)

    def _of_quote(self, name: str) -> str:
        return f"Q{self.quotes[name]}"


def numbers_of(verified: VerifiedBriefing, *, records: bool) -> Numbers:
    """Every quote and difference numbered at the first of its topics."""
    topics = verified.briefing.topics
    quotes = [quote.id for topic in topics for quote in own_quotes(verified, topic)]
    differences = [name for topic in topics for name in own_differences(verified, topic)]
    return Numbers(
        {name: number for number, name in enumerate(quotes, 1)},
        {name: number for number, name in enumerate(differences, 1)},
        records,
    )
