"""Every name that MkDocs and Material keep to themselves: each is used here only, and a test asserts its signature.

MkDocs builds a whole site or nothing. `briefing serve` renders a page when it is asked for, and `briefing build` those
that have changed. So they take the steps of `mkdocs.commands.build.build` one at a time, and those steps are private.
Pinned: MkDocs 1.x is no longer developed.
"""

import copy
import io
import json
import os
import posixpath
import re
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jinja2
from jinja2.runtime import Context
from mkdocs.commands import build
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import yaml_load

from build_tools import disk
from build_tools.site.briefing_settings import PLUGIN
from build_tools.site.finished_blocks import Headings, ids

OWN_THEME = Path(__file__).with_name("theme")
_TEMPLATES = {".html", ".xml"}
_READING = frozenset({"pymdownx.b64", "pymdownx.snippets"})
"""The extensions of PyMdown that read other files."""
_MAY_BE_TAG = re.compile(rb"(?<![^\s\[\]{},:?\"'-])!(?!/)")
"""Where a tag of YAML begins, however it is written, or another word with the sign; no program has one with a slash."""

_FOR_ITSELF = frozenset({"card", "description"})
"""What the front matter of a page has for that page alone."""

_SHOWN_ELSEWHERE = frozenset({"draft_docs", "exclude_docs", "not_in_nav", "plugins", "site_dir"})
"""The settings that show in which files there are, in the sources of pages, or only in where the site is written."""


def settings_in(file: Path, data: bytes) -> dict[str, Any]:
    """The settings of a file as they are written, with those that it inherits.

    `yaml_load` isn't documented, but nothing else follows INHERIT; it finds the inherited file by the stream's `name`.
    """
    stream: Any = io.BytesIO(data)
    stream.name = str(file)
    return yaml_load(stream)


def settings_files(file: Path) -> list[Path]:
    """A file of settings, the one that it inherits, and so on; `yaml_load` leaves INHERIT in what it reads as text."""
    files = [file]
    while inherited := yaml_load(disk.read(files[-1]).decode()).get("INHERIT"):
        files.append(Path(os.path.normpath(files[-1].parent / inherited)))
    return files


def settings_of(config: MkDocsConfig) -> str:
    """All settings that pages are made by, as text: another text wherever one of them differs."""
    settings = {name: value for name, value in config.items() if name not in _SHOWN_ELSEWHERE}
    return json.dumps(settings, default=_plain, sort_keys=True)


def _plain(value: object) -> object:
    """What a value of the settings consists of."""
    match value:
        case Theme():
            return vars(value)
        case Config():
            return dict(value)
        case set():
            return sorted(value)
    return repr(value)


def is_known(config: MkDocsConfig, settings: Iterable[Path]) -> bool:
    """Whether a site depends on nothing but these files of settings, the pages, and the programs' versions.

    A plugin, hook, template or extension of another's may read any file, or the clock, and so may a tag of YAML.
    """
    return (
        renders_alone(config)
        and not config.extra_templates
        and all(_reads_nothing(each) for each in config.markdown_extensions)
        and not any(_MAY_BE_TAG.search(disk.read(each)) for each in settings)
    )


def renders_alone(config: MkDocsConfig) -> bool:
    """Whether no template, plugin or hook but our own and Material's takes part in the rendering of pages."""
    ours = config.theme.custom_dir is not None and Path(config.theme.custom_dir) == OWN_THEME
    return config.plugins.keys() == {PLUGIN} and not config.hooks and config.theme.name == "material" and ours


def translate_once(env: jinja2.Environment) -> None:
    """Look up each of the theme's own words once: a page asks for thirty, and Jinja renders two macros for each.

    `make_module` is what an import calls, with the page's context, from which the words take only the language.
    """
    template: Any = env.get_template("partials/language.html")
    make = template.make_module

    def first(*context: Any) -> SimpleNamespace:
        words = SimpleNamespace(t=cache(make(*context).t))
        template.make_module = lambda *_: words
        return words

    template.make_module = first


def render_once(env: jinja2.Environment, partials: Iterable[str], blocks: Iterable[str]) -> None:
    """Render parts of pages, and blocks of base.html, once for all pages in a folder that are not in the navigation.

    Material renders every entry of the navigation for every page, which is half of what a page costs. Entries differ
    with the page in what is active, and in their addresses, which are relative to it. `root_render_func` is what an
    include calls.
    """
    below: dict[str, bool] = {}
    for partial in partials:
        template = env.get_template(partial)
        template.root_render_func = _Once(template.root_render_func, below)
    base = env.get_template("base.html")
    base.blocks |= {name: _Once(base.blocks[name], below) for name in blocks}


class _Once:
    """The function of a template or block, which renders once for all pages of a folder that are not in the navigation.

    For a page that is in it, and for one that an entry is below of, it renders each time. `below` says by a page's
    address whether there is such an entry.
    """

    def __init__(self, render: Callable[[Context], Iterator[str]], below: dict[str, bool]):
        self._render, self._below = render, below
        self._rendered: dict[str, str] = {}

    def __call__(self, context: Context, *_: Any) -> Iterator[str]:
        page, nav = context.get("page"), context["nav"]
        if page is None or any(each.active for each in nav.items) or self._has_below(page, nav):
            yield from self._render(context)
            return
        folder = posixpath.dirname(page.url.rstrip("/"))
        if folder not in self._rendered:
            self._rendered[folder] = "".join(self._render(context))
        yield self._rendered[folder]

    def _has_below(self, page: Page, nav: Navigation) -> bool:
        """Whether the address of an entry begins with that of a page, so that its way from there is a shorter one."""
        if page.url not in self._below:
            self._below[page.url] = any(each.url.startswith(page.url) for each in nav.pages)
        return self._below[page.url]


def _reads_nothing(extension: str) -> bool:
    """Whether an extension of Markdown, by any of its names, reads no file: Python-Markdown's own and PyMdown's."""
    own = distribution("Markdown").entry_points
    module = extension.partition(":")[0]  # a class in it may be named too
    return (
        extension in own.names
        or extension.startswith("markdown.extensions.")
        or (extension.startswith("pymdownx.") and module not in _READING)
    )


def own_files(config: MkDocsConfig) -> Files:
    """The files below the folder of pages. `get_files` is a step of the build that no event offers."""
    return get_files(config)


def add_theme_files(files: Files, config: MkDocsConfig) -> None:
    """Add the files that the theme brings, as `build` does.

    It asks Jinja for all files, ten thousand icons among them, and leaves out what is in hidden folders.
    """
    names = {name for folder in config.theme.dirs for name in disk.files_below(Path(folder), hidden=False)}
    env: Any = SimpleNamespace(list_templates=lambda filter_func: sorted(filter(filter_func, names)))
    files.add_files_from_theme(env, config)


def navigation(config: MkDocsConfig, files: Files) -> Navigation:
    """The navigation, and a page for each file in it; files that plugins added get their inclusion level first."""
    set_exclusions(files, config)
    return get_navigation(files, config)


def populate(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read a page and turn its Markdown into HTML: the first half of what `build` does with each page."""
    build._populate_page(page, config, files)


def render_as(page: Page, content: str, headings: Headings) -> None:
    """Have MkDocs render a page as this HTML with these headings the next time, instead of parsing its Markdown."""

    def render(config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
        del page.render  # what is kept of a page is in its attributes, and needs no function
        page.content, page.toc = content, get_toc(headings)
        page.present_anchor_ids, page.links_to_anchors = ids(content), {}

    page.render = render  # type: ignore[method-assign]


def made_of(page: Page, before: Mapping[str, object]) -> dict[str, Any]:
    """The attributes that `populate` has set: a page has no other list of what was made from its source."""
    return {name: made for name, made in vars(page).items() if before.get(name) is not made}


def attributes(page: Page) -> dict[str, Any]:
    """A copy of a page's attributes."""
    return dict(vars(page))


def give_back(page: Page, made: Mapping[str, object]) -> None:
    """Set what `made_of` found, instead of populating a page again from the same source."""
    vars(page).update(made)


def shown_of(nav: Navigation) -> str:
    """All that a page shows of the pages in the navigation, as text; which these are is in the settings.

    A page's description, which changes with every word of a topic's bottom line, is shown on that page alone.
    """
    pages = [(page.url, page.title, _meta_for_others(page)) for page in nav.pages]
    return json.dumps(pages, default=repr, sort_keys=True)


def outline_of(page: Page) -> dict[str, Any]:
    """What a page that is finished already must still have, for the navigation and for links that lead to it."""
    return {
        "meta": _meta_for_others(page),
        "title": page._title_from_render,
        "anchors": sorted(page.present_anchor_ids or ()),
    }


def _meta_for_others(page: Page) -> dict[str, Any]:
    return {name: value for name, value in page.meta.items() if name not in _FOR_ITSELF}


def give_outline(page: Page, outline: Mapping[str, Any]) -> None:
    """Set what `outline_of` found, instead of populating a page that is finished already."""
    forget_text(page)
    page.meta, page._title_from_render = outline["meta"], outline["title"]
    page.present_anchor_ids = set(outline["anchors"])


def forget_text(page: Page) -> None:
    """Free what a page says when it has been made, and when links have been checked; its title stays known."""
    page.markdown = page.content = ""
    page.toc, page.meta = TableOfContents([]), _meta_for_others(page)
    page.present_anchor_ids = page.links_to_anchors = None


def saying_nothing(page: Page) -> Page:
    """A copy of a page without anything that its file says."""
    blank = copy.copy(page)
    blank.content, blank.toc, blank.title, blank.meta = "", TableOfContents([]), "", {}
    return blank


def context_of(page: Page, config: MkDocsConfig, pages: Sequence[File], nav: Navigation) -> TemplateContext:
    """What a page's template is rendered with; `build` makes it just before it renders the page.

    `pages` are the files of all pages, since to look for them takes long where there are thousands.
    """
    return build.get_context(nav, pages, config, page)


def write_theme_template(
    name: str, env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation
) -> None:
    """Render one of the theme's own pages, such as 404.html, into the site's folder."""
    build._build_theme_template(name, env, files, config, nav)


def template_at_fault(error: Exception) -> tuple[str, int] | None:
    """The file and line of the template in which an error was raised.

    Jinja rewrites the traceback so that the compiled code of a template bears the template's own file and line. Its
    errors of syntax alone have these as attributes, so the traceback is read for all.
    """
    frames = reversed(traceback.extract_tb(error.__traceback__))
    return next(
        ((each.filename, each.lineno or 1) for each in frames if Path(each.filename).suffix in _TEMPLATES), None
    )
