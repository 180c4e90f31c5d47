"""The long form of the attacks: a line for each part, and a failure if anything got through.

`python -m tests.attacks [SEED]` takes another way each day; the seed is printed, so that a failure can be had again.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.attacks import agreement, forgeries, kills, mutations, strings
from tests.attacks.tally import Tally
from tests.browser import browser
from tests.conftest import kept_in

MUTATIONS, FORGERIES, STRINGS = 20_000, 20_000, 100_000
KILLS, PAGES, KILLS_OF_OTHERS = 200, 400, 20


def main() -> int:
    """Attack; returns 1 if anything got through."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else datetime.now(UTC).toordinal()
    print(f"seed {seed}", flush=True)
    failed = False
    with tempfile.TemporaryDirectory() as folder, kept_in(Path(folder, "kept")):
        for part, attack in _parts(Random(seed), Path(folder)):
            began = time.monotonic()
            tally = attack()
            print(f"{tally.line(part)} ({time.monotonic() - began:.0f} s)", flush=True)
            if tally.failures or tally.idle:
                failed = True
                print(tally.told(), *(f"{kind}: never tried" for kind in tally.idle), sep="\n", flush=True)
    return int(failed)


def _parts(random: Random, folder: Path) -> Iterator[tuple[str, Callable[[], Tally]]]:
    yield "mutations of readings", lambda: mutations.attack(random, MUTATIONS)
    yield "forgeries of pins", lambda: forgeries.attack(random, FORGERIES)
    with browser() as chromium, agreement.asking(chromium) as ask:
        yield "forgeries, and what three implementations say of them", lambda: agreement.attack(random, FORGERIES, ask)
        yield "characters in three implementations", lambda: agreement.try_characters(random, 1, ask)
    yield "strings in every place", lambda: strings.attack(random, STRINGS)
    yield "kills of commands", lambda: kills.attack(random, folder / "commands", KILLS_OF_OTHERS)
    yield "kills of a large build", lambda: kills.attack_a_large_build(random, folder / "large", KILLS, PAGES)


if __name__ == "__main__":
    sys.exit(main())
