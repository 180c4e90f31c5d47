"""What the tests share: the small briefing, a project around it, and the command as an editor runs it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
ROOT = HERE.parent
SMALL = HERE / "small"

# A machine under load is slow, and no test here is about time.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

Run = Callable[..., "subprocess.CompletedProcess[str]"]
COMMAND = str(Path(sys.executable).with_name("briefing"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write goldens anew instead of comparing")


@pytest.fixture
def refresh(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--refresh"))


def new_project(folder: Path) -> Path:
    """A project around the small briefing, in an empty folder."""
    shutil.copytree(SMALL / "briefing", folder / "briefing")
    shutil.copytree(SMALL / "texts", folder / "texts")
    shutil.copytree(ROOT / "docs" / "about", folder / "docs" / "about")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("build_tools/", f"{ROOT}/build_tools/")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def command_in(project: Path) -> Run:
    """Run the installed command in a project."""

    def run(*arguments: str, program: tuple[str, ...] = (COMMAND,)):
        return subprocess.run(
            [*program, *arguments], cwd=project, capture_output=True, text=True, timeout=120, check=False
        )

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own around the small briefing."""
    return new_project(tmp_path)


@pytest.fixture
def briefing(project: Path) -> Run:
    """Run the installed command in the project."""
    return command_in(project)
