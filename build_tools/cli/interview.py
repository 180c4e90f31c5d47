"""Lead an editor through an interview: forwards, backwards, and to a summary before anything is written."""

from collections.abc import Callable, Iterator

from build_tools.cli.prompts import Back, Prompts, next_line, stop
from build_tools.diagnostics import terminal
from build_tools.intake.addition import NewSource
from build_tools.text.counting import counted


def answered(interview: Callable[[Prompts], NewSource], prompts: Prompts, *, confirmed: bool) -> NewSource:
    """What an interview makes of the answers, once the editor wants it written, or at once if that is `confirmed`.

    Raises what the interview raises, and NothingWritten if the editor stops.
    """
    while True:
        prompts.again()
        try:
            new = interview(prompts)
        except Back:
            prompts.go_back()
            continue
        if confirmed or not prompts.asked or _wanted(new, prompts):
            return new


def _wanted(new: NewSource, prompts: Prompts) -> bool:
    """Whether the editor wants it written; False if an answer is to be given again."""
    keys = list(prompts.asked)
    terminal.say("", "Your answers:")
    terminal.say(*(f"{at:>3}  {label}: {answer}" for at, (label, answer) in enumerate(prompts.asked.values(), 1)))
    terminal.say("", f"To be written: {', '.join(_written(new))}.")
    while True:
        choice = next_line("Write it? yes, the number of an answer to change it, or stop [yes]")
        if choice in ("", "yes"):
            return True
        if choice == "stop":
            raise stop()
        if choice.isascii() and choice.isdigit() and 1 <= int(choice) <= len(keys):
            prompts.forget(keys[int(choice) - 1])
            return False
        terminal.say(f"'{choice}' is none of these; write yes, stop, or a number from 1 to {len(keys)}")


def _written(new: NewSource) -> Iterator[str]:
    yield f"the source '{new.plan.source}'" if new.fields else f"more of '{new.plan.source}'"
    readings = len(new.readings) + sum(each.of is not None for each in new.reports.values())
    quotes = len(new.quotes) + sum(each.of is None for each in new.reports.values())
    if readings:
        yield f"{counted(readings, 'reading')} of known quotes"
    if quotes:
        yield counted(quotes, "new quote")
    if new.people:
        yield "new in people.yml: " + " and ".join(each.name for each in new.people)
    if new.silent:
        yield f"silent on {' and '.join(new.silent)}"
    if new.read is not None:
        yield f"read in full by {new.read.by}"
