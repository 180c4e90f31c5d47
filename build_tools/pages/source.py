"""A source's page: what is known of it, its quotes in its own order, whose wording it shares, where it is silent."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.pages.addresses import source_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_paragraphs, curator_prose
from build_tools.pages.parts.pictures.strip import in_its_order, strip
from build_tools.pages.parts.shared_wording import shared_with
from build_tools.pages.parts.source_facts import source_facts
from build_tools.pages.parts.topic_parts import topic_links


def source_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one source."""
    source = verified.briefing.sources[name]
    here = source_path(name)
    return Page(
        path=here,
        title=source.publisher,
        description=f"{source.publisher} as a source of {verified.briefing.front.title}.",
        blocks=(
            el("div", curator_paragraphs(verified, source.descriptor, here), cls="bottom-line"),
            source_facts(verified, name, here),
            section("Its quotes, in its own order"),
            strip(verified, name),
            in_its_order(verified, name, here),
            section("Wording it shares"),
            shared_with(verified, name, here),
            section("Where it is silent"),
            _silences(verified, name, here),
        ),
    )


def _silences(verified: VerifiedBriefing, name: str, here: str) -> Html:
    items = [
        el("li", topic_links(verified, [key], here), ": ", curator_prose(verified, silence.note, here))
        for key, topic in verified.briefing.topics.items()
        for silence in topic.silent
        if silence.source == name
    ]
    if not items:
        return el("p", "It has words on every topic.")
    return el("ul", *items)
