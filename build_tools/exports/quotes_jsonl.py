"""Each quote with all that whoever cites it must know, a line of JSON each: for assistants and other programs.

A line stands for itself: exact words with who prints them, where independent agencies differ, and where the proof is.
"""

from collections.abc import Iterator
from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.json_export import BriefingExport, ExportedQuote, ExportedReading, briefing_export
from build_tools.markup.html import compact_json
from build_tools.text.collation import changes, is_wording
from build_tools.text.languages import comparable
from build_tools.text.spelling import Spelling
from build_tools.text.variants import in_words

_IN_WORDS = ("extent", "substantive")
"""The weights of differences that are more than spelling and marks."""


def quotes_jsonl(verified: VerifiedBriefing) -> str:
    """Return a line for each quote, in the editor's order."""
    exported = briefing_export(verified)
    return "".join(f"{compact_json(cited(exported, quote))}\n" for quote in exported.quotes)


def cited(briefing: BriefingExport, quote: ExportedQuote) -> dict[str, Any]:
    """Return a quote with its wordings, sources, agencies, differences, address and proof; addresses are relative
    where the briefing has no address of its own."""
    at = briefing.front.address or ""
    printed = {reading.source: reading for reading in quote.readings}
    agencies = {lineage.id: lineage.name for lineage in briefing.front.lineages}
    return {
        "id": quote.id,
        "page": f"{at}quotes/{quote.id}/",
        "speaker": _person(briefing, quote.speaker),
        "told_by": _person(briefing, quote.origin),
        "title": quote.title,
        "occasion": _occasion(briefing, quote),
        "topics": [briefing.topics[name].title for name in quote.topics],
        "words": printed[printed[quote.lemma].same_as or quote.lemma].exact,
        "agencies": [agencies[name] for name in quote.lineages],
        "readings": [
            {
                "words": printed[reading.same_as or reading.source].exact,
                "source": briefing.sources[reading.source].publisher,
                "agency": agencies[reading.lineage],
                "published": briefing.sources[reading.source].published,
                "article": briefing.sources[reading.source].url,
                "translation": reading.translation,
                "verified": reading.verdict,
            }
            for reading in quote.readings
        ],
        "differs": list(_differences(briefing, quote, printed)),
        "cut": quote.cut,
        "warnings": [
            {"kind": each.kind, "on": each.on, "note": each.note}
            for each in quote.annotations
            if each.kind in ("avoid", "caution")
        ],
        "proof": f"{at}data/verification.json",
    }


def _person(briefing: BriefingExport, name: str | None) -> dict[str, str] | None:
    return {"id": name, "name": briefing.people[name].name, "role": briefing.people[name].role} if name else None


def _occasion(briefing: BriefingExport, quote: ExportedQuote) -> dict[str, str] | None:
    event = briefing.events[quote.occasion] if quote.occasion else None
    return {"title": event.title, "date": event.date} if event else None


def _differences(briefing: BriefingExport, quote: ExportedQuote, printed: dict[str, ExportedReading]) -> Iterator[str]:
    """Yield how each other wording differs from the first."""
    base = printed[printed[quote.lemma].same_as or quote.lemma]
    for reading in quote.readings:
        if reading.source == base.source or reading.exact in (None, base.exact):
            continue
        publisher, words = briefing.sources[reading.source].publisher, reading.exact or ""
        spelling = Spelling(base.language)
        if comparable(reading.language, base.language) and is_wording(base.exact or "", words, spelling):
            found = [each for each in changes(base.exact or "", words, spelling) if each.weight in _IN_WORDS]
            if found:
                yield f"{publisher}: {'; '.join(map(in_words, found))}"
        else:
            yield f"{publisher} prints other words: “{words}”"
