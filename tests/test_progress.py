"""Long work shows on a terminal that it goes on, and nowhere else."""

import io
import time
from contextlib import redirect_stderr

from build_tools.diagnostics import progress
from tests.server import wait_for


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _wait_until(stream: io.StringIO, words: str) -> None:
    wait_for(lambda: words in stream.getvalue())


def test_a_terminal_shows_what_is_done_and_is_clean_afterwards() -> None:
    with redirect_stderr(Terminal()) as terminal:
        with progress.shown("checking the briefing", every=0.001):
            _wait_until(terminal, "… 2 s")
        said = terminal.getvalue()
    assert said.startswith("checking the briefing … 1 s\rchecking the briefing … 2 s\r")
    last = said.split("\r")[-3]
    assert said.endswith(f"\r{last}\r{' ' * len(last)}\r")


def test_of_two_works_at_once_one_is_shown() -> None:
    first, second = "making the site", "verifying the briefing"
    with redirect_stderr(Terminal()) as terminal:
        with progress.shown(first, every=0.001):
            _wait_until(terminal, f"{first} … 1 s")
            with progress.shown(second, every=0.001):
                shown = terminal.getvalue().count(first)
                wait_for(lambda: terminal.getvalue().count(first) > shown + 20)
            assert second not in terminal.getvalue()
        with progress.shown(second, every=0.001):
            _wait_until(terminal, f"{second} … 1 s")


def test_short_work_shows_nothing() -> None:
    with redirect_stderr(Terminal()) as terminal, progress.shown("checking the briefing", every=60):
        pass
    assert terminal.getvalue() == ""


def test_a_file_or_a_program_hears_nothing() -> None:
    with redirect_stderr(io.StringIO()) as file, progress.shown("checking the briefing", every=0.001):
        time.sleep(0.02)
    assert file.getvalue() == ""


def test_what_goes_wrong_meanwhile_is_told_on_a_clean_line() -> None:
    with redirect_stderr(Terminal()) as terminal:
        try:
            with progress.shown("checking the briefing", every=0.001):
                _wait_until(terminal, "… 1 s")
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            said = terminal.getvalue()
    assert said.endswith(" \r")
