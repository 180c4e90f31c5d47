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
from build_tools.site import errors
from build_tools.site.plugin import briefing_plugin

SETTINGS = Path("mkdocs.yml")

OWN_SETTINGS = Path(__file__).with_name("mkdocs.yml")


@dataclass(frozen=True)
class Settings:
    """MkDocs' settings: a file, and the folder of pages where that file doesn't name one."""

    file: Path
    docs: Path | None


def settings_file(named: Path | None) -> Path:
    """The file of settings that was named or is in this folder, otherwise the generator's own."""
    return (named or SETTINGS).resolve() if named or SETTINGS.exists() else OWN_SETTINGS


def settings_at(named: Path | None) -> Settings:
    """The settings of `settings_file`; the generator's own are for pages below docs/. Raises OperationFailed."""
    file = settings_file(named)
    if file != OWN_SETTINGS:
        disk.read(named or SETTINGS)
        return Settings(file, None)
    docs = disk.itself(disk.DOCS)
    disk.refuse_link(docs)
    disk.make_folder(docs)
    return Settings(file, docs)


def mkdocs_config(settings: Settings, site: Path, **more: Any) -> MkDocsConfig:
    """What MkDocs makes of the settings; raises its exceptions."""
    return load_config(str(settings.file), docs_dir=settings.docs and str(settings.docs), site_dir=str(site), **more)


def docs_folder(settings: Settings) -> Path:
    """The folder of pages that the settings name; raises Refused where MkDocs refuses the settings."""
    with errors.hearing(settings.file), disk.scratch_folder() as scratch:
        return Path(mkdocs_config(settings, scratch, strict=True).docs_dir)


def build_site(
    verified: VerifiedBriefing, settings: Settings, site: Path, extra: Mapping[str, object]
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
        plugin.take(verified, "build")
        build(config)
        return plugin.hand_written
