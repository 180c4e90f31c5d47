"""Write twenty thousand words about other matters, with many quotations, in the manner of reports on diplomacy.

Everything in it is invented, and the same each time. Nothing in it is quoted from any briefing.
"""

import random
from collections.abc import Iterator

from tests.speech.marked import articles

WORDS = 20_000
_SAID = ("said", "told reporters", "said on Friday", "added", "told the assembly", "warned", "explained")
_THINGS = (
    "fishing rights", "rail link", "customs union", "water treaty", "prisoners", "grain shipments", "visa rules",
    "satellite data", "power cables", "border markets", "joint patrols", "flood defences", "university exchange",
    "coastal radar", "refugee camps", "trade court", "pension funds", "air corridor", "ice stations", "press centre",
)  # fmt: skip
_GOOD = ("honest", "stable", "fair", "lasting", "predictable", "sober", "open", "constructive", "balanced", "modest")
_VERBS = ("discuss", "defend", "finish", "examine", "extend", "abandon", "measure", "restore", "share", "delay")
_PLACES = ("north", "delta", "capital", "valley", "islands", "region", "strait", "provinces", "south", "lowlands")
_SPEECH = (
    "We are ready to {verb} the {thing}, as long as the other side is {good}",
    "It has been clear to all of us for years that the {thing} will not survive the winter in the {place}",
    "Our position on the {thing} is simple: we want a {good} answer before spring",
    "If they {verb} the {thing}, we will have to look for partners in the {place}",
    "We have concerns about the {thing}, and we have said so in every meeting",
    "There are areas where our interests meet, the {thing} among them, and we believe we can work on those",
    "Nobody is looking for a quarrel, we are looking for a {good} arrangement on the {thing}",
    "This is our {place}, and the people who live here will decide about the {thing}",
    "That increases the dangers for everyone who lives off the {thing} in the {place}",
    "I can’t speak for the whole cabinet, but I would {verb} the {thing} tomorrow",
    "The world is a safer place when the {thing} is left to engineers and not to ministers",
    "The discussion was {good} and long, and on the {thing} we did not agree",
    "We will respond when we have read the proposal on the {thing}, not before",
    "No one in the {place} has seen a draft, and no one has promised to {verb} it",
    "We need to talk about what happened to the {thing}, in full and without exceptions for friends",
    "A {good} relationship does not need the {thing}, it needs patience",
)
_SCRAPS = (
    "more {good} relations",
    "the {thing} question",
    "a {good} tone",
    "to {verb} the {thing}",
    "on the sidelines",
)
_PEOPLE = (
    "Tamar Oldfield", "Henrik Solveng", "the deputy premier", "Ilse Marchetti", "Josef Abara", "a spokesman for the ministry",
    "Nadia Kell", "the envoy", "Ruben Castellane", "Oona Whitfield",
)  # fmt: skip
_PROSE = (
    "Talks on the {thing} went on in the {place} until late in the evening, and officials left without a statement.",
    "The two governments have argued about the {thing} since the spring, when envoys were called home for consultations.",
    "Analysts expect a {good} summit in June, though neither side has confirmed a date for the {thing}.",
    "Sanctions on companies in the {place} remain in force, and both sides say they want to {verb} the rules.",
    "A decision on the {thing} would come after the meeting of the council, according to two people who were in the room.",
)

HARMLESS = (
    "“{words},” {speaker} said before the meeting on Wednesday.",
    "“{words},” {speaker} said ahead of Thursday’s meeting.",
    "“{words},” {speaker} said after talks on Friday.",
    "“{words},” {speaker} said, as {paper} reported the talks had begun.",
    "“{words},” {speaker} told reporters in Moscow ({paper} photographs).",
    "“{words},” {speaker} said — {paper} photographers were there.",
)
"""Sentences on true words of somebody that name a day on which something else was, or a paper for something else."""

TELLING = (
    ("“{words},” {speaker} said on Wednesday.", "wrong-date"),
    ("“{words},” {speaker} told reporters in Moscow on Friday.", "wrong-date"),
    ("“{words},” {speaker} said, {paper} reported.", "wrong-source"),
    ("{paper} reported on Tuesday that {speaker} said “{words}”.", "wrong-source"),
    ("“{words},” {speaker} said ({paper}).", "wrong-source"),
    ("“{words},” {speaker} said. — {paper}", "wrong-source"),
)
"""Sentences that name another day than that of the words, or a paper that doesn't have them, and what that is called."""


def text_about_others() -> str:
    """The invented articles that hold speech detection to account, and as much again as is missing."""
    pieces = [each.text for folder in ("articles", "held_out") for each in articles(folder)]
    count = sum(len(piece.split()) for piece in pieces)
    for paragraph in _paragraphs():
        if count >= WORDS:
            break
        pieces.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(pieces) + "\n"


def _paragraphs() -> Iterator[str]:
    chance = random.Random(1974)
    names = [*_PEOPLE, "Blinken", "Lavrov", "Marek Oduya", "Tessaly Quint"]

    def filled(pattern: str) -> str:
        choices = {"thing": _THINGS, "good": _GOOD, "verb": _VERBS, "place": _PLACES}
        return pattern.format(**{name: chance.choice(listed) for name, listed in choices.items()})

    while True:
        prose, speech, other = (filled(chance.choice(each)) for each in (_PROSE, _SPEECH, _SPEECH))
        who, scrap = chance.choice(names), filled(chance.choice(_SCRAPS))
        yield f"{prose} “{speech},” {who} {chance.choice(_SAID)}. “{other}.” There was talk of “{scrap}”."
