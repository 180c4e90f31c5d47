"""What a message ends with where a name is not known."""

import pytest

from build_tools.diagnostics.did_you_mean import Suggestions

MANY = [f"quay-{number:02}" for number in range(31)]


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("tidngs", ["post", "tidings"], "did you mean 'tidings'?"),
        ("x", ["post", "tidings"], "use one of post, tidings"),
        ("x", MANY[:8], f"use one of {', '.join(MANY[:8])}"),
        ("x", MANY[:9], "look up the one that you mean among the 9 known, such as 'quay-00'"),
        ("x", [], "none is defined yet"),
        ("quay-3", MANY, "did you mean 'quay-30'?"),
        ("x", MANY, "look up the one that you mean among the 31 known, such as 'quay-00'"),
    ],
)
def test_the_way_out_is_short(name: str, known: list[str], said: str) -> None:
    assert Suggestions().did_you_mean(name, known) == said


def test_only_as_many_are_looked_for_as_are_reported() -> None:
    suggestions = Suggestions(most=2)
    said = [suggestions.did_you_mean("tidngs", ["post", "tidings"]) for _ in range(4)]
    assert said == 2 * ["did you mean 'tidings'?"] + 2 * ["use one of post, tidings"]


def test_among_many_those_that_begin_alike_are_compared() -> None:
    many = [f"{letter}{number:03}" for letter in "abcdef" for number in range(200)]
    assert Suggestions().did_you_mean("d1-23", many) == "did you mean 'd123'?"
