"""Make the site as MkDocs builds it, but render a page only when it is asked for.

Reading Markdown and collecting words for the search are most of what an edit would cost, and few pages change with it.
So what was made of a page is kept, and used while its source, the list of files and MkDocs' settings are the same.
"""

import logging
import os
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs import exceptions
from mkdocs.commands import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from build_tools import disk, edition, hooks
from build_tools.finding import Place, Problem

CODE = "mkdocs"
SEARCH = "material/search"
_DAY = "SOURCE_DATE_EPOCH"


class Memory:
    """What was made in the last round; what a round doesn't use is forgotten after it."""

    def __init__(self) -> None:
        self._last: dict[Any, Any] = {}
        self._now: dict[Any, Any] = {}

    def next_round(self) -> None:
        """Begin a round."""
        self._last, self._now = self._now, {}

    def recall(self, key: Any) -> Any:
        """What was kept under a key, or None."""
        if key in self._last:
            self._now[key] = self._last[key]
        return self._now.get(key)

    def keep(self, key: Any, made: Any) -> None:
        """Keep something until the end of the next round."""
        self._now[key] = made


class _Heard(logging.Handler):
    """The warnings and errors that MkDocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def _hearing() -> Iterator[list[str]]:
    heard, log = _Heard(), logging.getLogger("mkdocs")
    log.addHandler(heard)
    try:
        yield heard.said
    finally:
        log.removeHandler(heard)


class Site:
    """One state of the site: each of its files is made when it is first read, one at a time."""

    def __init__(self, config: MkDocsConfig, files: Files, nav: Navigation, env: jinja2.Environment):
        self._config, self._files, self._nav, self._env = config, files, nav, env
        self._makers: dict[str, Callable[[], bytes]] = {}
        self._made: dict[str, bytes] = {}
        self._making = threading.RLock()

    def gather(self) -> None:
        """Let the plugins see every page, and learn how each file is made."""
        for file in self._files:
            if file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT):
                self._makers[file.dest_uri] = partial(getattr, file, "content_bytes")
        config, documents = self._config, self._files.documentation_pages()
        for page in [file.page for file in documents if file.page]:
            context = build.get_context(self._nav, documents, config, page)
            context = config.plugins.on_page_context(context, page=page, config=config, nav=self._nav)
            page.validate_anchor_links(files=self._files, log_level=config.validation.links.anchors)
            self._makers[page.file.dest_uri] = partial(self._page, page, context)
        config.plugins.on_post_build(config=config)
        for name in self._config.theme.static_templates:
            self._makers[name] = partial(self._template, name)
        for name, path in disk.files_below(Path(self._config.site_dir)).items():
            self._makers.setdefault(name, partial(disk.read, path))

    def has(self, path: str) -> bool:
        """Whether the site has a file with this path."""
        return path in self._makers

    def read(self, path: str) -> bytes:
        """A file's bytes, as a build writes them; raises edition.Refused where a template fails."""
        with self._making:
            if path not in self._made:
                self._made[path] = self._makers[path]()
            return self._made[path]

    def _page(self, page: Page, context: TemplateContext) -> bytes:
        page.active = True
        try:
            template = self._env.get_template(page.meta.get("template", "main.html"))
            output = template.render(context)
        except Exception as error:  # a template is a program, and may fail in every way
            raise edition.Refused([_fault_of_template(error)]) from error
        finally:
            page.active = False
        output = self._config.plugins.on_post_page(output, page=page, config=self._config)
        return output.encode("utf-8", errors="xmlcharrefreplace")

    def _template(self, name: str) -> bytes:
        build._build_theme_template(name, self._env, self._files, self._config, self._nav)
        return disk.read(Path(self._config.site_dir, name))


class Preview:
    """The site of a project, made anew at each edit with what is left of it from the edit before."""

    def __init__(self, config_file: Path, briefing: Path, scratch: Path):
        self._config_file, self._briefing, self._scratch = config_file, briefing, scratch
        self._memory = Memory()
        self._dated = _DAY in os.environ
        self._docs: Path | None = None
        self._theme: Path | None = None
        hooks.quiet()
        with _hearing(), suppress(exceptions.MkDocsException):
            self._config()

    def traces(self) -> dict[Path, tuple[int, int, int]]:
        """What tells an edit: of the briefing, the settings, the theme's own folder, and the hand-written pages."""
        made = [self._docs / name for name in disk.generated(self._docs)] if self._docs else []
        roots = [self._briefing, self._config_file, self._docs, self._theme]
        return disk.traces([path for path in roots if path], without=made)

    def make(self) -> tuple[Site, list[Problem]]:
        """The site as it is now, and what a build would refuse of it; raises edition.Refused and Unreadable."""
        if not self._dated:
            os.environ.pop(_DAY, None)  # the hook dates the site by its edition, which may have changed
        self._memory.next_round()
        with _hearing() as said:
            try:
                site = self._site(said)
            except (exceptions.MkDocsException, OSError, UnicodeDecodeError) as error:
                raise edition.Refused([self._problem(each) for each in said or [str(error)]]) from error
        return site, [self._problem(each) for each in said]

    def _problem(self, said: str) -> Problem:
        sentence = f"MkDocs says: {' '.join(said.split())}"
        return Problem(Place(str(self._config_file), 1, 1), sentence, CODE)

    def _config(self) -> MkDocsConfig:
        config = load_config(str(self._config_file.resolve()), site_dir=str(self._scratch / "site"))
        self._docs = Path(config.docs_dir)
        self._theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        return config

    def _site(self, said: list[str]) -> Site:
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        os.environ[hooks.COMMAND] = hooks.PREVIEW
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
        site = Site(config, files, nav, env)
        site.gather()
        site.read("index.html")  # a template that fails is known now, and the last good site stays
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
        around = (disk.read(self._config_file), tuple(sorted(file.src_uri for file in files)))
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


def _fault_of_template(error: Exception) -> Problem:
    """Where a template failed, and how."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next(frame for frame in reversed(frames) if frame.filename.endswith(".html"))
    sentence = f"the template fails here ({' '.join(str(error).split())}); mend it"
    return Problem(Place(last.filename, last.lineno or 1, 1), sentence, CODE)
