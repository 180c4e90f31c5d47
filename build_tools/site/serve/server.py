"""Serve the site on this machine, and build it again at each edit."""

import gc
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics import terminal
from build_tools.diagnostics.codes import Grade
from build_tools.diagnostics.refused import Refused
from build_tools.site import engine, errors
from build_tools.site.editing.requests import Door
from build_tools.site.editing.session import Session
from build_tools.site.incremental import Preview
from build_tools.site.lazy import Site
from build_tools.site.serve import overlay
from build_tools.site.serve.listening import listening
from build_tools.site.serve.state import HOME_FILE, Board, draft_lines, lines_of

TICK = 0.05
"""Seconds between two looks at the files; both must see the same, so that no half-written file is read."""

PAUSE = 2
"""Seconds after an edit on a page after which the site is built, if there is no other."""


def serve(*, settings: engine.Settings, briefing: Path, address: str) -> None:
    """Serve the site and follow every edit until a signal ends it.

    Raises OperationFailed if it can't listen at the address.
    """
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
    board = Board()
    with disk.scratch_folder() as scratch, listening(address, board) as server:
        try:
            preview = Preview(settings, briefing, scratch)
            session = Session(briefing, preview.read)
            server.door = Door(session) if server.is_private else None
            made_of = preview.traces()
            if is_begun := _begin(preview, board):
                terminal.say(f"Serving on {server.url}")
            _show(preview, board, server.door)
            if not is_begun:
                terminal.say(f"Serving on {server.url}")
            _follow(preview, board, server.door, session.written, made_of)
        except KeyboardInterrupt:
            for each in (signal.SIGINT, signal.SIGTERM):
                signal.signal(each, signal.SIG_IGN)


def _begin(preview: Preview, board: Board) -> bool:
    """Show pages before the whole site is built, and return whether there are any; `_show` says why not."""
    with suppress(*errors.REFUSALS):
        if site := preview.first():
            site.read(HOME_FILE)
            board.put(site, overlay.STARTING, ())
            return True
    return False


def _follow(preview: Preview, board: Board, door: Door | None, written: threading.Event, made_of: object) -> None:
    """Show each edit, for ever: one that we have written at once, another when it is over.

    Whoever edits here is likely to go on. So the site is built again only after a pause: meanwhile that would hold up
    the next edit, and each page is made when it is looked at.
    """
    last, due = made_of, 0.0
    _free_former(board)
    while True:
        ours = written.is_set()
        written.clear()
        now = preview.traces()
        if ours and board.state.heading != overlay.OLD:
            with suppress(*errors.REFUSALS):  # whatever is wrong by now is said when the site is built
                _renew(preview, board, door)
            due = time.monotonic() + PAUSE
        elif now != made_of and now == last and time.monotonic() >= due:
            _show(preview, board, door)
            _free_former(board)
            made_of = now
        last = now
        written.wait(TICK)


def _free_former(board: Board) -> None:
    """Free the site that was shown before: what MkDocs makes refers to itself in circles, so nothing else frees it.

    That stops every thread for a while, so browsers get what they load with the new site first.
    """
    board.rest()
    gc.collect()


def _renew(preview: Preview, board: Board, door: Door | None) -> bool:
    """Show an edit of the briefing on the page that somebody looks at; return whether there is one. Raises REFUSALS."""
    before = board.state
    if not before.site or not preview.renew(before.site):
        return False
    before.site.read(board.asked if before.site.has(board.asked) else HOME_FILE)
    _offer_edits(preview, board, door)
    board.put(before.site, before.heading, () if before.heading == overlay.OLD else before.lines)
    return True


def _show(preview: Preview, board: Board, door: Door | None) -> None:
    """Build the site again and show it, beginning with the page that somebody looks at.

    If it can't be built, keep showing the last one and say why.
    """
    before = board.state
    site: Site | None
    try:
        if _renew(preview, board, door):
            board.rest()
        site, problems = preview.make()
        site.read(board.asked if site.has(board.asked) else HOME_FILE)
    except errors.REFUSALS as refusal:
        site, heading, lines = before.site, overlay.OLD, lines_of(refusal)
    else:
        lines = lines_of(Refused(problems))
        heading = overlay.REFUSED if any(each.grade is Grade.ERROR for each in problems) else overlay.REMARKS
    if preview.missing and heading == overlay.REMARKS:
        heading, lines = overlay.DRAFT, draft_lines(preview.missing)
    refused = lines and heading in (overlay.OLD, overlay.REFUSED)
    if not refused and before.lines and before.heading in (overlay.OLD, overlay.REFUSED):
        terminal.say("All problems are fixed.")
    if refused or (lines and lines != before.lines):
        terminal.complain(*lines)
    _offer_edits(preview, board, door)
    board.put(site, heading, lines)


def _offer_edits(preview: Preview, board: Board, door: Door | None) -> None:
    if door and preview.verified:
        board.tools = door.tools(preview.verified)
