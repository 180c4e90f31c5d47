"""Find a Chromium for the tests, or install one: run as a script before them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
"""The names that a browser may have. The first has no window of its own, and takes two thirds of the time."""

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str | None:
    """The path of a browser on this machine, or None: Debian's own, else the one that Playwright keeps."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or _playwrights()


def _playwrights() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


@contextmanager
def browser() -> Iterator["Browser"]:
    """A browser until the end of the block."""
    from playwright.sync_api import sync_playwright

    path = executable()
    assert path, "no browser; run tests/browser.py first, as `make test` does"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


def install() -> None:
    """Install a browser: from Debian's packages as root, else by Playwright."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "fonts-noto-core"]
        if subprocess.run([*install, "chromium-headless-shell"], check=False).returncode:  # Debian alone has it
            subprocess.run([*install, "chromium"], check=True)
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if executable() is None:
        install()
    sys.exit(None if executable() else "no browser for the tests; install Chromium so that `chromium` starts it")
