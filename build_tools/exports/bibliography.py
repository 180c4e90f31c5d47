"""Works that can be cited, which are sources and pages of the briefing, in BibTeX, RIS and CSL-JSON."""

import json
from dataclasses import dataclass
from typing import Any, Literal

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Front
from build_tools.model.values import UNKNOWN
from build_tools.text import dates


@dataclass(frozen=True)
class Work:
    """An article or transcript, or a page of the briefing. A text that nobody knows is `unknown`.

    `publisher` is the paper, or the briefing that the page belongs to; `note` is the curator's.
    """

    key: str
    kind: Literal["article", "transcript", "page"]
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: str
    url: str
    retrieved: str
    language: str
    note: str


def work_of_source(verified: VerifiedBriefing, name: str) -> Work:
    """A source as a work; its id is the key."""
    source = verified.briefing.sources[name]
    agency = next(each.name for each in verified.briefing.front.lineages if each.id == source.lineage.of)
    return Work(
        key=name,
        kind=source.kind,
        title=source.title,
        authors=(source.author,) if source.author else (),
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        retrieved=source.retrieved,
        language=source.language,
        note=f"Agency or original: {agency}, {source.lineage.status}",
    )


def work_of_page(front: Front, key: str, title: str, address: str) -> Work:
    """A page as a work of the curators, dated by its edition; its address may be unknown."""
    return Work(
        key=key,
        kind="page",
        title=title,
        authors=tuple(curator.name for curator in front.curators),
        publisher=front.title,
        published=front.edition,
        url=address,
        retrieved=UNKNOWN,
        language=front.language,
        note=f"Record {key}",
    )


_BIBTEX = {"article": ("article", "journal"), "transcript": ("misc", "organization"), "page": ("misc", "organization")}
_CSL = {"article": "article-newspaper", "transcript": "document", "page": "webpage"}


def bibtex(work: Work) -> str:
    """A record for BibLaTeX without what is not known. Braces keep an author's name as it is printed."""
    kind, publisher = _BIBTEX[work.kind]
    fields = {
        "title": _tex(work.title),
        "author": " and ".join(f"{{{_tex(author)}}}" for author in work.authors) or UNKNOWN,
        publisher: _tex(work.publisher),
        "url": work.url,
        "urldate": work.retrieved,
        "date": work.published,
        "note": _tex(work.note),
    }
    written = [f"  {key} = {{{value}}}" for key, value in fields.items() if value != UNKNOWN]
    return f"@{kind}{{{work.key},\n" + ",\n".join(written) + "\n}\n"


_TEX = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "%&#$_"},
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
    }
)


def _tex(text: str) -> str:
    """Text for a field without characters that mean something to TeX; BibTeX would count even escaped braces."""
    return text.translate(_TEX)


_RIS = {"article": "NEWS", "transcript": "GEN", "page": "ELEC"}


def ris(work: Work) -> str:
    """A record in RIS without what is not known: a line for each field. A date that is no single one is in words."""
    known = [
        ("ID", work.key),
        ("TI", work.title),
        *(("AU", author) for author in work.authors),
        ("T2", work.publisher),
        ("DA", work.published if work.published == UNKNOWN else _ris_date(work.published)),
        ("UR", work.url),
        ("Y2", work.retrieved if work.retrieved == UNKNOWN else _ris_date(work.retrieved)),
        ("LA", work.language),
        ("N1", work.note),
    ]
    fields = [("TY", _RIS[work.kind]), *((tag, value) for tag, value in known if value != UNKNOWN), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\n" for tag, value in fields)


def _ris_date(date: str) -> str:
    """Year, month, day and other information with slashes between them, some of them empty."""
    year, month, day = [*date.split("-"), "", ""][:3]
    return f"{date[:4]}///{dates.date_in_words(date)}" if set("/~") & set(date) else f"{year}/{month}/{day}/"


def csl_text(work: Work) -> str:
    """A list of one CSL-JSON record for copying: a line for each key."""
    lines = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in csl(work).items()]
    return "[{\n" + ",\n".join(lines) + "\n}]"


def csl(work: Work) -> dict[str, Any]:
    """A record in CSL-JSON; what is not known is left out."""
    item: dict[str, Any] = {"id": work.key, "type": _CSL[work.kind], "container-title": work.publisher}
    known = {"title": work.title, "URL": work.url, "language": work.language}
    item |= {key: value for key, value in known.items() if value != UNKNOWN}
    if work.authors:
        item["author"] = [{"literal": author} for author in work.authors]
    for key, date in (("issued", work.published), ("accessed", work.retrieved)):
        if date != UNKNOWN:
            parts = [[int(part) for part in each.split("-")] for each in date.removesuffix("~").split("/")]
            item[key] = {"date-parts": parts} | ({"circa": True} if date.endswith("~") else {})
    return item


def sources_bibtex(verified: VerifiedBriefing) -> str:
    """The sources as BibTeX; what is not known is left out."""
    return "\n".join(bibtex(work) for work in _works(verified))


def sources_csl(verified: VerifiedBriefing) -> list[dict[str, Any]]:
    """The sources as CSL-JSON, which Zotero and Pandoc read; what is not known is left out."""
    return [csl(work) for work in _works(verified)]


def _works(verified: VerifiedBriefing) -> list[Work]:
    return [work_of_source(verified, name) for name in verified.briefing.sources]
