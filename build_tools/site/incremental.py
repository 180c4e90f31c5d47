"""Make the site anew at each edit, with what is left of it from the edit before.

Reading Markdown and collecting words for the search are most of what a site costs before its pages are rendered, and
few pages change with an edit. So what was made of a page is kept, and used while its source, the list of files and
MkDocs' settings are the same.
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from build_tools import disk
from build_tools.briefing import gate
from build_tools.diagnostics.finding import Problem
from build_tools.site import errors, generated, hook, mkdocs
from build_tools.site.lazy import Site

SEARCH = "material/search"
_DAY = "SOURCE_DATE_EPOCH"


class Memory:
    """What was made of pages, as long as each site that can be made uses it again."""

    def __init__(self) -> None:
        self._kept: dict[Any, Any] = {}
        self._used: set[Any] = set()

    def recall(self, key: Any) -> Any:
        """What was kept under a key, or None."""
        self._used.add(key)
        return self._kept.get(key)

    def keep(self, key: Any, made: Any) -> None:
        """Keep what was asked for in vain."""
        self._kept[key] = made

    def forget_unused(self) -> None:
        """Keep only what was asked for since the last time."""
        self._kept = {key: made for key, made in self._kept.items() if key in self._used}
        self._used = set()


class Preview:
    """The site of a project, made anew at each edit with what is left of it from the edit before."""

    def __init__(self, settings: mkdocs.Settings, briefing: Path, scratch: Path):
        self._settings, self._briefing, self._scratch = settings, briefing, scratch
        self._memory = Memory()
        self._dated = _DAY in os.environ
        self._docs: Path | None = None
        self._theme: Path | None = None
        hook.remember("preview")
        mkdocs.quiet()
        with suppress(*errors.REFUSALS), errors.hearing(settings.file):
            self._config()

    def traces(self) -> dict[Path, tuple[int, int, int]]:
        """What tells an edit: of the briefing, the settings, the theme's own folder, and the hand-written pages."""
        return {**disk.traces([self._briefing], without=()), **self._traces_of_others()}

    def _traces_of_others(self) -> dict[Path, tuple[int, int, int]]:
        made = [self._docs / name for name in disk.generated(self._docs)] if self._docs else []
        roots = [self._settings.file, mkdocs.OWN_SETTINGS, self._docs, self._theme]
        return disk.traces([path for path in roots if path], without=made)

    def renew(self, site: Site, path: str) -> bool:
        """Make the one page that goes to this path as an edit of the briefing wants it; tell whether that was done.

        So whoever looks at a page sees the edit before the whole site is made anew. Raises edition.Refused and
        Unreadable as `make` does.
        """
        page, before = site.page_at(path), gate.LAST_GOOD
        with errors.hearing(self._settings.file):
            verified = hook.verified_briefing(site.config)
            source = generated.generated_page(verified, page.file.src_uri) if page else None
            if page is None or source is None or gate.LAST_GOOD is before:
                return False
            site.renew(page, source)
            return True

    def make(self) -> tuple[Site, list[Problem]]:
        """The site as it is now, and what a build would refuse of it; raises edition.Refused and Unreadable."""
        if not self._dated:
            os.environ.pop(_DAY, None)  # the hook dates the site by its edition, which may have changed
        with errors.hearing(self._settings.file) as said:
            site = self._site(said)
        return site, errors.problems_said(self._settings.file, said)

    def _config(self) -> MkDocsConfig:
        config = mkdocs.mkdocs_config(self._settings, self._scratch / "site")
        self._docs = Path(config.docs_dir)
        self._theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        return config

    def _site(self, said: list[str]) -> Site:
        loaded = repr(self._traces_of_others())
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        env = config.theme.get_env()
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(self._scratch))
        files = get_files(config)
        self._add_theme(config, files, env)
        files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        self._read_pages(config, files, said)
        env = config.plugins.on_env(env, config=config, files=files)
        self._remember_search(config)
        site = Site(config, files, nav, env, loaded)
        site.gather()
        self._memory.forget_unused()
        return site

    def _add_theme(self, config: MkDocsConfig, files: Files, env: jinja2.Environment) -> None:
        """Add the theme's files; it has thousands, and only those of its own folder in the project come and go."""
        key = ("theme", tuple(config.theme.dirs), frozenset(disk.files_below(self._theme)) if self._theme else None)
        known = self._memory.recall(key)
        if known is None:
            known = Files([])
            known.add_files_from_theme(env, config)
            self._memory.keep(key, known)
        for file in known:
            if file.src_uri not in files.src_uris:
                files.append(file)

    def _read_pages(self, config: MkDocsConfig, files: Files, said: list[str]) -> None:
        around = (
            disk.read(self._settings.file),
            disk.read(mkdocs.OWN_SETTINGS),
            tuple(sorted(file.src_uri for file in files)),
        )
        for file in files.documentation_pages():
            page = file.page or Page(None, file, config)
            key = (around, file.src_uri, file.content_bytes)
            left = self._memory.recall(key)
            if left is not None:
                vars(page).update(left)
                continue
            before, quiet = dict(vars(page)), len(said)
            build._populate_page(page, config, files)
            # What MkDocs complains of is heard at each edit; a link to a part of another page leads to that very page.
            if len(said) == quiet and set(page.links_to_anchors or ()) <= {file}:
                left = {name: made for name, made in vars(page).items() if before.get(name) is not made}
                self._memory.keep(key, left)

    def _remember_search(self, config: MkDocsConfig) -> None:
        """Let the search plugin parse only pages that have changed."""
        if SEARCH not in config.plugins:
            return
        index: Any = config.plugins[SEARCH]
        index = index.search_index
        parse = index.add_entry_from_context

        def add(page: Page) -> None:
            key = (SEARCH, page.url, page.title, repr(page.meta), page.content)
            entries = self._memory.recall(key)
            if entries is None:
                known = len(index.entries)
                parse(page)
                self._memory.keep(key, index.entries[known:])
            else:
                index.entries += entries

        index.add_entry_from_context = add
