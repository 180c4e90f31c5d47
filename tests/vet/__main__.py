"""Print how well quotations are vetted: `python -m tests.vet [FOLDER]`, with `-v` each mistake."""

import sys
import time
from pathlib import Path

from build_tools.briefing import gate
from build_tools.exports.json_export import briefing_export
from build_tools.vet.known import Known
from tests.conftest import ROOT
from tests.vet.made import Maker
from tests.vet.others import text_about_others
from tests.vet.scoring import false_alarms, score


def main() -> None:
    """Print a line for each kind of case, and one for the text about other matters."""
    folders = [each for each in sys.argv[1:] if each != "-v"]
    briefing = briefing_export(gate.verified(Path(folders[0]) if folders else ROOT / "briefing"))
    started = time.process_time()
    total, right, wrong = score(Maker(briefing).cases(), Known(briefing))
    for kind, count in total.items():
        print(f"{kind:16} {right[kind]:4} of {count:4}  {right[kind] / count:6.1%}")
    print(f"{'all':16} {right.total():4} of {total.total():4}, {time.process_time() - started:.1f} s")
    inserted, of, wrong_insertions = score(list(Maker(briefing).inserted()), Known(briefing))
    print(f"words inserted in brackets: {of.total()} of {inserted.total()}")
    text = text_about_others()
    started = time.process_time()
    count, alarms = false_alarms(text, briefing)
    print(f"{len(alarms)} false alarms in {len(text.split()):,} words with {count} quotations, ", end="")
    print(f"{time.process_time() - started:.1f} s")
    if "-v" in sys.argv:
        print(*wrong, *wrong_insertions, *(f"{each.printed}: {each.faults}" for each in alarms), sep="\n")


main()
