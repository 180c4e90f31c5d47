"""Score the verdicts on a made set, and count the false alarms in a text about other matters."""

from collections import Counter
from collections.abc import Sequence

from build_tools.exports.json_export import BriefingExport
from build_tools.vet.known import Known
from build_tools.vet.manuscripts import markdown
from build_tools.vet.vetting import Vetted, vet
from tests.vet.made import Case, text_of


def verdicts(cases: Sequence[Case], known: Known) -> list[Vetted]:
    """The verdict on each case, all in one text."""
    vetted = vet(markdown("made", text_of(cases)), known).quotations
    assert len(vetted) == len(cases), "a case has not one quotation"
    return list(vetted)


def is_right(case: Case, found: Vetted) -> bool:
    """Whether what was found is one of the right verdicts; a true quotation has no fault at all."""
    codes = {fault.code.value for fault in found.faults} | ({found.verdict} if not found.faults else set())
    return bool(codes & case.right) and (case.kind != "untouched" or not found.faults)


def score(cases: Sequence[Case], known: Known) -> tuple[Counter[str], Counter[str], list[str]]:
    """How many cases there are of each kind, how many are right, and a line for each that isn't."""
    total, right, wrong = Counter[str](), Counter[str](), list[str]()
    for case, found in zip(cases, verdicts(cases, known), strict=True):
        total[case.kind] += 1
        right[case.kind] += is_right(case, found)
        if not is_right(case, found):
            wrong.append(f"{case.kind}: {found.verdict} {case.paragraph} ({case.original})")
    return total, right, wrong


def false_alarms(text: str, briefing: BriefingExport) -> tuple[int, list[Vetted]]:
    """How many quotations a text has, and those that are said to be wrong although the briefing can't know them."""
    vetted = vet(markdown("others", text), Known(briefing)).quotations
    return len(vetted), [each for each in vetted if each.faults]
