"""What is known of a source: who published it and when, where it is, and whom its text descends from."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, language_name, say
from build_tools.markup.html import NOTHING, Html, el, join, separated
from build_tools.model import Source
from build_tools.model.values import UNKNOWN
from build_tools.pages.addresses import METHOD, anchor, link
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.intake import intake_in_words
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.parts.sigla import siglum
from build_tools.pages.parts.terms import facts, known, terms
from build_tools.pages.select import names_printed_in

_COMPACT = ("title", "byline", "lineage", "published", "address", "retrieved")


def published(verified: VerifiedBriefing, source: Source) -> str:
    """When a source was published, in words."""
    return _date(verified, source.published)


def title_of(verified: VerifiedBriefing, name: str) -> Html:
    """A source's title in its own language, or that nobody knows it."""
    title = verified.briefing.sources[name].title
    return known(verified, title) if title == UNKNOWN else el("span", title, **if_foreign(verified, name))


def source_facts(verified: VerifiedBriefing, name: str, here: str, *, compact: bool = False) -> Html:
    """All that is known of a source; `compact`, what its reader needs to find it, and how many quotes it has."""
    source = verified.briefing.sources[name]
    has_address = source.url != UNKNOWN
    address = el("a", source.url, href=source.url, rel="external") if has_address else known(verified, source.url)
    rows = {
        "siglum": siglum(verified, name, here),
        "kind": say(verified, "source-kind-in", kind=source.kind, language=language_name(verified, source.language)),
        "title": title_of(verified, name),
        "byline": known(verified, source.byline),
        "agency": known(verified, source.agency),
        "lineage": _lineage(verified, name, here, relatives=not compact),
        "published": join(published(verified, source), ". ", curator_prose(verified, source.published_basis, here)),
        "address": address,
        "retrieved": _date(verified, source.retrieved),
        "pin": _pin(verified, name, here),
    }
    if source.intake is not None:
        rows["text"] = intake_in_words(verified, source.intake)
    if not compact:
        return facts((say(verified, f"source-{term}"), meaning) for term, meaning in rows.items())
    quotes = len(names_printed_in(verified, name))
    shown = {**{term: rows[term] for term in _COMPACT}, "quotes": str(quotes)}
    return terms((say(verified, f"source-{term}"), meaning) for term, meaning in shown.items())


def _date(verified: VerifiedBriefing, given: str) -> Html:
    return known(verified, given) if given == UNKNOWN else join(date(verified, given))


def _lineage(verified: VerifiedBriefing, name: str, here: str, *, relatives: bool) -> Html:
    descent = verified.briefing.sources[name].lineage
    lineage = next(each for each in verified.briefing.front.lineages if each.id == descent.of)
    shared = _relatives(verified, name, here) if relatives else NOTHING
    because = curator_prose(verified, descent.because, here)
    status = say(verified, f"source-descent-{descent.status}")
    return join(say(verified, "source-descends", lineage=lineage.name, status=status), shared, ". ", because)


def _relatives(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """The other sources of the same lineage."""
    sources = verified.briefing.sources
    same = [other for other in sources if sources[other].lineage.of == sources[name].lineage.of and other != name]
    if not same:
        return NOTHING
    marks = separated((siglum(verified, other, here) for other in same), " ")
    return join("; ", say(verified, "source-same-agency", sources=marks))


def _pin(verified: VerifiedBriefing, name: str, here: str) -> Html:
    pin = verified.pins.get(name)
    if pin is None:
        return say(verified, "source-pin-none")
    proves = el("a", say(verified, "source-pin-proves"), href=link(here, METHOD, anchor("part", "pins")))
    return join(el("code", pin.text, cls="root"), " ", proves)
