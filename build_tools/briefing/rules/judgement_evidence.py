"""Check that a judgement's sources and supporting quotes belong together, and that no quote is on two sides."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_judgements
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Judgement


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each source or quote that supports nothing, and for each quote that is on two sides."""
    for route, judgement in all_judgements(draft):
        if judgement.sources is None:
            yield from _two_sides(judgement, route)
        elif draft.quotes.keys() >= set(judgement.supports):
            yield from _apart(draft, judgement, judgement.sources, route)


def _two_sides(judgement: Judgement, route: Route) -> Iterator[Finding]:
    for key in ("qualifies", "contradicts"):
        for index, name in enumerate(getattr(judgement, key)):
            if name in judgement.supports:
                sentence = (
                    f"'{name}' is under supports: too; remove one of the two, "
                    "or name the sources whose words support the judgement under sources:"
                )
                yield Finding(Code.JUDGEMENT_EVIDENCE, (*route, key, index), sentence)


def _apart(draft: Draft, judgement: Judgement, sources: tuple[str, ...], route: Route) -> Iterator[Finding]:
    printing = [draft.quotes[name].readings.keys() for name in judgement.supports]
    for index, source in enumerate(sources):
        if source in draft.sources and not any(source in each for each in printing):
            sentence = f"none of the supporting quotes has a reading of '{source}'; add one, or remove the source"
            yield Finding(Code.JUDGEMENT_EVIDENCE, (*route, "sources", index), sentence)
    for index, name in enumerate(judgement.supports):
        if not printing[index] & set(sources):
            sentence = (
                f"none of the sources under sources: has a reading of '{name}'; add one that does, or remove the quote"
            )
            yield Finding(Code.JUDGEMENT_EVIDENCE, (*route, "supports", index), sentence)
