"""Another briefing begins as a small example that builds at once, and whose comments tell the truth."""

import errno
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from flit_core import buildapi

from build_tools import __version__, disk
from build_tools.cli import parser
from build_tools.diagnostics.refused import OperationFailed
from tests.conftest import COMMAND, ROOT, Ran, command_in
from tests.test_cli import BOUND, _site

FILES = """
.gitattributes .github/workflows/site.yml .gitignore README.md requirements.txt
.vscode/extensions.json .vscode/settings.json
.vscode/schemas/briefing.schema.json .vscode/schemas/discrepancies.schema.json .vscode/schemas/people.schema.json
.vscode/schemas/quotes.schema.json .vscode/schemas/sources.schema.json .vscode/schemas/timeline.schema.json
.vscode/schemas/topics.schema.json .vscode/schemas/withdrawn.schema.json
briefing/briefing.yml briefing/discrepancies.yml briefing/people.yml briefing/timeline.yml
briefing/pins/herald.json briefing/pins/wire.json
briefing/quotes/clock.yml briefing/sources/herald.yml briefing/sources/wire.yml briefing/topics/clock.yml
docs/about/index.md texts/herald.txt texts/wire.txt
""".split()
_SUGGESTED = re.compile(r"^ *#[a-z_]+:")


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    folder = tmp_path / "a town's clock"
    assert parser.run_command(["new", str(folder)]) == 0
    return folder


def _run(folder: Path, *arguments: str) -> Ran:
    return command_in(folder)(*arguments)


def _read(path: Path) -> str:
    return path.read_text("utf-8")


def _files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_new_folder_has_these_files_and_no_others(tmp_path: Path) -> None:
    ran = _run(tmp_path, "new", "a town's clock")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "a town's clock has a briefing with one topic and two sources, all invented. Next:\n"
        "  cd 'a town'\"'\"'s clock' && briefing serve\n"
        "      look at the site and edit briefing/; comments in each file explain its keys\n"
        "  briefing check\n"
        "      find every problem, where it is and how to fix it\n"
        "  briefing pin --texts texts\n"
        "      after adding or changing a quotation: prove that it appears in its source\n"
    )
    assert _files(tmp_path / "a town's clock") == sorted(FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["a town's clock"]


def test_it_works_at_once(begun: Path) -> None:
    totals = "7 readings of 4 quotes: 6 exact, 0 folded, 1 elided, 0 not-found, 0 unchecked\n"
    for arguments, said in (
        (["check"], f"No problems.\n{totals}"),
        (["fmt", "--check"], "8 files of briefing are in canonical form\n"),
        (["pin", "--check", "--texts", "texts"], "2 pins agree with their texts\n"),
        (["pin", "--texts", "texts"], "8 proofs in 2 pins\n"),
        (["build"], f"{totals}25 pages in site\n"),
    ):
        before = {path: path.read_bytes() for path in sorted((begun / "briefing").rglob("*.*"))}
        ran = _run(begun, *arguments)
        assert (ran.returncode, ran.stdout, ran.stderr) == (0, said, "")
        assert {path: path.read_bytes() for path in sorted((begun / "briefing").rglob("*.*"))} == before


def test_its_passages_are_quoted_or_left_out(begun: Path) -> None:
    ran = _run(begun, "coverage", "--texts", "texts")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[:2] == [
        "herald: 54.3 % of its body reproduced (57 of 105 words), 43.8 % in its own prose; longest run 22 words",
        "wire: 36.2 % of its body reproduced (34 of 94 words), 24.5 % in its own prose; longest run 21 words",
    ]
    assert lines[-1] == "3 passages in quotation marks in 2 texts, all of them quoted or left out with a reason"


def test_the_site_shows_its_own_pages_and_tells_no_path(begun: Path) -> None:
    assert _run(begun, "build").returncode == 0
    home = (begun / "site" / "index.html").read_text("utf-8")
    assert "<title>The night chime of Aldby</title>" in home
    assert 'href="about/"' in home and 'href="topics/clock/"' in home
    texts = [path.read_text("utf-8") for folder in (begun, begun / "site") for path in folder.glob("**/*.[hmy]*")]
    assert len(texts) > 30
    assert not any(str(begun.parent) in text or str(ROOT) in text for text in texts)


def test_the_workflow_is_as_safe_as_our_own(begun: Path) -> None:
    """What a stranger's pull request runs: the tools of `make static` find nothing, and the same actions are pinned."""
    workflow = begun / ".github" / "workflows" / "site.yml"
    for tool in (
        ["check-jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow)],
        ["zizmor", "--quiet", "--offline", "--persona", "auditor", str(workflow.parent)],
    ):
        command = [str(Path(COMMAND).with_name(tool[0])), *tool[1:]]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    ours = (ROOT / ".github" / "workflows" / "site.yml").read_text("utf-8")
    pinned = [
        set(re.findall(r"uses: (\S+@[0-9a-f]{40} # v\S+)$", text, re.MULTILINE)) for text in (_read(workflow), ours)
    ]
    assert len(pinned[0]) == _read(workflow).count("uses:") == 7
    assert pinned[0] <= pinned[1]
    assert "pull_request_target" not in _read(workflow) + ours and "secrets." not in _read(workflow) + ours


def test_the_workflow_installs_the_release_that_made_the_folder(begun: Path) -> None:
    assert _read(begun / "requirements.txt") == f"annotated-briefing=={__version__}\n"


def test_a_navigation_of_ones_own_wins(begun: Path) -> None:
    text = (ROOT / "build_tools" / "site" / "mkdocs.yml").read_text("utf-8")
    text = text.replace(": theme\n", f": {ROOT}/build_tools/site/theme\n")
    own = "nav:\n  - Start: index.md\n  - Ours: about/index.md\n"
    for nav, titles in (("", ["Overview", "How it was checked", "About"]), (own, ["Start", "Ours"])):
        (begun / "mkdocs.yml").write_text(nav + text, "utf-8")
        assert _run(begun, "build").returncode == 0
        drawer = (
            (begun / "site" / "changes" / "index.html").read_text("utf-8").split('class="md-nav md-nav--primary')[1]
        )
        shown = re.findall(r'class="md-ellipsis">\s*(.*?)\s*<', drawer.split("<article")[0])
        assert [title for title in titles if shown.count(title) != 1] == []
        assert nav == "" or "Overview" not in shown


def test_what_is_made_is_ignored_by_git(begun: Path) -> None:
    """Both projects: what `briefing build` makes below docs/ stands in .gitignore, and what people write doesn't."""
    assert _run(begun, "build").returncode == 0
    made = {f"/docs/{path}" for path in disk.generated(begun / "docs")}
    assert len(made) > 20
    for project in (begun, ROOT):
        ignored = tuple(line for line in (project / ".gitignore").read_text("utf-8").splitlines() if line[:1] == "/")
        assert {path for path in made if not path.startswith(ignored)} == set()
        assert not "/docs/about/index.md".startswith(ignored)


def test_the_shared_settings_make_the_same_site_as_a_file_of_ones_own(project: Path) -> None:
    for site in ("with", "without"):
        assert _run(project, "build", "--site", site).returncode == 0
        (project / "mkdocs.yml").unlink(missing_ok=True)
    ours, theirs = _site(project / "with"), _site(project / "without")
    assert len(ours) > 50
    assert ours == theirs


@pytest.mark.parametrize("there", ["a file", "a folder with a file", "a folder with a hidden file"])
def test_a_folder_that_holds_anything_is_refused(there: str, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    file = folder if there == "a file" else folder / (".git" if "hidden" in there else "letter.txt")
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine", "utf-8")
    ran = _run(tmp_path, "new", "there")
    assert ran.returncode == 3
    assert ran.stderr == ("briefing: there already exists and is not empty; name a new or an empty folder\n")
    assert file.read_text("utf-8") == "mine" and _files(tmp_path) == [file.relative_to(tmp_path).as_posix()]


def test_an_empty_folder_stays_the_same_folder(tmp_path: Path) -> None:
    """A shell that stands in it sees the files."""
    before = tmp_path.stat().st_ino
    ran = _run(tmp_path, "new", ".")
    assert ran.returncode == 0 and "\n  briefing serve\n" in ran.stdout
    assert tmp_path.stat().st_ino == before
    assert _files(tmp_path) == sorted(FILES)


def test_nothing_is_left_where_a_folder_could_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    ran = _run(tmp_path, "new", "file/within")
    assert ran.returncode == 3 and "Traceback" not in ran.stderr
    assert ran.stderr.startswith("briefing: ") and "could not be made" in ran.stderr
    assert _files(tmp_path) == ["file"]


def test_a_name_that_the_disk_refuses(tmp_path: Path) -> None:
    name = "x" * 300
    for path, refused in ((name, name), (f"{name}/within", f"{name}/within")):
        ran = _run(tmp_path, "new", path)
        assert (ran.returncode, ran.stderr) == (
            3,
            f"briefing: {refused} could not be read (File name too long); shorten its name\n",
        )
    assert _run(tmp_path, "new", "x" * 255).returncode == 0


@pytest.mark.skipif(bool(BOUND) and not shutil.which("setpriv"), reason="root reads every file")
@pytest.mark.parametrize(("folder", "done"), [("kept", "listed"), ("kept/within", "read")])
def test_a_folder_that_may_not_be_read(folder: str, done: str, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir(mode=0)
    command = [*BOUND, COMMAND, "new", folder]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False)
    assert (ran.returncode, ran.stderr) == (
        3,
        f"briefing: {folder} could not be {done} (Permission denied); fix its permissions\n",
    )


def test_an_empty_folder_stays_empty_where_it_could_not_be_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved: list[str] = []

    def rename(path: Path, to: Path) -> None:
        if to.name == "docs":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        moved.append(to.name)
        os.rename(path, to)  # noqa: PTH104  # this stands in for the other

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OperationFailed, match=r"No space left on device.*; free some disk space"):
        disk.write_new_folder(tmp_path, {"briefing/a.yml": b"1", "docs/b.md": b"2", "texts/c.txt": b"3"})
    assert moved == ["briefing", "briefing"]
    assert list(tmp_path.iterdir()) == []


def _suggestions(folder: Path) -> list[tuple[Path, int]]:
    return [
        (path, number)
        for path in sorted((folder / "briefing").rglob("*.yml"))
        for number, line in enumerate(path.read_text("utf-8").splitlines())
        if _SUGGESTED.match(line)
    ]


def _follow(path: Path, number: int) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[number] = lines[number].replace("#", "", 1)
    path.write_text("".join(lines), "utf-8")


def test_every_suggestion_in_a_comment_works(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each alone, and all together: `#key: value` without its # is what the briefing may hold."""
    suggested = _suggestions(begun)
    assert len(suggested) > 5
    check = ["check", "--briefing", str(begun / "briefing")]
    for path, number in suggested:
        before = path.read_bytes()
        _follow(path, number)
        assert (parser.run_command(check), capsys.readouterr().err) == (0, ""), f"{path.name}:{number + 1}"
        path.write_bytes(before)
    for path, number in suggested:
        _follow(path, number)
    assert parser.run_command(check) == 0


def test_each_file_of_the_example_teaches(begun: Path) -> None:
    files = sorted((begun / "briefing").rglob("*.yml"))
    assert len(files) == 8
    assert [path.name for path in files if not path.read_text("utf-8").startswith("# ")] == []


def test_the_package_has_all_that_it_needs(tmp_path: Path) -> None:
    """A wheel, as others install it, has the example, the settings and the theme."""

    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(ROOT)
        wheel = buildapi.build_wheel(str(tmp_path))
    packed = set(zipfile.ZipFile(tmp_path / wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "build_tools").rglob("*.*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert len(wanted) > 60
    assert wanted - packed == set()
