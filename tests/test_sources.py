"""A source's page helps nobody to put its article together again; it says what is left out, in no words of it."""

import csv
import functools
import io
import re
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.bibliography import work_of_source
from build_tools.exports.csv_export import quotes_csv
from build_tools.exports.formats import FORMATS
from build_tools.exports.schema_org import article
from build_tools.pages import pages
from build_tools.pages.quotes import quotes_page
from build_tools.pages.source import source_page
from build_tools.site.search.targets import targets
from tests.conftest import HERE, SMALL

LEFT_OUT = """\
left_out:
  - exact: about nine million crowns
    because: The price is no topic of this briefing.
  - exact: the old quay
    because: The price is no topic of this briefing.
  - exact: voted on Tuesday
    because: A *heading*.
"""


@functools.cache
def _verified(name: str) -> VerifiedBriefing:
    return gate.verified(HERE / name / "briefing")


@pytest.mark.parametrize("name", ["small", "second"])
def test_quotes_are_listed_by_topic_each_once(name: str) -> None:
    briefing = _verified(name).briefing
    for source in briefing.sources:
        page = str(source_page(_verified(name), source).markdown())
        listed = re.findall(r'id="on&#45;([^"]+)"|href="[^"]*quotes&#47;([^"]+?)&#47;"', page)
        topic, found = "", []
        for heading, quote in listed:
            if heading:
                topic = heading.replace("&#45;", "-")
            else:
                found.append((topic, quote.replace("&#45;", "-")))
        wanted = {(each.topics[0], each.id) for each in briefing.quotes.values() if source in each.readings}
        assert set(found) == wanted and len(found) == len(wanted)
        assert [each for each in briefing.topics if each in dict(found)] == list(
            dict.fromkeys(each for each, _ in found)
        )


def test_no_page_says_how_much_is_quoted_or_left_out() -> None:
    said = "".join(page.markdown() for page in pages(_verified("small")))
    assert "not quoted &#8230;" not in said and "of the text is quoted" not in said


def test_only_speech_has_offsets() -> None:
    for name in ("small", "second"):
        for row in csv.DictReader(io.StringIO(quotes_csv(_verified(name)))):
            assert bool(row["start"]) is bool(row["end"]) is (row["kind"] == "speech"), row
    shown = {page.path: page.markdown() for page in pages(_verified("small"))}
    placed = [path for path, text in shown.items() if re.search("Characters? 1", text)]
    assert placed == ["quotes/brandt-stone.md", "quotes/brandt-old-quay.md"]


def test_passages_left_out_are_told_by_their_reasons(project: Path) -> None:
    courier = project / "briefing" / "sources" / "courier.yml"
    courier.write_text(courier.read_text("utf-8") + LEFT_OUT, "utf-8")
    changed = gate.verified(project / "briefing")
    page = source_page(changed, "courier").markdown()
    assert '<li>The price is no topic of this briefing&#46;<span class="count"> 2 passages</span></li>' in page
    assert "<li>A <em>heading</em>&#46;</li>" in page
    published = [page.markdown() for page in pages(changed)] + [each.make(changed) for each in FORMATS]
    assert not any("nine million" in each for each in published)
    reasons = ("The price is no topic of this briefing.", "The price is no topic of this briefing.", "A heading.")
    assert record_of(changed).nouns["sources"]["courier"]["left out"] == reasons
    assert "left out" not in record_of(_verified("small")).nouns["sources"]["courier"]


def test_quotes_are_filtered_by_the_number_of_agencies() -> None:
    verified = gate.verified(SMALL / "briefing")
    page = quotes_page(verified).markdown()
    boxes = re.findall(r'name="agencies" value="(\d)">([^<]+?) <small>(\d)</small>', page)
    assert boxes == [("1", "From one agency", "5"), ("2", "From two independent agencies", "1")]
    rows = csv.DictReader(io.StringIO(quotes_csv(verified)))
    assert {row["quote"]: row["agencies"] for row in rows}["vote"] == "2"
    assert {row["agencies"] for row in csv.DictReader(io.StringIO(quotes_csv(verified))) if row["quote"] != "vote"} == {
        "1"
    }


def test_none_is_what_a_text_was_read_for_and_unknown_what_nobody_knows(project: Path) -> None:
    post = project / "briefing" / "sources" / "post.yml"
    text = post.read_text("utf-8")
    assert text.count("byline: unknown\nagency: unknown\n") == 1
    for key, facts in (
        ("byline", "<dt>Byline</dt><dd>none</dd><dt>Agency credited</dt><dd>not known</dd>"),
        ("agency", "<dt>Byline</dt><dd>not known</dd><dt>Agency credited</dt><dd>none</dd>"),
    ):
        post.write_text(text.replace(f"{key}: unknown", f"{key}: none"), "utf-8")
        changed = gate.verified(project / "briefing")
        assert facts in source_page(changed, "post").markdown()
        assert work_of_source(changed, "post").authors == ()
        assert not {"creditText", "sourceOrganization"} & article(changed, "post", "")["mainEntity"].keys()
        assert "none" not in [passage.words for target in targets(changed, ()) for passage in target.passages]
