"""Ask at the terminal what no option answers, so that an editor can go back, break off and go on later."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from build_tools.cli.errors import NothingWritten
from build_tools.cli.source_questions import Question
from build_tools.diagnostics import terminal

BACK, MORE = "<", "?"
HOW_TO_ANSWER = (
    "Press Enter for the answer in [brackets]. Type < to go back, or ? to read more. Your answers are kept if you "
    "break off with Ctrl-C, and nothing is written before you say so."
)
_NEEDED = "this needs an answer; type ? to read more"
_KEPT = "your answers are kept for the next run"
Refusal = Callable[[str], str | None]


class Back(Exception):
    """The editor wants to answer an earlier question again."""


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    # Python has None here if the process was started without standard input.
    return sys.stdin is not None and sys.stdin.isatty()


@dataclass
class Prompts:
    """Answers from options, else as they were typed before, else from the terminal, else the default.

    An interview is a function that asks one question after another. It is run from its beginning whenever the editor
    goes back or changes an answer: what was typed before answers its questions, so that only what is open is asked.
    `typed` has the lines as they were typed, by key, and `keep` puts them where the next run finds them. `missing`
    lists what has no answer where nobody can be asked.
    """

    given: Mapping[str, str | None]
    terminal: bool
    typed: dict[str, str]
    keep: Callable[[Mapping[str, str]], None]
    greeted: bool = False
    missing: list[Question] = field(default_factory=list)
    asked: dict[str, tuple[str, str]] = field(default_factory=dict)
    """The label and the answer of each question that the terminal answers, by key, in the order of the interview."""

    def ask(
        self,
        question: Question,
        default: str | None,
        refusal: Refusal,
        *offered: str,
        about: str = "",
        told_by: str = "",
        more: str = "",
        doubt: Refusal = lambda _: None,
    ) -> str:
        """One answer; `offered` are lines to choose from, and `about` says which of several things is asked about.

        An answer that was typed before counts only for the same `about`, or where that says nothing, for the same
        `told_by`: numbers of a list mean something else in another list. What a `doubt` says of an answer is said once:
        the same answer again is taken.

        Raises Back, and NothingWritten at the end of the input.
        """
        given = self.given.get(question.name)
        if given is not None:
            return given
        if not self.terminal:
            self.missing += [question] if default is None and question not in self.missing else []
            return default or ""
        key = "@".join(filter(None, (question.name, about or told_by)))
        answer = self._before(key, question, default, refusal)
        if answer is None:
            if not self.greeted:
                terminal.say(HOW_TO_ANSWER)
            self.greeted = True
            terminal.say("", *offered)
            answer = self._typed(key, question, default, refusal, doubt, more)
        self.asked[key] = (f"{question.label} ({about})" if about else question.label, answer)
        return answer

    def _before(self, key: str, question: Question, default: str | None, refusal: Refusal) -> str | None:
        line = self.typed.get(key)
        if line is None:
            return None
        answer = question.read(line) or default or ""
        return answer if refusal(answer) is None else None

    def _typed(
        self, key: str, question: Question, default: str | None, refusal: Refusal, doubt: Refusal, more: str
    ) -> str:
        doubted = None
        while True:
            line = next_line(f"{question.text} [{default}]" if default else question.text)
            if line == BACK:
                raise Back
            if line == MORE:
                terminal.say(*filter(None, (question.described, question.more, more)))
                continue
            answer = question.read(line) or default or ""
            sentence = refusal(answer) if answer else _NEEDED
            if sentence is None and answer != doubted:
                sentence, doubted = doubt(answer), answer
            if sentence is None:
                self.typed[key] = line
                self.keep(self.typed)
                return answer
            terminal.say(sentence)

    def again(self) -> None:
        """Begin the interview once more."""
        self.asked.clear()

    def go_back(self) -> None:
        """Forget the answer before the open question."""
        if not self.asked:
            terminal.say("this is the first question")
            return
        self.forget(list(self.asked)[-1])

    def forget(self, key: str) -> None:
        """Let one question be asked again."""
        self.typed.pop(key, None)
        self.keep(self.typed)


def next_line(question: str, interrupted: str = _KEPT) -> str:
    """The line that an editor types after a question, without the spaces around it.

    Raises NothingWritten at the end of the input, with what `interrupted` says of earlier answers.
    """
    try:
        terminal.say(question)
        line = sys.stdin.buffer.readline().decode(sys.stdin.encoding, "surrogateescape")
    except KeyboardInterrupt:
        raise NothingWritten(interrupted) from None
    if not line:
        raise NothingWritten(interrupted)
    return line.strip()


def stop() -> NothingWritten:
    """What to raise when the editor wants to end here."""
    return NothingWritten(_KEPT)
