"""Facts of a source in words."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, join
from build_tools.model import Source
from build_tools.model.values import UNKNOWN
from build_tools.pages.parts.marks import if_foreign, known
from build_tools.text import dates


def published(source: Source) -> str:
    """When a source was published, in words."""
    return known(source.published) if source.published == UNKNOWN else dates.date_in_words(source.published)


def title_of(verified: VerifiedBriefing, name: str) -> Html:
    title = verified.briefing.sources[name].title
    return join("not known") if title == UNKNOWN else el("span", title, **if_foreign(verified, name))
