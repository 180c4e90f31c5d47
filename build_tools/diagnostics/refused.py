"""Why a command stops: the briefing has problems, or an operation failed."""

from collections.abc import Mapping

from build_tools.diagnostics.finding import Problem


class Refused(Exception):
    """A briefing has problems, each with its place.

    `unwritten` maps the name of a file, as messages show it, to bytes that were checked but not written.
    """

    def __init__(self, problems: list[Problem], unwritten: Mapping[str, bytes] | None = None):
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
        self.unwritten = unwritten or {}


class OperationFailed(Exception):
    """An operation failed; the message says what, why, and how to fix it."""
