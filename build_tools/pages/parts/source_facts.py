"""What is known of a source: who published it and when, where it is, and whom its text descends from."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.model import Source
from build_tools.model.values import UNKNOWN
from build_tools.pages.addresses import METHOD, link
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.parts.sigla import siglum
from build_tools.pages.parts.terms import facts, known, terms
from build_tools.text import dates
from build_tools.text.languages import called

_COMPACT = ("Title", "Byline", "Lineage", "Published", "Address", "Retrieved")


def published(source: Source) -> str:
    """When a source was published, in words."""
    return _date(source.published)


def title_of(verified: VerifiedBriefing, name: str) -> Html:
    """A source's title in its own language, or that nobody knows it."""
    title = verified.briefing.sources[name].title
    return join(known(title)) if title == UNKNOWN else el("span", title, **if_foreign(verified, name))


def source_facts(verified: VerifiedBriefing, name: str, here: str, *, compact: bool = False) -> Html:
    """All that is known of a source; `compact`, what its reader needs to find it, and how much of it is quoted."""
    source = verified.briefing.sources[name]
    address = join(known(source.url)) if source.url == UNKNOWN else el("a", source.url, href=source.url, rel="external")
    rows = {
        "Short sign": siglum(verified, name, here),
        "Kind": f"{source.kind.capitalize()} in {called(source.language)}",
        "Title": title_of(verified, name),
        "Byline": known(source.byline),
        "Agency": known(source.agency),
        "Lineage": _lineage(verified, name, here, relatives=not compact),
        "Published": join(published(source), ". ", curator_prose(verified, source.published_basis, here)),
        "Address": address,
        "Retrieved": _date(source.retrieved),
        "Pin": _pin(verified, name, here),
    }
    if not compact:
        return facts(rows.items())
    quotes = sum(name in quote.readings for quote in verified.briefing.quotes.values())
    return terms([*((term, rows[term]) for term in _COMPACT), ("Quotes", str(quotes))])


def _date(date: str) -> str:
    return known(date) if date == UNKNOWN else dates.date_in_words(date)


def _lineage(verified: VerifiedBriefing, name: str, here: str, *, relatives: bool) -> Html:
    descent = verified.briefing.sources[name].lineage
    lineage = next(each for each in verified.briefing.front.lineages if each.id == descent.of)
    shared = _relatives(verified, name, here) if relatives else NOTHING
    because = curator_prose(verified, descent.because, here)
    return join(f"{lineage.name}, {descent.status}", shared, ". ", because)


def _relatives(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """The other sources of the same lineage."""
    sources = verified.briefing.sources
    same = [other for other in sources if sources[other].lineage.of == sources[name].lineage.of and other != name]
    return join("; shared with ", *(siglum(verified, other, here) for other in same)) if same else NOTHING


def _pin(verified: VerifiedBriefing, name: str, here: str) -> Html:
    pin = verified.pins.get(name)
    if pin is None:
        return join("none yet; its readings are unchecked")
    proves = el("a", "What it proves", href=link(here, METHOD, "section-pins"))
    what = f"The fingerprint of its text, {pin.tokens:,} words and marks, by which its quotes are checked: "
    return join(what, el("code", pin.text, cls="root"), ". ", proves, ".")
