"""The short form of the attacks: some of every kind, the same each time. `make attack` is the long form."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.attacks import forgeries, kills, mutations, strings
from tests.attacks.tally import Tally


@pytest.mark.parametrize(
    ("attack", "count", "kinds"),
    [(mutations.attack, 160, 24), (forgeries.attack, 450, 35), (strings.attack, 160, 12)],
    ids=["mutations", "forgeries", "strings"],
)
def test_nothing_gets_through(attack: Callable[[Random, int], Tally], count: int, kinds: int) -> None:
    tally = attack(Random(2021), count)
    assert (tally.told(), tally.idle) == ("", [])
    assert len(tally.tried) >= kinds


def test_what_is_killed_leaves_nothing_half_done(tmp_path: Path) -> None:
    tally = kills.attack(Random(2021), tmp_path, 2, ("fmt", "edition"))
    assert (tally.told(), tally.idle) == ("", [])
