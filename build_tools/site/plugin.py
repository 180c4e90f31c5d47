"""The door to MkDocs: a plugin that translates between MkDocs and a briefing, and decides nothing about the pages."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs import exceptions
from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics import report, terminal
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.model.values import edit_address, report_address
from build_tools.site import brand, by_hand, errors, generated, mkdocs
from build_tools.site.briefing_settings import PLUGIN, briefing_settings, speak, words_of_theme
from build_tools.site.content_policy import inline_scripts, with_policy
from build_tools.site.finished_blocks import Finishing
from build_tools.site.front_matter import encoded_front_matter
from build_tools.site.minify import minified
from build_tools.site.workers import workers

_FIRST, _LAST = 100, -100
"""Priorities of events: before every other plugin, and after."""

_SAME_IN_A_FOLDER = tuple(
    f"partials/{name}.html" for name in ("nav", "tabs", "palette", "logo", "top", "footer", "icons", "javascripts/base")
)
_BLOCKS_SAME_IN_A_FOLDER = ("config", "libs", "scripts", "styles")
"""The parts of Material's pages, and the blocks of their template, that show nothing of a page outside the navigation.
"""

_Known = dict[tuple[str, str], frozenset[str]]
"""The hashes of inline scripts by a template's name, and the way from a page to the site's root."""

Mode = Literal["build", "serve", "lazy", "blank"]
"""Who makes the site: MkDocs, to build or to serve it, or `lazy.Site`, whose pages are rendered after all events.

With "blank" nothing is written below docs/, and the pages that are generated have nothing but titles.
"""


class _Address(config_options.Type[str]):
    """An option that is checked as the same key of briefing.yml is."""

    def __init__(self, check: Callable[[str], str]):
        super().__init__(str)
        self._check = check

    def run_validation(self, value: object) -> str:
        try:
            return self._check(super().run_validation(value))
        except ValueError as error:
            raise ValidationError(str(error)) from None


class BriefingOptions(Config):  # type: ignore[no-untyped-call]
    """What can stand under the plugin's name in mkdocs.yml."""

    folder = config_options.Dir(default="briefing")
    """The folder of YAML, relative to mkdocs.yml; a command of ours that names another goes by that."""

    edit_at = config_options.Optional(_Address(edit_address))
    report_to = config_options.Optional(_Address(report_address))
    """Where a file is edited and a mistake reported, if briefing.yml and the command line don't say."""


class BriefingPlugin(BasePlugin[BriefingOptions]):  # type: ignore[no-untyped-call]
    """The pages and settings of one briefing.

    MkDocs keeps one object of a plugin that has `on_startup` for as long as the process lives, whatever settings are
    loaded, so that event begins each run afresh.
    """

    def __init__(self) -> None:
        self.mode: Mode = "build"
        self.taken: VerifiedBriefing | None = None
        self.last_good: VerifiedBriefing | None = None
        self.page: Page | None = None
        self._blank: dict[str, str] = {}
        self._verification = gate.Verification()
        self._watch = Stopwatch()
        self._workers = 1
        self.hand_written: dict[str, str] = {}
        self._env: jinja2.Environment
        self._known: _Known = {}
        self._scripts: dict[str, Callable[[], frozenset[str]]] = {}
        self._finishing: Finishing

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Begin a run of MkDocs."""
        self.mode = "serve" if command == "serve" else "build"
        self._workers = workers() if self.mode == "build" else 1  # threads, as a server has, make forks unsafe
        self.taken = self.last_good = self.page = None
        self._blank = {}

    def take(self, verified: VerifiedBriefing, mode: Mode, watch: Stopwatch, count: int = 1) -> None:
        """Use this briefing instead of the folder's: a command of ours has verified it, and answers what is refused.

        The watch counts the time that each step takes; so many workers make pages.
        """
        self.taken, self.mode, self._watch, self._workers = verified, mode, watch, count
        self._blank = generated.blank_files(verified) if mode == "blank" else {}

    def addressed(self, verified: VerifiedBriefing) -> VerifiedBriefing:
        """A briefing with the addresses of the options, where it has none of its own."""
        return gate.addressed(verified, self.config.edit_at, self.config.report_to)

    @property
    def folder(self) -> Path:
        """The folder of YAML, as messages name it."""
        return disk.from_here(Path(self.config.folder))

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Write the pages before MkDocs looks for them, and fill in the settings that come from the briefing."""
        self.page = None
        if self.taken is not None:
            return self._filled(config, self._write(config, self.taken))
        try:
            disk.refuse_links(Path(config.site_dir))
            draft = self.mode != "build"
            self.last_good = self._write(config, self._verification.now(self.folder, draft=draft))
        except errors.REFUSALS as problem:
            terminal.complain(*_lines(problem))
            if self.mode != "serve" or self.last_good is None:
                raise exceptions.Abort("the briefing has problems") from None
        return self._filled(config, self.last_good)

    def _write(self, config: MkDocsConfig, verified: VerifiedBriefing) -> VerifiedBriefing:
        docs = Path(config.docs_dir)
        addressed = self.addressed(verified)
        texts = tuple(by_hand.page_texts(docs))
        if not self._blank:
            generated.write_below(docs, addressed, texts, self._workers if mkdocs.renders_alone(config) else 1)
        by_hand.refuse_slow_pages(docs)
        brand.refuse_replaced_assets(docs, config.theme.dirs)
        self._watch.lap("making pages and data")
        return addressed

    def _filled(self, config: MkDocsConfig, verified: VerifiedBriefing) -> MkDocsConfig:
        hand_written = disk.hand_written_pages(Path(config.docs_dir))
        values, extra = briefing_settings(verified, hand_written)
        if self.mode == "serve":
            values.pop("site_url", None)  # MkDocs has put its own server's address there
        if config.nav:
            del values["nav"]  # whoever writes a navigation into mkdocs.yml wants that one
        config.update(values)
        brand.dress(Path(config.docs_dir), config.theme, config.extra_css)
        config.extra["words"] = words_of_theme(verified)
        speak(verified, config.theme, config.mdx_configs.setdefault("toc", {}))
        if "SOURCE_DATE_EPOCH" in os.environ:
            del extra["edition"]
        config.extra.update(extra)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Note which files no build has made, by their paths in the site."""
        made = disk.generated(Path(config.docs_dir))
        others = [file for file in files if file.src_dir == config.docs_dir and file.src_uri not in made]
        self._finishing = Finishing(config.markdown_extensions, config.mdx_configs)
        self.hand_written = {file.dest_uri: str(disk.from_here(Path(config.docs_dir, file.src_uri))) for file in others}
        if self._blank:  # in the place of those that are there too, which are of another time
            for file in files.documentation_pages():
                if file.dest_uri not in self.hand_written:
                    files.remove(file)
            for path in self._blank.keys() - files.src_uris.keys():
                files.append(File.generated(config, path, content=self._blank[path]))
        return files

    @event_priority(_FIRST)
    def _encode(self, /, markdown: str, *, page: Page, **_: Any) -> str:
        """Encode the front matter of a hand-written page: templates put its values into pages as they are."""
        if page.file.dest_uri in self.hand_written:
            page.meta = encoded_front_matter(page.meta)
        return markdown

    @event_priority(_LAST)
    def _finish(self, /, markdown: str, *, page: Page, **_: Any) -> str:
        """Leave to Markdown what it is for, which is no generated page, unless another plugin wrote into it."""
        made = None if page.file.dest_uri in self.hand_written else self._finishing.page(markdown)
        if made is None:
            return markdown
        mkdocs.render_as(page, *made)
        return ""

    on_page_markdown = CombinedEvent(_encode, _finish)

    @event_priority(_FIRST)
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:  # noqa: ARG002
        """Remember the page that MkDocs reads, which is at fault if that fails."""
        self.page = page
        return page

    @event_priority(_LAST)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Date the pages by the edition, and look up the templates that they name.

        Otherwise the pages have the clock's date, and the compressed sitemap, which bears it, would differ from build
        to build. MkDocs looks up a page's own template before any event says which page it is for.
        """
        for page in (file.page for file in files if file.page):
            self.page = page
            page.update_date = config.extra.get("edition", page.update_date)
            if "template" in page.meta:
                env.get_template(page.meta["template"])
        self.page = None
        self._watch.lap("reading Markdown")
        if mkdocs.renders_alone(config):
            mkdocs.translate_once(env)
            mkdocs.render_once(env, _SAME_IN_A_FOLDER, _BLOCKS_SAME_IN_A_FOLDER)
        self._env, self._known = env, {}
        return env

    @event_priority(_FIRST)
    def _remember(self, /, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Remember the page that MkDocs renders, which is at fault if that fails."""
        self.page = page
        return context

    @event_priority(_LAST)
    def _note_scripts(self, /, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """Note how to find out which inline scripts the page's template writes."""
        self._scripts[page.file.dest_uri] = partial(_theme_scripts, self._env, self._known, context, page)
        return context

    on_page_context = CombinedEvent(_remember, _note_scripts)

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Take out what only Markdown needs, and begin with the page's policy.

        MkDocs' own server adds a script of its own to each page, so its pages have no policy.
        """
        page_text = minified(output)
        return page_text if self.mode == "serve" else with_policy(page_text, self._scripts[page.file.dest_uri]())

    @event_priority(_LAST)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Begin with the policy of a page that the theme alone has written, such as 404.html."""
        if self.mode == "serve" or not template_name.endswith(".html"):
            return output_content
        return with_policy(output_content, inline_scripts(output_content))

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """List what was built, so that a later build may replace it.

        MkDocs doesn't clear hidden files away: they belong to others, such as .git of a site that is pushed.
        """
        self.page = None
        self._watch.lap("gathering the pages")
        if self.mode in ("build", "serve"):
            site = Path(config.site_dir)
            disk.write_manifest(site, (path for path in disk.files_below(site) if "/." not in f"/{path}"))

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Callable[..., None]) -> Any:
        """Watch the briefing and the hand-written folders, and not what is generated: one rebuild for each edit."""
        docs = Path(config.docs_dir)
        server.unwatch(str(docs))
        for path in [*disk.hand_written(docs), self.folder]:
            server.watch(str(path), builder)
        return server


def _theme_scripts(env: jinja2.Environment, known: _Known, context: TemplateContext, page: Page) -> frozenset[str]:
    """The hashes of the inline scripts in a page that says nothing: no others may run in one that says something.

    They differ only with the way from the page to the site's root.
    """
    template = page.meta.get("template", "main.html")
    key = template, context["base_url"]
    if key not in known:
        blank: Any = {**context, "page": mkdocs.saying_nothing(page)}
        known[key] = inline_scripts(env.get_template(template).render(blank))
    return known[key]


def briefing_plugin(config: MkDocsConfig) -> BriefingPlugin:
    """The plugin that the settings name; raises OperationFailed where they don't."""
    plugin = config.plugins.get(PLUGIN)
    if not isinstance(plugin, BriefingPlugin):
        file = disk.from_here(Path(config.config_file_path))
        raise OperationFailed(f"{file} doesn't name the plugin '{PLUGIN}'; add it under plugins:")
    return plugin


def _lines(problem: Refused | OperationFailed) -> list[str]:
    if isinstance(problem, OperationFailed):
        return [str(problem)]
    return report.as_text(problem.problems, outcome="nothing was published").split("\n")
