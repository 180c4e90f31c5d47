"""Check that sigla, lineages and curators are unique, and that no list names anything twice."""

from collections.abc import Iterable, Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_records, all_textual_findings
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.model import Silence, SilentSource
from build_tools.model.files import IN_FRONT


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each second use of a name."""
    yield from _repeated((source.siglum, ("sources", name, "siglum")) for name, source in draft.sources.items())
    yield from draft.each(_repeated_in)


def _repeated_in(draft: Draft) -> list[Finding]:
    return list(_found_in(draft))


def _found_in(draft: Draft) -> Iterator[Finding]:
    """The second uses of names that only one record has."""
    if draft.front is not None:
        for kind in IN_FRONT:
            entries = getattr(draft.front, kind.name)
            yield from _repeated((each.id, ("front", kind.name, index, "id")) for index, each in enumerate(entries))
        for index, subject in enumerate(draft.front.wants):
            at: Route = ("front", "wants", index, "positions")
            yield from _repeated((each.side, (*at, number, "side")) for number, each in enumerate(subject.positions))
    for name, topic in draft.topics.items():
        yield from _silent_twice(topic.silent, ("topics", name))
    for route, finding in all_textual_findings(draft):
        yield from _silent_twice(finding.silent, route)
    for name, discrepancy in draft.discrepancies.items():
        yield from _silent_twice(discrepancy.silent, ("discrepancies", name))
    for route, record in all_records(draft):
        for field in type(record).model_fields:
            value = getattr(record, field)
            if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
                names = [each.casefold() for each in value] if field == "looked_for" else value
                yield from _repeated((each, (*route, field, index)) for index, each in enumerate(names))


def _silent_twice(silent: Iterable[Silence | SilentSource], at: Route) -> Iterator[Finding]:
    yield from _repeated((each.source, (*at, "silent", index, "source")) for index, each in enumerate(silent))


def _repeated(names: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, route in names:
        if name in seen:
            sentence = f"'{name}' is used twice; remove one of the two, or choose another name"
            yield Finding(Code.NAMED_TWICE, route, sentence)
        seen.add(name)
