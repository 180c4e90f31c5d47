"""Build the site again at each edit, reusing what the edit left as it was.

Reading Markdown is most of what a site costs before its pages are rendered, and few pages change with an edit. So what
was made of a page is kept, and used while its source, the list of files and MkDocs' settings are the same.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.documents.reader import Rereading
from build_tools.site import engine, errors, generated, mkdocs, pdf, printing
from build_tools.site.lazy import Site
from build_tools.site.plugin import BriefingPlugin, briefing_plugin
from build_tools.site.settings_file import OWN_SETTINGS


class Memory:
    """Values kept from one build of the site to the next; what a build doesn't ask for is forgotten after it."""

    def __init__(self) -> None:
        self._kept: dict[object, Any] = {}
        self._used: set[object] = set()

    def recall(self, key: object) -> Any:
        """The value kept under a key, or None."""
        self._used.add(key)
        return self._kept.get(key)

    def keep(self, key: object, made: object) -> None:
        """Keep a value after `recall` had none."""
        self._kept[key] = made

    def remembered(self, key: object, make: Callable[[], list[Any]]) -> list[Any]:
        """The list kept under a key; made and kept where there is none."""
        kept: list[Any] | None = self.recall(key)
        if kept is None:
            kept = make()
            self.keep(key, kept)
        return kept

    def forget_unused(self) -> None:
        """Keep only what was asked for since the last call."""
        self._kept = {key: made for key, made in self._kept.items() if key in self._used}
        self._used = set()


class Preview:
    """The site of a project, built again at each edit with what the edit left as it was.

    `verified` is the briefing as it was verified last, and `read` reads its files.
    """

    def __init__(self, settings: engine.Settings, briefing: Path, scratch: Path):
        self._settings, self._briefing, self._scratch = settings, briefing, scratch
        self._memory = Memory()
        self.read = Rereading().read
        self.verified: VerifiedBriefing | None = None
        self._docs: Path | None = None
        self._theme: Path | None = None
        with suppress(*errors.REFUSALS), errors.hearing(settings.file):
            self._config()

    def traces(self) -> dict[Path, tuple[int, int, int]]:
        """What shows an edit: of the briefing, the settings, the theme's own folder, and the hand-written pages."""
        return {**disk.traces([self._briefing], without=()), **self._traces_of_others()}

    def _traces_of_others(self) -> dict[Path, tuple[int, int, int]]:
        made = [self._docs / name for name in disk.generated(self._docs)] if self._docs else []
        roots = [self._settings.file, OWN_SETTINGS, self._docs, self._theme]
        return disk.traces([path for path in roots if path], without=made)

    def renew(self, site: Site) -> bool:
        """Have each generated page made again when it is read, after an edit of the briefing; whether there was one.

        So whoever looks at a page sees the edit before the whole site is built. Pages that come or go wait for that.
        Raises Refused and OperationFailed as `make` does.
        """
        before = self.verified
        with errors.hearing(self._settings.file):
            verified = self._verify()
        if verified is before:
            return False
        plugin = briefing_plugin(site.config)
        site.renew(partial(generated.generated_page, plugin.addressed(verified)), plugin.hand_written)
        return True

    def make(self) -> tuple[Site, list[Problem]]:
        """The site as it is now, and what a build would refuse in it, or else the briefing's remarks.

        Raises Refused and OperationFailed.
        """
        with errors.hearing(self._settings.file) as heard:
            site = self._site(heard)
        remarks = list(self.verified.remarks) if self.verified else []
        return site, errors.problems_said(self._settings.file, heard.said) or remarks

    @property
    def missing(self) -> Sequence[Problem]:
        """What the briefing lacks before it can be published, as it was when the site was made last."""
        return self.verified.missing if self.verified else ()

    def _verify(self) -> VerifiedBriefing:
        """The briefing as it is now: the same object as long as no byte of its folder changes."""
        self.verified = gate.verified(self._briefing, draft=True, read=self.read)
        return self.verified

    def _config(self) -> MkDocsConfig:
        config = engine.mkdocs_config(self._settings, self._scratch / "site")
        self._docs = Path(config.docs_dir)
        self._theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        return config

    def _site(self, heard: errors.Heard) -> Site:
        """Take the steps of MkDocs' own build, up to the rendering of pages."""
        loaded = repr(self._traces_of_others())
        config = self._config()
        plugin = briefing_plugin(config)
        heard.page_at_fault = lambda: plugin.page
        config.plugins.on_startup(command="serve", dirty=False)
        verified = self._verify()
        plugin.take(verified, "preview", Stopwatch())
        # A PDF is passed on, and nothing in it would say that it is a draft.
        papers = printing.PAPERS if pdf.is_installed() and not verified.missing else ()
        config.extra.update(printing.offered(verified, papers))
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        env = config.theme.get_env()
        env.bytecode_cache = jinja2.FileSystemBytecodeCache(str(self._scratch))
        files = mkdocs.own_files(config)
        self._add_theme(config, files, env)
        files = config.plugins.on_files(files, config=config)
        nav = config.plugins.on_nav(mkdocs.navigation(config, files), config=config, files=files)
        self._read_pages(config, files, heard.said, plugin)
        env = config.plugins.on_env(env, config=config, files=files)
        site = Site(config, files, nav, env, loaded)
        site.gather()
        for paper in papers:
            site.add(paper.path, partial(paper.make, verified))
        self._memory.forget_unused()
        return site

    def _add_theme(self, config: MkDocsConfig, files: Files, env: jinja2.Environment) -> None:
        """Add the theme's files; it has thousands, and only those of its own folder in the project come and go."""
        key = ("theme", tuple(config.theme.dirs), frozenset(disk.files_below(self._theme)) if self._theme else None)
        for file in self._memory.remembered(key, lambda: list(mkdocs.theme_files(config, env))):
            if file.src_uri not in files.src_uris:
                files.append(file)

    def _read_pages(self, config: MkDocsConfig, files: Files, said: list[str], plugin: BriefingPlugin) -> None:
        around = (
            disk.read(self._settings.file),
            disk.read(OWN_SETTINGS),
            tuple(sorted(file.src_uri for file in files)),
        )
        for file in files.documentation_pages():
            page = plugin.page = file.page or Page(None, file, config)
            key = (around, file.src_uri, file.content_bytes)
            left = self._memory.recall(key)
            if left is not None:
                mkdocs.give_back(page, left)
                continue
            before, quiet = mkdocs.attributes(page), len(said)
            mkdocs.populate(page, config, files)
            # A page that MkDocs complains of is read at each edit, so that the complaint is heard each time. So is one
            # that links into another page: what is kept would hold that page as it was then.
            if len(said) == quiet and set(page.links_to_anchors or ()) <= {file}:
                self._memory.keep(key, mkdocs.made_of(page, before))
