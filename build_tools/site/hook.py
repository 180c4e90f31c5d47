"""The door to MkDocs: it translates between MkDocs and the briefing, and decides nothing of the pages.

MkDocs puts settings into its templates as they are, so what comes from a briefing is encoded here too.
"""

import datetime
import os
from pathlib import Path
from typing import Any, Literal

from mkdocs import exceptions
from mkdocs.config.defaults import MkDocsConfig

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics import report, terminal
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.markup.html import setting
from build_tools.markup.prose import plain
from build_tools.pages.addresses import topic_path
from build_tools.site import errors, generated
from build_tools.site.theme_patches import lighten, mended

BRIEFING = "BRIEFING_FOLDER"
"""The environment variable that names another folder than briefing/ beside mkdocs.yml."""

MODE = "BRIEFING_MODE"
"""The environment variable that holds the mode, since MkDocs loads this module a second time, as its hook."""

Mode = Literal["build", "serve", "preview"]
"""What the site is made for: `mkdocs build` or `briefing build`; `mkdocs serve`; `briefing serve`, which answers itself
what the hook refuses."""

BRIEFING_SECTION = "Briefing"
METHOD_SECTION = "Method"


def on_startup(command: Literal["build", "serve"], dirty: bool) -> None:  # noqa: ARG001  # MkDocs calls it so
    """Remember whether MkDocs serves, unless it is our own server that runs it."""
    if os.environ.get(MODE) != "preview":
        remember(command)


def remember(mode: Mode) -> None:
    """Set the mode for the hook."""
    os.environ[MODE] = mode


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Write the pages before MkDocs looks for them; name the site, and put its topics into the navigation."""
    mode = os.environ.get(MODE)
    serving, preview = mode == "serve", mode == "preview"
    try:
        disk.refuse_pathless(disk.from_here(Path(config.docs_dir)))
        verified = verified_briefing(config)
        disk.write_generated(Path(config.docs_dir), generated.generated_files(verified))
        return _with_content(config, verified)
    except errors.REFUSALS as problem:
        if preview or (isinstance(problem, OperationFailed) and os.environ.get(BRIEFING) and not serving):
            raise  # the command answers it
        said = [str(problem)]
        if isinstance(problem, Refused):
            said = report.as_text(problem.problems, outcome="nothing was published").split("\n")
        terminal.complain(*said)
        if not serving or gate.LAST_GOOD is None:
            raise exceptions.Abort("the briefing has problems") from None
        return _with_content(config, gate.LAST_GOOD)


def _with_content(config: MkDocsConfig, verified: VerifiedBriefing) -> MkDocsConfig:
    front = verified.briefing.front
    config.site_name = setting(front.title)
    config.site_description = setting(plain(front.question))
    if front.address and os.environ.get(MODE) != "serve":
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
    if os.environ.get(MODE) != "preview":
        site = Path(config.site_dir)
        disk.write_manifest(site, (path for path in disk.files_below(site) if "/." not in f"/{path}"))


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Watch the briefing and the hand-written folders, and not what is generated: one rebuild for each edit."""
    docs = Path(config.docs_dir)
    server.unwatch(str(docs))
    for path in [*disk.hand_written(docs), briefing_folder(config)]:
        server.watch(str(path), builder)
    return server


def verified_briefing(config: MkDocsConfig) -> VerifiedBriefing:
    """The briefing that the settings mean, with their addresses; only a build wants each source pinned.

    Raises edition.Refused and Unreadable.
    """
    strict = os.environ.get(MODE) not in {"serve", "preview"}
    verified = gate.verified(briefing_folder(config), strict=strict)
    return gate.addressed(verified, config.extra.get("edit_at"), config.extra.get("report_to"))


def briefing_folder(config: MkDocsConfig) -> Path:
    """Where the briefing is: beside mkdocs.yml, relative to where the command runs if it lies below."""
    folder = Path(os.environ.get(BRIEFING, "") or Path(config.config_file_path).resolve().parent / "briefing")
    return disk.from_here(folder)


def _epoch(day: str) -> str:
    """Midnight UTC of an ISO 8601 day in seconds, so that a build doesn't bear the clock's date."""
    return str(int(datetime.datetime.fromisoformat(f"{day}T00:00:00+00:00").timestamp()))
