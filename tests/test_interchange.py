"""Each format is read back by a library that is not ours, and holds what the briefing holds."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import bibtexparser
import pytest

from build_tools.briefing import gate
from build_tools.cli import parser
from build_tools.site import generated

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.fixture
def verified(project: Path, monkeypatch: pytest.MonkeyPatch) -> gate.VerifiedBriefing:
    monkeypatch.chdir(project)
    return gate.verified(Path("briefing"))


@pytest.fixture
def files(verified: gate.VerifiedBriefing) -> dict[str, str]:
    return generated.generated_files(verified)


def test_csv_has_a_row_for_each_reading(files: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(files["data/quotes.csv"])))
    exported = json.loads(files["data/briefing.json"])["quotes"]
    readings = [(quote["id"], reading) for quote in exported for reading in quote["readings"]]
    assert [(row["quote"], row["source"], row["verdict"], row["words"]) for row in rows] == [
        (name, reading["source"], reading["verdict"], " ".join(reading["exact"].split())) for name, reading in readings
    ]


def test_a_formula_is_text_in_csv(project: Path) -> None:
    ferry = project / "briefing" / "quotes" / "ferry.yml"
    title = '=HYPERLINK("http://evil.example")'
    ferry.write_text(ferry.read_text("utf-8").replace("The ferry keeps its berth", f"'{title}'"), "utf-8")
    found = generated.generated_files(gate.verified(project / "briefing"))["data/quotes.csv"]
    titles = [row["title"] for row in csv.DictReader(io.StringIO(found))]
    assert f"'{title}" in titles and title not in titles


def test_bibtex_names_each_source(files: dict[str, str], verified: gate.VerifiedBriefing) -> None:
    entries = bibtexparser.loads(files["data/sources.bib"]).entries_dict
    assert entries.keys() == verified.briefing.sources.keys()
    assert entries["courier"]["url"] == "https://courier.example/quay?id=1&part=2"
    assert "title" not in entries["post"] and entries["post"]["date"] == "2024-03-05/2024-03-06"


def test_csl_gives_dates_in_parts(files: dict[str, str]) -> None:
    items = {item["id"]: item for item in json.loads(files["data/sources.csl.json"])}
    assert items["post"]["issued"] == {"date-parts": [[2024, 3, 5], [2024, 3, 6]]}
    assert items["courier"]["accessed"] == {"date-parts": [[2024, 3, 7]]}
    assert "issued" not in items["tidings"]


def test_each_annotation_leads_to_its_words(files: dict[str, str]) -> None:
    page = json.loads(files["data/annotations.jsonld"])
    items = page["first"]["items"]
    assert page["total"] == len(items) == 4
    for item in items:
        path, _, anchor = item["id"].partition("/#")
        assert f'id="{anchor.replace("-", "&#45;")}"' in files[f"{path}.md"]
    assert [item["target"].get("selector", {}).get("exact") for item in items] == [
        "last year",
        "in stone",
        "granite",
        None,
    ]


def test_every_witness_can_be_read_out_of_the_apparatus(files: dict[str, str], verified: gate.VerifiedBriefing) -> None:
    """Parallel segmentation: what each witness prints is the text with its own readings put in."""
    root = ElementTree.fromstring(files["data/apparatus.xml"])
    assert {wit.get(XML_ID) for wit in root.iter(f"{TEI}witness")} == {
        f"source-{name}" for name in verified.briefing.sources
    }
    blocks = {block.get("n"): block for block in root.iter(f"{TEI}ab")}
    for (name, source), check in verified.checks.items():
        assert _read(blocks[name], source) == check.words, (name, source)


def test_what_touches_in_the_sources_touches_in_the_apparatus(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script without spaces has differences side by side, and white space there would be the witness's."""
    monkeypatch.chdir(project)
    printed = {"courier": "彗星の尾は長い", "post": "彗星の毛は長い", "tidings": "彗星の尾も長い"}
    for source, words in printed.items():
        with (project / "texts" / f"{source}.txt").open("a", encoding="utf-8") as text:
            text.write(f"\n{words}\n")
    with (project / "briefing" / "quotes" / "quay.yml").open("a", encoding="utf-8") as quay:
        quay.write("- id: tail\n  title: The tail\n  topics: [quay]\n  readings:\n")
        quay.writelines(f"    {source}: {words}\n" for source, words in printed.items())
    assert parser.run_command(["pin", "--texts", "texts"]) == 0
    made = generated.generated_files(gate.verified(Path("briefing")))
    root = ElementTree.fromstring(made["data/apparatus.xml"])
    block = next(each for each in root.iter(f"{TEI}ab") if each.get("n") == "tail")
    assert len(block) == 2
    assert {source: _read(block, source) for source in printed} == printed


def _read(block: ElementTree.Element, source: str) -> str:
    """What a witness prints, by the apparatus."""
    own = [note for note in block.iter(f"{TEI}note") if note.get("source") == f"#source-{source}"]
    if own:
        return own[0].text or ""
    words = block.text or ""
    for app in block.iter(f"{TEI}app"):
        for reading in app:
            if f"#source-{source}" in (reading.get("wit") or "").split():
                words += reading.text or ""
        words += app.tail or ""
    return " ".join(words.split())


def test_exports_leave_the_xml_of_others_alone(files: dict[str, str]) -> None:
    """ElementTree keeps registered prefixes for the whole process, so the exports must register none."""
    for path in ("data/apparatus.xml", "data/feed.xml"):
        root = ElementTree.fromstring(files[path])
        assert ElementTree.tostring(ElementTree.Element(root.tag)).startswith(b"<ns0:")
