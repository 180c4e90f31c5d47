"""`add` at a terminal, as whole conversations: what the editor types after `> `, and everything that the screen shows."""

import io
import shlex
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import pytest

from build_tools.cli.parser import run_command

HERE = Path(__file__).parent / "conversations"
CASES = sorted(path.stem for path in HERE.glob("*.txt"))
assert CASES, "no conversations found"


_NOWHERE = " </dev/null"


class Editor:
    """Standard input, at a terminal unless a command takes it from nowhere: what is typed shows on the screen."""

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


def _shown(transcript: str) -> str:
    """The same conversation, held again."""
    screen = io.StringIO()
    lines = transcript.splitlines()
    for at, line in enumerate(lines):
        if not line.startswith("$ "):
            continue
        end = next((number for number in range(at + 1, len(lines)) if lines[number].startswith("$ ")), len(lines))
        editor = Editor(
            [each[2:] for each in lines[at + 1 : end] if each[:2] in (">", "> ")],
            at_terminal=not line.endswith(_NOWHERE),
        )
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
    assert program == "briefing"
    status = run_command(arguments)
    if status:
        print(f"(exit status {status})")


@pytest.mark.parametrize("name", CASES)
def test_a_conversation_goes_as_it_is_written(
    name: str, project: Path, refresh: bool, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
    for article in (HERE / "articles").iterdir():
        shutil.copy(article, project / "texts")
    expected = (HERE / f"{name}.txt").read_text("utf-8")
    shown = _shown(expected)
    if refresh:
        (HERE / f"{name}.txt").write_text(shown, "utf-8")
    assert shown == (HERE / f"{name}.txt").read_text("utf-8")
