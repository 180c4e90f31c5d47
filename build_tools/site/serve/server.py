"""Serve the site on this machine, and build it again at each edit."""

import signal
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics import terminal
from build_tools.site import engine
from build_tools.site.editing.requests import Door
from build_tools.site.editing.session import Session
from build_tools.site.incremental import Preview
from build_tools.site.serve.following import Following
from build_tools.site.serve.listening import listening
from build_tools.site.serve.state import Board


def serve(*, settings: engine.Settings, briefing: Path, address: str) -> None:
    """Serve the site and follow every edit until a signal ends it.

    Raises OperationFailed if it can't listen at the address.
    """
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)
    board = Board()
    with disk.scratch_folder() as scratch, listening(address, board) as server:
        try:
            terminal.say(f"Serving on {server.url}")
            preview = Preview(settings, briefing, scratch)
            session = Session(briefing, preview.verification)
            server.door = Door(session) if server.is_private else None
            Following(preview, board, server.door).run(session.written)
        except KeyboardInterrupt:
            for each in (signal.SIGINT, signal.SIGTERM):
                signal.signal(each, signal.SIG_IGN)
