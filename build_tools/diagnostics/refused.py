"""Why a command stops: a briefing with findings, or an operation that failed."""

from collections.abc import Mapping

from build_tools.diagnostics.finding import Problem


class Refused(Exception):
    """A briefing with findings, each at its place.

    `unwritten` has the bytes of files that were checked before they were written, by the name that messages show.
    """

    def __init__(self, problems: list[Problem], unwritten: Mapping[str, bytes] | None = None):
        super().__init__(f"{len(problems)} findings")
        self.problems = problems
        self.unwritten = unwritten or {}


class OperationFailed(Exception):
    """An operation failed; the message says what, why, and how to fix it."""
