"""One state of the site as MkDocs would build it, in which each file is made when it is first read."""

import threading
from collections.abc import Callable, Container
from functools import partial
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from build_tools import disk
from build_tools.site import errors, mkdocs


class Site:
    """One state of the site: each of its files is made when it is first read, one at a time.

    `loaded` differs wherever the files that pages load differ, such as styles.
    """

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: jinja2.Environment, loaded: str):
        self.config, self.loaded = config, loaded
        self._files, self._nav, self._env = files, nav, env
        self._makers: dict[str, Callable[[], bytes]] = {}
        self._made: dict[str, bytes] = {}
        self._making = threading.RLock()

    def gather(self) -> None:
        """Show every page to the plugins, and note how to make each file."""
        for file in self._files:
            if file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT):
                self._makers[file.dest_uri] = partial(self._file, file)
        for file in self._files.documentation_pages():
            if file.page:
                self._gather_page(file.page)
        self.config.plugins.on_post_build(config=self.config)
        for name in self.config.theme.static_templates:
            self._makers[name] = partial(self._template, name)
        for name, path in disk.files_below(Path(self.config.site_dir)).items():
            self._makers.setdefault(name, partial(disk.read, path))

    def add(self, path: str, make: Callable[[], bytes]) -> None:
        """Add a file that MkDocs doesn't know."""
        self._makers[path] = make

    def page_at(self, path: str) -> Page | None:
        """The page whose file in the site has this path."""
        return next((file.page for file in self._files.documentation_pages() if file.dest_uri == path), None)

    def renew(self, source: Callable[[str], str | None], hand_written: Container[str]) -> None:
        """Make each page but those that are written by hand from another source when it is read next.

        `source` gives it by the page's file below docs/; where it gives None, the page stays as it is. Nothing else of
        the site changes.
        """
        with self._making:
            for file in self._files.documentation_pages():
                path = file.dest_uri
                if file.page and path not in hand_written:
                    self._makers[path] = partial(self._renewed, file.page, source, self._makers[path])
                    self._made.pop(path, None)

    def _renewed(self, page: Page, source: Callable[[str], str | None], before: Callable[[], bytes]) -> bytes:
        text = source(page.file.src_uri)
        if text is None:
            return before()
        page.file.content_string = text
        mkdocs.populate(page, self.config, self._files)
        self._gather_page(page)
        return self._makers[page.file.dest_uri]()

    def _gather_page(self, page: Page) -> None:
        config = self.config
        context = mkdocs.context_of(page, config, self._files, self._nav)
        context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        page.validate_anchor_links(files=self._files, log_level=config.validation.links.anchors)
        self._makers[page.file.dest_uri] = partial(self._page, page, context)

    def has(self, path: str) -> bool:
        """Whether the site has a file with this path."""
        return path in self._makers

    def read(self, path: str) -> bytes:
        """A file's bytes, as a build writes them; raises Refused where it can't be made, and OperationFailed."""
        with self._making:
            if path not in self._made:
                with errors.refusing(Path(self.config.config_file_path), [], partial(self.page_at, path)):
                    self._made[path] = self._makers[path]()
            return self._made[path]

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

    def _template(self, name: str) -> bytes:
        mkdocs.write_theme_template(name, self._env, self._files, self.config, self._nav)
        return disk.read(Path(self.config.site_dir, name))
