"""What the tests share: a project around a briefing, the command, and the built sites in one browser.

Tests run in several processes at once (pytest-xdist). What costs more than a second is made once for all of them, by the
first that needs it; see `made_once`.
"""

import fcntl
import io
import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.cli.parser import run_command
from tests.browser import browser
from tests.invented import write
from tests.kinds import kinds_of
from tests.visiting import Visit, Windows, visiting
from tests.web import served

HERE = Path(__file__).parent
ROOT = HERE.parent
SMALL = HERE / "small"

# A machine under load is slow, and no test here is about time. The gate tries the same examples every time, so that a
# pull request fails for its own faults only; `make test-random` looks for new ones.
settings.register_profile("gate", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None, max_examples=1000)
settings.load_profile("gate")

Ran = subprocess.CompletedProcess[str]
Run = Callable[..., Ran]
COMMAND = str(Path(sys.executable).with_name("briefing"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh", action="store_true", help="write goldens anew instead of comparing")


def pytest_configure() -> None:
    """Let Ctrl-C reach the programs that are tested, also where a shell has started the tests in the background."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


SITES = {
    *("built", "built_project", "hostile", "hostile_built", "later", "preview", "published_built", "reader", "second"),
    *("second_built", "served", "small_built", "unpacked"),
}
"""The fixtures that build or serve a whole site, or print one."""

BUILDERS = {"_mkdocs", "serving"}
"""The functions by which a test does so itself, beside the command `build`."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a browser or a whole site, and run them after all others."""
    for item in items:
        assert isinstance(item, pytest.Function)
        code, fixtures = item.function.__code__, set(item.fixturenames)
        if "chromium" in fixtures:
            item.add_marker("browser")
        if fixtures & SITES or BUILDERS & set(code.co_names) or _names_build(code.co_consts):
            item.add_marker("site")
    items.sort(key=lambda item: [item.get_closest_marker(name) is not None for name in ("browser", "site")])


def _names_build(constants: tuple[object, ...]) -> bool:
    """Whether the command `build` is among the constants of a test."""
    return any(each == "build" or (isinstance(each, tuple) and _names_build(each)) for each in constants)


@pytest.fixture
def refresh(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--refresh"))


@pytest.fixture(autouse=True, scope="session")
def state_of_nobody(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with kept_in(tmp_path_factory.mktemp("kept")):
        yield


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Keep what the commands that are tested leave for the next out of the home of whoever tests them."""
    with mock.patch.dict(os.environ, {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("STATE", "CACHE")}):
        yield


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Give the next test the process as this one found it, whatever the commands that it ran here have changed."""
    with unchanged():
        yield


@contextmanager
def unchanged() -> Iterator[None]:
    """Restore the current directory, the environment, what signals do, and MkDocs' log at the end of the block."""
    log = logging.getLogger("mkdocs")
    level, handlers = log.level, log.handlers[:]
    signals = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    with chdir("."), mock.patch.dict(os.environ):
        yield
    log.setLevel(level)
    log.handlers[:] = handlers
    for each, handler in signals.items():
        signal.signal(each, handler)


def new_project(folder: Path, briefing: Path = SMALL) -> Path:
    """A project around the small briefing or another, in an empty folder."""
    shutil.copytree(briefing / "briefing", folder / "briefing")
    shutil.copytree(briefing / "texts", folder / "texts")
    shutil.copytree(ROOT / "docs" / "about", folder / "docs" / "about")
    settings = (ROOT / "mkdocs.yml").read_text("utf-8").replace("build_tools/", f"{ROOT}/build_tools/")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def command_in(project: Path) -> Run:
    """Run the command in a project: in this process, or by a program where a process of its own is the point."""

    def run(*arguments: str, program: tuple[str, ...] = ()) -> Ran:
        if not program:
            return _here(project, arguments)
        return subprocess.run(
            [*program, *arguments], cwd=project, capture_output=True, text=True, timeout=120, check=False
        )

    return run


def _here(project: Path, arguments: tuple[str, ...]) -> Ran:
    """Run the command in this process as if it had one of its own."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", errors) for errors in ("strict", "backslashreplace"))
    with unchanged(), chdir(project), redirect_stdout(out), redirect_stderr(err):
        try:
            status = run_command(arguments)
        except SystemExit as ended:  # argparse has answered
            status = int(ended.code or 0)
    for each in (out, err):
        each.seek(0)
    return subprocess.CompletedProcess(arguments, status, out.read(), err.read())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of its own around the small briefing."""
    return new_project(tmp_path)


@pytest.fixture
def built_project(project: Path, small_project: Path) -> Path:
    """A project of its own around the small briefing, and the site that a build has made of it."""
    shutil.copytree(small_project, project, dirs_exist_ok=True)
    return project


@pytest.fixture
def briefing(project: Path) -> Run:
    """Run the command in the project."""
    return command_in(project)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with browser() as started:
        yield started


@pytest.fixture(scope="session")
def windows(chromium: Browser) -> Windows:
    return Windows(chromium)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that the first test to need it makes, and that all others read, those of other processes too."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / name
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = shared / f"{name}-unfinished"
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder


def built_once(factory: pytest.TempPathFactory, name: str, briefing: Path, *options: str) -> Path:
    """The site of a briefing, with the page that is written by hand."""

    def build(folder: Path) -> None:
        shutil.copytree(ROOT / "docs" / "about", folder / "docs" / "about")
        command = [COMMAND, "build", "--briefing", str(briefing), *options]
        subprocess.run(command, cwd=folder, check=True, timeout=300, stdout=subprocess.DEVNULL)

    return made_once(factory, name, build) / "site"


@pytest.fixture(scope="session")
def invented_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the large invented briefing, and of its texts."""
    return made_once(tmp_path_factory, "invented", write)


@pytest.fixture(scope="session")
def invented(invented_folder: Path) -> VerifiedBriefing:
    """The large invented briefing."""
    return gate.verified(invented_folder / "briefing")


@pytest.fixture(scope="session")
def kinds(invented: VerifiedBriefing) -> dict[str, str]:
    """One address of every kind of page of the large invented briefing."""
    return kinds_of(invented)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, invented_folder: Path) -> Path:
    """The site of the large invented briefing."""
    return built_once(tmp_path_factory, "invented-site", invented_folder / "briefing")


@pytest.fixture(scope="session")
def site(built: Path) -> Iterator[str]:
    """The address of the site of the large invented briefing."""
    with served(built) as wire:
        yield wire.address


@pytest.fixture(scope="session")
def small_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project around the small briefing, and its site."""

    def build(folder: Path) -> None:
        subprocess.run([COMMAND, "build"], cwd=new_project(folder), check=True, timeout=300, stdout=subprocess.DEVNULL)

    return made_once(tmp_path_factory, "small-project", build)


@pytest.fixture(scope="session")
def small_built(small_project: Path) -> Path:
    """The site of the small briefing."""
    return small_project / "site"


@pytest.fixture(scope="session")
def second_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the second briefing, in many scripts."""
    return built_once(tmp_path_factory, "second-site", HERE / "second" / "briefing")


@pytest.fixture(scope="session")
def second_site(second_built: Path) -> Iterator[str]:
    """The address of the site of the second briefing."""
    with served(second_built) as wire:
        yield wire.address


@pytest.fixture
def wide(windows: Windows, site: str) -> Iterator[Visit]:
    with visiting(windows, site, width=1440) as visit:
        yield visit


@pytest.fixture
def phone(windows: Windows, site: str) -> Iterator[Visit]:
    with visiting(windows, site, width=375) as visit:
        yield visit
