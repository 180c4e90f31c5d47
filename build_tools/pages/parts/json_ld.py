"""A page's linked data (JSON-LD), on pages about one thing that exists outside this site."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports import schema_org
from build_tools.markup.html import NOTHING, Html, json_ld
from build_tools.pages.addresses import DATA, HOME, record_of_page, served_at


def linked_data(verified: VerifiedBriefing, path: str) -> Html:
    """The linked data of the first page, the data page, a quote's or a source's page; nothing for others."""
    thing = _thing(verified, path)
    return json_ld(thing) if thing else NOTHING


def _thing(verified: VerifiedBriefing, path: str) -> schema_org.Thing | None:
    kind, name = record_of_page(path)
    if path == HOME:
        return schema_org.report(verified)
    if path == DATA:
        return schema_org.dataset(verified, served_at(path))
    if kind == "quotes" and name in verified.briefing.quotes:
        return schema_org.quotation(verified, name, served_at(path))
    if kind == "sources" and name in verified.briefing.sources:
        return schema_org.article(verified, name, served_at(path))
    return None
