"""What is attacked: two small briefings of ours with the texts of their sources, in many scripts."""

from dataclasses import dataclass
from functools import cache

from build_tools.briefing.load import Draft, open_folder
from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.pins.texts import KEY_LENGTH, keys_in, texts_in
from build_tools.model import Reading, Segment
from tests.conftest import HERE

TRAPS = (
    "We don’t accept 41,000 crowns, and we can’t build it for 2.5 million",
    "the fares rose by 12% to $3 - not a crown more",
    "Nobody said yes… and no one has said “never” to a non-existent plan",
    "It’s unlikely that the café’s 1–3 boats sail at -5 degrees",
    "They're 'first' in the \"office\", and it's final",
)
"""Readings with what changes go for: figures, signs, negations, apostrophes, dashes, an ellipsis."""
TWICE = "one of the two towers that the board of the harbour wants"
BESIDE = (
    {"exact": TWICE, "prefix": "This is", "suffix": ", she"},
    {"exact": "it is old, but it is sound, but it is dear", "suffix": ",” Brandt said"},
)
"""Readings with what is beside them: words that are there twice, and a suffix that is not in the quotation."""


@dataclass(frozen=True)
class Given:
    """A reading as its briefing has it."""

    quote: str
    source: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Corpus:
    """A briefing with its pins, and the texts of the sources whose readings are attacked."""

    draft: Draft
    texts: dict[str, str]
    keys: dict[str, bytes]
    readings: tuple[Given, ...]

    def body(self, source: str) -> list[str]:
        """The stretches of a source's text between its furniture, told apart from `pins.body` by lines alone."""
        left_out = set[int]()
        for each in self.draft.sources[source].furniture:
            first, _, last = each.lines.partition("-")
            left_out |= set(range(int(first), int(last or first) + 1))
        stretches = [""]
        for number, line in enumerate(self.texts[source].split("\n"), 1):
            if number not in left_out:
                stretches[-1] += f"{line}\n"
            elif stretches[-1]:
                stretches.append("")
        return [each for each in stretches if each.strip()]


@cache
def corpora() -> tuple[Corpus, ...]:
    """The briefings, as far as their words are attacked: a pin of each text costs most of the time."""
    return _corpus("second", "asagiri", "sada", "zvon"), _corpus("small", "courier", "tidings", "traps")


def _corpus(name: str, *attacked: str) -> Corpus:
    loaded, texts = open_folder(HERE / name / "briefing"), texts_in(HERE / name / "texts")
    keys = keys_in(HERE / name / "texts") | {"traps": bytes(KEY_LENGTH)}
    assert not [*loaded.findings, *loaded.pin_findings]
    draft = loaded.draft
    if "traps" in attacked:
        _add_traps(draft, texts, keys)
    readings = tuple(
        Given(quote.id, source, reading.segments)
        for quote in draft.quotes.values()
        for source, reading in quote.readings.items()
        if source in attacked
    )
    return Corpus(draft, {source: texts[source] for source in attacked}, keys, readings)


def _add_traps(draft: Draft, texts: dict[str, str], keys: dict[str, bytes]) -> None:
    """Add a source that prints the traps, and a quote of each."""
    courier, ferry = draft.sources["courier"], draft.quotes["passengers"]
    draft.sources["traps"] = courier.model_copy(update={"furniture": courier.furniture[:1]})
    texts["traps"] = "Traps\n\n" + "".join(
        f"“{words},” Brandt said. “So we do.”\n\n"
        for words in (*TRAPS, f"This is {TWICE}, she says, and {TWICE}", BESIDE[1]["exact"])
    )
    for number, words in enumerate((*TRAPS, *BESIDE)):
        readings = {"traps": Reading.model_validate(words)}
        draft.quotes[f"trap-{number}"] = ferry.model_copy(
            update={"id": f"trap-{number}", "readings": readings, "annotations": ()}
        )
    pinned = pin_all(draft, {"traps": texts["traps"]}, keys)
    assert not pinned.findings and not pinned.keys
    draft.pins.update(pinned.pins)
