"""The data page: what can be downloaded, documented from the same models that write it."""

from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.formats import FORMATS, Format
from build_tools.exports.json_export import json_schema
from build_tools.markup.html import Html, el, join
from build_tools.pages.addresses import DATA
from build_tools.pages.page import Page, section
from build_tools.pages.parts.terms import with_code
from build_tools.text.counting import counted_in_words


def data_page(verified: VerifiedBriefing) -> Page:
    """The data page."""
    readings = counted_in_words(len(verified.checks), "reading")
    lead = (
        f"All of the briefing for programs: {readings}, with their sources, offsets, verdicts and folds. "
        "Files are UTF-8; offsets count code points of the source’s text, from 0, the end one past the last; "
        "dates are ISO 8601."
    )
    blocks: list[Html] = [el("p", lead, cls="lead")]
    for each in FORMATS:
        if each.model:
            blocks += [section(each.name), _downloads(each), *_tables(json_schema(each.model))]
    others = (_other(each) for each in FORMATS if not each.model)
    blocks += [section("Other formats"), el("dl", *others)]
    return Page(DATA, "Data", "Downloads of the briefing, and what their fields mean.", tuple(blocks))


def _other(file: Format) -> Html:
    return join(el("dt", el("a", file.name, href=f"./{file.name}", download="")), el("dd", file.about))


def _downloads(file: Format) -> Html:
    data = el("a", file.name, href=f"./{file.name}", download="")
    schema = el("a", file.schema_name, href=f"./{file.schema_name}", download="")
    return el("p", data, ", described by the JSON Schema ", schema, ".", cls="downloads")


def _tables(schema: dict[str, Any]) -> list[Html]:
    parts = [(schema["title"], schema), *sorted(schema.get("$defs", {}).items())]
    return [_table(title, part) for title, part in parts if "properties" in part]


def _table(title: str, part: dict[str, Any]) -> Html:
    rows = [
        join(el("dt", el("code", name)), el("dd", f"{_type(value)}. ", with_code(value.get("description", ""))))
        for name, value in part["properties"].items()
    ]
    about = " ".join(part.get("description", "").split())
    return el("details", el("summary", el("b", title), " ", with_code(about)), el("dl", *rows), cls="fields")


def _type(value: dict[str, Any]) -> str:
    if "$ref" in value:
        return str(value["$ref"]).rsplit("/", 1)[1]
    if "anyOf" in value:
        return " or ".join(_type(each) for each in value["anyOf"])
    if "enum" in value:
        return "one of " + ", ".join(value["enum"])
    if "items" in value:
        return f"list of {_type(value['items'])}"
    if isinstance(value.get("additionalProperties"), dict):
        return f"object of {_type(value['additionalProperties'])} by id"
    return str(value.get("const") or value.get("type"))
