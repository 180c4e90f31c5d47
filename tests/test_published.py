"""The briefing that is published, whatever it is about: what holds for any briefing in the folder `briefing`.

All else is tested with invented briefings, so that these are the only tests that an edit of the content can break.
"""

from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.disk import read_folder
from build_tools.documents import canonical
from tests.conftest import ROOT, built_once
from tests.kinds import kinds_of
from tests.searches import misses
from tests.test_schemas import refused, unnamed
from tests.visiting import Windows, visiting
from tests.web import served

FOLDER = ROOT / "briefing"
EVERY = 30
"""Of pages of one kind, one in so many is opened; the build itself has followed the links of all."""


@pytest.fixture(scope="module")
def published() -> VerifiedBriefing:
    return gate.verified(FOLDER)


def test_every_reading_is_verified(published: VerifiedBriefing) -> None:
    totals = published.totals()
    assert totals["not-found"] == totals["unchecked"] == 0
    assert totals["exact"] + totals["folded"] + totals["elided"] == len(published.checks) > 0


def test_it_is_in_canonical_form() -> None:
    files = read_folder(FOLDER, "")
    written, findings = canonical.rewrite("briefing", files)
    assert findings == [] and written
    assert canonical.not_canonical("briefing", files, written) == []


def test_every_file_names_its_schema_and_none_refuses_it() -> None:
    assert unnamed(FOLDER) == []
    assert refused(FOLDER) == []


def test_another_briefing_has_no_word_of_this_one(published: VerifiedBriefing, small_built: Path) -> None:
    """The generator brings nothing of the published briefing along: no name or title of two words or more."""
    briefing = published.briefing
    names = {briefing.front.title, *(person.name for person in briefing.people.values())}
    names |= {topic.title for topic in briefing.topics.values()}
    names |= {source.publisher for source in briefing.sources.values()}
    names = {name for name in names if " " in name}
    assert names
    found = {
        f"{path.name}: {name}"
        for path in small_built.rglob("*")
        if path.suffix in {".html", ".json", ".xml"} and "about" not in path.parts
        for name in names
        if name in path.read_text("utf-8")
    }
    assert found == set()


@pytest.fixture(scope="module")
def published_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its site; the build refuses a link that leads nowhere, and whatever would be fetched from another host."""
    return built_once(tmp_path_factory, "published-site", FOLDER)


def test_a_reader_meets_no_fault(published: VerifiedBriefing, published_built: Path, windows: Windows) -> None:
    """Pages load on a phone without an error or a request to another host, and fit.

    axe finds no fault in any kind of page of the invented briefings, see `test_reading`.
    """
    kinds = set(kinds_of(published).values())
    every = sorted(path.parent.relative_to(published_built).as_posix() for path in published_built.rglob("index.html"))
    others = [f"{path}/" for path in every if path != "." and f"{path}/" not in kinds]
    beyond = {}
    with served(published_built) as wire, visiting(windows, wire.address, 375) as visit:
        for path in [*sorted(kinds), *others[::EVERY]]:
            visit.go(path)
            assert visit.page.locator("h1").count() == 1, path
            beyond[path] = visit.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {path: pixels for path, pixels in beyond.items() if pixels > 0} == {}


def test_what_readers_type_finds_what_they_mean(published_built: Path, windows: Windows) -> None:
    with served(published_built) as wire, visiting(windows, wire.address, 1440) as visit:
        assert misses(visit, "published") == []
