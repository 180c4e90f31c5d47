"""Load MkDocs' settings and run MkDocs on them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from build_tools import disk
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import Refused
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.site import errors, mkdocs
from build_tools.site.cache.last_build import Sources
from build_tools.site.cache.pages import KeptPages
from build_tools.site.lazy import site_of
from build_tools.site.plugin import briefing_plugin
from build_tools.site.settings_file import OWN_SETTINGS, SETTINGS, settings_file
from build_tools.site.workers import made_by, workers

_Finished = TypeVar("_Finished")


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


def finished_files(
    verified: VerifiedBriefing,
    settings: Settings,
    extra: Mapping[str, object],
    pages: KeptPages | None,
    watch: Stopwatch,
    finish: Callable[[str, bytes, str | None], _Finished],
) -> Iterator[_Finished]:
    """The files of a site, by path, each made when it is asked for; `extra` is added to what settings have as `extra:`.

    What is given is what `finish` returns for the path of a file in the site, its bytes, and the hand-written file that
    it was made from. Pages are made and finished by workers, so `finish` may change nothing.

    Where nothing is kept of pages, since others' programs take part, MkDocs builds all of them first. Raises Refused
    where MkDocs refuses or fails, and, in the end, with all that it warns of; and OperationFailed.
    """
    with errors.hearing(settings.file) as heard, disk.scratch_folder() as scratch:
        config = mkdocs_config(settings, scratch / "site", strict=True)
        config.extra.update(extra)
        plugin = briefing_plugin(config)
        heard.page_at_fault = lambda: plugin.page
        config.plugins.on_startup(command="build", dirty=False)
        plugin.take(verified, "lazy" if pages else "build", watch, workers())
        if pages:
            site = site_of(config, plugin, pages, heard.said, known=True)
            site.gather(pages.finished(site.nav))
            paths, make = set(site.paths), site.make
            # MkDocs may warn of a page that was written by hand, which would not be heard from a worker.
            shared = {path for path in paths if site.page_at(path) and pages.is_new(path)} - plugin.hand_written.keys()
        else:
            build(config)
            built = disk.files_below(scratch / "site")
            paths, make = built.keys() - {disk.MANIFEST}, lambda path: disk.read(built[path])
            shared = set()  # others' programs may have threads, with which no fork is safe

        def finished(path: str) -> _Finished:
            if pages:
                heard.page_at_fault = partial(site.page_at, path)
            return finish(path, make(path), plugin.hand_written.get(path))

        # The theme's own pages are among those that are not shared: the templates are compiled when the others begin.
        yield from map(finished, sorted(paths - shared))
        with made_by(workers(), finished, sorted(shared)) as made:
            yield from map(made, sorted(shared))
        if heard.said:
            raise Refused(errors.problems_said(settings.file, heard.said))
