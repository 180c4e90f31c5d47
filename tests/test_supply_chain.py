"""What the project stands on, and what leaves it: dependencies, owners, workflows, notes of a release, packages."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from flit_core import buildapi

from build_tools import __version__
from build_tools.exports.formats import FORMATS
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = sorted(ROOT.glob("requirements*.txt"))
STARTED_WITH = ROOT / "build_tools/cli/scaffold/folder/github/workflows/site.yml"
WORKFLOWS = [*sorted((ROOT / ".github" / "workflows").glob("*.yml")), STARTED_WITH]
assert len(LOCKS) == 3 and WORKFLOWS, "no locks or no workflows found"


def _read(path: str) -> str:
    return (ROOT / path).read_text("utf-8")


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9_.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _declared() -> dict[str, list[str]]:
    """The requirements of the package, of its extras, and of the groups for those who work on it."""
    project = PROJECT["project"]
    return {"": project["dependencies"], **project["optional-dependencies"], **PROJECT["dependency-groups"]}


def test_each_dependency_has_its_reason() -> None:
    requirements = [each for some in _declared().values() for each in some]
    lines = [line.strip() for line in _read("pyproject.toml").splitlines()]
    reasoned = {line.split('"')[1] for line in lines if re.fullmatch(r'"[^"]+", # \S.{10,}', line)}
    assert len(requirements) > 30
    assert [each for each in requirements if each not in reasoned] == []


def test_what_is_imported_is_what_is_declared() -> None:
    """The theme is named by the settings, and Typst, an extra, is imported by name where a PDF is wanted.

    The extras for articles and time stamps are imported where one is read; lxml-html-clean is what trafilatura needs of lxml.
    """
    modules = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "build_tools").rglob("*.py")))
    names = re.findall(r"^ *(?:import (\w+)|from (\w+)[\w.]* import )", modules, re.MULTILINE)
    imported = {plain or begun for plain, begun in names} - sys.stdlib_module_names - {"build_tools"}
    homes = {
        name: {file.parts[0].removesuffix(".py") for file in distribution(name).files or ()}
        for name in map(_name, [*_declared()[""], *_declared()["intake"], *_declared()["timestamp"]])
    }
    assert imported - {"pydantic_core"} <= set().union(*homes.values())
    assert [name for name, modules in homes.items() if not modules & imported] == [
        "mkdocs-material",
        "lxml-html-clean",
    ]
    assert [_name(each) for each in _declared()["pdf"]] == ["typst"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_names_each_package_by_hash_and_no_registry(lock: Path) -> None:
    packages = re.split(r"\n(?=\S)", lock.read_text("utf-8").strip())
    assert len(packages) > 40
    assert [each for each in packages if not re.match(r"[a-z0-9-]+==\S+( ; .+)? \\\n +--hash=sha256:", each)] == []
    assert "://" not in lock.read_text("utf-8")


def test_locks_agree_on_every_version() -> None:
    versions: dict[str, set[tuple[str, ...]]] = {}
    for lock in LOCKS:
        found = re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE)
        for name, _ in found:
            versions.setdefault(name, set()).add(tuple(version for each, version in found if each == name))
    assert {name: seen for name, seen in versions.items() if len(seen) > 1} == {}


def _owner(path: str) -> str:
    """Who owns a path, as GitHub reads CODEOWNERS: the last line that matches wins."""
    lines = [line.split() for line in _read(".github/CODEOWNERS").splitlines() if line and line[0] != "#"]
    return next(owner for pattern, owner in reversed(lines) if pattern == "*" or f"/{path}".startswith(pattern))


@pytest.mark.parametrize(
    ("path", "role"),
    [
        ("briefing/quotes/talks.yml", "editors"),
        ("briefing/sources/kootneeti.yml", "editors"),
        ("briefing/briefing.yml", "maintainers"),
        ("briefing/pins/kootneeti.json", "maintainers"),
        ("briefing/editions/2021-05-22.json", "maintainers"),
        ("build_tools/disk/reading.py", "maintainers"),
        ("docs/about/index.md", "maintainers"),
        ("requirements.txt", "maintainers"),
        (".github/CODEOWNERS", "maintainers"),
    ],
)
def test_only_content_is_the_editors(path: str, role: str) -> None:
    assert _owner(path).rpartition("/")[2] == role


def test_an_action_has_one_version_in_all_workflows() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, commit in re.findall(r"uses: (\S+)@(\S+ # v\S+)$", path.read_text("utf-8"), re.MULTILINE):
            pins.setdefault(action, set()).add(commit)
    assert len(pins) >= 5
    assert {action: commits for action, commits in pins.items() if len(commits) > 1} == {}


def test_a_strangers_pull_request_reaches_no_secret_and_no_right_to_write() -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text and "workflow_run" not in text and "secrets." not in text, path.name
        jobs = re.split(r"^  (?=[a-z]+:$)", text.partition("\njobs:\n")[2], flags=re.MULTILINE)[1:]
        writing = [job for job in jobs if re.search(r"^ {6}\S+: write", job, re.MULTILINE)]
        if re.search(r"^  pull_request:", text, re.MULTILINE):
            assert all(
                "    if: github.event_name == 'push' && github.ref == 'refs/heads/main'\n" in each for each in writing
            )
        assert all("actions/checkout" not in each and "run: make" not in each for each in writing), path.name


@pytest.mark.parametrize("path", [ROOT / ".github" / "workflows" / "site.yml", STARTED_WITH], ids=["own", "new"])
def test_a_deployment_attests_the_records_of_editions(path: Path) -> None:
    """What is attested is taken out of the very site that is deployed, before it is deployed."""
    text = path.read_text("utf-8")
    (taken,) = re.findall(r'artifact\.tar" --directory "\$RUNNER_TEMP"(.*)$', text, re.MULTILINE)
    attested = re.findall(r"\$\{\{ runner\.temp \}\}/(\S+)$", text, re.MULTILINE)
    assert [f"./{each}" for each in attested] == taken.split()
    assert "data/editions.json" in attested and "editions.json" in {each.name for each in FORMATS}
    assert text.index("attest-build-provenance@") < text.index("deploy-pages@")


CHANGELOG = """\
# Changelog

## [Unreleased]

- Not yet.

## [1.2.0] - 2026-12-01

### Added

- A thing.

## [1.1.0]

- No date.

## [1.0.0] - 2026-11-01
"""


def _notes(tag: str, version: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    for path, text in {
        ".github/release_notes.py": _read(".github/release_notes.py"),
        "build_tools/__init__.py": f'__version__ = "{version}"\n',
        "CHANGELOG.md": CHANGELOG,
    }.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    command = [sys.executable, ".github/release_notes.py", tag]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60, check=False)


def test_the_notes_of_a_release_are_its_section_of_the_changelog(tmp_path: Path) -> None:
    ran = _notes("v1.2.0", "1.2.0", tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "### Added\n\n- A thing.\n", "")


@pytest.mark.parametrize(
    ("tag", "version", "said"),
    [
        (
            "v1.2.1",
            "1.2.0",
            "the tag v1.2.1 is not the version 1.2.0; write it in build_tools/__init__.py, or tag again",
        ),
        ("v1.3.0", "1.3.0", "CHANGELOG.md has no section '## [1.3.0] - YYYY-MM-DD'; name the unreleased one so"),
        ("v1.1.0", "1.1.0", "CHANGELOG.md has no section '## [1.1.0] - YYYY-MM-DD'; name the unreleased one so"),
        ("v1.0.0", "1.0.0", "the section of 1.0.0 in CHANGELOG.md is empty; say what changed"),
    ],
)
def test_a_release_without_notes_is_refused(tag: str, version: str, said: str, tmp_path: Path) -> None:
    ran = _notes(tag, version, tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", f"release_notes: {said}\n")


def test_what_is_released_holds_the_package_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    wheel = zipfile.ZipFile(tmp_path / buildapi.build_wheel(str(tmp_path))).namelist()
    info = f"annotated_briefing-{__version__}.dist-info"
    assert {name.split("/")[0] for name in wheel} == {"build_tools", info}
    assert f"{info}/licenses/LICENSE" in wheel
    with tarfile.open(tmp_path / buildapi.build_sdist(str(tmp_path))) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames()}
    assert {name.split("/")[0] for name in names} == {
        "build_tools",
        "LICENSE",
        "PKG-INFO",
        "README.md",
        "pyproject.toml",
    }
    assert {name for name in names if name.startswith("build_tools/")} == {
        name for name in wheel if name.startswith("build_tools/")
    }
