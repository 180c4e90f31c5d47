"""What the benchmarks measure: an invented briefing that is valid, and its content for other engines."""

from pathlib import Path

import pytest

from benchmarks import plain
from benchmarks.invented import invent
from build_tools.cli.parser import run_command

QUOTES = 20


def test_an_invented_briefing_is_valid_and_always_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = invent(QUOTES)
    assert made == invent(QUOTES)
    made.write(tmp_path)
    folder = ["--briefing", str(tmp_path / "briefing")]
    assert run_command(["pin", *folder, "--texts", str(tmp_path / "texts")]) == 0
    assert run_command(["check", "--strict", *folder]) == 0
    said = capsys.readouterr()
    assert said.out == (
        "46 proofs in 3 pins\nNo problems.\n39 readings of 20 quotes: 29 exact, 3 folded, 7 elided, 0 not-found, 0 unchecked\n"
    )
    assert said.err == ""


def test_its_content_is_plain_markdown_too(tmp_path: Path) -> None:
    made = invent(QUOTES)
    plain.write(made, tmp_path)
    pages = {page.relative_to(tmp_path / "docs").as_posix(): page for page in tmp_path.rglob("*.md")}
    assert sum(name.startswith("quotes/quote-") for name in pages) == QUOTES
    quote = made.records["quotes/topic-0.yml"][0]
    assert f"> {next(iter(quote['readings'].values()))}\n" in pages[f"quotes/{quote['id']}.md"].read_text("utf-8")
