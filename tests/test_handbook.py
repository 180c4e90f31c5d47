"""The handbook for editors: what it tells to type and to write is typed and written here, and shows what it shows."""

import datetime
import re
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.reference import reference
from tests.transcripts import shown

HANDBOOK = ROOT / "docs" / "handbook"
ROAD = ("tutorial.md", "vet.md", "share.md", "tasks.md", "brand.md")
"""The pages that go on with one briefing, in their order."""

_CONFIG, _TODAY = "config", "2024-03-09"
_CONFIG_ON_DISK = re.compile(rf"^wrote /.*/{_CONFIG}/", re.MULTILINE)
_FENCE = re.compile(r"^(?P<lead>\S[^\n]*)\n\n```(?P<kind>[a-z]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_PATH = re.compile(r"`([^`]+\.[a-z]+)`[^`]*:$")


@pytest.mark.site
def test_the_road_of_the_handbook(refresh: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / _CONFIG))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ROAD:
        page = HANDBOOK / name
        written = page.read_text("utf-8")
        gone = _FENCE.sub(_done, written).replace(str(tmp_path), "/home/you")
        if refresh:
            page.write_text(gone, "utf-8")
        assert gone == page.read_text("utf-8")
    assert Path("site", "index.html").is_file(), "the handbook ends before `briefing build`"


def test_the_reference_follows_the_model(refresh: bool) -> None:
    page = HANDBOOK / "reference.md"
    if refresh:
        page.write_text(reference(), "utf-8")
    assert page.read_text("utf-8") == reference()


def _done(found: re.Match[str]) -> str:
    """The block and the sentence before it, after what they say was done: `console` is typed, other blocks are written.

    The sentence ends in the path of the file. The block is its text, or, for `diff`, what goes out of it and comes in;
    a sentence with "at the end" adds to a file.
    """
    if found["kind"] == "console":
        screen = _CONFIG_ON_DISK.sub("wrote ~/.config/", shown(found["text"]))
        return found[0].replace(found["text"], screen.replace(datetime.date.today().isoformat(), _TODAY))
    (name,) = _PATH.findall(found["lead"])
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = found["text"]
    if found["kind"] == "diff":
        text = _changed(path.read_text("utf-8"), text.splitlines(keepends=True))
    elif "at the end" in found["lead"]:
        text = path.read_text("utf-8") + text
    path.write_text(text, "utf-8")
    return found[0]


def _changed(text: str, lines: list[str]) -> str:
    """A file's text with the words of a block that follow + instead of those that follow -."""
    old, new = ("".join(line[1:] for line in lines if line[0] in kept).strip() for kept in (" -", " +"))
    assert text.count(old) == 1, f"{old!r} is not once in {text!r}"
    return text.replace(old, new)
