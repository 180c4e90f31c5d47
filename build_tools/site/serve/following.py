"""Follow edits: each is shown on the pages that are looked at, and then in the whole site."""

import gc
import threading
import time
from contextlib import suppress

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics import progress, terminal
from build_tools.diagnostics.codes import Grade
from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.site import errors
from build_tools.site.editing.requests import Door
from build_tools.site.incremental import Preview
from build_tools.site.lazy import Gone, Site
from build_tools.site.serve import overlay
from build_tools.site.serve.state import HOME_FILE, Board, draft_lines, lines_of

TICK = 0.03
"""Seconds between two looks at the files; both must see the same, so that no half-written file is read."""

_IDLE, _LONGEST = 99, 0.5
"""How many times as long as a look takes is waited for the next while nobody edits, and for how many seconds at most.

So the preview of a large briefing needs a hundredth of a processor until there is an edit.
"""

_PATIENCE = 1
"""Seconds after which a thread that waits looks whether all is over: on Windows, Ctrl-C doesn't end its waiting."""

_BAD = (overlay.OLD, overlay.REFUSED)


class Following:
    """Shows edits of a preview on a board: one thread follows the files, and another makes whole sites.

    To make the whole site takes a minute for a large briefing, so no edit waits for it. One that is saved meanwhile is
    shown on pages of the last site, then on those of the new one, which is then made once more.
    """

    def __init__(self, preview: Preview, board: Board, door: Door | None):
        self._preview, self._board, self._door = preview, board, door
        self._showing = threading.RLock()
        self._due, self._ended = threading.Event(), threading.Event()
        self._verified: VerifiedBriefing | None = None
        self._is_whole = self._is_renewed = False
        self._refused: tuple[str, ...] = ()
        self._failed: tuple[str, ...] = ()
        self._complaints: list[Problem] = []
        self._said: tuple[str, tuple[str, ...]] = "", ()
        self._fault: BaseException | None = None

    def run(self, written: threading.Event) -> None:
        """Show what there is and every edit, for ever; `written` is set when we have written one.

        Raises whatever ends the thread that follows the files.
        """
        made_of = self._look()
        self.edit()
        gc.freeze()  # a briefing refers to itself nowhere, and `make_site` would look through all of it each time
        threading.Thread(target=self._follow, args=(written, made_of), daemon=True).start()
        try:
            while not self._ended.is_set():
                if self._due.wait(_PATIENCE) and self._verified:
                    self._due.clear()
                    self.make_site(self._verified)
        finally:
            self._ended.set()
        if self._fault:
            raise self._fault

    def _look(self) -> object:
        """The traces of all files, or why they can't be looked at, which making the site then says."""
        try:
            return self._preview.traces()
        except errors.REFUSALS as refusal:
            return lines_of(refusal)

    def _follow(self, written: threading.Event, made_of: object) -> None:
        """Show each edit: one that we have written at once, another when it is over.

        `made_of` are the traces that the files had when they were verified.
        """
        last = made_of
        try:
            while not self._ended.is_set():
                ours = written.is_set()
                written.clear()
                began = time.perf_counter()
                now = self._look()
                idle = min(_LONGEST, _IDLE * (time.perf_counter() - began))
                if (ours or now == last != made_of) and self.edit(ours=ours):
                    made_of = now
                last = now
                written.wait(TICK if now != made_of else max(TICK, idle))
        except BaseException as error:  # nobody must believe that edits are still shown
            self._fault = error
        finally:
            self._ended.set()

    def edit(self, *, ours: bool = False) -> bool:
        """Verify the briefing, show it on the pages of the last site, and return whether that is over.

        What is refused although it is `ours`, which was verified, somebody else is writing just now.
        """
        try:
            with progress.shown("verifying the briefing"):
                verified = self._preview.verify()
        except errors.REFUSALS as refusal:
            if ours:
                return False
            with self._showing:
                self._refused = lines_of(refusal)
                self._tell(self._board.state.site, again=True)
            return True
        with self._showing:
            before, self._verified, self._refused = self._verified, verified, ()
            self._is_renewed |= verified is not before
            try:
                self._show(self._board.state.site, before)
            except errors.REFUSALS as refusal:  # of the last site's page; the whole site is made all the same
                self._fail(refusal)
        self._due.set()
        return True

    def make_site(self, verified: VerifiedBriefing) -> None:
        """Make the whole site of a briefing and show it, or say why it can't be made; then free the last one.

        What MkDocs makes refers to itself in circles, so nothing else frees it. That stops every thread for a while, so
        browsers get what they load with the new one first.
        """
        self._make_site(verified)
        self._board.rest()
        gc.collect()

    def _make_site(self, verified: VerifiedBriefing) -> None:
        try:
            if self._board.state.site is None and (first := self._preview.first(verified)):
                with self._showing:
                    self._show(first, verified)
            if self._is_renewed:
                self._is_renewed = False
                self._board.rest()
            with progress.shown("making the site"):
                site, complaints = self._preview.make(verified)
            with self._showing:
                self._is_whole, self._failed, self._complaints = True, (), complaints
                self._show(site, verified)
        except errors.REFUSALS as refusal:
            self._fail(refusal)

    def _fail(self, refusal: Refused | OperationFailed) -> None:
        """Show why a site, or the page of it that is looked at, can't be made."""
        with self._showing:
            self._failed = lines_of(refusal)
            self._tell(self._board.state.site, again=True)

    def _show(self, site: Site | None, made_of: VerifiedBriefing | None) -> None:
        """Show a site that was made of a briefing, as the last verified one has its pages; make the one looked at."""
        if site and self._verified and self._verified is not made_of:
            self._preview.renew(site, self._verified)
        if site:
            with suppress(Gone):
                site.read(self._board.asked if site.has(self._board.asked) else HOME_FILE)
        self._tell(site)

    def _tell(self, site: Site | None, *, again: bool = False) -> None:
        """Show a site with what is wrong, and say that in the terminal unless it was said last, or else `again`."""
        heading, lines = said = self._wrong()
        had_heading, had_lines = self._said
        if had_lines and had_heading in _BAD and not (lines and heading in _BAD):
            terminal.say("All problems are fixed.")
        if lines and (again or said != self._said):
            terminal.complain(*lines)
        self._said = said
        if self._door and self._verified:
            self._board.tools = self._door.tools(self._verified)
        self._board.put(site, heading, lines)

    def _wrong(self) -> tuple[str, tuple[str, ...]]:
        """What is wrong now, and its heading."""
        if self._refused or self._failed:
            return overlay.OLD, self._refused or self._failed
        if not self._is_whole or not self._verified:
            return overlay.BUILDING, ()
        problems = self._complaints or list(self._verified.remarks)
        heading = overlay.REFUSED if any(each.grade is Grade.ERROR for each in problems) else overlay.REMARKS
        if self._verified.missing and heading == overlay.REMARKS:
            return overlay.DRAFT, draft_lines(self._verified.missing)
        return heading, lines_of(Refused(problems))
