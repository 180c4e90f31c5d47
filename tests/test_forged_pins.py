"""No figure of a pin can be changed: a forged pin is found by every check, or by whoever has the text.

A kind of forgery is a row of a table. The first table makes its own rows: one for each figure of a pin.
"""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from build_tools.briefing.load import Draft, open_folder
from build_tools.briefing.make_pins import check_pins, pin_all
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.commitment import Pin, fingerprint_of, root_of
from build_tools.briefing.pins.texts import keys_in, texts_in
from build_tools.briefing.rules import find_all
from build_tools.briefing.verify import verify
from build_tools.model.edition_record import PINNED_TEXT, EditionRecord, make
from tests.conftest import SMALL

DRAFT = open_folder(SMALL / "briefing").draft
TEXTS, KEYS = texts_in(SMALL / "texts"), keys_in(SMALL / "texts")
PINS = {path.stem: json.loads(path.read_text("utf-8")) for path in (SMALL / "briefing" / "pins").iterdir()}
Json = Any
Step = str | int


def _figures(value: Json, route: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """The routes to all figures of a pin, the first of each list."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _figures(each, (*route, key))
    elif isinstance(value, list):
        yield route
        yield from _figures(value[0], (*route, 0)) if value else ()
    else:
        yield route


FIGURES = sorted({(name, route) for name, pin in PINS.items() for route in _figures(pin)}, key=str)
assert len(FIGURES) > 80, "no figures found"


def _forged(value: Json) -> Iterator[Json]:
    """Other values of a figure; a list that grows, shrinks, and is turned round."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, 0 if value else 2, value + 2)
    elif isinstance(value, list):
        yield from ([*value, *(value or [0])], value[1:], value[::-1])
    else:
        yield from (value[:-1], value + "0", ("1" if value[:1] == "0" else "0") + value[1:])


def _problems(pins: dict[str, Json], draft: Draft = DRAFT) -> list[str]:
    """What `briefing check` says of these pins."""
    read: dict[str, Pin | None] = {}
    for name, pin in pins.items():
        try:
            read[name] = commitment.read_pin(json.dumps(pin).encode())
        except ValueError as refused:
            return [str(refused)]
    draft = replace(draft, pins=read)
    checks, findings = verify(draft)
    return [each.message for each in (*findings, *find_all(draft, checks))]


def test_the_pins_are_sound() -> None:
    assert _problems(PINS) == []


@pytest.mark.parametrize(
    ("name", "route"), FIGURES, ids=lambda each: each if isinstance(each, str) else ".".join(map(str, each))
)
def test_a_figure_that_is_changed_is_found(name: str, route: tuple[Step, ...]) -> None:
    """All but `proofs` and `absences`, which may be fewer: what they would prove is then not proved."""
    pins = deepcopy(PINS)
    *way, last = route
    place = pins[name]
    for step in way:
        place = place[step]
    for forged in _forged(value := place[last]):
        if forged == value or route in (("proofs",), ("absences",)):
            continue
        place[last] = forged
        assert _problems(pins), (route, forged)


def _sealed(pin: Json) -> Json:
    """A forged pin whose hashes were computed again, as anybody can."""
    made = Pin.model_validate_json(json.dumps(pin))
    made = made.model_copy(update={"text": fingerprint_of(made)})
    return json.loads(commitment.write_pin(made.model_copy(update={"root": root_of(made)})))


def _without_what_is_shared(pins: dict[str, Json]) -> None:
    for pin in pins.values():
        for shared in pin["shared"].values():
            shared["runs"] = 0


def _fewer_runs(pins: dict[str, Json]) -> None:
    pins["post"]["runs"] = 1


def _more_tokens(pins: dict[str, Json]) -> None:
    pins["post"]["tokens"] += 1


def _more_words(pins: dict[str, Json]) -> None:
    pins["post"]["words"] += 1000


def _fewer_words_than_quoted(pins: dict[str, Json]) -> None:
    pins["tidings"]["words"] = 5


def _one_side(pins: dict[str, Json]) -> None:
    pins["post"]["shared"]["courier"]["runs"] = 0


def _another_text(pins: dict[str, Json]) -> None:
    """A pin of an invented text with all that the briefing quotes."""
    changed = TEXTS | {"tidings": TEXTS["tidings"].replace("asked the ferry", "blamed the ferry")}
    pins["tidings"] = json.loads(
        commitment.write_pin(pin_all(DRAFT, {"tidings": changed["tidings"]}, KEYS).pins["tidings"])
    )


def _without_key(pins: dict[str, Json]) -> None:
    pins["tidings"]["keyed"] = False


OTHER_TEXT = "the wording shared with '{}' was counted in another text than the one that is pinned; run {}"
RUN = "`briefing pin --texts DIR`"
SEALED: tuple[tuple[Callable[[dict[str, Json]], None], tuple[str, ...], list[str]], ...] = (
    (_fewer_runs, ("post",), [OTHER_TEXT.format("post", RUN)] * 2),
    (_more_tokens, ("post",), [OTHER_TEXT.format("post", RUN)] * 2),
    (_more_words, ("post",), [OTHER_TEXT.format("post", RUN)] * 2),
    (
        _fewer_words_than_quoted,
        ("tidings",),
        [OTHER_TEXT.format("tidings", RUN)] * 2 + ["2 of 2 proofs do not lead to the pin's root; run " + RUN],
    ),
    (_one_side, ("post",), [f"this pin and that of 'post' differ on how much wording the two share; run {RUN}"]),
    (_another_text, (), [OTHER_TEXT.format("tidings", RUN)] * 2),
    (
        _without_key,
        ("tidings",),
        ["so little of this text is not quoted that it could be guessed from this pin; run " + RUN],
    ),
)
"""A forgery, the pins whose hashes are computed again, and what the check says first."""


@pytest.mark.parametrize(("forge", "sealed", "said"), SEALED, ids=lambda each: getattr(each, "__name__", ""))
def test_a_pin_whose_hashes_are_computed_again_is_found_by_the_others(
    forge: Callable[[dict[str, Json]], None], sealed: tuple[str, ...], said: list[str]
) -> None:
    pins = deepcopy(PINS)
    forge(pins)
    for name in sealed:
        pins[name] = _sealed(pins[name])
    assert [each for each in _problems(pins) if each in said][: len(said)] == said


def test_what_no_check_can_find_whoever_has_the_texts_finds() -> None:
    """All pins were forged together, so that they agree, and all hashes computed again."""
    pins = deepcopy(PINS)
    _without_what_is_shared(pins)
    read = {name: commitment.read_pin(json.dumps(_sealed(pin)).encode()) for name, pin in pins.items()}
    assert _problems({name: _sealed(pin) for name, pin in pins.items()}) == []
    found = list(check_pins(replace(DRAFT, pins=dict(read)), TEXTS, KEYS))
    assert [(each.at, each.message) for each in found] == [
        (("sources", name), "what this source shares with others differs from the texts; run `briefing pin`")
        for name in ("courier", "post")
    ]


def test_an_older_pin_is_found_where_an_edition_has_a_newer_one() -> None:
    records = _two_editions("post", PINS["post"]["text"])
    old = "this pin is of the text as it was in the edition of 2024-03-01; a later edition has a newer one; run " + RUN
    assert _problems(PINS, replace(DRAFT, records=dict(records))) == [old]
    assert _problems(PINS, replace(DRAFT, records={"2024-03-01": records["2024-03-01"]})) == []
    gone = "the record of the edition before this one is gone; put it back as it was published"
    assert _problems(PINS, replace(DRAFT, records={"2024-03-02": records["2024-03-02"]})) == [gone]


def test_an_older_pin_is_found_where_the_source_had_another_id_then() -> None:
    pin = commitment.read_pin(json.dumps(PINS["post"]).encode()).model_copy(update={"source": "old-post"})
    records = _two_editions("old-post", commitment.fingerprint_of(pin))
    post = DRAFT.sources["post"].model_copy(update={"formerly": ("old-post",)})
    draft = replace(DRAFT, sources={**DRAFT.sources, "post": post}, records=dict(records))
    old = "this pin is of the text as it was in the edition of 2024-03-01; a later edition has a newer one; run " + RUN
    assert _problems(PINS, draft) == [old]
    assert _problems(PINS, replace(draft, records={"2024-03-01": records["2024-03-01"]})) == []


def _two_editions(source: str, text: str) -> dict[str, EditionRecord]:
    """The records of an edition with this text, and of a later one with another."""
    first = make("2024-03-01", "The quay", {"sources": {source: {PINNED_TEXT: (text,)}}})
    later = make("2024-03-02", "The quay", {"sources": {source: {PINNED_TEXT: ("0" * 64,)}}}, first.hash)
    return {each.edition: each for each in (first, later)}


def test_a_short_text_cannot_be_guessed() -> None:
    """Whoever knows all but one word of a text makes the same pin with the right word only if they have its key."""
    texts = {"tidings": TEXTS["tidings"]}
    guess = pin_all(DRAFT, texts, {"tidings": b"another key".ljust(32)}).pins["tidings"]
    assert pin_all(DRAFT, texts, KEYS).pins["tidings"].top == PINS["tidings"]["top"] != guess.top
    drawn = pin_all(DRAFT, texts, {})
    assert drawn.keys.keys() == {"tidings"} and drawn.pins["tidings"].keyed
    assert pin_all(DRAFT, texts, {}).pins["tidings"].top != drawn.pins["tidings"].top
    assert pin_all(DRAFT, texts, drawn.keys).pins["tidings"].top == drawn.pins["tidings"].top
    long = {"tidings": texts["tidings"] + "\nNothing of this is quoted." * 20}
    assert not pin_all(DRAFT, long, {}).keys


def test_a_pin_is_not_compared_without_its_key() -> None:
    found = list(check_pins(DRAFT, TEXTS, {name: key for name, key in KEYS.items() if name != "post"}))
    assert ("sources", "post") in [each.at for each in found]
    assert "the folder of texts has no post.key, which this pin was made with; add it to the folder" in [
        each.message for each in found
    ]
