"""Whole pages and data of the small briefing, compared to the byte; and how they render."""

import json
from pathlib import Path

import jsonschema
import markdown
import pytest

from build_tools.briefing import gate
from build_tools.exports.json_export import EXPORTS
from build_tools.site import generated
from tests.conftest import HERE

GOLDEN = HERE / "golden"
SHOWN = (
    "index.md",
    "topics/quay.md",
    "topics/ferry.md",
    "quotes/brandt-stone.md",
    "quotes/index.md",
    "sources/post.md",
    "people/brandt.md",
    "differences/index.md",
    "timeline/index.md",
    "method/index.md",
    "changes/index.md",
    "data/feed.xml",
    "whole/index.md",
    "data/index.md",
    "data/briefing.json",
    "data/verification.json",
)


SHOWN_OF_SECOND = ("topics/pills.md", "quotes/dvorakova-thin.md", "quotes/ogawa-no-tail.md", "data/apparatus.xml")


@pytest.fixture
def files(project: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    monkeypatch.chdir(project)
    return generated.generated_files(gate.verified(Path("briefing"), strict=True))


@pytest.mark.parametrize("path", SHOWN)
def test_golden(path: str, files: dict[str, str], refresh: bool) -> None:
    golden = GOLDEN / path
    if refresh:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(files[path], "utf-8")
    assert files[path] == golden.read_text("utf-8")


@pytest.mark.parametrize("path", SHOWN_OF_SECOND)
def test_golden_of_many_languages(path: str, refresh: bool) -> None:
    golden = GOLDEN / "second" / path
    made = generated.generated_files(gate.verified(HERE / "second" / "briefing", strict=True))[path]
    if refresh:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


def test_every_page_is_there(files: dict[str, str]) -> None:
    assert sorted(files) == [
        "changes/index.md",
        "data/annotations.jsonld",
        "data/apparatus.xml",
        "data/briefing.json",
        "data/briefing.schema.json",
        "data/feed.xml",
        "data/index.md",
        "data/quotes.csv",
        "data/sources.bib",
        "data/sources.csl.json",
        "data/verification.json",
        "data/verification.schema.json",
        "differences/index.md",
        "index.md",
        "method/index.md",
        "people/brandt.md",
        "people/index.md",
        "quotes/berth.md",
        "quotes/brandt-old-quay.md",
        "quotes/brandt-stone.md",
        "quotes/index.md",
        "quotes/passengers.md",
        "quotes/stone-again.md",
        "quotes/vote.md",
        "sources/courier.md",
        "sources/index.md",
        "sources/post.md",
        "sources/tidings.md",
        "timeline/index.md",
        "topics/ferry.md",
        "topics/index.md",
        "topics/quay.md",
        "whole/index.md",
    ]


def test_pages_need_no_extension_of_markdown(files: dict[str, str]) -> None:
    """Any engine can build the pages: with plain Markdown the figure comes out whole."""
    body = files["topics/quay.md"].split("---\n", 2)[2]
    html = markdown.markdown(body)
    assert html.count("<figure") == html.count("</figure>") == body.count("<figure") > 0
    assert "&lt;" not in html


@pytest.mark.parametrize("export", EXPORTS, ids=lambda export: export.name)
def test_data_agrees_with_its_schema(export: object, files: dict[str, str]) -> None:
    name = export.name.removesuffix(".json")
    schema = json.loads(files[f"data/{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(files[f"data/{name}.json"]), schema)


def test_data_describes_every_field(files: dict[str, str]) -> None:
    """A field of the exports without a description would be undocumented on the data page."""
    schema = json.loads(files["data/verification.schema.json"])
    parts = [schema, *schema["$defs"].values()]
    assert [key for part in parts for key, value in part["properties"].items() if "description" not in value] == []


def test_offsets_lead_to_the_words(files: dict[str, str]) -> None:
    """Whoever has a text finds each segment at its offsets, to the letter."""
    checked = 0
    for quote in json.loads(files["data/briefing.json"])["quotes"]:
        for reading in quote["readings"]:
            text = (HERE / "small" / "texts" / f"{reading['source']}.txt").read_text("utf-8")
            for segment in reading["segments"]:
                assert text[segment["start"] : segment["end"]] == segment["exact"]
                checked += 1
    assert checked == 13
