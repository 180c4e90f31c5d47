"""Serve the site on this machine and update it after every edit."""

import argparse
from pathlib import Path

from build_tools.cli.options import add_briefing, add_config
from build_tools.documents.folder import read_files
from build_tools.site import engine
from build_tools.site.serve import server


def add_arguments(command: argparse.ArgumentParser) -> None:
    """Declare the options of `run`."""
    add_briefing(command)
    add_config(command)
    command.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen (default: 127.0.0.1:8000)"
    )


def run(*, briefing: Path, config: Path | None, address: str) -> None:
    """Serve until interrupted."""
    settings = engine.settings_at(config)
    read_files(briefing)
    server.serve(settings=settings, briefing=briefing, address=address)
