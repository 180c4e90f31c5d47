"""Count what proposals find in marked articles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Self

from build_tools.briefing.load import Draft
from build_tools.intake.proposals import SpeakerGrade, propose
from tests.speech.marked import Marked

OPEN, NOT_SPEECH = "?", ("-", "*")
_SMALL_WORDS = frozenset("a an the one his her mr mrs ms mme sir dr ein eine einer der die das un une le la".split())


@dataclass(frozen=True)
class Score:
    """Counts: spans marked as speech, spans proposed as speech and those among them that are; speakers that are marked,
    and how many proposals name somebody with each grade, and how many of them rightly."""

    marked: int = 0
    proposed: int = 0
    found: int = 0
    speakers: int = 0
    sure: int = 0
    sure_right: int = 0
    likely: int = 0
    likely_right: int = 0

    def __add__(self, other: Self) -> "Score":
        return Score(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))

    @property
    def spans(self) -> float:
        """The F1 of spans of speech: both ends must be right, and a scare quote or title is none."""
        return 2 * self.found / (self.marked + self.proposed)

    @property
    def trust(self) -> float:
        """How many of the sure speakers are right."""
        return self.sure_right / self.sure if self.sure else 1.0

    @property
    def reach(self) -> float:
        """Of how much speech whose speaker can be known the speaker is right, sure or likely."""
        return (self.sure_right + self.likely_right) / self.speakers


def score(article: Marked) -> tuple[Score, list[str]]:
    """Score one article, with a line for each mistake."""
    wanted = {span: who for span, who in article.marks if who not in NOT_SPEECH}
    got: dict[tuple[int, int], tuple[str | None, SpeakerGrade | None]] = {}
    for proposal in propose(Draft("nowhere", people=article.people), article.name, article.text):
        if proposal.kind == "speech" or proposal.speaker is not None:
            got |= dict.fromkeys(proposal.segments, (proposal.speaker, proposal.grade))
    words = {span: article.text[slice(*span)] for span in [*wanted, *got]}
    wrong = [f"lost: {words[span]}" for span in wanted if span not in got]
    wrong += [f"no speech: {words[span]}" for span in got if span not in wanted]
    counts = dict.fromkeys(("sure", "sure_right", "likely", "likely_right"), 0)
    for span, (speaker, grade) in got.items():
        who = wanted.get(span, OPEN)
        right = speaker is not None and _same(who, speaker)
        if grade:
            counts[grade] += 1
            counts[f"{grade}_right"] += right
        if not right and (grade or who != OPEN):
            wrong.append(f"{grade or 'nobody'}: {speaker}, not {who}: {words[span]}")
    known = sum(who != OPEN for who in wanted.values())
    return Score(len(wanted), len(got), len(wanted.keys() & got.keys()), known, **counts), wrong


def total(scores: Iterable[Score]) -> Score:
    """Add scores up."""
    return sum(scores, Score())


def _same(who: str, speaker: str) -> bool:
    """Whether a speaker is the one that is marked: one of the two may be shorter, as in "Quist" and "Agnes Quist"."""
    marked, named = (set(re.findall(r"\w+", each.casefold())) - _SMALL_WORDS for each in (who, speaker))
    return bool(marked and named) and (marked <= named or named <= marked)
