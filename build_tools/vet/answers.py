"""Answer what an assistant asks of a briefing, so that it can cite only what is verified. Values in, values out."""

from collections.abc import Collection
from typing import Any

from build_tools.diagnostics import limits
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.exports.quotes_jsonl import cited
from build_tools.vet.known import Known
from build_tools.vet.manuscripts import markdown
from build_tools.vet.quoted_words import words_of_quotation
from build_tools.vet.report import rows
from build_tools.vet.vetting import vet

_MOST = 10


class NotAnswered(Exception):
    """What was asked has no answer, and an empty one would read as a fact; the message says what to ask instead."""


def found(known: Known, words: str, speaker: str | None = None) -> list[dict[str, Any]]:
    """Return the quotes that have the most, and the rarest, of some words, at most ten; `speaker` is a name or id.

    Raises NotAnswered if nobody is called so.
    """
    keys = [word.key for word in words_of_quotation(words, [(0, len(words))], known.spelling)]
    ids = speakers(known, speaker) if speaker else known.briefing.people.keys() | {None}
    if not ids:
        names = {person.name for person in known.briefing.people.values()}
        raise NotAnswered(f"nobody here is called '{speaker}'; {Suggestions().did_you_mean(speaker or '', names)}")
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


def quote(known: Known, name: str) -> dict[str, Any]:
    """Return the quote with an id, or one that it had before; raises NotAnswered if there is none."""
    for each in known.briefing.quotes:
        if name in (each.id, *each.formerly):
            return cited(known.briefing, each)
    ids = {each.id for each in known.briefing.quotes}
    raise NotAnswered(f"no quote has the id '{name}'; {Suggestions().did_you_mean(name, ids)}")


def vetted(known: Known, text: str) -> dict[str, Any]:
    """Return the verdict on every quotation of a text in Markdown; raises NotAnswered if it is too long."""
    if len(text) > limits.ASSISTANTS_TEXT.most:
        raise NotAnswered(limits.ASSISTANTS_TEXT.exceeded("the text"))
    manuscript = markdown("text", text)
    return rows(vet(manuscript, known), manuscript, known)


def silent(known: Known, topic: str | None = None) -> list[dict[str, Any]]:
    """Return for each topic, or the one with an id, who says nothing on it, and how that is known.

    Raises NotAnswered if no topic has the id.
    """
    return [_silent_on(known, name) for name in _topics(known, topic)]


def _topics(known: Known, topic: str | None) -> Collection[str]:
    """The ids of all topics, or of one that there is; raises NotAnswered."""
    topics = known.briefing.topics
    if topic is None:
        return topics.keys()
    if topic not in topics:
        raise NotAnswered(f"no topic has the id '{topic}'; {Suggestions().did_you_mean(topic, topics.keys())}")
    return [topic]


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
    """Return the facts on which sources differ, of all topics or one, with each position and its quotes.

    Raises NotAnswered if no topic has the id.
    """
    briefing, topics = known.briefing, _topics(known, topic)
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
        if topic is None or not set(topics).isdisjoint(each.topics)
    ]
