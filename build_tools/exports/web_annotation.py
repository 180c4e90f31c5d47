"""Annotations in the W3C Web Annotation Data Model."""

from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Annotation, Quote

_MOTIVATIONS = {
    "context": "describing",
    "caution": "assessing",
    "avoid": "assessing",
    "translation": "commenting",
    "inference": "commenting",
    "link": "linking",
}
"""The motivation of the W3C Web Annotation Vocabulary for each kind of annotation."""


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
    """The curator's translation of a reading, as a comment on the words in the other language."""
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
