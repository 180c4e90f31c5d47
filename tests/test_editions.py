"""A briefing in two editions: what is told of the changes, as a page and as a feed, and what is left at old addresses."""

import html
import re
import shutil
import uuid
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from build_tools.briefing import gate, load
from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.walk import prose_texts
from build_tools.markup.prose import plain
from build_tools.model import edition_record
from tests.conftest import HERE, command_in, new_project

GOLDEN = HERE / "golden" / "second-edition"
ATOM = "{http://www.w3.org/2005/Atom}"
SHOWN = (
    "changes/index.md",
    "data/feed.xml",
    "quotes/vote.md",
    "quotes/stone-again.md",
    "people/brandt.md",
    "differences/index.md",
    "timeline/index.md",
)
ADDED = """\
- id: cost
  speaker: asa-brandt
  topics: [quay]
  readings:
    courier: about nine million crowns
"""
WITHDRAWN = """\
- kind: quote
  id: stone-again
  date: 2024-03-18
  because: Its words are *about* speech, as [the chair's own](quote:brandt-stone) show.
  instead: brandt-stone
"""
EDITS = {
    "briefing.yml": (
        ("edition: 2024-03-09", "edition: 2024-03-20"),
        ("    supports: [brandt-stone, stone-again]\n", "    supports: [brandt-stone]\n"),
        ("Direct speech in one lineage, and a report in another.", "Direct speech, in one lineage."),
        ("cites: [brandt-stone, vote]", "cites: [brandt-stone, board-vote]"),
    ),
    "discrepancies.yml": (
        ("id: material", "id: stone-or-granite\n  formerly: [material]"),
        ("sources: [courier, tidings]\n      cites: [brandt-stone, stone-again]", "sources: [courier]\n      cites: [brandt-stone]"),
    ),
    "people.yml": (("id: brandt", "id: asa-brandt\n  formerly: [brandt]"),),
    "timeline.yml": (
        ("id: building", "id: quay-built\n  formerly: [building]"),
        ("cites: [vote]", "cites: [board-vote]"),
        ("cites: [vote, brandt-stone]", "cites: [board-vote, brandt-stone]"),
    ),
    "topics/quay.yml": (
        ("supports: [vote]", "supports: [board-vote]"),
        ("(quote:vote)", "(quote:board-vote)"),
        ("cites: [vote]", "cites: [board-vote]"),
    ),
    "quotes/ferry.yml": (("The year is not named.", "The year isn't named, and no paper gives a figure for another."),),
    "quotes/quay.yml": (
        ("speaker: brandt", "speaker: asa-brandt"),
        ("id: vote\n", "id: board-vote\n  formerly: [vote]\n"),
        ("The board voted for a second quay", "The harbour board voted for a second quay"),
        ("Only the Post has [granite](quote:brandt-stone) here.", "Only the Post has “granite” here."),
    ),
}  # fmt: skip


def _edit(folder: Path) -> None:
    for path, edits in EDITS.items():
        text = (folder / path).read_text("utf-8")
        for old, new in edits:
            assert old in text, (path, old)
            text = text.replace(old, new)
        (folder / path).write_text(text, "utf-8")
    quay = folder / "quotes" / "quay.yml"
    kept, _ = quay.read_text("utf-8").split("- id: stone-again")
    quay.write_text(kept + ADDED, "utf-8")
    (folder / "withdrawn.yml").write_text(WITHDRAWN, "utf-8")


@pytest.fixture(scope="module")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with its first edition recorded, a second one written, and its site built."""
    project = new_project(tmp_path_factory.mktemp("second"))
    briefing = command_in(project)
    ran = briefing("edition")
    assert (ran.returncode, ran.stdout) == (0, "briefing/editions/2024-03-09.json: recorded\n"), ran.stderr
    _edit(project / "briefing")
    assert briefing("pin", "--texts", "texts").returncode == 0
    ran = briefing("build")
    assert ran.returncode == 0, ran.stderr
    return project


@pytest.mark.parametrize("path", SHOWN)
def test_golden(path: str, second: Path, refresh: bool) -> None:
    golden, written = GOLDEN / path, (second / "docs" / path).read_text("utf-8")
    if refresh:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(written, "utf-8")
    assert written == golden.read_text("utf-8")


def test_what_was_published_is_still_to_be_found(second: Path) -> None:
    """Every address of the first edition, a page's or that of a place in a register, is one of the second's."""
    record = edition_record.read_record((second / "briefing" / "editions" / "2024-03-09.json").read_bytes())
    site = second / "site"
    differences, timeline = (
        unescape((site / page / "index.html").read_text("utf-8")) for page in ("differences", "timeline")
    )
    assert all((site / "quotes" / name / "index.html").exists() for name in record.nouns["quotes"])
    assert all((site / "people" / name / "index.html").exists() for name in record.nouns["people"])
    assert all((site / "differences" / name / "index.html").exists() for name in record.nouns["discrepancies"])
    assert [f'id="difference-{name}"' in differences for name in record.nouns["discrepancies"]] == [True, True]
    assert [f"event-{name}" in timeline for name in record.nouns["events"]] == [True, True]
    assert len(record.nouns["quotes"]) == 6


def test_search_leads_past_what_is_gone(second: Path) -> None:
    records = "".join(path.read_text("utf-8") for path in (second / "site" / "search" / "records").iterdir())
    found = set(re.findall(r'"([a-z]+/[a-z-]+/)"', records))
    assert "quotes/board-vote/" in found and not found & {"quotes/vote/", "quotes/stone-again/", "people/brandt/"}
    heads = {
        name: (second / "site" / "quotes" / name / "index.html").read_text("utf-8") for name in ("vote", "board-vote")
    }
    assert ['content="noindex"' in heads[name] for name in heads] == [True, False]


def test_a_feed_reader_finds_each_change(second: Path) -> None:
    text = (second / "site" / "data" / "feed.xml").read_text("utf-8")
    feed = feedparser.parse(text)
    assert (feed.bozo, feed.version) == (False, "atom10")
    assert feed.feed.title == "The second quay of Lunde: changes"
    assert feed.feed.updated == "2024-03-20T00:00:00Z"
    changes = (second / "site" / "changes" / "index.html").read_text("utf-8")
    anchors = re.findall(r'<li id="(change[^"]+)"', changes.replace("&#45;", "-"))
    assert sorted(entry.link for entry in feed.entries) == sorted(
        ["../changes/", *(f"../changes/#{each}" for each in anchors)]
    )
    assert len(anchors) == 9


def test_the_feed_keeps_to_its_standard(second: Path) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: what a feed and an entry have once, and that no id is given twice."""
    root = ElementTree.parse(second / "docs" / "data" / "feed.xml").getroot()
    entries = root.findall(f"{ATOM}entry")
    for part in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{ATOM}{name}")) == 1
        assert all(
            re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", each.text or "") for each in part.findall(f"{ATOM}updated")
        )
        assert [each.get("rel") for each in part.findall(f"{ATOM}link")] == ["alternate"]
    ids = [each.text or "" for each in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == len(entries) + 1 == 11
    assert all(uuid.UUID(each.removeprefix("urn:uuid:")).version == 5 for each in ids)
    assert {each.get("type") for each in root.iter(f"{ATOM}content")} == {"html"}
    assert len(root.findall(f"{ATOM}author")) == 1


@pytest.fixture
def later(second: Path, tmp_path: Path) -> Path:
    """A copy of the project, with its second edition recorded too."""
    project = shutil.copytree(second, tmp_path / "later", ignore=shutil.ignore_patterns("site"))
    assert command_in(project)("edition").returncode == 0
    return project


def _replace(project: Path, path: str, old: str, new: str) -> None:
    file = project / "briefing" / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _shown(project: Path, path: str) -> str:
    """What a generated page says, without its elements."""
    ran = command_in(project)("build")
    assert ran.returncode == 0, ran.stderr
    written = (project / "docs" / path).read_text("utf-8").split("---\n", 2)[2]
    text = html.unescape(re.sub(r"<[^>]+>", " ", written.replace("<li", "\n<li")))
    return re.sub(" +", " ", text)


def test_a_change_without_a_new_edition_is_told_and_is_in_no_feed(later: Path) -> None:
    _replace(later, "topics/quay.yml", "What was decided?", "What was decided, and when?")
    said = _shown(later, "changes/index.md")
    heads = re.findall(r"^## (.*)$", said, re.MULTILINE)
    assert heads == ["Since the edition of 20 March 2024", "Edition of 20 March 2024", "Edition of 9 March 2024"]
    assert "topic The quay Question What was removed: decided? added: decided, and when?" in said
    assert "and when" not in (later / "docs" / "data" / "feed.xml").read_text("utf-8")


def test_names_change_again_and_become_one(later: Path) -> None:
    """A quote that has its third id, and two that have become one, keep all their old addresses."""
    _replace(later, "briefing.yml", "edition: 2024-03-20", "edition: 2024-04-01")
    _replace(
        later, "quotes/quay.yml", "id: board-vote\n  formerly: [vote]", "id: decision\n  formerly: [vote, board-vote]"
    )
    for path in ("briefing.yml", "topics/quay.yml", "timeline.yml"):
        _replace(later, path, "board-vote", "decision")
    quay = later / "briefing" / "quotes" / "quay.yml"
    before, _, after = quay.read_text("utf-8").partition("- id: brandt-old-quay")
    after = after[after.index("- id: decision") :]
    quay.write_text(
        before.replace("- id: brandt-stone\n", "- id: brandt-stone\n  formerly: [brandt-old-quay]\n") + after, "utf-8"
    )
    said = _shown(later, "changes/index.md").split("## Edition of 20 March 2024")[0]
    assert "Renamed 1" in said and "Merged 1" in said
    assert "The harbour board voted for a second quay Its ID was board-vote and is now decision ." in said
    assert "The passage brandt-old-quay is now part of it." in said
    for name in ("vote", "board-vote", "decision", "brandt-old-quay"):
        assert (later / "site" / "quotes" / name / "index.html").exists()


def test_a_withdrawn_event_leaves_its_place_in_the_timeline(later: Path) -> None:
    timeline = later / "briefing" / "timeline.yml"
    timeline.write_text(timeline.read_text("utf-8").split("- id: quay-built")[0], "utf-8")
    withdrawn = later / "briefing" / "withdrawn.yml"
    entries = [
        f"- {{kind: event, id: {name}, date: 2024-04-01, because: It was a guess.}}\n"
        for name in ("building", "quay-built")
    ]
    withdrawn.write_text(withdrawn.read_text("utf-8") + "".join(entries), "utf-8")
    said = _shown(later, "timeline/index.md")
    assert "The event building was withdrawn on 1 April 2024 . It was a guess." in said
    assert 'id="event-quay-built"' in (later / "site" / "timeline" / "index.html").read_text("utf-8").replace(
        "&#45;", "-"
    )


def test_with_an_address_of_its_own_the_feed_and_the_pages_say_it(later: Path) -> None:
    _replace(
        later, "briefing.yml", "edition: 2024-03-20", "edition: 2024-03-20\naddress: https://quay.example/briefing/"
    )
    assert command_in(later)("build").returncode == 0
    feed = feedparser.parse((later / "site" / "data" / "feed.xml").read_text("utf-8"))
    assert feed.feed.links[1] == {
        "rel": "self",
        "type": "application/atom+xml",
        "href": "https://quay.example/briefing/data/feed.xml",
    }
    assert {entry.link.split("#")[0] for entry in feed.entries} == {"https://quay.example/briefing/changes/"}
    assert any(
        'href="https://quay.example/briefing/quotes/brandt-stone/"' in html.unescape(entry.content[0].value)
        for entry in feed.entries
    )
    page = (later / "site" / "quotes" / "cost" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://quay.example/briefing/quotes/cost/">' in page
    assert 'type="application/atom+xml" title="Changes" href="../../data/feed.xml">' in page


def test_an_entry_of_the_feed_keeps_its_id(later: Path) -> None:
    def ids() -> list[str]:
        assert command_in(later)("pages").returncode == 0
        return [
            entry.id for entry in feedparser.parse((later / "docs" / "data" / "feed.xml").read_text("utf-8")).entries
        ]

    before = ids()
    _replace(later, "briefing.yml", "edition: 2024-03-20", "edition: 2024-04-01\naddress: https://quay.example/")
    _replace(later, "briefing.yml", "title: The second quay of Lunde", "title: A quay for Lunde")
    after = ids()
    assert after[1:] == before and len(before) == 10


def test_what_an_edition_was_is_shown_as_text(later: Path) -> None:
    """A record is a file like another: whatever stands in it does nothing."""
    path = later / "briefing" / "editions" / "2024-03-09.json"
    record = edition_record.read_record(path.read_bytes())
    attack = '</title><script>steal()</script>"> ‹no:kind› {{ 7*7 }} [x](y) \x01'
    shown = '</title><script>steal()</script>"> kind {{ 7*7 }} [x](y)'
    quotes = {name: parts | {"title": (attack,), "note": (attack,)} for name, parts in record.nouns["quotes"].items()}
    attacking = edition_record.make(record.edition, attack, record.nouns | {"quotes": quotes})
    path.write_bytes(edition_record.write_record(attacking))
    latest = later / "briefing" / "editions" / "2024-03-20.json"
    second = edition_record.read_record(latest.read_bytes())
    following = edition_record.make(second.edition, second.title, second.nouns, attacking.hash)
    latest.write_bytes(edition_record.write_record(following))
    assert shown in " ".join(_shown(later, "changes/index.md").split())
    pages = [later / "site" / path / "index.html" for path in ("changes", "quotes/stone-again")]
    assert ["<script>steal" in page.read_text("utf-8") for page in pages] == [False, False]
    feed = feedparser.parse((later / "site" / "data" / "feed.xml").read_text("utf-8"))
    assert feed.bozo is False and any(shown in html.unescape(entry.title) for entry in feed.entries)


@pytest.mark.parametrize("name", ["small", "second", "invented"])
def test_the_record_holds_every_text_of_the_curators(name: str, invented_folder: Path) -> None:
    """What an edition says and its record doesn't would change untold.

    Two fields are on no page, and why something was withdrawn stands beside the news of it.
    """
    folder = (invented_folder if name == "invented" else HERE / name) / "briefing"
    untold = {"single_lineage", "left_out", "withdrawn"}
    verified = gate.verified(folder)
    nouns = record_of(verified).nouns
    held = "\n".join(
        text for kind in nouns.values() for noun in kind.values() for part in noun.values() for text in part
    )
    texts = [text for route, text in prose_texts(load.open_folder(folder).draft) if not untold & set(route)]
    assert [text for text in texts if " ".join(plain(text).split()) not in held] == []
    assert len(texts) > 30
    assert [check.words for check in verified.checks.values() if check.words not in held] == []
    translations = [said for quote in verified.briefing.quotes.values() for said in quote.translations.values()]
    assert [said for said in translations if " ".join(said.split()) not in held] == []
