"""What readers may type into a search, and where it should lead: a file for each briefing, for people to edit."""

from pathlib import Path

import yaml

from tests.visiting import Visit

HERE = Path(__file__).parent

_FIND = """queries => Promise.all(queries.map(async query => {
  const found = await briefingSearch.find(query);
  const hits = await briefingSearch.inOrder(found, found.hits);
  return (await briefingSearch.records(hits.slice(0, 5))).map(record => record.address);
}))"""


def misses(visit: Visit, name: str) -> list[str]:
    """What falls short: fewer than nine in ten queries of a file with a right hit first, or 98 in 100 among five.

    For a query with no right hit nothing may be found.
    """
    right = {str(query): hits if isinstance(hits, list) else [hits] for query, hits in _queries(name).items()}
    visit.go("method/")
    found = dict(zip(right, visit.page.evaluate(_FIND, list(right)), strict=True))
    late = [query for query, hits in found.items() if not is_right(hits[:1], right[query])]
    lost = [query for query in late if not is_right(found[query], right[query])]
    too_many = len(late) > 0.1 * len(right) or len(lost) > 0.02 * len(right)
    return [f"{query}: {found[query]}" for query in late] if too_many else []


def is_right(hits: list[str], right: list[str]) -> bool:
    """Whether one of the hits is right; where none is, whether there are none."""
    return bool(set(hits) & set(right)) if right else not hits


def _queries(name: str) -> dict[object, str | list[str]]:
    queries: dict[object, str | list[str]] = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    assert len(queries) >= 40
    return queries
