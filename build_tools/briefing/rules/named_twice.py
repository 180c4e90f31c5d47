"""A siglum, a lineage and a curator have a name of their own, and no list of names has the same one twice."""

from collections.abc import Iterable, Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import all_records
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route


def find(draft: Draft) -> Iterator[Finding]:
    """A finding for each second use of a name."""
    if draft.front is not None:
        for kind in ("lineages", "curators"):
            entries = getattr(draft.front, kind)
            yield from _repeated((each.id, ("front", kind, index, "id")) for index, each in enumerate(entries))
    yield from _repeated((source.siglum, ("sources", name, "siglum")) for name, source in draft.sources.items())
    for route, noun in all_records(draft):
        silent = [getattr(each, "source", None) for each in getattr(noun, "silent", ())]
        if all(silent):
            yield from _repeated((str(each), (*route, "silent", index, "source")) for index, each in enumerate(silent))
        for field in type(noun).model_fields:
            value = getattr(noun, field)
            if isinstance(value, tuple) and all(isinstance(each, str) for each in value):
                yield from _repeated((each, (*route, field, index)) for index, each in enumerate(value))


def _repeated(names: Iterable[tuple[str, Route]]) -> Iterator[Finding]:
    seen: set[str] = set()
    for name, route in names:
        if name in seen:
            yield Finding(
                Code.NAMED_TWICE, route, f"'{name}' stands here a second time; delete one, or give it another name"
            )
        seen.add(name)
