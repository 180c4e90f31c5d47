"""A difference's own page, for whoever leads others to it; pages of the site lead to its place in the register."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.embedding import difference_figure
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import el
from build_tools.markup.prose import plain
from build_tools.pages.addresses import difference_path, record_link
from build_tools.pages.page import Page, section
from build_tools.pages.parts.card import difference_card
from build_tools.pages.parts.curators import curator_language
from build_tools.pages.parts.differences import lone_difference
from build_tools.pages.parts.quote.cite import folded_rows, to_copy
from build_tools.pages.parts.sigla import legend


def difference_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one difference."""
    here = difference_path(name)
    entry = verified.briefing.discrepancies[name]
    title = plain(entry.question)
    embed = ((say(verified, "quote-as-html"), el("pre", str(difference_figure(verified, entry)))),)
    return Page(
        path=here,
        title=title,
        title_attributes=curator_language(verified),
        description=say_plain(verified, "difference-about", title=title, count=len(entry.positions)),
        card=difference_card(verified, entry).alternative,
        blocks=(
            legend(verified, here),
            lone_difference(verified, name, here),
            section(say_plain(verified, "cite-title")),
            to_copy(verified, folded_rows(say(verified, "difference-embed"), embed)),
            el("p", el("a", say(verified, "difference-all"), href=record_link("discrepancies", name, here))),
        ),
    )
