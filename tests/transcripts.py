"""Hold a written conversation with the command again: what is typed after `$ ` and `> `, and what the screen shows."""

import io
import os
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from build_tools.cli.parser import run_command

_NOWHERE = " </dev/null"


class Editor:
    """Standard input, at a terminal if anything is typed: what is typed shows on the screen."""

    encoding = "utf-8"

    def __init__(self, typed: list[str], *, at_terminal: bool):
        self.typed = typed
        self.isatty = lambda: at_terminal
        self.buffer = self

    def readline(self) -> bytes:
        line = self.typed.pop(0) if self.typed else "^D"
        print(f"> {line}".rstrip())
        if line == "^C":
            raise KeyboardInterrupt
        return b"" if line == "^D" else f"{line}\n".encode()


def shown(transcript: str) -> str:
    """The same conversation, held again in the current folder, which `cd` changes."""
    screen = io.StringIO()
    lines = transcript.splitlines()
    starts = [at for at, line in enumerate(lines) if line.startswith("$ ")]
    for at, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        line = lines[at]
        typed = [each[2:] for each in lines[at + 1 : end] if each[:2] in (">", "> ")]
        editor = Editor(typed, at_terminal=bool(typed))
        with redirect_stdout(screen), redirect_stderr(screen), mock.patch.object(sys, "stdin", editor):
            print(line)
            _run(line[2:].removesuffix(_NOWHERE))
        assert not editor.typed, f"nobody asked for {editor.typed[0]!r}: {screen.getvalue()}"
    return screen.getvalue()


def _run(command: str) -> None:
    program, *arguments = shlex.split(command)
    if program == "cat":
        for path in arguments:
            print(Path(path).read_text("utf-8") if Path(path).exists() else f"no {path}\n", end="")
        return
    if program == "cd":
        os.chdir(arguments[0])
        return
    assert program == "briefing"
    status = run_command(arguments)
    if status:
        print(f"(exit status {status})")
