"""Format problems as SARIF 2.1.0, the form in which programs that look through code tell others what they found.

GitHub shows it beside the lines of a pull request and keeps it; editors open it as a list of problems.
"""

from collections.abc import Sequence
from urllib.parse import quote

from build_tools import __version__
from build_tools.diagnostics.codes import Code, Grade
from build_tools.diagnostics.finding import Problem

_LEVELS = {Grade.ERROR: "error", Grade.REMARK: "warning"}


def sarif(problems: Sequence[Problem]) -> dict[str, object]:
    """Return one run with a rule for each code among the problems; columns count code points."""
    codes = sorted({problem.code for problem in problems})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "annotated-briefing",
                        "semanticVersion": __version__,
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, codes.index(problem.code)) for problem in problems],
            }
        ],
    }


def _rule(code: Code) -> dict[str, object]:
    return {"id": code.value, "shortDescription": {"text": code.value}, "fullDescription": {"text": code.explanation}}


def _result(problem: Problem, rule: int) -> dict[str, object]:
    place = problem.place
    return {
        "ruleId": problem.code.value,
        "ruleIndex": rule,
        "level": _LEVELS[problem.grade],
        "message": {"text": problem.message},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(place.file, safe="/:")},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
    }
