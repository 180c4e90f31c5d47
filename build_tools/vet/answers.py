"""Answer what an assistant asks of a briefing, so that it can cite only what is verified. Values in, values out."""

from typing import Any

from build_tools.exports.quotes_jsonl import cited
from build_tools.vet.known import Known
from build_tools.vet.manuscripts import markdown
from build_tools.vet.quoted_words import words_of_quotation
from build_tools.vet.report import rows
from build_tools.vet.vetting import vet

_MOST = 10


def found(known: Known, words: str, speaker: str | None = None) -> list[dict[str, Any]]:
    """Return the quotes that have the most, and the rarest, of some words, at most ten; `speaker` is a name or id."""
    keys = [word.key for word in words_of_quotation(words, [(0, len(words))], known.spelling)]
    ids = speakers(known, speaker) if speaker else known.briefing.people.keys() | {None}
    near = known.near(keys, lambda wording: wording.quote.speaker in ids)
    quotes = {wording.quote.id: wording.quote for wording in near}
    return [cited(known.briefing, quote) for quote in list(quotes.values())[:_MOST]]


def speakers(known: Known, named: str) -> set[str | None]:
    """Return the ids of the people who have this id, name or spelling, whatever its case."""
    small = named.casefold()
    return {
        name
        for name, person in known.briefing.people.items()
        if small in {each.casefold() for each in (name, person.name, *person.spellings)}
    }


def quote(known: Known, name: str) -> dict[str, Any] | None:
    """Return the quote with an id, or one that it had before; None if there is none."""
    listed = (each for each in known.briefing.quotes if name in (each.id, *each.formerly))
    return next((cited(known.briefing, each) for each in listed), None)


def vetted(known: Known, text: str) -> dict[str, Any]:
    """Return the verdict on every quotation of a text in Markdown."""
    manuscript = markdown("text", text)
    return rows(vet(manuscript, known), manuscript, known)


def silent(known: Known, topic: str | None = None) -> list[dict[str, Any]]:
    """Return for each topic, or the one with an id, who says nothing on it, and how that is known."""
    topics = known.briefing.topics
    return [_silent_on(known, name) for name in topics if topic in (None, name)]


def _silent_on(known: Known, name: str) -> dict[str, Any]:
    topic, sources = known.briefing.topics[name], known.briefing.sources
    quoted = {reading.source for each in known.briefing.quotes if name in each.topics for reading in each.readings}
    listed = {each.source for each in topic.silent}
    rest = [source for source in sources if source not in quoted | listed]
    return {
        "topic": name,
        "title": topic.title,
        "silent": [
            {"source": sources[each.source].publisher, "words_proved_absent": list(each.looked_for), "note": each.note}
            for each in topic.silent
        ],
        "silent_as_read_in_full": [sources[each].publisher for each in rest if sources[each].read_in_full],
        "undecided": [sources[each].publisher for each in rest if not sources[each].read_in_full],
    }


def differences(known: Known, topic: str | None = None) -> list[dict[str, Any]]:
    """Return the facts on which sources differ, of all topics or one, with each position and its quotes."""
    briefing = known.briefing
    at = briefing.front.address or ""
    return [
        {
            "id": each.id,
            "page": f"{at}differences/#{each.id}",
            "question": each.question,
            "grade": each.grade,
            "status": each.status,
            "positions": [
                {
                    "claim": position.claim,
                    "sources": [briefing.sources[source].publisher for source in position.sources],
                    "quotes": list(position.cites),
                }
                for position in each.positions
            ],
            "silent": [briefing.sources[source.source].publisher for source in each.silent],
            "assessment": each.assessment,
            "settled_by": each.settled_by,
        }
        for each in briefing.discrepancies.values()
        if topic is None or topic in each.topics
    ]
