"""The briefing in the formats of other programs: CSV, Web Annotation, BibTeX, CSL, TEI and Atom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.atom import feed
from build_tools.exports.bibliography import sources_bibtex, sources_csl
from build_tools.exports.csv_export import quotes_csv
from build_tools.exports.tei import tei
from build_tools.exports.web_annotation import annotations
from build_tools.markup.html import json_text


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
