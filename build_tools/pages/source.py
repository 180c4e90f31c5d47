"""A source's page: what is known of it, and its quotes in its own order; and the list of all sources."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.markup.prose import inline, paragraphs
from build_tools.model import Source
from build_tools.model.values import UNKNOWN
from build_tools.pages.page import METHOD, Page, link, section, source_path
from build_tools.pages.parts.facts import published, title_of
from build_tools.pages.parts.figure import addresses
from build_tools.pages.parts.marks import known, siglum, topics
from build_tools.pages.parts.shared_wording import shared_with
from build_tools.pages.parts.strip import in_its_order, strip
from build_tools.text import dates
from build_tools.text.languages import called


def source_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one source."""
    source = verified.briefing.sources[name]
    here = source_path(name)
    return Page(
        path=here,
        title=source.publisher,
        description=f"{source.publisher} as a source of {verified.briefing.front.title}.",
        blocks=(
            el("div", paragraphs(source.descriptor, addresses(here)), cls="bottom-line"),
            _facts(verified, name, source, here),
            section("Its quotes, in its own order"),
            strip(verified, name),
            in_its_order(verified, name, here),
            section("Wording it shares"),
            shared_with(verified, name, here),
            section("Where it is silent"),
            _silences(verified, name, here),
        ),
    )


def _facts(verified: VerifiedBriefing, name: str, source: Source, here: str) -> Html:
    lineage = next(each for each in verified.briefing.front.lineages if each.id == source.lineage.of)
    address = join("not known") if source.url == UNKNOWN else el("a", source.url, href=source.url, rel="external")
    retrieved = known(source.retrieved) if source.retrieved == UNKNOWN else dates.date_in_words(source.retrieved)
    same = [
        siglum(verified, other, here)
        for other, each in verified.briefing.sources.items()
        if each.lineage.of == source.lineage.of and other != name
    ]
    shared = join("; shared with ", *same) if same else NOTHING
    rows = [
        ("Short sign", siglum(verified, name, here)),
        ("Kind", join(f"{source.kind.capitalize()} in {called(source.language)}")),
        ("Title", title_of(verified, name)),
        ("Byline", join(known(source.byline))),
        ("Agency", join(known(source.agency))),
        (
            "Lineage",
            join(
                f"{lineage.name}, {source.lineage.status}",
                shared,
                ". ",
                inline(source.lineage.because, addresses(here)),
            ),
        ),
        ("Published", join(published(source), ". ", inline(source.published_basis, addresses(here)))),
        ("Address", address),
        ("Retrieved", join(retrieved)),
        ("Pin", _pin(verified, name)),
    ]
    return el("div", el("dl", *(join(el("dt", key), el("dd", value)) for key, value in rows)), cls="facts")


def _pin(verified: VerifiedBriefing, name: str) -> Html:
    pin = verified.pins.get(name)
    if pin is None:
        return join("none yet; its readings are unchecked")
    proves = el("a", "What it proves", href=link(source_path(name), METHOD, "what-a-pin-proves"))
    what = f"The fingerprint of its text, {pin.tokens:,} words and marks, by which its quotes are checked: "
    return join(what, el("code", pin.root, cls="root"), ". ", proves, ".")


def _silences(verified: VerifiedBriefing, name: str, here: str) -> Html:
    items = [
        el("li", topics(verified, [key], here), ": ", inline(silence.note, addresses(here)))
        for key, topic in verified.briefing.topics.items()
        for silence in topic.silent
        if silence.source == name
    ]
    if not items:
        return el("p", "It has words on every topic.")
    return el("ul", *items)
