"""One state of the site as MkDocs would build it, in which each file is made when it is first read."""

import threading
from collections.abc import Callable, Container, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed
from build_tools.site import errors, mkdocs
from build_tools.site.cache.kept import digest
from build_tools.site.plugin import BriefingPlugin

_SITEMAP = "sitemap.xml"


Finished = Callable[[], bytes | None]
"""Gives a page as it was made of the same before; None if it must be made again."""


class Gone(OperationFailed):
    """The briefing no longer has a page, and nobody had read it before its file went."""


class Memory(Protocol):
    """What was made of pages and templates before, and is used again while all that it was made of is the same."""

    @property
    def templates(self) -> jinja2.BytecodeCache:
        """The templates as they were compiled."""

    def give_back(self, page: Page, made_of: str) -> bool:
        """Whether a page has been given what was made of a source, of which this is a digest."""

    def keep(self, page: Page, made_of: str, before: Mapping[str, Any]) -> None:
        """Keep what was made of a source; `before` are the attributes that the page had until then."""


def site_of(
    config: MkDocsConfig, plugin: BriefingPlugin, memory: Memory, said: list[str], *, known: bool, loaded: str = ""
) -> "Site":
    """Take the steps of MkDocs' own build, up to the rendering of pages; `said` is what MkDocs has complained of.

    Where it is `known` that no programs of others take part, a page is read only when it is made, unless that may give
    a complaint, or others show its title: all pages together may not fit in memory, nor in somebody's patience.
    """
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    env = config.theme.get_env()
    env.bytecode_cache = memory.templates
    files = mkdocs.own_files(config)
    mkdocs.add_theme_files(files, config)
    files = config.plugins.on_files(files, config=config)
    nav = config.plugins.on_nav(mkdocs.navigation(config, files), config=config, files=files)
    unread = _unread_pages(config, files, plugin, memory, said)
    now = [file for file in unread if not known or file.dest_uri in plugin.hand_written]
    now += [page.file for page in nav.pages]
    for file in now:
        if file in unread:
            unread.pop(file)()
            now += _linked(file)  # which places are there must be known when links are checked
    env = config.plugins.on_env(env, config=config, files=files)
    return Site(config, files, nav, env, loaded, {file.dest_uri: read for file, read in unread.items()})


def _unread_pages(
    config: MkDocsConfig, files: Files, plugin: BriefingPlugin, memory: Memory, said: list[str]
) -> dict[File, Callable[[], None]]:
    """Make a page for each file, give it what is remembered, and return how to read each of the others.

    What is made of a source depends on the settings, and links of hand-written pages on which files there are; those
    of generated pages are in finished blocks.
    """
    settings = digest([mkdocs.settings_of(config)])
    listed = digest(sorted(f"{file.src_uri} {file.inclusion.name}" for file in files))
    unread: dict[File, Callable[[], None]] = {}
    for file in files.documentation_pages():
        page = plugin.page = file.page or Page(None, file, config)
        around = listed if file.dest_uri in plugin.hand_written else "generated"
        made_of = digest((settings, around, file.src_uri, file.content_bytes))
        if not memory.give_back(page, made_of):
            unread[file] = partial(_read, page, config, files, memory, said, made_of)
    return unread


def _read(page: Page, config: MkDocsConfig, files: Files, memory: Memory, said: list[str], made_of: str) -> None:
    """Read a page, and remember what was made of its source.

    A page that MkDocs complains of is read each time, so that the complaint is heard each time. So is one that links
    into another page: what is kept would hold that page as it was then.
    """
    before, quiet = mkdocs.attributes(page), len(said)
    mkdocs.populate(page, config, files)
    if len(said) == quiet and set(_linked(page.file)) <= {page.file}:
        memory.keep(page, made_of, before)


def _linked(file: File) -> list[File]:
    """The files of the pages into which a page links."""
    return list((file.page and file.page.links_to_anchors) or ())


class Site:
    """One state of the site: each of its files is made when it is first read, one at a time.

    `loaded` differs wherever the files that pages load differ, such as styles.
    """

    def __init__(
        self,
        config: MkDocsConfig,
        files: Files,
        nav: Navigation,
        env: jinja2.Environment,
        loaded: str,
        unread: Mapping[str, Callable[[], None]],
    ):
        self.config, self.nav, self.loaded = config, nav, loaded
        self._files, self._pages, self._env, self._unread = files, files.documentation_pages(), env, unread
        self._page_at = {file.dest_uri: file.page for file in self._pages}
        self._makers: dict[str, Callable[[], bytes]] = {}
        self._made: dict[str, bytes] = {}
        self._as_it_was: dict[str, Callable[[], bytes]] = {}
        self._making = threading.RLock()

    def gather(self, finished: Mapping[str, Finished]) -> None:
        """Show every page that has been read to the plugins, and note how to make each file."""
        for file in self._files:
            if file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT):
                self._makers[file.dest_uri] = partial(self._file, file)
        for name in self.config.theme.static_templates:
            self._makers[name] = partial(self._template, name, name)
            if name == _SITEMAP:
                self._makers[f"{name}.gz"] = partial(self._template, name, f"{name}.gz")
        for file in self._pages:
            if file.dest_uri in finished and file.page:
                self._makers[file.dest_uri] = partial(self._finished, file.page, finished[file.dest_uri])
            elif file.dest_uri in self._unread and file.page:
                self._makers[file.dest_uri] = partial(self._made_of, file.page, self._unread[file.dest_uri])
            elif file.page:
                self._gather_page(file.page)
        self.config.plugins.on_post_build(config=self.config)
        for name, path in disk.files_below(Path(self.config.site_dir)).items():
            self._makers.setdefault(name, partial(disk.read, path))

    @property
    def paths(self) -> Iterable[str]:
        """The paths of all files of the site."""
        return self._makers

    def add(self, path: str, make: Callable[[], bytes]) -> None:
        """Add a file that MkDocs doesn't know."""
        self._makers[path] = make

    def page_at(self, path: str) -> Page | None:
        """The page whose file in the site has this path."""
        return self._page_at.get(path)

    def renew(self, source: Callable[[str], str | None], hand_written: Container[str]) -> None:
        """Make each page but those that are written by hand from another source when it is read next.

        `source` gives it by the page's file below docs/; where it gives None, the page stays as it is. Nothing else of
        the site changes.
        """
        with self._making:
            for file in self._pages:
                path = file.dest_uri
                if file.page and path not in hand_written:
                    self._as_it_was.setdefault(path, self._makers[path])  # and not what a former source would make
                    self._makers[path] = partial(self._renewed, file.page, source)
                    self._made.pop(path, None)

    def _renewed(self, page: Page, source: Callable[[str], str | None]) -> bytes:
        text = source(page.file.src_uri)
        if text is None:
            written = page.file.abs_src_path
            if page.content is None and written and not disk.exists(Path(written)):
                raise Gone(f"the briefing no longer has the page {page.file.src_uri}")
            return self._as_it_was[page.file.dest_uri]()
        page.file.content_string = text
        data = self._populated(page)
        del self._as_it_was[page.file.dest_uri]
        return data

    def _finished(self, page: Page, finished: Finished) -> bytes:
        data = finished()
        return self._populated(page) if data is None else data

    def _populated(self, page: Page) -> bytes:
        return self._made_of(page, partial(mkdocs.populate, page, self.config, self._files))

    def _made_of(self, page: Page, read: Callable[[], None]) -> bytes:
        read()
        self._gather_page(page)
        return self._makers[page.file.dest_uri]()

    def _gather_page(self, page: Page) -> None:
        config = self.config
        context = mkdocs.context_of(page, config, self._pages, self.nav)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self.nav)
        page.validate_anchor_links(files=self._files, log_level=config.validation.links.anchors)
        self._makers[page.file.dest_uri] = partial(self._page, page, context)

    def has(self, path: str) -> bool:
        """Whether the site has a file with this path."""
        return path in self._makers

    def read(self, path: str) -> bytes:
        """A file's bytes, as a build writes them; raises Refused where it can't be made, Gone and OperationFailed."""
        with self._making:
            if path not in self._made:
                with errors.refusing(Path(self.config.config_file_path), [], partial(self.page_at, path)):
                    self._made[path] = self._makers[path]()
            return self._made[path]

    def make(self, path: str) -> bytes:
        """A file's bytes, which can be made only once: neither they nor what they were made of are kept.

        Raises whatever plugins raise.
        """
        data = self._makers[path]()
        del self._makers[path]
        if page := self.page_at(path):
            mkdocs.forget_text(page)
        return data

    def _file(self, file: File) -> bytes:
        docs = Path(self.config.docs_dir)
        if file.abs_src_path and Path(file.abs_src_path).is_relative_to(docs):
            disk.refuse_links_to(Path(file.abs_src_path), docs)  # there may be one since the site was built
        return file.content_bytes

    def _page(self, page: Page, context: TemplateContext) -> bytes:
        page.active = True
        try:
            output = self._env.get_template(page.meta.get("template", "main.html")).render(context)
        finally:
            page.active = False
        output = self.config.plugins.on_post_page(output, page=page, config=self.config)
        return output.encode("utf-8", errors="xmlcharrefreplace")

    def _template(self, name: str, written: str) -> bytes:
        mkdocs.write_theme_template(name, self._env, self._files, self.config, self.nav)
        return disk.read(Path(self.config.site_dir, written))
