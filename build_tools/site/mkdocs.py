"""Everything private to MkDocs and Material, in one place."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from build_tools import disk
from build_tools.site import errors

SETTINGS = Path("mkdocs.yml")


OWN_SETTINGS = Path(__file__).with_name("mkdocs.yml")


@dataclass(frozen=True)
class Settings:
    """MkDocs' settings: a file, and the folder of pages where that file doesn't name one."""

    file: Path
    docs: Path | None


def settings(named: Path | None) -> Settings:
    """The settings that were named or lie here, else the generator's own; raises Unreadable."""
    if named or SETTINGS.exists():
        disk.read(named or SETTINGS)
        return Settings((named or SETTINGS).resolve(), None)
    docs = Path("docs").resolve()
    disk.make_folder(docs)
    return Settings(OWN_SETTINGS, docs)


def mkdocs_config(settings: Settings, site: Path, **more: Any) -> MkDocsConfig:
    """What MkDocs makes of the settings; raises its exceptions."""
    return load_config(str(settings.file), docs_dir=settings.docs and str(settings.docs), site_dir=str(site), **more)


def docs_folder(settings: Settings) -> Path:
    """The folder of pages that the settings name; raises edition.Refused where MkDocs refuses them."""
    quiet()
    with errors.hearing(settings.file), disk.scratch_folder() as scratch:
        return Path(mkdocs_config(settings, scratch, strict=True).docs_dir)


def build_site(settings: Settings, site: Path, extra: Mapping[str, object]) -> None:
    """Render the pages with MkDocs in strict mode, with settings for the theme beside those of the file.

    Raises edition.Refused where MkDocs refuses or fails, and Unreadable.
    """
    quiet()
    with errors.hearing(settings.file):
        config = mkdocs_config(settings, site, strict=True)
        config.extra.update(extra)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)


def quiet() -> None:
    """Let MkDocs say what concerns an editor, and no more."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.INFO)
