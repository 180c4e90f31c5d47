"""The briefing in the formats of other programs: CSV, Web Annotation, BibTeX, CSL, TEI and Atom."""

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as xml

from build_tools.briefing.verify import Check, VerifiedBriefing
from build_tools.exports import bibliography
from build_tools.exports.atom import feed
from build_tools.markup.html import json_text
from build_tools.model import Annotation, Quote
from build_tools.model.values import UNKNOWN
from build_tools.text import dates
from build_tools.text.anchoring import words_with_spaces as split
from build_tools.text.collation import collate, renderings

COLUMNS = (
    "quote kind speaker title topics occasion source publisher lineage language words translation "
    "verdict folds start end address"
).split()
_FORMULA = re.compile(r"[=+\-@\t\r]")
_TEI = "http://www.tei-c.org/ns/1.0"
_MOTIVATIONS = {
    "context": "describing",
    "caution": "assessing",
    "translation": "commenting",
    "inference": "commenting",
    "link": "linking",
}
"""The motivation of the W3C Web Annotation Vocabulary for each kind of annotation."""


def quotes_csv(verified: VerifiedBriefing) -> str:
    """One row a reading (RFC 4180). A cell that a spreadsheet would run as a formula begins with an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(COLUMNS)
    for (name, source), check in verified.checks.items():
        row = _row(verified, verified.briefing.quotes[name], source, check)
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return written.getvalue()


def _row(verified: VerifiedBriefing, quote: Quote, source: str, check: Check) -> list[str]:
    witness = verified.briefing.sources[source]
    speaker = verified.briefing.people[quote.speaker].name if quote.speaker else ""
    starts = [str(anchor.start) for anchor in check.anchors if anchor.start is not None]
    ends = [str(anchor.end) for anchor in check.anchors if anchor.end is not None]
    return [
        quote.id,
        "speech" if quote.speaker else "report",
        speaker,
        quote.title or "",
        " ".join(quote.topics),
        quote.occasion or "",
        source,
        witness.publisher,
        witness.lineage.of,
        witness.language,
        check.words,
        quote.translations.get(source, ""),
        check.verdict,
        " ".join(check.folds),
        " ".join(starts),
        " ".join(ends),
        "" if witness.url == UNKNOWN else witness.url,
    ]


def annotations(verified: VerifiedBriefing) -> dict[str, Any]:
    """Every annotation and translation in the W3C Web Annotation Data Model; ids are relative to the site's root."""
    items = [
        *(
            _annotation(verified, quote, number, annotation)
            for quote in verified.briefing.quotes.values()
            for number, annotation in enumerate(quote.annotations, 1)
        ),
        *(
            _translation(verified, quote, source)
            for quote in verified.briefing.quotes.values()
            for source in quote.translations
        ),
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "data/annotations.jsonld",
        "type": "AnnotationCollection",
        "label": verified.briefing.front.title,
        "total": len(items),
        "first": {
            "id": "data/annotations.jsonld#page",
            "type": "AnnotationPage",
            "items": items,
        },
    }


def _annotation(verified: VerifiedBriefing, quote: Quote, number: int, annotation: Annotation) -> dict[str, Any]:
    curators = {curator.id: curator.name for curator in verified.briefing.front.curators}
    target: dict[str, Any] = {"source": f"quotes/{quote.id}/"}
    if annotation.on is not None:
        parts = {"exact": annotation.on, "prefix": annotation.prefix, "suffix": annotation.suffix}
        selector = {"type": "TextQuoteSelector"} | {key: value for key, value in parts.items() if value}
        target = {"source": f"quotes/{quote.id}/", "selector": selector}
    return {
        "id": f"quotes/{quote.id}/#note-{quote.id}-{number}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS[annotation.kind],
        "creator": {"type": "Person", "name": curators[annotation.author]},
        "created": f"{annotation.date}T00:00:00Z",
        "body": {"type": "TextualBody", "value": annotation.note, "format": "text/markdown"},
        "target": target,
    }


def _translation(verified: VerifiedBriefing, quote: Quote, source: str) -> dict[str, Any]:
    """The curator's translation of a reading: a text in the briefing's language on words in another."""
    briefing = verified.briefing
    text = {"type": "TextualBody", "value": quote.translations[source], "format": "text/plain"}
    return {
        "id": f"quotes/{quote.id}/#translation-{source}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS["translation"],
        "body": text | {"language": briefing.front.language},
        "target": {
            "source": f"quotes/{quote.id}/",
            "selector": {"type": "FragmentSelector", "value": f"reading-{source}"},
        },
    }


def sources_bibtex(verified: VerifiedBriefing) -> str:
    """The sources as BibTeX; what is not known is left out."""
    return "\n".join(bibliography.bibtex(work) for work in _works(verified))


def sources_csl(verified: VerifiedBriefing) -> list[dict[str, Any]]:
    """The sources as CSL-JSON, which Zotero and Pandoc read; what is not known is left out."""
    return [bibliography.csl(work) for work in _works(verified)]


def _works(verified: VerifiedBriefing) -> list[bibliography.Work]:
    return [bibliography.work_of_source(name, source) for name, source in verified.briefing.sources.items()]


def tei(verified: VerifiedBriefing) -> str:
    """Every quote with its readings as a critical apparatus (TEI P5, chapter 13, parallel segmentation)."""
    xml.register_namespace("", _TEI)
    root = xml.Element(f"{{{_TEI}}}TEI")
    _header(root, verified)
    body = _child(_child(root, "text"), "body")
    for quote in verified.briefing.quotes.values():
        _quote(body, verified, quote)
    # White space between two entries that touch would be read as the witnesses’ own.
    entries = (pairwise(block.iter(f"{{{_TEI}}}app")) for block in body)
    touching = [entry for pairs in entries for entry, _ in pairs if not entry.tail]
    xml.indent(root, " ")
    for entry in touching:
        entry.tail = None
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _child(parent: xml.Element, name: str, text: str = "", **attributes: str) -> xml.Element:
    made = xml.SubElement(
        parent, f"{{{_TEI}}}{name}", {key.replace("xml_", _XML): value for key, value in attributes.items()}
    )
    made.text = text or None
    return made


_XML = "{http://www.w3.org/XML/1998/namespace}"
_LANGUAGE = f"{_XML}lang"


def _header(root: xml.Element, verified: VerifiedBriefing) -> None:
    front = verified.briefing.front
    description = _child(_child(root, "teiHeader"), "fileDesc")
    _child(_child(description, "titleStmt"), "title", front.title)
    _child(_child(description, "publicationStmt"), "p", f"Edition of {dates.date_in_words(front.edition)}.")
    witnesses = _child(_child(description, "sourceDesc"), "listWit")
    for name, source in verified.briefing.sources.items():
        witness = _child(witnesses, "witness", xml_id=f"source-{name}", n=source.siglum)
        witness.text = f"{source.publisher}. Lineage: {source.lineage.of}, {source.lineage.status}."


def _quote(body: xml.Element, verified: VerifiedBriefing, quote: Quote) -> None:
    block = _child(body, "ab", xml_id=f"quote-{quote.id}", n=quote.id)
    sources = verified.briefing.sources
    block.set(_LANGUAGE, sources[quote.lemma_source].language)
    lemma = verified.checks[quote.id, quote.lemma_source].words
    wording = renderings(lemma, verified.beside_lemma(quote))
    words, done = split(lemma), 0
    last: xml.Element | None = None
    gap = ""
    for entry in collate(lemma, wording):
        _append(block, last, gap + "".join(words[done : entry.start]))
        differing = {name for variant in entry.variants for name in variant.witnesses}
        agreeing = [quote.lemma_source, *(name for name in wording if name not in differing)]
        last = _child(block, "app")
        _child(last, "lem", entry.lemma, wit=_pointers(agreeing))
        for variant in entry.variants:
            _child(last, "rdg", variant.text, wit=_pointers(variant.witnesses), type=variant.weight)
        done = entry.end
        gap = " " if words[done - 1].endswith(" ") else ""
    _append(block, last, gap + "".join(words[done:]))
    for name in sorted(quote.readings.keys() - wording.keys() - {quote.lemma_source}):
        _note(block, "own-words", name, verified.checks[quote.id, name].words, sources[name].language)
    for name, translation in quote.translations.items():
        _note(block, "translation", name, translation, verified.briefing.front.language)


def _note(block: xml.Element, kind: str, source: str, text: str, language: str) -> None:
    note = _child(block, "note", text, type=kind, source=_pointers([source]))
    note.set(_LANGUAGE, language)


def _append(block: xml.Element, last: xml.Element | None, text: str) -> None:
    """Put text, which brings its own spaces, behind the last element of a block."""
    if last is None:
        block.text = text or None
    else:
        last.tail = text


def _pointers(names: list[str] | tuple[str, ...]) -> str:
    return " ".join(f"#source-{name}" for name in names)


@dataclass(frozen=True)
class Format:
    """A file below data/, its media type, what it is, and how it is made."""

    name: str
    media_type: str
    about: str
    make: Callable[[VerifiedBriefing], str]


FORMATS = (
    Format("quotes.csv", "text/csv", "One row a reading, for spreadsheets: RFC 4180, UTF-8.", quotes_csv),
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


def interchange(verified: VerifiedBriefing) -> Iterator[tuple[str, str]]:
    """The files below data/, each by its path below docs/ and its text."""
    yield from ((f"data/{each.name}", each.make(verified)) for each in FORMATS)
