"""Build the site again at each edit, reusing what the edit left as it was."""

from collections.abc import Mapping, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.site import cards, engine, errors, generated, mkdocs, printing, typesetting
from build_tools.site.cache.templates import Templates
from build_tools.site.lazy import Site, site_of
from build_tools.site.plugin import briefing_plugin
from build_tools.site.settings_file import OWN_SETTINGS


class Memory:
    """Values kept from one build of the site to the next; what a build doesn't ask for is forgotten after it."""

    def __init__(self) -> None:
        self.templates = Templates({})
        self._kept: dict[object, Any] = {}
        self._used: set[object] = set()

    def give_back(self, page: Page, made_of: str) -> bool:
        """Whether a page has been given what was made of a source, of which this is a digest."""
        made = self._recall(made_of)
        mkdocs.give_back(page, made or {})
        return made is not None

    def keep(self, page: Page, made_of: str, before: Mapping[str, Any]) -> None:
        """Keep what was made of a source; `before` are the attributes that the page had until then."""
        self._kept[made_of] = mkdocs.made_of(page, before)

    def _recall(self, key: object) -> Any:
        self._used.add(key)
        return self._kept.get(key)

    def forget_unused(self) -> None:
        """Keep only what was asked for since the last call; meanwhile a request may read a page."""
        self._kept = {key: self._kept[key] for key in self._used if key in self._kept}
        self._used = set()


class Preview:
    """The site of a project, built again at each edit with what the edit left as it was.

    One thread makes sites. Others may ask for traces, verify the briefing and renew a site meanwhile.
    """

    def __init__(self, settings: engine.Settings, briefing: Path, scratch: Path):
        self._settings, self._briefing, self._scratch = settings, briefing, scratch
        self._memory = Memory()
        self.verification = gate.Verification()
        self._docs: Path | None = None
        self._lookout = disk.Lookout()
        self._made: tuple[disk.Traces, Set[str]] = {}, set()
        self._theme: Path | None = None
        self._addresses: tuple[str | None, str | None] = None, None
        with suppress(*errors.REFUSALS), errors.hearing(settings.file):
            self._config()

    def traces(self) -> disk.Traces:
        """What shows an edit: of the briefing, the settings, the theme's own folder, and the hand-written pages."""
        return self._lookout.traces([self._briefing, *self._others()], without=self._generated())

    def _others(self) -> list[Path]:
        roots = [self._settings.file, OWN_SETTINGS, self._docs, self._theme]
        return [path for path in roots if path]

    def _generated(self) -> Set[str]:
        """The paths of what is generated below docs/; the list of it is read only when it has changed."""
        listed, made = self._made
        now = disk.traces([self._docs / disk.MANIFEST] if self._docs else [], without=())
        if self._docs and now != listed:
            made = {str(self._docs / name) for name in disk.generated(self._docs)}
            self._made = now, made
        return made

    def verify(self) -> VerifiedBriefing:
        """The briefing as it is now: the same object as long as no byte of its folder changes.

        Raises Refused and OperationFailed.
        """
        with errors.hearing(self._settings.file):
            return self.verification.now(self._briefing, draft=True)

    def renew(self, site: Site, verified: VerifiedBriefing) -> None:
        """Have each generated page made again of a briefing when it is read.

        So whoever looks at a page sees an edit before the whole site is built. Pages that come or go wait for that.
        """
        addressed = gate.addressed(verified, *self._addresses)
        site.renew(partial(generated.generated_page, addressed), briefing_plugin(site.config).hand_written)

    def first(self, verified: VerifiedBriefing) -> Site | None:
        """The site as soon as the briefing is verified: each page is made when it is looked at.

        What isn't a page comes with the whole site, and is meanwhile as it was left. None where programs of others take
        part, which may look at all pages. Raises Refused and OperationFailed.
        """
        loaded = disk.traces(self._others(), without=self._generated())
        with errors.hearing(self._settings.file) as heard:
            config = self._config()
            if not self._is_known(config):
                return None
            site = self._site(heard, verified, "blank", config, loaded, known=True)
        self.renew(site, verified)
        return site

    def make(self, verified: VerifiedBriefing) -> tuple[Site, list[Problem]]:
        """The site of a briefing, and what MkDocs complains of; raises Refused and OperationFailed."""
        loaded = disk.traces(self._others(), without=self._generated())
        with errors.hearing(self._settings.file) as heard:
            config = self._config()
            site = self._site(heard, verified, "lazy", config, loaded, known=self._is_known(config))
        return site, errors.problems_said(self._settings.file, heard.said)

    def _config(self) -> MkDocsConfig:
        config = engine.mkdocs_config(self._settings, self._scratch / "site")
        self._docs = Path(config.docs_dir)
        self._theme = Path(config.theme.custom_dir) if config.theme.custom_dir else None
        return config

    def _is_known(self, config: MkDocsConfig) -> bool:
        return mkdocs.is_known(config, mkdocs.settings_files(self._settings.file))

    def _site(
        self,
        heard: errors.Heard,
        verified: VerifiedBriefing,
        mode: Literal["lazy", "blank"],
        config: MkDocsConfig,
        loaded: object,
        *,
        known: bool,
    ) -> Site:
        plugin = briefing_plugin(config)
        heard.page_at_fault = lambda: plugin.page
        config.plugins.on_startup(command="serve", dirty=False)
        # Not asked for when a site is renewed: the plugin may just be reading its options again.
        self._addresses = plugin.config.edit_at, plugin.config.report_to
        plugin.take(verified, mode, Stopwatch())
        # A PDF or a picture is passed on, and nothing in it would say that it is a draft.
        is_set = typesetting.is_installed() and not verified.missing
        papers = printing.PAPERS if is_set else ()
        config.extra.update(printing.offered(verified, papers) | (cards.OFFERED if is_set else {}))
        site = site_of(config, plugin, self._memory, heard.said, known=known, loaded=f"{mode}{loaded}")
        site.gather({})
        for paper in papers:
            site.add(paper.path, partial(paper.make, verified))
        for path, make in cards.drawers(verified) if is_set else ():
            site.add(path, make)
        self._memory.forget_unused()
        return site
