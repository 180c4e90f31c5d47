"""Links and special files: whatever they lead to is neither read, nor followed, nor published, nor overwritten."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.exceptions import Abort

from build_tools.diagnostics.refused import OperationFailed
from build_tools.site import engine
from build_tools.site.incremental import Preview
from build_tools.site.plugin import briefing_plugin
from tests.conftest import Run

Make = Callable[[Path], None]


def _link(target: str) -> Make:
    return lambda path: path.symlink_to(target)


def _moved(path: Path) -> None:
    """Leave a link where a folder was."""
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


def _empty(path: Path) -> None:
    path.with_name("elsewhere").mkdir()
    path.symlink_to("elsewhere")


def _socket(path: Path) -> None:
    listening = socket.socket(socket.AF_UNIX)
    os.chdir(path.parent)  # the address of a socket has at most 100 bytes
    listening.bind(path.name)
    listening.close()


def _deep(path: Path) -> None:
    (path / "/".join("abcdefghijklmnopqrst")).mkdir(parents=True)
    (path / "/".join("abcdefghijklmnopqrst") / "page.md").write_text("# Deep", "utf-8")


A_FILE, A_FOLDER = "is a link; replace it with the file itself", "is a link; replace it with the folder itself"
NEITHER = "is neither a file nor a folder; delete it"
BEYOND = "x" * 300
"""Where the system fails to look, as it does in folders of other users."""

REFUSED: list[tuple[str, Make, str]] = [
    ("docs/env.txt", _link("/proc/self/environ"), A_FILE),
    ("docs/about/env.md", _link("/proc/self/environ"), A_FILE),
    ("docs/about/passwords", _link("/etc"), A_FOLDER),
    ("docs/.hidden.txt", _link("/etc/hostname"), A_FILE),
    ("docs/.hidden", _link("/etc"), A_FOLDER),
    ("docs/nowhere.md", _link("nowhere"), A_FILE),
    ("docs/far.md", _link(BEYOND), A_FILE),
    ("docs/.#far", _link(BEYOND), A_FILE),
    ("docs/loop", _link("."), A_FOLDER),
    ("docs/.generated", _link("/etc/hostname"), A_FILE),
    ("docs/index.md", _link("/etc/hostname"), A_FILE),
    ("docs/quotes", _link("/tmp"), A_FOLDER),
    ("docs", _moved, A_FOLDER),
    ("docs/pipe.md", os.mkfifo, NEITHER),
    ("docs/.pipe", os.mkfifo, NEITHER),
    ("docs/socket.txt", _socket, NEITHER),
    ("docs/deep", _deep, ""),
    ("briefing/sources/linked.yml", _link("/etc/hostname"), A_FILE),
    ("briefing/pins/linked.json", _link("/etc/hostname"), A_FILE),
    ("briefing/sources/far.yml", _link(BEYOND), A_FILE),
    ("briefing/linked", _link("/etc"), A_FOLDER),
    ("briefing", _moved, A_FOLDER),
    ("briefing/sources/gazette.yml", os.mkfifo, NEITHER),
    ("briefing/sources/socket.yml", _socket, NEITHER),
    ("briefing/sources/gazette.yml", Path.mkdir, "is a folder with the name of a file; rename it"),
    ("site", _empty, A_FOLDER),
    ("site", _link("nowhere"), A_FILE),
    ("site", os.mkfifo, NEITHER),
    ("site/about", _link("/tmp"), A_FOLDER),
    ("site/index.html", _link("/tmp/other.html"), A_FILE),
]
DEEP = f"docs/deep/{'/'.join('abcdefghijklmnopqrst')}/page.md has more than 20 folders; move it up"


def _mkdocs_build(project: Path) -> None:
    """Take the first step of `mkdocs build`, before which it has read nothing."""
    os.chdir(project)
    config = engine.mkdocs_config(engine.Settings(project / "mkdocs.yml", None), project / "site", strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    with pytest.raises(Abort):
        briefing_plugin(config).on_config(config)


def _preview(project: Path, scratch: Path) -> str:
    os.chdir(project)
    with pytest.raises(Exception) as failed:
        preview = Preview(engine.Settings(project / "mkdocs.yml", None), Path("briefing"), scratch)
        preview.make(preview.verify())
    return str(failed.value)


def _made(project: Path, path: str, make: Make) -> None:
    there = project / path
    if there.is_dir() and make is not _moved:
        shutil.rmtree(there)
    elif there.is_file():
        there.unlink()
    there.parent.mkdir(exist_ok=True)
    make(there)


COMMANDS = {
    "docs": ("check", "pages", "build"),
    "briefing": ("check", "fmt", "pages", "build", "serve", "edition"),
    "site": ("build",),
}


@pytest.mark.parametrize(("path", "make", "said"), REFUSED, ids=[f"{path} {said}" for path, _, said in REFUSED])
def test_what_is_refused(
    path: str,
    make: Make,
    said: str,
    project: Path,
    briefing: Run,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
) -> None:
    _made(project, path, make)
    sentence = f"{path} {said}" if said else DEEP
    top = Path(path).parts[0]
    for command in COMMANDS[top]:
        ran = briefing(command)
        assert (ran.returncode, ran.stderr) == (3, f"briefing: {sentence}\n"), command
    _mkdocs_build(project)
    assert capsys.readouterr().err == f"{sentence}\n"
    if top != "site":  # a preview has a place of its own
        assert _preview(project, tmp_path_factory.mktemp("scratch")) == sentence
        assert not (project / "site").exists()


def test_what_became_a_link_is_not_served(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    os.chdir(project)
    for name in ("one", "two"):
        (project / "docs" / name).mkdir()
        (project / "docs" / name / "hostname").write_text("mine", "utf-8")
    settings = engine.Settings(project / "mkdocs.yml", None)
    preview = Preview(settings, Path("briefing"), tmp_path_factory.mktemp("scratch"))
    site, _ = preview.make(preview.verify())
    _made(project, "docs/one/hostname", _link("/etc/hostname"))
    _made(project, "docs/two", _link("/etc"))
    for path, said in (("one/hostname", f"docs/one/hostname {A_FILE}"), ("two/hostname", f"docs/two {A_FOLDER}")):
        with pytest.raises(OperationFailed) as failed:
            site.read(path)
        assert str(failed.value) == said


def test_a_zip_of_a_site_is_no_pipe(project: Path, briefing: Run) -> None:
    os.mkfifo(project / "site.zip")
    ran = briefing("build", "--offline")
    assert (ran.returncode, ran.stderr) == (3, f"briefing: site.zip {NEITHER}\n")


def test_a_text_is_no_pipe(project: Path, briefing: Run) -> None:
    os.mkfifo(project / "texts" / "pipe.txt")
    ran = briefing("extract", "texts/pipe.txt")
    assert (ran.returncode, ran.stderr) == (3, "briefing: texts/pipe.txt is not a regular file; name one\n")
    ran = briefing("pin", "--texts", "texts")
    assert (ran.returncode, ran.stderr) == (3, f"briefing: texts/pipe.txt {NEITHER}\n")


def test_the_lock_of_an_editor_disturbs_nobody(project: Path, briefing: Run) -> None:
    """Emacs keeps such a link beside a file with unsaved edits."""
    for folder in ("docs/about", "briefing/quotes"):
        (project / folder / ".#index.md").symlink_to("ann@desk.example.4711:1637000000")
    assert briefing("check").returncode == 0
    assert briefing("pages").returncode == 0


def test_hidden_files_of_a_briefing_are_not_read(project: Path, briefing: Run) -> None:
    os.mkfifo(project / "briefing" / ".pipe.yml")
    (project / "briefing" / ".git").symlink_to("/etc")
    assert briefing("check").returncode == 0


@pytest.mark.parametrize("depth", [2, 1500])
def test_a_file_deeper_than_a_briefing_has_any(depth: int, project: Path, briefing: Run) -> None:
    here = project / "briefing"
    os.chdir(here)
    for _ in range(depth):
        Path("a").mkdir()
        os.chdir("a")
    Path("x.yml").write_text("- never read: [", "utf-8")
    for command in ("check", "build"):
        ran = briefing(command)
        path = f"briefing/{'a/' * depth}x.yml"
        assert ran.returncode == 1 and ran.stderr.startswith(f"{path}:1:1: not a briefing file; use briefing.yml, ")
        assert ran.stderr.endswith("[unknown-file]\n1 problem found; nothing was published\n")
    assert briefing("fmt").returncode == 0
    Path("x.yml").unlink()
    for _ in range(depth):  # too deep for those who remove the folders of tests
        os.chdir("..")
        Path("a").rmdir()
