"""The first page: its order, how sure its judgements are and on what, what each side wants, and what comes next."""

import dataclasses
import html
import re
from typing import Any

import pytest

from build_tools.briefing import gate
from build_tools.briefing.lengths import home_words
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Event, Front, Judgement
from build_tools.pages.addresses import HOME
from build_tools.pages.home import home_page
from build_tools.pages.parts.judgements import judgements
from build_tools.pages.parts.question import position_line
from build_tools.pages.parts.wants import wants
from tests.conftest import HERE, SMALL


@pytest.fixture(scope="module")
def second() -> VerifiedBriefing:
    return gate.verified(HERE / "second" / "briefing")


def _said(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def _with_front(verified: VerifiedBriefing, **changed: Any) -> VerifiedBriefing:
    front = verified.briefing.front.model_copy(update=changed)
    return dataclasses.replace(verified, briefing=verified.briefing.model_copy(update={"front": front}))


def test_what_a_hurried_reader_wants_comes_first() -> None:
    page = html.unescape(home_page(gate.verified(SMALL / "briefing")).markdown())
    marks = [
        "As of 8 March 2024, based on three articles; no minutes were seen.",
        ">Bottom line<",
        ">How good is the evidence?<",
        "## Judgements",
        "## What each side wants",
        "## Dates ahead",
        "## Checked in the texts",
        "## Coverage by article",
        "## Which articles share agency copy",
        "## How it was checked",
    ]
    assert sorted(map(page.index, marks)) == [page.index(mark) for mark in marks]


def test_a_transcript_is_no_article(second: VerifiedBriefing) -> None:
    assert _said(position_line(second)) == "As of 21 May 1910, based on six sources."


JUDGED = {"statement": "It was thin.", "confidence": "low", "because": "They say so."}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"supports": ("szabo-no-tail",)}, "Low confidence · Evidence: one source"),
        (
            {"supports": ("dvorakova-thin",), "sources": ("zvon", "sada")},
            "Low confidence · Evidence: two articles from one agency",
        ),
        (
            {"supports": ("passage", "nobody-noticed", "pappa-keyhole"), "likelihood": "almost certain"},
            "Almost certain · Low confidence · Evidence: six sources from four independent agencies",
        ),
        (
            {"supports": ("nobody-noticed",)},
            "Low confidence · Evidence: two articles from one agency, citing only Ágota Lőrincz",
        ),
    ],
)
def test_only_what_supports_a_judgement_is_counted(given: dict[str, Any], said: str, second: VerifiedBriefing) -> None:
    judgement = Judgement.model_validate({**JUDGED, **given, "contradicts": ("haddad-faint-light",)})
    summary = re.findall(r"<summary>(.*?)</summary>", judgements(second, [judgement], HOME))
    assert [_said(each) for each in summary] == [said]


def test_what_supports_qualifies_and_contradicts_is_listed_apart(second: VerifiedBriefing) -> None:
    given = {"supports": ("passage",), "qualifies": ("crowd",), "contradicts": ("haddad-faint-light", "breath")}
    judgement = Judgement.model_validate({**JUDGED, **given})
    listed = judgements(second, [judgement], HOME)
    found = re.findall(r'<p class="kicker">(.*?)</p><ul class="evidence"[^>]*>(.*?)</ul>', listed)
    assert [(title, re.findall(r'href="quotes/(.*?)/"', html.unescape(quotes))) for title, quotes in found] == [
        ("Supported by", ["passage"]),
        ("Qualified by", ["crowd"]),
        ("Contradicted by", ["haddad-faint-light", "breath"]),
    ]


def test_each_cell_says_whose_it_is_and_whether_a_reply_is_reported(second: VerifiedBriefing) -> None:
    row = second.briefing.front.wants[0]
    other = row.model_copy(update={"subject": "Pills", "topic": "pills", "positions": row.positions[1:]})
    table = wants(_with_front(second, wants=(row, other)), HOME)
    assert [_said(each) for each in re.findall(r"<th [^>]*>.*?</th>", table)] == [
        *("Subject", "Astronomers", "Public", "The tail", "Pills")
    ]
    cells = [_said(re.sub(r"<details>.*?</details>", "", each)) for each in re.findall(r"<td>.*?</td>", table)]
    assert cells == [
        "Astronomers To be believed that it is thin. Reply: Nobody noticed.",
        "Public To see it. No reply reported",
        "Astronomers Nothing reported",
        "Public To see it. No reply reported",
    ]
    shown = [re.findall(r'href="quotes/(.*?)/"', html.unescape(each)) for each in re.findall(r"<td>.*?</td>", table)]
    assert shown == [["dvorakova-thin", "nobody-noticed"], ["haddad-faint-light"], [], ["haddad-faint-light"]]


@pytest.mark.parametrize(
    ("date", "status", "ahead"),
    [
        ("1910-05-22", "planned", True),
        ("1910-05-01", "planned", True),
        ("1910-05-22", "reported", True),
        ("1910-05-21", "reported", False),
        ("1910-05-20/1910-05-23", "reported", False),
        ("1910-06", "reported", True),
        ("1910-05", "reported", False),
        ("1910-05-22", "happened", False),
    ],
)
def test_what_is_planned_or_reported_for_later_is_ahead(
    date: str, status: str, ahead: bool, second: VerifiedBriefing
) -> None:
    rest = {"id": "one", "title": "One", "dating": "Told.", "topics": ("tail",), "cites": ("passage",)}
    event = Event.model_validate({**rest, "date": date, "status": status})
    assert second.briefing.front.is_ahead(event) is ahead


def test_the_words_of_the_first_page_are_those_that_are_seen_unfolded() -> None:
    verified = gate.verified(SMALL / "briefing")
    front: Front = verified.briefing.front
    events = list(verified.briefing.events.values())
    words = home_words(front, events)
    because = front.judgements[0].model_copy(update={"because": "It is told at great length."})
    assert home_words(front.model_copy(update={"judgements": (because,)}), events) == words
    said = front.judgements[0].model_copy(update={"statement": "One two *three* [four five](quote:vote)."})
    before = len("It is likely that the quay is built in stone".split())
    assert home_words(front.model_copy(update={"judgements": (said,)}), events) == words - before + 5
    assert home_words(front, [event for event in events if event.status != "planned"]) == words - len(
        "The quay is built".split()
    )
