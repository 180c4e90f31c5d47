"""The door to MkDocs: it translates between MkDocs and the briefing, and decides nothing of the pages.

MkDocs puts settings into its templates as they are, so what comes from a briefing is encoded here too.
"""

import datetime
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs import exceptions
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from build_tools import disk, edition, report
from build_tools.escape import lighten, setting
from build_tools.finding import Place, Problem, Unreadable
from build_tools.mending import mended
from build_tools.pages.page import topic_path
from build_tools.prose import plain
from build_tools.verify import VerifiedBriefing

BRIEFING = "BRIEFING_FOLDER"
"""The environment variable that names another folder than briefing/ beside mkdocs.yml."""

COMMAND = "BRIEFING_COMMAND"
"""The environment variable in which the hook remembers whether MkDocs builds or serves."""

PREVIEW = "preview"
"""What is remembered where the command serves: then it answers itself what the hook refuses."""

BRIEFING_SECTION = "Briefing"
METHOD_SECTION = "Method"
SETTINGS = Path("mkdocs.yml")
OWN_SETTINGS = Path(__file__).with_name("mkdocs.yml")


@dataclass(frozen=True)
class Settings:
    """MkDocs' settings: a file, and the folder of pages where that file doesn't name one."""

    file: Path
    docs: Path | None


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001  # MkDocs calls it so
    """Remember whether this is a server, which survives what a build refuses."""
    os.environ[COMMAND] = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Write the pages before MkDocs looks for them; name the site, and put its topics into the navigation."""
    command = os.environ.get(COMMAND)
    serving = command == "serve"
    try:
        verified = edition.verified(briefing_folder(config), strict=not (serving or command == PREVIEW))
        verified = edition.addressed(verified, config.extra.get("edit_at"), config.extra.get("report_to"))
        disk.write_generated(Path(config.docs_dir), edition.files(verified))
        return _with_content(config, verified)
    except (edition.Refused, Unreadable) as problem:
        if command == PREVIEW or (isinstance(problem, Unreadable) and os.environ.get(BRIEFING) and not serving):
            raise  # the command answers it
        said = report.as_text(problem.problems).split("\n") if isinstance(problem, edition.Refused) else [str(problem)]
        report.complain(*said)
        if not serving or edition.LAST_GOOD is None:
            raise exceptions.Abort("the briefing has problems") from None
        return _with_content(config, edition.LAST_GOOD)


def _with_content(config: MkDocsConfig, verified: VerifiedBriefing) -> MkDocsConfig:
    front = verified.briefing.front
    config.site_name = setting(front.title)
    config.site_description = setting(plain(front.question))
    if front.address and os.environ.get(COMMAND) != "serve":
        config.site_url = front.address
    language = front.language.split("-")[0]
    if any(Path(folder, "partials", "languages", f"{language}.html").exists() for folder in config.theme.dirs):
        config.theme["language"] = language
    topics: list[Any] = [topic_path(name) for name in front.topics]
    listed = _paths(config.nav or [])
    others = [path for path in disk.hand_written_pages(Path(config.docs_dir)) if path not in listed]
    for entry in config.nav or []:
        if isinstance(entry, dict) and BRIEFING_SECTION in entry:
            entry[BRIEFING_SECTION][1:1] = topics
        if isinstance(entry, dict) and METHOD_SECTION in entry:
            entry[METHOD_SECTION] += others
    os.environ.setdefault("SOURCE_DATE_EPOCH", _epoch(front.edition))
    return config


def _paths(entry: Any) -> set[str]:
    """Every path that a part of the navigation names."""
    if isinstance(entry, str):
        return {entry}
    parts = entry.values() if isinstance(entry, dict) else entry
    return {path for part in parts for path in _paths(part)}


def on_post_page(output: str, **_: Any) -> str:
    """Mend what the theme lacks, and take weight out."""
    return lighten(mended(output))


def on_post_build(config: MkDocsConfig) -> None:
    """List what was built, so that a later build may replace it; MkDocs leaves alone what is hidden and not its own."""
    if os.environ.get(COMMAND) != PREVIEW:
        disk.write_manifest(Path(config.site_dir), disk.read_folder(Path(config.site_dir), "--site-dir"))


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Watch the briefing and the hand-written folders, and not what is generated: one rebuild for each edit."""
    docs = Path(config.docs_dir)
    server.unwatch(str(docs))
    for path in [*disk.hand_written(docs), briefing_folder(config)]:
        server.watch(str(path), builder)
    return server


def briefing_folder(config: MkDocsConfig) -> Path:
    """Where the briefing is: beside mkdocs.yml, relative to where the command runs if it lies below."""
    folder = Path(os.environ.get(BRIEFING, "") or Path(config.config_file_path).resolve().parent / "briefing")
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def settings(named: Path | None) -> Settings:
    """The settings that were named or lie here, else the generator's own; raises Unreadable."""
    if named or SETTINGS.exists():
        disk.read(named or SETTINGS)
        return Settings((named or SETTINGS).resolve(), None)
    docs = Path("docs").resolve()
    disk.make_folder(docs)
    return Settings(OWN_SETTINGS, docs)


def load(settings: Settings, site: Path, **more: Any) -> MkDocsConfig:
    """What MkDocs makes of the settings; raises its exceptions."""
    return load_config(str(settings.file), docs_dir=settings.docs and str(settings.docs), site_dir=str(site), **more)


def docs_folder(settings: Settings) -> Path:
    """The folder of pages that the settings name; raises edition.Refused where MkDocs refuses them."""
    quiet()
    with _refusing(settings), disk.scratch_folder() as scratch:
        return Path(load(settings, scratch, strict=True).docs_dir)


def build_site(settings: Settings, site: Path, extra: Mapping[str, object]) -> None:
    """Render the pages with MkDocs in strict mode, with settings for the theme beside those of the file.

    Raises edition.Refused where MkDocs refuses.
    """
    quiet()
    with _refusing(settings):
        config = load(settings, site, strict=True)
        config.extra.update(extra)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)


@contextmanager
def _refusing(settings: Settings) -> Iterator[None]:
    """Turn what MkDocs refuses into a finding."""
    try:
        yield
    except (exceptions.Abort, exceptions.ConfigurationError) as error:
        sentence = f"MkDocs refused the pages ({error}); its messages stand above"
        raise edition.Refused([Problem(Place(settings.file.name, 1, 1), sentence, "mkdocs")]) from None


def quiet() -> None:
    """Let MkDocs say what concerns an editor, and no more."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.INFO)


def _epoch(day: str) -> str:
    """Midnight UTC of an ISO 8601 day in seconds, so that a build doesn't bear the clock's date."""
    return str(int(datetime.datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp()))
