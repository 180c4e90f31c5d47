"""The short form of the attacks: some of every kind, the same each time. `make attack` is the long form."""

from collections.abc import Callable
from random import Random

import pytest

from tests.attacks import forgeries, mutations, strings
from tests.attacks.tally import Tally


@pytest.mark.parametrize(
    ("attack", "count", "kinds"),
    [(mutations.attack, 160, 24), (forgeries.attack, 300, 35), (strings.attack, 250, 12)],
    ids=["mutations", "forgeries", "strings"],
)
def test_nothing_gets_through(attack: Callable[[Random, int], Tally], count: int, kinds: int) -> None:
    tally = attack(Random(2021), count)
    assert (tally.told(), tally.idle) == ("", [])
    assert len(tally.tried) >= kinds
