"""What the tests share: the small briefing, a project around it, the command, and the built sites in one browser."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from tests.browser import browser
from tests.visiting import Visit, visiting
from tests.web import served

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


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests; a window of it keeps nothing for the next."""
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real briefing."""
    folder = tmp_path_factory.mktemp("built") / "site"
    subprocess.run([COMMAND, "build", "--site", str(folder)], cwd=ROOT, check=True, timeout=300)
    return folder


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address of the site of the real briefing."""
    with served(built) as wire:
        yield wire.address


@pytest.fixture(scope="session")
def second_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second briefing, in many scripts, built in a folder that held nothing else."""
    folder = tmp_path_factory.mktemp("second")
    command = [COMMAND, "build", "--briefing", str(HERE / "second" / "briefing")]
    subprocess.run(command, cwd=folder, check=True, timeout=300)
    return folder / "site"


@pytest.fixture(scope="session")
def second_site(second_built: Path) -> Iterator[str]:
    """The address of the site of the second briefing."""
    with served(second_built) as wire:
        yield wire.address


@pytest.fixture
def wide(chromium: Browser, site: str) -> Iterator[Visit]:
    with visiting(chromium, site, width=1440) as visit:
        yield visit


@pytest.fixture
def phone(chromium: Browser, site: str) -> Iterator[Visit]:
    with visiting(chromium, site, width=375) as visit:
        yield visit
