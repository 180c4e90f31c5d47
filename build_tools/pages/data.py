"""The data page: what can be downloaded, documented from the same models that write it."""

from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.formats import FORMATS, Format
from build_tools.exports.json_export import json_schema
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el, join
from build_tools.pages.addresses import DATA
from build_tools.pages.page import Page, section
from build_tools.pages.parts.lang import english_attributes
from build_tools.pages.parts.terms import with_code


def data_page(verified: VerifiedBriefing) -> Page:
    """The data page."""
    blocks: list[Html] = [el("p", say(verified, "data-lead", readings=len(verified.checks)), cls="lead")]
    for each in FORMATS:
        if each.model:
            blocks += [section(each.name), _downloads(verified, each), *_tables(verified, json_schema(each.model))]
    others = (_other(verified, each) for each in FORMATS if not each.model)
    blocks += [section(say_plain(verified, "data-other-formats")), el("dl", *others)]
    return Page(DATA, say_plain(verified, "data-title"), say_plain(verified, "data-about"), tuple(blocks))


def _other(verified: VerifiedBriefing, file: Format) -> Html:
    return join(
        el("dt", el("a", file.name, href=f"./{file.name}", download="")),
        el("dd", file.about, **english_attributes(verified)),
    )


def _downloads(verified: VerifiedBriefing, file: Format) -> Html:
    data = el("a", file.name, href=f"./{file.name}", download="")
    schema = el("a", file.schema_name, href=f"./{file.schema_name}", download="")
    return el("p", say(verified, "data-download", file=data, schema=schema), cls="downloads")


def _tables(verified: VerifiedBriefing, schema: dict[str, Any]) -> list[Html]:
    parts = [(schema["title"], schema), *sorted(schema.get("$defs", {}).items())]
    return [_table(verified, title, part) for title, part in parts if "properties" in part]


def _table(verified: VerifiedBriefing, title: str, part: dict[str, Any]) -> Html:
    rows = [
        join(el("dt", el("code", name)), el("dd", f"{_type(value)}. ", with_code(value.get("description", ""))))
        for name, value in part["properties"].items()
    ]
    about = " ".join(part.get("description", "").split())
    summary = el("summary", el("b", title), " ", with_code(about))
    return el("details", summary, el("dl", *rows), cls="fields", **english_attributes(verified))


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
