"""What programs read of a page: its JSON-LD, on the pages that are about one thing with a name outside this site."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports import schema_org
from build_tools.exports.formats import FORMATS
from build_tools.exports.json_export import EXPORTS
from build_tools.exports.schema_org import Download
from build_tools.markup.html import NOTHING, Html, json_ld
from build_tools.pages.page import DATA, HOME, record_of_page, served_at

_DOWNLOADS = [
    *(Download(each.name, "application/json", " ".join((each.model.__doc__ or "").split())) for each in EXPORTS),
    *(Download(each.name, each.media_type, each.about) for each in FORMATS),
]


def linked_data(verified: VerifiedBriefing, path: str) -> Html:
    """The linked data of the home, data, quote and source pages, as a block; nothing for all others."""
    thing = _thing(verified, path)
    return json_ld(thing) if thing else NOTHING


def _thing(verified: VerifiedBriefing, path: str) -> schema_org.Thing | None:
    kind, name = record_of_page(path)
    if path == HOME:
        return schema_org.report(verified)
    if path == DATA:
        return schema_org.dataset(verified, _DOWNLOADS, served_at(path))
    if kind == "quotes" and name in verified.briefing.quotes:
        return schema_org.quotation(verified, name, served_at(path))
    if kind == "sources" and name in verified.briefing.sources:
        return schema_org.article(verified, name, served_at(path))
    return None
