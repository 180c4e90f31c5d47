"""The sources' sigla: linked to their pages, bare, or with the names that they stand for."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.briefing.wordings.quoted import prints_lemma
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el, join, separated
from build_tools.model import Quote
from build_tools.pages.addresses import link, source_path


def siglum(verified: VerifiedBriefing, source: str, here: str) -> Html:
    """A source's siglum, linked to its page."""
    witness = verified.briefing.sources[source]
    return _linked(witness.siglum, witness.publisher, link(here, source_path(source)))


@lru_cache(maxsize=10_000)
def _linked(mark: str, publisher: str, address: str) -> Html:
    return el("a", mark, el("span", f" {publisher}", cls="unseen"), cls="siglum", href=address)


def sigla(verified: VerifiedBriefing, sources: Iterable[str], here: str) -> Html:
    """The linked sigla of several sources, in the order of the briefing's folder."""
    marks = _in_order(verified, sources, lambda source: siglum(verified, source, here))
    return el("span", *(join(mark, " ") for mark in marks), cls="sigla")


def bare_siglum(verified: VerifiedBriefing, source: str) -> Html:
    """A source's siglum and no more, for a page that begins with the legend of all."""
    return el("span", verified.briefing.sources[source].siglum, cls="siglum")


def bare_sigla(verified: VerifiedBriefing, sources: Iterable[str]) -> Html:
    """The bare sigla of several sources, in the order of the briefing's folder."""
    marks = _in_order(verified, sources, lambda source: bare_siglum(verified, source))
    return el("span", separated(marks, " "), cls="sigla")


def as_shown(
    verified: VerifiedBriefing,
    sources: Collection[str],
    quote: Quote,
    marks: Callable[[VerifiedBriefing, Collection[str]], Html],
) -> Html:
    """The marks of some sources of a quote behind the words that a list shows of it, which are those of its lemma.

    Sources that print other words are named apart. A title is nobody's words, so behind it all are alike.
    """
    alike = sources if quote.title else [source for source in sources if prints_lemma(verified, quote, source)]
    others = [source for source in sources if source not in alike]
    if not others:
        return marks(verified, alike)
    otherwise = el("span", say(verified, "worded-otherwise", sources=marks(verified, others)), cls="count")
    return join(marks(verified, alike), " ", el("span", "· ", cls="between"), otherwise) if alike else otherwise


def _in_order(verified: VerifiedBriefing, sources: Iterable[str], mark: Callable[[str], Html]) -> Iterator[Html]:
    wanted = set(sources)
    return (mark(source) for source in verified.briefing.sources if source in wanted)


def legend(verified: VerifiedBriefing, here: str) -> Html:
    """What the sigla mean, once for a page that has many."""
    items = (el("li", *explained_siglum(verified, source, here)) for source in verified.briefing.sources)
    return el("ul", *items, cls="legend", aria_label=say_plain(verified, "legend"))


def explained_siglum(verified: VerifiedBriefing, source: str, here: str) -> tuple[Html, Html, Html]:
    """A source's siglum and the name that it stands for, linked to its page."""
    publisher = el("a", verified.briefing.sources[source].publisher, href=link(here, source_path(source)))
    return bare_siglum(verified, source), join(" "), publisher
