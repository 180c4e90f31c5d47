"""Load MkDocs' settings and run MkDocs on them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from build_tools import disk
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics import limits
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.site import errors, mkdocs
from build_tools.site.cache.last_build import Sources
from build_tools.site.plugin import briefing_plugin
from build_tools.site.settings_file import OWN_SETTINGS, SETTINGS, settings_file


@dataclass(frozen=True)
class Settings:
    """MkDocs' settings: a file, and the folder of pages where that file doesn't name one."""

    file: Path
    docs: Path | None


def settings_at(named: Path | None) -> Settings:
    """The settings of `settings_file`; the generator's own are for pages below docs/. Raises OperationFailed."""
    file = settings_file(named)
    if file != OWN_SETTINGS:
        disk.read_whole(named or SETTINGS, limits.SITE_SETTINGS)
        return Settings(file, None)
    docs = disk.itself(disk.DOCS)
    disk.refuse_link(docs)
    disk.make_folder(docs)
    return Settings(file, docs)


def mkdocs_config(settings: Settings, site: Path, **more: Any) -> MkDocsConfig:
    """What MkDocs makes of the settings; raises its exceptions."""
    return load_config(str(settings.file), docs_dir=settings.docs and str(settings.docs), site_dir=str(site), **more)


def sources(settings: Settings) -> Sources:
    """What a site is made from by these settings; raises Refused where MkDocs refuses them."""
    with errors.hearing(settings.file), disk.scratch_folder() as scratch:
        config = mkdocs_config(settings, scratch, strict=True)
        files = mkdocs.settings_files(settings.file)
        return Sources(Path(config.docs_dir), tuple(files), mkdocs.is_known(config, files))


def build_site(
    verified: VerifiedBriefing, settings: Settings, site: Path, extra: Mapping[str, object], watch: Stopwatch
) -> dict[str, str]:
    """Render the pages with MkDocs in strict mode; `extra` is added to what the settings have under `extra:`.

    Returns the hand-written files that parts of the site are made from, by their paths in the site. Raises Refused
    where MkDocs refuses or fails, and OperationFailed.
    """
    with errors.hearing(settings.file) as heard:
        config = mkdocs_config(settings, site, strict=True)
        config.extra.update(extra)
        plugin = briefing_plugin(config)
        heard.page_at_fault = lambda: plugin.page
        config.plugins.on_startup(command="build", dirty=False)
        plugin.take(verified, "build", watch)
        build(config)
        return plugin.hand_written
