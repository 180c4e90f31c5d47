"""A source that prints the words of another is verified and counted, and its words are printed nowhere."""

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.briefing.editions.compare import compare
from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.formats import FORMATS
from build_tools.exports.schema_org import quotation
from build_tools.pages import pages
from tests.conftest import Run

AS_COURIER, AS_POST = "company’s ferries carried 41,000", "companyʼs ferries carried 41,000"
"""The same words, but for an apostrophe by which the print of the Post can be told from that of the Courier."""

WRITTEN, SAME = f"post: The ferry {AS_COURIER} passengers", "post: {same_as: courier}"
FERRY = f"""\
- id: passengers
  title: The ferry carried 41,000 passengers
  topics: [ferry]
  readings:
    courier: The ferry {AS_COURIER} passengers
    {WRITTEN}
- id: berth
  title: The ferry keeps its berth
  topics: [ferry, quay]
  readings:
    courier: the ferry would keep its berth
"""


def _briefing(project: Path, briefing: Run, post: str) -> VerifiedBriefing:
    """The small briefing in which the Post prints a sentence as the Courier does, but for an apostrophe."""
    for name, printed in (("courier", AS_COURIER), ("post", AS_POST)):
        text = project / "texts" / f"{name}.txt"
        text.write_text(text.read_text("utf-8").replace("company carried 41,000", printed), "utf-8")
    (project / "briefing" / "quotes" / "ferry.yml").write_text(FERRY.replace(WRITTEN, post), "utf-8")
    ran = briefing("pin", "--texts", "texts")
    assert ran.returncode == 0, ran.stderr
    return gate.verified(project / "briefing")


@pytest.fixture
def same(project: Path, briefing: Run) -> VerifiedBriefing:
    return _briefing(project, briefing, SAME)


def _published(verified: VerifiedBriefing) -> Iterator[tuple[str, str]]:
    yield from ((page.path, unescape(page.markdown())) for page in pages(verified))
    yield from ((each.name, each.make(verified)) for each in FORMATS)


def test_it_is_verified_against_its_own_pin_and_counted(same: VerifiedBriefing) -> None:
    check = same.checks["passengers", "post"]
    assert (check.verdict, check.folds, check.words) == (
        "folded",
        ("quotation-marks",),
        f"The ferry {AS_POST} passengers",
    )
    assert list(same.briefing.quotes["passengers"].readings) == ["courier", "post"]
    assert same.totals() == {"exact": 7, "folded": 2, "elided": 2, "not-found": 0, "unchecked": 0}


def test_its_words_are_printed_nowhere(project: Path, briefing: Run) -> None:
    """Where they are written out, the pages and the exports have them."""
    having = [path for path, text in _published(_briefing(project, briefing, WRITTEN)) if "companyʼs" in text]
    assert {"quotes/passengers.md", "topics/ferry.md", "briefing.json", "quotes.csv"} <= {*having}
    same = _briefing(project, briefing, SAME)
    assert [path for path, text in _published(same) if "companyʼs" in text] == []
    assert "companyʼs" not in str(record_of(same).nouns)


def test_pages_say_that_it_prints_the_same_words(same: VerifiedBriefing) -> None:
    shown = dict(_published(same))
    said = '<p class="varying"><a class="siglum" href="../../sources/post/">P<span class="unseen"> The Post <Evening>'
    assert f"{said}</span></a> The Post <Evening> prints the same words.</p>" in shown["topics/ferry.md"]
    assert '<p class="in-words">Prints the same words as The Courier.</p>' in shown["quotes/passengers.md"]
    assert shown["whole/index.md"].count("prints the same words.") == 1


def test_exports_name_the_source_whose_words_they_are(same: VerifiedBriefing) -> None:
    made = dict(_published(same))
    assert '"same_as": "courier",\n     "exact": null,' in made["briefing.json"]
    assert '"The Post <Evening>","coast-agency","en","","courier","","folded"' in made["quotes.csv"]
    assert '<ab xml:id="quote-passengers" n="passengers" xml:lang="en">' in made["apparatus.xml"]
    linked = quotation(same, "passengers", "quotes/passengers/")
    assert linked is not None
    assert [each["publisher"]["name"] for each in linked["isBasedOn"]] == ["The Courier", "The Post <Evening>"]
    assert "workExample" not in linked


def test_witnesses_of_one_wording_are_listed_together(project: Path, briefing: Run) -> None:
    """Where another source differs, both stand beside the wording that they share."""
    text = project / "texts" / "tidings.txt"
    text.write_text(
        text.read_text("utf-8").replace("harbour records", "the ferries carried 41,000 passengers"), "utf-8"
    )
    silent = project / "briefing" / "topics" / "ferry.yml"
    lines = silent.read_text("utf-8")
    head, _, rest = lines.partition("silent:\n")
    silent.write_text(head + rest[rest.index("open_questions:") :], "utf-8")
    same = _briefing(project, briefing, f"{SAME}\n    tidings: the ferries carried 41,000 passengers")
    [tei] = [text for name, text in _published(same) if name == "apparatus.xml"]
    assert 'wit="#source-courier #source-post"' in tei


def test_a_change_of_form_alone_is_no_change_of_content(project: Path, briefing: Run) -> None:
    written, same = (record_of(_briefing(project, briefing, post)).nouns for post in (WRITTEN, SAME))
    for one, other in ((written, same), (same, written)):
        assert [each for each in compare(one, other, {}) if each.kind == "quotes"] == []


def test_other_words_are_a_change_of_content(project: Path, briefing: Run) -> None:
    written = record_of(_briefing(project, briefing, "post: ferries carried 41,000 passengers last year")).nouns
    same = record_of(_briefing(project, briefing, SAME)).nouns
    [revision] = [each for each in compare(written, same, {}) if each.kind == "quotes"]
    assert [(each.part, each.before, each.after) for each in revision.rewordings] == [
        ("same words in ‹sources:post›", "", "‹sources:courier›"),
        ("words in ‹sources:post›", "ferries carried 41,000 passengers last year", ""),
    ]


def test_the_canonical_form_is_one_line(project: Path, briefing: Run) -> None:
    quotes = project / "briefing" / "quotes" / "ferry.yml"
    quotes.write_text(FERRY.replace(WRITTEN, "post:\n      same_as: courier"), "utf-8")
    assert briefing("fmt").returncode == 0
    assert f"\n    {SAME}\n" in quotes.read_text("utf-8")


ARTICLE = """\
The ferry has a new captain, who has sailed the strait for thirty years and knows each rock of it, as did her mother.
She was chosen from eleven, after a week in which nobody on either shore spoke of anything else but knots and weather.

Brandt said: “The old one has stood for eighty years.”
"""
EIGHTY = """\
- id: brandt-eighty-years
  speaker: brandt
  topics: [quay]
  readings:
    courier: The old one has stood for eighty years.
"""
GIVEN = (
    *("--publisher", "The Gazette", "--siglum", "G", "--lineage-because", "It says so.", "--descriptor", "A paper."),
    *("--topic", "quay", "--report", "ferry=The ferry has a new captain"),
)


@pytest.mark.parametrize(
    ("lineage", "wanted"),
    [
        ("coast-agency", "{same_as: courier}"),
        ("tidings", "The old one has stood for eighty years."),
    ],
)
def test_an_added_source_prints_the_same_as_one_of_its_lineage(
    project: Path, briefing: Run, lineage: str, wanted: str
) -> None:
    quotes = project / "briefing" / "quotes" / "quay.yml"
    listed = quotes.read_text("utf-8")
    old, vote = listed.index("- id: brandt-old-quay"), listed.index("- id: vote")
    quotes.write_text(f"{listed[:old]}{EIGHTY}{listed[vote:]}", "utf-8")
    (project / "texts" / "gazette.txt").write_text(ARTICLE, "utf-8")
    ran = briefing("add", "texts/gazette.txt", *GIVEN, "--lineage", lineage)
    assert ran.returncode == 0, ran.stderr
    assert f"\n    gazette: {wanted}\n" in quotes.read_text("utf-8")
