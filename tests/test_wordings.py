"""What is safe to quote and what agencies contest: from invented readings of one statement to both pages."""

import dataclasses
import html
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.briefing.pins.tokens import Token, Voice
from build_tools.briefing.verify import Anchor, Check, VerifiedBriefing
from build_tools.briefing.wordings.contested import contested_words
from build_tools.briefing.wordings.shared import shared_wordings
from build_tools.model import Annotation, Quote, Reading
from build_tools.pages import page_at
from build_tools.pages.addresses import CONTESTED_WORDS, SAFE_TO_QUOTE

OURS, SAME_AGENCY, OTHER = "courier", "post", "tidings"
"""The Courier and the Post carry the copy of one agency."""


def _made(
    project: Path,
    readings: Mapping[str, str],
    *,
    unquoted: str = "",
    qualified: str = "",
    notes: tuple[Annotation, ...] = (),
) -> tuple[VerifiedBriefing, Quote]:
    """The small briefing with one quote of speech more, in these readings."""
    verified = gate.verified(project / "briefing")
    read = {source: Reading.model_validate(words) for source, words in readings.items()}
    quote = Quote(id="said", speaker="brandt", topics=("quay",), readings=read, annotations=notes)
    checks = {
        ("said", source): _check(words, quoted=source != unquoted, qualified=source == qualified)
        for source, words in readings.items()
    }
    briefing = verified.briefing.model_copy(update={"quotes": {"said": quote}})
    return dataclasses.replace(verified, briefing=briefing, checks=checks), quote


def _check(words: str, *, quoted: bool, qualified: bool) -> Check:
    token = Token(words, 0, True, 0, 0, qualified, Voice(1, int(quoted), ""))
    return Check("exact", (Anchor(words, 0, len(words), (), (token,)),))


def _text(page: str) -> list[str]:
    """A page's blocks as plain text."""
    blocks = re.sub(r"<(li|p|h3|summary)\b", "\n<\\1", page).splitlines()
    lines = (" ".join(html.unescape(re.sub(r"<[^>]+>", "", block)).split()) for block in blocks)
    return [line for line in lines if line]


@pytest.mark.parametrize(
    ("ours", "theirs", "shared"),
    [
        ("We will build it in stone", "We will build it in wood", ["We will build it in"]),
        ("We will build it in grey stone", "we will build it in gray stone,", ["We will build it in grey stone"]),
        ("We will build it", "They will build it", []),
        ("a stone quay", "Here we want a stone quay for ever", ["a stone quay"]),
        ("quay", "quay", []),
        ("We will never give up the quay", "We will give up the quay", []),
        ("We do not want to build it", "I want to build it", []),
        ("It is at the end of the quay", "They are at the end of the pier", []),
        ("All of us will build it, not today, for the town", "All of us will build it for the town of Lunde", ["All of us will build it,"]),
        ("All of us will build it soon where the town wants it", "All of us will build it where the town wants it", ["All of us will build it", "where the town wants it"]),
        ("All of us will build it, the old quay", "All of us will build it and the old quay", ["All of us will build it,"]),
        ("Now the quay will stay here", "Then the quay will stay here", ["the quay will stay here"]),
        ("the old quay […] has stood for eighty years", "the old quay has stood for eighty years", ["the old quay", "has stood for eighty years"]),
    ],
)  # fmt: skip
def test_what_agencies_print_alike(ours: str, theirs: str, shared: list[str], project: Path) -> None:
    verified, quote = _made(project, {OURS: ours, OTHER: theirs})
    assert [each.words for each in shared_wordings(verified, quote)] == shared
    within_an_agency, quote = _made(project, {OURS: ours, SAME_AGENCY: theirs})
    assert shared_wordings(within_an_agency, quote) == []


@pytest.mark.parametrize(
    ("ours", "theirs", "qualified"),
    [
        ("We will build it all here", "We will build it all there", (None, "")),
        ("We will build it all, but later", "We will build it all if need be", (OURS, "but later")),
        ("We will build it all now", "We will build it all in stone if need be. But not now", (OTHER, "if need be")),
        ("We will build it all. But not now", "We will build it all there", (None, "")),
        ("If the town pays … we will build it all now", "Then we will build it all", (OURS, "If the town pays …")),
        ("If the town pays, good. We will build it all now", "We will build it all here", (None, "")),
    ],
)
def test_what_qualifies_words_that_are_printed_alike(
    ours: str, theirs: str, qualified: tuple[str | None, str], project: Path
) -> None:
    verified, quote = _made(project, {OURS: ours, OTHER: theirs})
    assert [(each.qualified_by, each.qualification) for each in shared_wordings(verified, quote)] == [qualified]


def test_the_pin_says_that_a_sentence_goes_on_with_a_qualification(project: Path) -> None:
    words = "We will build it all"
    verified, quote = _made(project, {OURS: words, OTHER: words}, qualified=OTHER)
    assert [(each.qualified_by, each.qualification) for each in shared_wordings(verified, quote)] == [(OTHER, "")]
    page = page_at(verified, SAFE_TO_QUOTE)
    assert page
    lines = _text(page.markdown())
    at = lines.index("We will build it all C The Courier T Tidings Coast Agency, Tidings")
    assert lines[at + 1] == "T Tidings In the source the sentence goes on with a qualification."


def test_a_whole_wording_says_that_its_sentence_goes_on_with_a_qualification(project: Path) -> None:
    verified, _ = _made(project, {OURS: "We will build it all"}, qualified=OURS)
    page = page_at(verified, SAFE_TO_QUOTE)
    assert page
    lines = _text(page.markdown())
    at = lines.index("We will build it all C The Courier Coast Agency")
    assert lines[at + 1] == "In the source the sentence goes on with a qualification."


def test_each_run_of_words_is_shown_by_itself_and_with_its_condition(project: Path) -> None:
    readings = {
        OURS: "We are ready to build all the quays without exception, but only if the town pays its whole share",
        OTHER: "We are ready to build all quays without exception, if we know that the town pays its whole share",
    }
    verified, _ = _made(project, readings)
    page = page_at(verified, SAFE_TO_QUOTE)
    assert page
    lines = _text(page.markdown())
    assert lines[lines.index("## Printed alike") : lines.index("## Printed differently")] == [
        "## Printed alike",
        "At least two independent agencies print these words. Check what surrounds them before you quote them, and do "
        "not join them: the dots stand for other words.",
        "Åsa Brandt",
        "The quay",
        "We are ready to build all … C The Courier T Tidings Coast Agency, Tidings",
        "C The Courier qualifies these words: “but only if the town pays its whole share”. Quote that too, or paraphrase.",
        "… the town pays its whole share C The Courier T Tidings Coast Agency, Tidings",
        "C The Courier qualifies these words: “only if”. Quote that too, or paraphrase.",
        "Quote and notes Word by word",
    ]


@pytest.mark.parametrize(
    ("readings", "contested"),
    [
        ({OURS: "built on mutual trust", OTHER: "built on mutual respect"}, [(("trust", "respect"), False)]),
        ({OURS: "built on mutual trust", SAME_AGENCY: "built on mutual respect"}, []),
        ({OURS: "on mutual trust", SAME_AGENCY: "on mutual respect", OTHER: "on mutual trust"}, []),
        ({OURS: "on mutual trust", SAME_AGENCY: "on mutual trust", OTHER: "on mutual respect"}, [(("trust", "respect"), False)]),
        ({OURS: "in a grey harbour of 1,000 ships", OTHER: "in a gray harbor of a thousand ships"}, []),
        ({OURS: "it is ready", OTHER: "it is not ready"}, [(("", "not"), False)]),
        ({OURS: "ready to discuss the issues", OTHER: "ready to discuss issues"}, [(("the", ""), True)]),
        ({OURS: "and then we’ll respond", OTHER: "and then we will respond"}, [(("we’ll", "we will"), True)]),
        ({OURS: "if Lunde and Aas work together", OTHER: "if Aas and Lunde work together"}, [(("Lunde and", ""), True), (("", "and Lunde"), True)]),
        ({OURS: "we work through the rubble", OTHER: "unload the baggage"}, [(("we work through the rubble", "unload the baggage"), False)]),
        ({OURS: "we said so, and more", OTHER: "we said so"}, []),
    ],
)  # fmt: skip
def test_what_agencies_contest(
    readings: dict[str, str], contested: list[tuple[tuple[str, ...], bool]], project: Path
) -> None:
    found = contested_words(*_made(project, readings))
    assert [(tuple(wording.words for wording in each.wordings), each.is_lesser) for each in found] == contested


def test_words_without_quotation_marks_confirm_and_contest_nothing(project: Path) -> None:
    readings = {OURS: "We will build it in stone", OTHER: "We will build it in wood"}
    verified, quote = _made(project, readings, unquoted=OTHER)
    assert (shared_wordings(verified, quote), contested_words(verified, quote)) == ([], [])
    page = page_at(verified, SAFE_TO_QUOTE)
    assert page
    lines = _text(page.markdown())
    assert lines[lines.index("## Wording to avoid") :][2:] == [
        "The quay",
        "“We will build it in wood” T Tidings Tidings",
        "Printed without quotation marks: the source’s summary, not a quotation of Åsa Brandt.",
    ]


def test_both_pages_say_who_prints_what(project: Path) -> None:
    note = Annotation(on="of granite", kind="avoid", note="A slip of the Courier.", author="editor", date="2024-03-09")
    verified, _ = _made(
        project,
        {OURS: "We will build a quay of granite", OTHER: "We will build a quay of wood"},
        notes=(note,),
    )
    safe, contested = page_at(verified, SAFE_TO_QUOTE), page_at(verified, CONTESTED_WORDS)
    assert safe
    assert contested
    lines = _text(safe.markdown())
    assert [line for line in lines if "quay" in line.casefold() or "granite" in line] == [
        "The quay",
        "We will build a quay of … C The Courier T Tidings Coast Agency, Tidings",
        "The quay",
        "We will build a quay of granite C The Courier Coast Agency",
        "We will build a quay of wood T Tidings Tidings",
        "The quay",
        "“of granite” C The Courier Coast Agency",
    ]
    lines = _text(contested.markdown())
    assert lines[lines.index("## The quay") :] == [
        "## The quay",
        "Åsa Brandt “We will build a quay of granite”",
        "granite / wood",
        "build a quay of granite C The Courier Coast Agency",
        "build a quay of wood T Tidings Tidings",
    ]


def test_what_is_neither_alike_nor_contested_is_shown_as_different(project: Path) -> None:
    verified, _ = _made(project, {OURS: "We seek a steady, safe harbour for everybody", OTHER: "safe and steady"})
    safe = page_at(verified, SAFE_TO_QUOTE)
    assert safe
    lines = _text(safe.markdown())
    assert lines[lines.index("## Printed differently") :][3:6] == [
        "The quay",
        "We seek a steady, safe harbour for everybody C The Courier Coast Agency",
        "safe and steady T Tidings Tidings",
    ]
