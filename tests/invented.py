"""A large briefing, all of it invented, for the tests that want long lists, many filters and crowded pictures.

`write` makes the same files each time: a briefing of twelve topics and a hundred quotes from six papers of three agencies,
and the papers' texts. A few quotes are written out, since tests look for their words; the others follow a pattern.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]

DAY = "2031-06-20"
TOPICS = {
    "bridge": (
        "The bridge",
        "girders rivets pylons arches railings cables footings lamps "
        "trusses planks towers hinges gantries welds brackets painters",
    ),
    "tolls": ("Tolls beyond the strait", "fares coins booths barriers waivers ledgers receipts meters"),
    "ferries": ("The ferries", "gangways engines timetables lifeboats whistles cabins anchors decks"),
    "fishing": ("Fishing & the herring", "nets quotas trawlers catches hooks barrels smokehouses licences"),
    "border": ("The border posts", "passports stamps fences sentries visas lanterns kiosks searches"),
    "storm": ("The storm of 2029", "dykes sandbags pumps meadows refugees sluices claims warnings"),
    "railway": ("The railway", "sleepers signals tunnels carriages platforms gauges tickets bells"),
    "archive": ("The lost archive", "letters crates seals maps registers portraits diaries treaties"),
    "school": ("The joint school", "teachers textbooks pupils grammars benches prizes lessons slates"),
    "lighthouse": ("The lighthouse", "lenses keepers foghorns stairs shutters logbooks bulbs cisterns"),
    "grain": ("Grain", "harvests silos mills sacks loaves tariffs sieves granaries"),
    "next": ("The next meeting", "invitations agendas interpreters venues menus minutes flags delegates"),
}
SILENT_SPEECH = ("archive", "lighthouse")
"""Topics on which nobody is quoted."""

SOURCES = {
    "harbinger": ("H", "The Harbinger", "north-wire", "Harrowby"),
    "sentinel": ("S", "Sentinel", "north-wire", "Stavely"),
    "echo": ("E", "Evening Echo", "south-wire", "Eddingham"),
    "dispatch": ("D", "The Dispatch", "south-wire", "Drumlin"),
    "monitor": ("M", "Monitor", "strait-press", "Merrow"),
    "leader": ("L", "The Leader & Mail", "strait-press", "Lowick"),
}
LINEAGES = {"north-wire": "North Wire", "south-wire": "South Wire", "strait-press": "Strait Press Agency"}
PEOPLE = {
    "oduya": ("Marek Oduya", "foreign minister", "Ostermark", ["Marek Oduya", "Marec Oduya", "Mr Oduya"]),
    "quint": ("Tessaly Quint", "foreign secretary", "Velia", ["Tessaly Quint", "Ms Quint"]),
    "haldane": ("Ivo Haldane", "prime minister", "Ostermark", ["Ivo Haldane"]),
    "bruck": ("Sanna Bruck", "president", "Velia", ["Sanna Bruck", "Sanna Brück"]),
    "pellworth": ("Ada Pellworth", "engineer", "No side", ["Ada Pellworth", "Pellworth"]),
    "tamsin": ("Corwen Tamsin", "mayor of Merrow", "Velia", ["Corwen Tamsin"]),
    "lund": ("Greta Lund", "harbour master", "Ostermark", ["Greta Lund"]),
    "okoro": ("Ben Okoro", "spokesman", "Velia", ["Ben Okoro"]),
    "ferreira": ("Ines Ferreira", "ambassador", "Ostermark", ["Ines Ferreira"]),
    "zander": ("Paul Zander", "fisherman", "No side", ["Paul Zander"]),
    "mirza": ("Leila Mirza", "historian", "No side", ["Leila Mirza"]),
    "novak": ("Jan Novak", "head of the railway", "Velia", ["Jan Novak"]),
}
TIMES = "January February March April May June July August September October November December".split()
SUMS = "five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
KINDS = ("context", "caution", "translation", "inference", "link")
STATUSES = ("conflict", "open", "compatible", "settled")
GRADES = ("matters", "wording", "coverage")
TYPES = ("substance", "figure", "time", "wording", "attribution", "scope", "omission")

# Each sentence as the first paper prints it, and what the second has for a word of it. No seven words of one pattern are
# without the word that differs in each quote: else papers of two agencies would seem to copy each other.
SPEECH = (
    ("We will count the {thing} again in {time}, and then decide", "again", "once more"),
    ("Nobody’s asked the engineers about the {thing}, which trouble us", "asked", "consulted"),
    ("To both shores the old {thing} belong, as they did", "old", "ancient"),
    ("Before the meeting I saw the {thing}, and they were sound", "sound", "safe"),
)
REPORTS = (
    ("both sides agreed to inspect the {thing} twice a year", "twice", "once"),
    ("according to the ministry the {thing} cost {sum} thousand crowns", "ministry", "treasury"),
    ("nobody could say who ordered the {thing} abroad", "ordered", "bought"),
    ("without a signature the {thing} were delivered in {time}", "delivered", "received"),
)

# Each with its id, its speaker or title, its topics, and the words of each paper.
WRITTEN: tuple[tuple[str, str, tuple[str, ...], dict[str, str]], ...] = (
    ("oduya-our-river", "oduya", ("bridge",), {
        "harbinger": "Everyone has known for a long time that this is our river, this is our shore",
        "monitor": "It has long been common knowledge: our river, our shore",
    }),
    ("quint-candid", "quint", ("bridge", "next"), {
        "echo": "It was a candid and “constructive” talk, and we removed some logjams",
        "dispatch": "It was a candid and “constructive” talk, and we removed some logjams",
    }),
    ("quint-respond", "quint", ("border",), {"leader": "If they close a gate, we’ll respond at the same hour"}),
    ("oduya-conditions", "oduya", ("border",), {"sentinel": "Those rules don’t ensure that anybody may work in peace"}),
    ("oduya-coast-safe", "oduya", ("ferries",), {"sentinel": "It is our duty to keep the northern coast safe"}),
    ("whitlock-sentence", "An engineer of Pellworth’s is held", ("archive",), {
        "dispatch": "Edda Whitlock, an engineer, is serving a sentence of sixteen years in Velia",
    }),
    ("world-mood", "bruck", ("grain",), {"echo": "The world’s mood about bread is brighter than its loaf"}),
)  # fmt: skip
NOTES: dict[str, list[Record]] = {
    "oduya-our-river": [
        {"on": "known for a long time", "kind": "translation", "note": "The Monitor makes it common to all."},
        {"on": "our river", "reading": "monitor", "kind": "caution", "note": "Which bank is not said."},
        {"kind": "context", "note": "He said so before [a talk](quote:quint-candid)."},
    ]
}


@dataclass(frozen=True)
class _Made:
    """A quote as the briefing has it, and the words that each paper prints."""

    record: Record
    printed: dict[str, str]


def write(folder: Path) -> None:
    """Write the briefing, its texts and its pins into an empty folder."""
    made = [*_written(), *_patterned()]
    quotes = [each.record for each in made]
    files: dict[str, Any] = {
        "briefing.yml": _front(),
        "people.yml": [
            {"id": name, "name": person, "role": role, "side": side, "spellings": spellings}
            for name, (person, role, side, spellings) in PEOPLE.items()
        ],
        "timeline.yml": list(_events(quotes)),
        "discrepancies.yml": list(_differences(quotes)),
        **{f"topics/{name}.yml": _topic(name, quotes) for name in TOPICS},
        **{f"sources/{name}.yml": _source(name) for name in SOURCES},
        **{f"quotes/{name}.yml": _of(name, quotes) for name in TOPICS},
    }
    for path, content in files.items():
        file = folder / "briefing" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100), "utf-8")
    (folder / "texts").mkdir()
    for name in SOURCES:
        (folder / "texts" / f"{name}.txt").write_text(_text(name, made), "utf-8")
    places = ["--briefing", str(folder / "briefing"), "--texts", str(folder / "texts")]
    pinned = subprocess.run(
        [sys.executable, "-m", "build_tools", "pin", *places], stdout=subprocess.DEVNULL, check=False
    )
    assert pinned.returncode == 0


def _written() -> Iterator[_Made]:
    for name, who, topics, printed in WRITTEN:
        whose = {"speaker": who} if who in PEOPLE else {"title": who}
        readings: Record = {source: _typed(words) for source, words in printed.items()}
        if name == "quint-candid":
            readings["dispatch"] = readings["dispatch"].split(", and ")
        yield _Made({"id": name, **whose, "topics": list(topics), "readings": readings} | _notes(name), printed)


def _typed(words: str) -> str:
    """As an editor types it, with straight apostrophes; that they differ is folded."""
    return words.replace("’", "'")


def _patterned() -> Iterator[_Made]:
    for number, topic in enumerate(TOPICS):
        for place in range(len(_things(topic))):
            readings, printed = _readings(number, topic, place)
            if readings:
                yield _Made(_quote(number, topic, place) | {"readings": readings}, printed)


def _quote(number: int, topic: str, place: int) -> Record:
    thing = _things(topic)[place]
    quote: Record = {"id": f"{topic}-{thing}", "topics": [topic]}
    if _is_speech(topic, place):
        quote["speaker"] = list(PEOPLE)[(number + place) % len(PEOPLE)]
    else:
        quote["title"] = f"What became of the {thing}"
    if place == 0:
        quote["occasion"] = f"{topic}-talks"
    if place == 4 and topic != "next":
        quote["topics"].append("next")
    if place % 2 == 0:
        kind = KINDS[(number + place // 2) % len(KINDS)]
        note = f"The {thing} are not named again. *Which* of them are meant is not said."
        quote["annotations"] = [{"on": thing, "kind": kind, "note": note, "author": "editors", "date": DAY}]
    return quote


def _notes(name: str) -> Record:
    notes = NOTES.get(name, ())
    rest = {"author": "editors", "date": DAY}
    return {"annotations": [{**note, **rest} for note in notes]} if notes else {}


def _readings(number: int, topic: str, place: int) -> tuple[Record, dict[str, str]]:
    """The words of the two papers of one agency: the second has a word of its own, is cut in two, or says nothing."""
    pattern, old, new = (SPEECH if _is_speech(topic, place) else REPORTS)[place % 4]
    words = pattern.format(thing=_things(topic)[place], time=TIMES[number], sum=SUMS[number])
    first, second = list(SOURCES)[(number + place) % 3 * 2 :][:2]
    readings: Record = {first: _typed(words), second: _typed(words.replace(old, new, 1))}
    printed = {first: words, second: words.replace(old, new, 1)}
    if place == 0 and _is_speech(topic, place):
        readings[second], printed[second] = re.split(" (?=again)|, and then decide", words)[:2], words
    if place % 8 == 7:
        del readings[second], printed[second]
    silent = [source for source in readings if _is_silent(topic, source)]
    for source in silent:
        del readings[source], printed[source]
    return readings, printed


def _is_speech(topic: str, place: int) -> bool:
    return place % 8 < 4 and topic not in SILENT_SPEECH


def _is_silent(topic: str, source: str) -> bool:
    number = list(TOPICS).index(topic)
    return number % 2 == 1 and list(SOURCES)[(number * 5 + 3) % 6] == source


def _things(topic: str) -> list[str]:
    return TOPICS[topic][1].split()


def _text(source: str, made: list[_Made]) -> str:
    """A paper's article: a headline, and a paragraph for each of its quotes."""
    _, publisher, _, town = SOURCES[source]
    paragraphs = [f"{publisher} on the talks", f"People in {town} have waited for this day, {town} told us."]
    for number, quote in enumerate(made):
        if words := quote.printed.get(source):
            speaker = quote.record.get("speaker")
            said = f"“{words},” {PEOPLE[speaker][0]} told" if speaker else f"Now {words}, as is known in"
            paragraphs.append(f"{said} {town} on page {number}.")
    return "\n\n".join(paragraphs) + "\n"


def _front() -> Record:
    return {
        "version": "2",
        "language": "en",
        "title": "The talks at the Narrows",
        "question": "What did Ostermark and Velia agree on at the Narrows?",
        "position": {"date": DAY, "note": "no minutes were seen"},
        "bottom_line": "They agreed to go on talking. *Nothing* was signed, and each side counts its own things.",
        "evidence": "Six papers of three agencies report it. Nobody who was in the room is quoted at length.",
        "edition": DAY,
        "topics": list(TOPICS),
        "lineages": [{"id": name, "name": shown} for name, shown in LINEAGES.items()],
        "curators": [{"id": "editors", "name": "The editors"}],
        "limits": {"quoted": 100, "own_prose": 100},
        "credits": "The sources and their words are invented.",
        "judgements": [
            {
                "statement": f"It is likely that [{TOPICS[topic][0]}](quote:{topic}-{_things(topic)[4]}) comes first.",
                "supports": [f"{topic}-{_things(topic)[4]}"],
                "likelihood": "likely",
                "confidence": "low",
                "because": "One agency reports it.",
            }
            for topic in ("bridge", "grain", "school")
        ],
        "textual_findings": [
            {"statement": "No paper quotes anyone on the lost archive.", "cites": ["whitlock-sentence"]},
            {
                "statement": "The Harbinger says nothing on zeppelins.",
                "silent": [{"source": "harbinger", "looked_for": ["zeppelins"]}],
            },
        ],
        "wants": [
            {
                "subject": TOPICS[topic][0],
                "topic": topic,
                "positions": [
                    {
                        "side": side,
                        "wants": f"More of the {_things(topic)[place]}.",
                        "cites": [f"{topic}-{_things(topic)[place]}"],
                    }
                    | ({"reply": "Not this year.", "reply_cites": [f"{topic}-{_things(topic)[2]}"]} if place else {})
                    for place, side in enumerate(("Ostermark", "Velia"))
                ],
            }
            for topic in ("bridge", "tolls", "ferries")
        ],
    }


def _source(name: str) -> Record:
    siglum, publisher, lineage, town = SOURCES[name]
    number = list(SOURCES).index(name)
    return {
        "siglum": siglum,
        "kind": "article",
        "publisher": publisher,
        "title": f"{publisher} on the talks",
        "byline": "unknown",
        "agency": LINEAGES[lineage] if number % 2 == 0 else "unknown",
        "lineage": {
            "of": lineage,
            "status": "credited" if number % 2 == 0 else "inferred",
            "because": "It names the agency." if number % 2 == 0 else "Its sentences run parallel.",
        },
        "language": "en",
        "published": f"2031-06-1{number}",
        "published_basis": "Printed at its head.",
        "url": f"https://{name}.example/talks",
        "retrieved": "2031-06-19",
        "descriptor": f"A daily paper of {town}.",
        "furniture": [{"lines": "1", "kind": "headline"}],
    }


def _of(topic: str, quotes: list[Record]) -> list[Record]:
    return [quote for quote in quotes if quote["topics"][0] == topic]


def _topic(name: str, quotes: list[Record]) -> Record:
    title = TOPICS[name][0]
    every = [quote for quote in quotes if name in quote["topics"]]
    has = {source for quote in every for source in quote["readings"]}
    return {
        "title": title,
        "question": f"What was agreed on {title}?",
        "bottom_line": f"Both sides spoke of it. {title}: little was agreed, and less was written down.",
        "background": {"text": "It has been disputed for years.", "cites": [_of(name, quotes)[0]["id"]]},
        "judgements": [
            {
                "statement": f"{title} will be spoken of again.",
                "supports": [each["id"] for each in _of(name, quotes)[:3]],
                "confidence": "low",
                "because": "The words are reported, and the papers differ.",
            }
        ],
        "silent": [
            {"source": source, "looked_for": _things(name)[:2], "note": "It was about other things."}
            for source in SOURCES
            if source not in has
        ],
        "open_questions": [{"question": "Who pays for it?", "settled_by": "The minutes of the talks."}],
    }


def _differences(quotes: list[Record]) -> Iterator[Record]:
    """One for each quote that two papers print."""
    two = [quote for quote in quotes if len(quote["readings"]) == 2]
    for number, quote in enumerate(two):
        positions = [
            {"claim": f"As {SOURCES[source][1]} prints it.", "sources": [source], "cites": [quote["id"]]}
            for source in quote["readings"]
        ]
        silent = [{"source": source} for source in SOURCES if source not in quote["readings"]]
        yield {
            "id": f"words-of-{quote['id']}",
            "topics": list(quote["topics"]),
            "question": f"How many were there, and in what words was it said ({quote['id']})?",
            "grade": GRADES[number % len(GRADES)],
            "type": TYPES[number % len(TYPES)],
            "positions": positions,
            "silent": silent,
            "assessment": "Both papers had the same agency, and one of them changed a word.",
            "status": STATUSES[number % 13] if number % 13 < len(STATUSES) - 1 else "open",
            "settled_by": "The agency's own text.",
        } | ({"status": "settled"} if number in (4, 5) else {})


def _events(quotes: list[Record]) -> Iterator[Record]:
    for number, topic in enumerate(TOPICS):
        cited = [_of(topic, quotes)[0]["id"]]
        for name, date, status in (
            ("talks", f"2031-06-{number + 5:02}", ("happened", "reported")[number % 2]),
            ("plan", f"20{32 + number}-0{number % 9 + 1}{'~' if number % 2 else ''}", "planned"),
        ):
            yield {
                "id": f"{topic}-{name}",
                "title": f"{TOPICS[topic][0]}: {name}",
                "date": date,
                "dating": "A paper says so.",
                "status": status,
                "topics": [topic],
                "cites": list(cited),
            }
