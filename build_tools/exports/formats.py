"""The formats in which a briefing can be downloaded. To add one, add a line to FORMATS: pages and files follow."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import BaseModel

from build_tools import disk
from build_tools.briefing.pins.commitment import Pin, write_pin
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.atom import feed
from build_tools.exports.bibliography import sources_bibtex, sources_csl
from build_tools.exports.chain import EditionsExport, editions_export, editions_files
from build_tools.exports.csv_export import quotes_csv
from build_tools.exports.embedding import oembed_files
from build_tools.exports.json_export import (
    BriefingExport,
    VerificationExport,
    briefing_export,
    json_schema,
    verification_export,
)
from build_tools.exports.quotes_jsonl import quotes_jsonl
from build_tools.exports.tei import tei
from build_tools.exports.web_annotation import annotations
from build_tools.markup.html import json_file, json_text
from build_tools.model.record import Described


@dataclass(frozen=True)
class Format:
    """A file below data/: its media type, what it is in a sentence, and the function that writes it.

    A file of our own format has a `model`, from which its JSON Schema and its documentation are derived.
    """

    name: str
    media_type: str
    about: str
    make: Callable[[VerifiedBriefing], str]
    model: type[Described] | None = None

    @property
    def schema_name(self) -> str:
        """The file of the JSON Schema, beside the file that it describes."""
        return f"{self.name.removesuffix('.json')}.schema.json"


def _own(name: str, model: type[Described], export: Callable[[VerifiedBriefing], BaseModel]) -> Format:
    """A file of our own format: the JSON of a model, whose docstring says what it is."""
    about = " ".join((model.__doc__ or "").split())

    def make(verified: VerifiedBriefing) -> str:
        return json_file(export(verified).model_dump_json(indent=1))

    return Format(name, "application/json", about, make, model)


FORMATS = (
    _own("briefing.json", BriefingExport, briefing_export),
    _own("verification.json", VerificationExport, verification_export),
    _own("editions.json", EditionsExport, editions_export),
    Format(
        "quotes.jsonl",
        "application/jsonl",
        "One quote per line, with all that is needed to cite it: words, speaker, sources, agencies, differences.",
        quotes_jsonl,
    ),
    Format("quotes.csv", "text/csv", "One row per reading, for spreadsheets: RFC 4180, UTF-8.", quotes_csv),
    Format(
        "annotations.jsonld",
        "application/ld+json",
        "Every annotation and translation in the W3C Web Annotation Data Model; its addresses are relative.",
        lambda verified: json_text(annotations(verified)),
    ),
    Format("sources.bib", "application/x-bibtex", "The sources for BibLaTeX.", sources_bibtex),
    Format(
        "sources.csl.json",
        "application/vnd.citationstyles.csl+json",
        "The sources as CSL-JSON, for Zotero and Pandoc.",
        lambda verified: json_text(sources_csl(verified)),
    ),
    Format(
        "apparatus.xml",
        "application/tei+xml",
        "Every quote with its readings as a critical apparatus: TEI P5, parallel segmentation.",
        tei,
    ),
    Format("feed.xml", "application/atom+xml", "What each edition changed, as an Atom feed: RFC 4287.", feed),
)


def exported_files(verified: VerifiedBriefing) -> Iterator[tuple[str, str]]:
    """Every file but pages: its path below docs/ and its text. Schemas, pins, the record and their check are too."""
    yield from ((path, make()) for path, make in makers_of_exports(verified).items())


def makers_of_exports(verified: VerifiedBriefing) -> dict[str, Callable[[], str]]:
    """The same files by their paths, each with the function that gives its text: the large ones are made then."""
    makers: dict[str, Callable[[], str]] = {}
    for each in FORMATS:
        makers[f"data/{each.name}"] = partial(each.make, verified)
        if each.model:
            makers[f"data/{each.schema_name}"] = partial(_schema, each.model)
    for name, pin in verified.pins.items():
        makers[f"data/pins/{name}.json"] = partial(_pin, pin)
    for path, text in editions_files(verified):
        makers[f"data/{path}"] = partial(str, text)
    makers["data/verify.py"] = _verifier
    return makers | {path: partial(str, text) for path, text in oembed_files(verified)}


def _schema(model: type[Described]) -> str:
    return json_text(json_schema(model))


def _pin(pin: Pin) -> str:
    return write_pin(pin).decode()


def _verifier() -> str:
    return disk.read(Path(__file__).parent / "published" / "verify.py").decode()
