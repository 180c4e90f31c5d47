"""The files of the index. Each is a script that calls `searchShard` with its part: pages from disk may fetch no data.

- `index`: what every search needs: words of the interface, all that can be named, and where each part begins.
- `terms/`, `places/`: the postings, by term; places are only asked for by phrases.
- `fore/`, `back/`: the terms alone, and the terms from end to beginning: where a word with a typing error may be.
- `records/`: what hits show.
- `facets/`: the values of each facet, as numbers of the named targets that they are, and the ids of these.

A part bears the version of the index that it belongs to, so that a reader's cache can't mix two.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import interface_language, say_plain
from build_tools.markup.html import compact_json, script_call, shown
from build_tools.site.search.postings import in_scripts_order, postings, written
from build_tools.site.search.targets import KINDS, NAMED, PageText, Passage, Target, targets

FOLDER = "search"
FACETS = ("speaker", "source", "topic", "agencies")

_TERMS, _SPELLINGS, _RECORDS = 4_000, 8_000, 2_000
"""How many characters a part has before the next begins."""

_SAID = (
    *("search-title", "search-placeholder", "search-hint", "search-any", "search-narrow"),
    *("search-failed", "search-more", "search-close", "search-hits", "search-instead", "search-common"),
)
"""What the script says as it is."""


def search_files(verified: VerifiedBriefing, pages: Iterable[PageText]) -> Iterator[tuple[str, str]]:
    """Every file of the index: its path below docs/ and its text. `pages` are those that are about no single record."""
    found = targets(verified, pages)
    parts = dict(_parts(found))
    parts["index"] = {**parts.pop("index"), **_interface(verified)}
    version = zlib.crc32(compact_json(parts).encode())
    for name, part in parts.items():
        yield f"{FOLDER}/{name}.js", script_call("searchShard", version, name, part)


def _parts(found: Sequence[Target]) -> Iterator[tuple[str, Any]]:
    posted = postings(found)
    begin: dict[str, Any] = {}
    ends = sorted((term[::-1] for term in posted.targets), key=in_scripts_order)
    for name, entries, size in (
        ("terms", {term: f"{term} {numbers}" for term, numbers in posted.targets.items()}, _TERMS),
        ("places", {term: f"{term} {numbers}" for term, numbers in posted.places.items()}, _TERMS),
        ("fore", {term: term for term in posted.targets}, _SPELLINGS),
        ("back", {term: term for term in ends}, _SPELLINGS),
    ):
        begin[name] = []
        last = ""
        for shard in _shards(entries, size):
            yield f"{name}/{len(begin[name])}", ",".join(entries[key] for key in shard)
            begin[name].append(_boundary(last, shard[0]))
            last = shard[-1]
    records = [_record(target) for target in found]
    firsts = [0]
    for number, shard in enumerate(_shards({at: compact_json(each) for at, each in enumerate(records)}, _RECORDS)):
        yield f"records/{number}", [records[at] for at in shard]
        firsts.append(shard[0])
    begin["records"] = written(after - before for before, after in pairwise(firsts))
    named = [target for target in found if target.kind in NAMED]
    for facet in FACETS:
        yield f"facets/{facet}", written(_column(found, named, facet))
    yield "facets/ids", [each.id for each in named]
    first = next((number for number, target in enumerate(found) if target.kind == "quotes"), 0)
    quotes = [first, first + sum(target.kind == "quotes" for target in found)]
    yield "index", {"targets": len(found), "quotes": quotes, "begin": begin, "named": [_named(each) for each in named]}


def _boundary(last: str, first: str) -> str:
    """The shortest text that is after a part's last entry, and not after the first of the next."""
    same = next(at for at, letter in enumerate(first) if last[at : at + 1] != letter)
    return first[: same + 1] if last else ""


def _shards(entries: Mapping[Any, str], size: int) -> Iterator[list[Any]]:
    """The keys of entries in groups that have about this many characters; a longer entry is in a group of its own."""
    group: list[Any] = []
    length = 0
    for key, entry in entries.items():
        if group and length + len(entry) > size:
            yield group
            group, length = [], 0
        group.append(key)
        length += len(entry)
    if group:
        yield group


def _record(target: Target) -> list[Any]:
    """What a hit shows: the number of its kind, its address, title and lead, and its passages."""
    title = _words(target.title) if target.title else []
    passages = (_words(passage) for passage in target.passages)
    kind = "reports" if target.kind == "quotes" and not target.speaker else target.kind
    return [KINDS.index(kind), target.address, title, target.lead, *passages]


def _words(passage: Passage) -> list[str]:
    """A passage's words, its language, and "source" if they are a source's; without what is empty at the end."""
    if passage.is_sources:
        return [passage.words, passage.language, "source"]
    return [passage.words, passage.language] if passage.language else [passage.words]


def _named(target: Target) -> list[Any]:
    return [KINDS.index(target.kind), *(shown(name) for name in target.names)]


def _column(found: Sequence[Target], named: Sequence[Target], facet: str) -> Iterator[int]:
    """For each target how many values of a facet it has, and which."""
    numbers = {(target.kind, target.id): number for number, target in enumerate(named)}
    for target in found:
        values = {
            "speaker": [numbers["people", target.speaker]] if target.speaker else [],
            "source": [numbers["sources", name] for name in target.sources],
            "topic": [numbers["topics", name] for name in target.topics],
            "agencies": [target.agencies] if target.agencies else [],
        }[facet]
        yield from (len(values), *values)


def _interface(verified: VerifiedBriefing) -> dict[str, Any]:
    """What the script says, and in which language; where it puts something in, there is a name in braces."""
    most = len(verified.briefing.front.lineages)
    words = {name.removeprefix("search-"): say_plain(verified, name) for name in _SAID}
    words["none"] = say_plain(verified, "search-none", query="{query}")
    words["missing"] = say_plain(verified, "search-missing", words="{words}")
    words["found"] = say_plain(verified, "search-found", count="{count}")
    words["shownFor"] = say_plain(verified, "search-shown-for", found="{found}")
    return {
        "language": interface_language(verified),
        "words": words,
        "kinds": [say_plain(verified, f"search-kind-{kind}") for kind in KINDS],
        "agencies": [say_plain(verified, "quotes-agencies", count=count) for count in range(1, most + 1)],
        "facets": {facet: say_plain(verified, f"facet-{facet}") for facet in FACETS},
    }
