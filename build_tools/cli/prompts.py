"""Ask at the terminal what no option answers."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from build_tools.cli.errors import NothingWritten
from build_tools.cli.source_questions import Question
from build_tools.diagnostics import terminal


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    # Python has None here if the process was started without standard input.
    return sys.stdin is not None and sys.stdin.isatty()


@dataclass
class Prompts:
    """Answers from options, else from the terminal, else the default; `missing` lists what has no answer then."""

    given: Mapping[str, str | None]
    terminal: bool
    missing: list[Question] = field(default_factory=list)

    def ask(self, question: Question, default: str | None, refusal: Callable[[str], str | None]) -> str:
        """One answer; at the terminal the question is repeated until there is no refusal.

        Raises NothingWritten at the end of the input.
        """
        given = self.given.get(question.name)
        if given is not None:
            return given
        if not self.terminal:
            self.missing += [question] if default is None else []
            return default or ""
        while True:
            terminal.say(f"{question.text} [{default}]" if default else question.text)
            line = sys.stdin.buffer.readline().decode(sys.stdin.encoding, "surrogateescape")
            if not line:
                raise NothingWritten
            answer = line.strip() or default or ""
            sentence = refusal(answer)
            if sentence is None:
                return answer
            terminal.say(sentence)

    def offer(self, question: Question, *choices: str) -> None:
        """Print what there is to choose from, a line each, if the question is going to be asked."""
        if self.terminal and self.given.get(question.name) is None:
            terminal.say(*choices)
