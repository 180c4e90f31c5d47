"""The numbers of quotes and differences on a page that holds them all and cites them by these."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, after_links, el, join
from build_tools.pages.page import WHOLE, anchor, away, quote_path
from build_tools.pages.select import own_differences, own_quotes


@dataclass(frozen=True)
class Numbers:
    """The numbers of quotes and differences by their ids, in the order in which they stand on the page."""

    quotes: Mapping[str, str]
    differences: Mapping[str, str]
    records: bool
    """Whether a quote's own number leads to its record: paper has none."""

    def own(self, name: str) -> Html:
        """A quote's number where the quote stands."""
        number = self.quotes[name]
        if not self.records:
            return el("span", number, cls="number")
        return el("a", number, href=away(WHOLE, quote_path(name)), cls="number")

    def quote(self, name: str) -> Html:
        """A quote's number, as a link to where it stands."""
        return el("a", self.quotes[name], href=f"#{anchor('quote', name)}", cls="number")

    def difference(self, name: str) -> Html:
        """A difference's number, as a link to where it stands."""
        return el("a", self.differences[name], href=f"#{anchor('difference', name)}", cls="number")

    def cited(self, names: Iterable[str]) -> Html:
        """The numbers of several quotes, in their order."""
        ordered = sorted(dict.fromkeys(names), key=list(self.quotes).index)
        return join(*(join(", " if index else "", self.quote(name)) for index, name in enumerate(ordered)))

    def after_references(self, written: Html) -> Html:
        """Prose that refers to quotes, each reference followed by the quote's number: paper can't be clicked."""
        places = {f"#{anchor('quote', name)}": number for name, number in self.quotes.items()}
        return after_links(written, "ref", lambda address: el("span", f" ({places[address]})", cls="ref-number"))


def numbers(verified: VerifiedBriefing, *, records: bool) -> Numbers:
    """Every quote and difference numbered at the first of its topics."""
    topics = verified.briefing.topics
    quotes = [quote.id for topic in topics for quote in own_quotes(verified, topic)]
    differences = [name for topic in topics for name in own_differences(verified, topic)]
    return Numbers(
        {name: f"Q{number}" for number, name in enumerate(quotes, 1)},
        {name: f"D{number}" for number, name in enumerate(differences, 1)},
        records,
    )
