"""Words are aligned by their longest runs, in work that grows with the words: steps are counted, not seconds."""

import dataclasses
from collections.abc import Callable
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_tools.briefing import gate
from build_tools.briefing.editions.compare import compare
from build_tools.briefing.verify import Anchor, Check
from build_tools.model import Quote, Reading
from build_tools.model.edition_record import Records
from build_tools.pages.parts.quote.lemma_choice import choices
from build_tools.text import alignment
from build_tools.text.alignment import aligned, common_runs, likeness
from build_tools.text.collation import changes, collate, is_wording
from build_tools.text.suggest import marked_difference, nearest_words
from tests.test_linear import calls

WORDS = st.lists(st.sampled_from("a b c d e".split()), max_size=20)


def _ab(words: int) -> str:
    return " ".join(["a", "b"] * (words // 2))


def _bba(words: int) -> str:
    return " ".join((["b", "b", "a"] * words)[:words])


def _notes(word: str, count: int) -> Records:
    return {"topics": {"quay": {"note": tuple(f"{word} {number} of them" for number in range(count))}}}


@given(WORDS, WORDS)
def test_short_texts_are_aligned_as_difflib_does(ours: list[str], theirs: list[str]) -> None:
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    assert [tuple(run) for run in aligned(ours, theirs)] == matcher.get_opcodes()
    assert likeness(ours, theirs) == pytest.approx(matcher.ratio())


@given(WORDS, WORDS, st.integers(0, 60))
def test_whatever_the_steps_allow_an_alignment_is_one(ours: list[str], theirs: list[str], most: int) -> None:
    """It covers both texts in order, and agrees where it says so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alignment, "MOST_STEPS", most)
        runs, found = common_runs(ours, theirs), aligned(ours, theirs)
    assert all(ours[a : a + size] == theirs[b : b + size] for a, b, size in runs)
    assert [word for _, a, b, _, _ in found for word in ours[a:b]] == ours
    assert [word for _, _, _, c, d in found for word in theirs[c:d]] == theirs
    assert {tag for tag, a, b, c, d in found if ours[a:b] == theirs[c:d]} <= {"equal"}


def test_repetitive_words_are_aligned_well() -> None:
    """No alignment shares more than the longest common subsequence, which is 999 of 1,200 words here."""
    found = aligned(_ab(1200).split(), _bba(1200).split())
    assert sum(end - start for tag, start, end, _, _ in found if tag == "equal") == 999


def test_stretches_too_long_to_compare_are_different(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alignment, "MOST_STEPS", 0)
    monkeypatch.setattr(alignment, "MOST_PAIRS", 8)
    assert aligned("a b c".split(), "a x c".split()) == [("replace", 0, 3, 0, 3)]
    assert aligned("a b".split(), "a x".split()) == [("equal", 0, 1, 0, 1), ("replace", 1, 2, 1, 2)]


@pytest.mark.parametrize(
    "work",
    [
        lambda words: changes(_ab(words), _bba(words)),
        lambda words: is_wording(_ab(words + 2), _bba(words)),
        lambda words: marked_difference(_ab(words), _bba(words)),
        lambda words: likeness(_ab(words).split(), _bba(words).split()),
        lambda words: collate(
            " ".join(f"{number}" for number in range(words)),
            {name: " ".join(f"{number}{name * (number % 2)}" for number in range(words)) for name in "xyz"},
        ),
        lambda words: compare(_notes("note", words), _notes("word", words), {}),
    ],
    ids=["changes", "is_wording", "marked_difference", "likeness", "collate", "compare"],
)
def test_twice_the_words_are_about_twice_the_work(work: Callable[[int], object]) -> None:
    work(10)
    few, many = calls(partial(work, 120)), calls(partial(work, 240))
    assert many < 3 * few + 500


def test_a_suggestion_is_not_looked_for_among_too_many_equal_words() -> None:
    assert nearest_words(_ab(100), [_bba(200)]) is not None
    assert calls(partial(nearest_words, _ab(2000), [_bba(3000)])) < 100_000


@pytest.mark.parametrize(("readings", "words", "count"), [(3, 100, 3), (22, 100, 22), (23, 100, 1), (50, 1000, 1)])
def test_a_lemma_can_be_chosen_while_the_page_stays_small(readings: int, words: int, count: int, project: Path) -> None:
    verified = gate.verified(project / "briefing")
    printed = "word " * words
    sources = {f"s{number}": verified.briefing.sources["post"] for number in range(readings)}
    long = dataclasses.replace(
        verified,
        briefing=verified.briefing.model_copy(update={"sources": sources}),
        checks={("long", name): Check("exact", (Anchor(printed, None, None, ()),)) for name in sources},
    )
    read = {name: Reading.model_validate(printed) for name in sources}
    assert len(choices(long, Quote(id="long", title="Long", topics=("quay",), readings=read))) == count
