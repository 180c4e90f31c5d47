"""The work of a check grows with the briefing, not with its square: steps are counted, not seconds."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from build_tools.briefing import gate
from build_tools.briefing.load import Draft
from build_tools.briefing.make_pins import _work, pin_all
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.commitment import VERSION, Commitment, Pin, fingerprint_of, root_of
from build_tools.briefing.rules import annotation_span, cut_before_qualifier, unverified_quotation
from build_tools.briefing.verify import verify
from build_tools.intake.proposals import propose
from build_tools.model import Annotation, Quote, Reading
from build_tools.text.anchoring import find_words, units
from tests.conftest import SMALL

NONE = "0" * 64


def draft_of(quotes: int) -> Draft:
    """A draft of one source with so many quotes, each pinned, annotated and quoted in its note."""
    words = [f"ferry {number} of Lunde keeps its berth" for number in range(quotes)]
    made = {
        f"q{number}": Quote(
            id=f"q{number}",
            title="Ferries",
            topics=("ferry",),
            readings={"post": Reading.model_validate(each)},
            annotations=(
                Annotation(on=each[4:], kind="context", note=f"They say “{each}”.", author="me", date="2024-03-09"),
            ),
        )
        for number, each in enumerate(words)
    }
    text = ", but not today.\n".join(words)
    spans = [(0, len(text))]
    committed = Commitment(text, spans)
    pin = Pin(
        version=VERSION,
        source="post",
        keyed=False,
        tokens=committed.size,
        top=committed.top,
        text=NONE,
        root=NONE,
        furniture=(),
        words=committed.words,
        words_root=NONE,
        runs=0,
        shared={},
        absences=(),
        proofs=tuple(committed.prove(find_words(each, text, spans)[0]) for each in words),
    )
    pin = pin.model_copy(update={"text": fingerprint_of(pin)})
    pin = pin.model_copy(update={"root": root_of(pin)})
    return Draft("briefing", quotes=made, pins={"post": pin})


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, Python's own included."""
    count = 0

    def trace(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(trace)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


GERMAN = (
    "Der Bürgermeister von Lunde, Ivar Bo, war da, und es ist kalt. „Nein“, sagte er. „Ja“, sagte der Bürgermeister."
)
FRENCH = (
    "Le maire de Lunde, Ivar Bo, est là, et la ville dort. « Non, dit-il. Demain. » « Oui », a dit le maire du port."
)


@pytest.mark.parametrize("text", [GERMAN, FRENCH])
@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_a_text_four_times_as_long_is_about_four_times_the_work(text: str, between: str) -> None:
    few, many = (partial(propose, Draft("briefing"), "post", between.join([text] * times)) for times in (20, 80))
    few()
    assert calls(many) < 5 * calls(few)


def test_the_words_of_a_proof_are_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []
    monkeypatch.setattr(commitment, "units", lambda text: cut.append(text) or units(text))
    commitment._cut.cache_clear()
    draft = draft_of(20)
    cut.clear()
    commitment._cut.cache_clear()
    verify(draft, unpinned=True)
    assert len(cut) == len(set(cut)) == 21  # each proof, and what none of them has beside it


def test_four_times_the_quotes_are_about_four_times_the_work() -> None:
    for work in (
        lambda draft: verify(draft, unpinned=True),
        lambda draft: list(annotation_span.find(draft)),
        lambda draft: list(cut_before_qualifier.find(draft, verify(draft, unpinned=True)[0])),
        lambda draft: list(unverified_quotation.find(draft)),
    ):
        few, many = draft_of(40), draft_of(160)
        # The first call of each also imports and fills the cache of folded texts.
        work(few)
        work(many)
        assert calls(partial(work, many)) < 6 * calls(partial(work, few)) + 500


def articles(sources: int, quotes: int) -> tuple[Draft, dict[str, str]]:
    """A draft of so many sources with so many quotes each, of its own words, and their texts."""
    record = next(iter(gate.verified(SMALL / "briefing").briefing.sources.values()))
    said = {
        f"post-{name}": [f"ferry {number} of {name} keeps its berth at the new quay" for number in range(quotes)]
        for name in range(sources)
    }
    made = {
        f"{name}-{number}": Quote(
            id=f"{name}-{number}",
            title="Ferries",
            topics=("ferry",),
            readings={name: Reading.model_validate(words)},
        )
        for name, listed in said.items()
        for number, words in enumerate(listed)
    }
    records = {name: record.model_copy(update={"id": name, "furniture": ()}) for name in said}
    texts = {name: ", but not today.\n".join(listed) for name, listed in said.items()}
    return Draft("briefing", sources=records, quotes=made), texts


def test_four_times_the_quotes_are_about_four_times_the_work_to_pin() -> None:
    few, many = (partial(pin_all, *articles(1, quotes), {}) for quotes in (40, 160))
    few()  # now the vocabulary of each text is remembered, to which a commitment is as large for any text
    many()
    assert calls(many) < 5 * calls(few)


def test_four_times_the_sources_are_about_four_times_the_work_to_compare() -> None:
    few, many = (calls(partial(_work, *articles(sources, 20))) for sources in (4, 16))
    assert many < 5 * few
