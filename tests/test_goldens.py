"""Whole pages and data of the small briefing, compared to the byte; and how they render."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import markdown
import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.formats import FORMATS, Format
from build_tools.exports.json_export import DATA_FORMAT, json_schema
from build_tools.pages import PAGE_KINDS, RecordPages, SinglePage, navigation, page_at, pages
from build_tools.pages.addresses import RECORD_PAGES, record_of_page, record_path
from build_tools.site import generated
from tests.conftest import HERE, ROOT

GOLDEN = HERE / "golden"
RECORDS_SHOWN = (
    *("topics/quay.md", "topics/ferry.md", "quotes/brandt-stone.md", "quotes/brandt-old-quay.md"),
    *("people/brandt.md", "sources/post.md", "differences/material.md"),
)
DATA_SHOWN = ("data/feed.xml", "data/briefing.json", "data/verification.json")
SHOWN = (*(kind.path for kind in PAGE_KINDS if isinstance(kind, SinglePage)), *RECORDS_SHOWN, *DATA_SHOWN)
SHOWN_OF_SECOND = (
    *("topics/pills.md", "quotes/dvorakova-thin.md", "quotes/ogawa-no-tail.md", "data/apparatus.xml"),
    *("safe-to-quote/index.md", "contested-words/index.md"),
)


@pytest.fixture
def verified(project: Path, monkeypatch: pytest.MonkeyPatch) -> VerifiedBriefing:
    monkeypatch.chdir(project)
    return gate.verified(Path("briefing"))


@pytest.fixture
def files(verified: VerifiedBriefing) -> dict[str, str]:
    return generated.generated_files(verified)


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
    made = generated.generated_files(gate.verified(HERE / "second" / "briefing"))[path]
    if refresh:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


def test_each_kind_of_page_with_records_is_shown() -> None:
    kinds = {kind.records for kind in PAGE_KINDS if isinstance(kind, RecordPages)}
    assert kinds == RECORD_PAGES.keys() | {"discrepancies"}
    folders = {record_path(kind, "x").partition("/")[0] for kind in kinds}
    assert {record_of_page(path)[0] for path in RECORDS_SHOWN} == folders


def test_every_page_and_export_is_there(files: dict[str, str]) -> None:
    """The files of records are named after those that an editor wrote, and not after what was read of them."""
    briefing = Path("briefing")
    records = [f"topics/{file.stem}.md" for file in (briefing / "topics").glob("*.yml")]
    records += [f"sources/{file.stem}.md" for file in (briefing / "sources").glob("*.yml")]
    listed = [briefing / "people.yml"], [briefing / "discrepancies.yml"]
    for kind, written in zip(
        ("quotes", "people", "differences"), (briefing.glob("quotes/*.yml"), *listed), strict=True
    ):
        texts = [file.read_text("utf-8") for file in written]
        records += [f"{kind}/{name}.md" for text in texts for name in re.findall(r"^- id: (.*)", text, re.M)]
    assert records, "no records found"
    single = [kind.path for kind in PAGE_KINDS if isinstance(kind, SinglePage)]
    exported = [f"data/{name}" for each in FORMATS for name in (each.name, *([each.schema_name] if each.model else []))]
    pins = [path.stem for path in (briefing / "pins").iterdir()]
    exported += [
        "data/verify.py",
        "data/pins/index.js",
        *(f"data/pins/{pin}.{end}" for pin in pins for end in ("js", "json")),
    ]
    index = {path for path in files if path.startswith("search/")}
    assert sorted(files.keys() - index) == sorted([*single, *records, *exported])
    assert "search/index.js" in index


def test_a_page_alone_is_the_page_among_all(verified: VerifiedBriefing) -> None:
    for page in pages(verified):
        assert page_at(verified, page.path) == page
    assert page_at(verified, "quotes/nobody.md") is None


def test_navigation(verified: VerifiedBriefing, refresh: bool) -> None:
    made = (
        json.dumps(
            navigation(verified, ["about/index.md", *(f"book/{name}.md" for name in ("add", "index", "vet"))]), indent=1
        )
        + "\n"
    )
    golden = GOLDEN / "navigation.json"
    if refresh:
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


@pytest.mark.parametrize("file", [".gitignore", "build_tools/cli/scaffold/folder/gitignore"])
def test_git_ignores_what_is_generated(file: str, files: dict[str, str]) -> None:
    ignored = {line for line in (ROOT / file).read_text("utf-8").split("\n") if line.startswith("/docs/")}
    folders = {f"/docs/{path.split('/')[0]}/" if "/" in path else f"/docs/{path}" for path in files}
    assert ignored == folders | {"/docs/.generated"}


def test_pages_need_no_extension_of_markdown(files: dict[str, str]) -> None:
    """Any engine can build the pages: with plain Markdown the figure comes out whole."""
    body = files["topics/quay.md"].split("---\n", 2)[2]
    html = markdown.markdown(body)
    assert html.count("<figure") == html.count("</figure>") == body.count("<figure") > 0
    assert "&lt;" not in html


OWN_FORMATS = [each for each in FORMATS if each.model]
assert OWN_FORMATS, "no export has a schema"


@pytest.mark.parametrize("export", OWN_FORMATS, ids=lambda export: export.name)
def test_data_agrees_with_its_schema(export: Format, files: dict[str, str]) -> None:
    schema = json.loads(files[f"data/{export.schema_name}"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(files[f"data/{export.name}"]), schema)


@pytest.mark.parametrize("export", OWN_FORMATS, ids=lambda export: export.name)
def test_data_describes_every_field(export: Format, files: dict[str, str]) -> None:
    """A field of the exports without a description would be undocumented on the data page."""
    schema = json.loads(files[f"data/{export.schema_name}"])
    parts = [schema, *schema["$defs"].values()]
    fields = [(part["title"], key, value) for part in parts for key, value in part.get("properties", {}).items()]
    assert fields
    assert [(part, key) for part, key, value in fields if not value.get("description")] == []


def _shape(part: dict[str, Any], schema: dict[str, Any]) -> Any:
    """What a program that reads the data relies on: the keys and the types of their values, and no words about them."""
    if "$ref" in part:
        return _shape(schema["$defs"][part["$ref"].rsplit("/", 1)[1]], schema)
    if "properties" in part:
        optional = part["properties"].keys() - set(part.get("required", ()))
        return {
            f"{key}?" if key in optional else key: _shape(value, schema) for key, value in part["properties"].items()
        }
    if "anyOf" in part:
        return {"any of": [_shape(each, schema) for each in part["anyOf"]]}
    if "items" in part:
        return [_shape(part["items"], schema)]
    if isinstance(part.get("additionalProperties"), dict):
        return {"by id": _shape(part["additionalProperties"], schema)}
    return {"one of": part["enum"]} if "enum" in part else part.get("const", part["type"])


@pytest.mark.parametrize("export", OWN_FORMATS, ids=lambda export: export.name)
def test_another_shape_of_data_is_another_format(export: Format, refresh: bool) -> None:
    """Much of the exports is the editors' own model, so that a key renamed in the YAML is renamed for the world too."""
    assert export.model
    schema = json_schema(export.model)
    shape = _shape(schema, schema)
    golden = GOLDEN / "data-format" / export.name
    pinned = json.loads(golden.read_text("utf-8")) if golden.exists() else {"format": None}
    if shape != pinned and refresh and shape["format"] != pinned["format"]:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(json.dumps(shape, indent=1) + "\n", "utf-8")
        return
    assert shape == pinned, (
        f"{export.name} has another shape than format {pinned['format']} promises to the programs that read it; "
        "raise DATA_FORMAT in exports/json_export.py, then run `make goldens`"
    )
    assert shape["format"] == DATA_FORMAT


def test_offsets_lead_to_the_words(files: dict[str, str]) -> None:
    """Whoever has a text finds each segment of speech at its offsets, to the letter; reporting has none."""
    found = {True: 0, False: 0}
    for quote in json.loads(files["data/briefing.json"])["quotes"]:
        for reading in quote["readings"]:
            text = (HERE / "small" / "texts" / f"{reading['source']}.txt").read_text("utf-8")
            for segment in reading["segments"]:
                if quote["speaker"]:
                    assert text[segment["start"] : segment["end"]] == segment["exact"]
                else:
                    assert segment["start"] is segment["end"] is None and segment["exact"] in text
                found[quote["speaker"] is not None] += 1
    assert found == {True: 6, False: 7}
