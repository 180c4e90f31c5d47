"""Take the pictures of the editor's bench that the README shows, into .github/pictures/."""

import html
import os
import pty
import re
import shutil
import struct
import subprocess
import tempfile
import termios
from base64 import b64encode
from fcntl import ioctl
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import browser
from tests.conftest import COMMAND, ROOT, SMALL
from tests.server import serving

FOLDER = ROOT / ".github" / "pictures"
COLUMNS = 104
MISTAKES = (
    ("  lemma: kootneeti\n", "  lemma: kootneti\n"),
    ("clear for everyone for a long time that", "clear to everyone for a long time that"),
)
ARTICLE = """\
Lunde waits for its quay

“The pilots were asked, and they said yes,” said Åsa Brandt on Monday. “We will build it, and we will build it in stone.”

“My boats will be gone by then,” said Ada Quist, who has fished there for thirty years.
"""
STYLES = {"0": "</b>", "1": "<b>", "2": '<b class="dim">', "1;31": '<b class="red">'}
TERMINAL = """<style>
  body { margin: 0; width: max-content; background: #12181b; }
  pre { margin: 0; padding: 14px 18px; white-space: pre-wrap; overflow-wrap: anywhere; color: #e6e3da;
    font: 14px/1.45 "Noto Sans Mono", "DejaVu Sans Mono", monospace; }
  .dim { color: #98a09f; font-weight: 400; } .red { color: #ff8f7d; } i { color: #86cfe0; font-style: normal; }
</style>"""


def _err(folder: Path) -> None:
    """Make an editor's mistakes."""
    quotes = folder / "briefing" / "quotes" / "arctic.yml"
    text = quotes.read_text("utf-8")
    for right, wrong in MISTAKES:
        assert right in text
        text = text.replace(right, wrong, 1)
    quotes.write_text(text, "utf-8")


def _said(arguments: list[str], folder: Path) -> str:
    """What the command says at a terminal, its colours included."""
    ours, its = pty.openpty()
    ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 40, COLUMNS, 0, 0))
    environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm-256color"}
    process = subprocess.Popen([COMMAND, *arguments], cwd=folder, stdout=its, stderr=its, env=environment)
    os.close(its)
    said = b""
    while chunk := _read(ours):
        said += chunk
    os.close(ours)
    process.wait(timeout=60)
    return said.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux ends a terminal so when nobody writes to it any more
        return b""


def _terminal(browser: Browser, name: str, arguments: list[str], folder: Path) -> None:
    """Draw a command and what it says."""
    said = _said(arguments, folder)
    coloured = re.sub("\x1b\\[([0-9;]*)m", lambda code: STYLES[code[1]], html.escape(said.rstrip("\n"), quote=False))
    line = " ".join(["briefing", *arguments])
    page = browser.new_page(viewport={"width": 1200, "height": 100}, device_scale_factor=1.25)
    page.set_content(f'{TERMINAL}<pre style="width: {COLUMNS}ch"><i>$ {html.escape(line)}</i>\n{coloured}</pre>')
    page.locator("pre").screenshot(path=FOLDER / f"{name}.png")
    page.close()


def _check(browser: Browser, folder: Path) -> None:
    shutil.copytree(ROOT / "briefing", folder / "briefing")
    _err(folder)
    _terminal(browser, "check", ["check"], folder)


def _extract(browser: Browser, folder: Path) -> None:
    shutil.copytree(SMALL / "briefing", folder / "briefing")
    (folder / "gazette.txt").write_text(ARTICLE, "utf-8")
    _terminal(browser, "extract", ["extract", "gazette.txt"], folder)


def _serve(browser: Browser, folder: Path) -> None:
    """A page that was open when an editor made the mistakes."""
    shutil.copytree(ROOT / "briefing", folder / "briefing")
    page = browser.new_page(viewport={"width": 1100, "height": 560})
    with serving(folder) as served:
        page.goto(served.address + "topics/arctic/")
        _err(folder)
        page.locator(".live-findings li").nth(len(MISTAKES) - 1).wait_for()
        page.screenshot(path=FOLDER / "serve.png")
    page.close()


FRAMES = """<style>
  body { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; margin: 0; padding: 12px; width: max-content; background: #12181b; }
  figure { margin: 0; } img { display: block; width: 480px; }
  figcaption { padding: 2px 0 6px; color: #e6e3da; font: 15px/1.4 sans-serif; }
</style>"""
SELECT = """() => {
  const line = document.querySelector("#quote-lavrov-our-land blockquote p");
  const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const words = node => node && !node.data.includes("absolutely clear") ? words(walk.nextNode()) : node;
  const found = words(walk.nextNode());
  const start = found.data.indexOf("absolutely clear");
  getSelection().setBaseAndExtent(found, start, found, start + 16);
}"""


def _edit(browser: Browser, folder: Path) -> None:
    """A film strip: words are selected, a note is written on them, it is on the page, and in the file."""
    shutil.copytree(ROOT / "briefing", folder / "briefing")
    page = browser.new_page(viewport={"width": 620, "height": 470})
    taken: list[tuple[str, bytes]] = []
    with serving(folder) as served:
        page.goto(served.address + "topics/arctic/")
        page.get_by_role("button", name="Edit", exact=True).click()
        page.locator("#quote-lavrov-our-land").evaluate("each => scrollTo(0, each.offsetTop)")
        page.evaluate(SELECT)
        page.locator(".edit-floating").wait_for()
        taken.append(("1. Select words", page.screenshot()))
        page.locator(".edit-floating").click()
        page.get_by_role("textbox", name="Note", exact=True).fill(
            "Compare [Blinken on this claim](quote:blinken-dismissed-land-claim)."
        )
        taken.append(("2. Write the note", page.screenshot()))
        page.get_by_role("button", name="Save").click()
        page.get_by_role("link", name="Blinken on this claim").wait_for()
        taken.append(("3. It is verified and on the page", page.screenshot()))
        page.get_by_role("button", name="Show changes").click()
        page.get_by_role("dialog").wait_for()
        taken.append(("4. This is what changed", page.screenshot()))
        page.context.set_offline(True)
    frames = (
        f'<figure><figcaption>{said}</figcaption><img src="data:image/png;base64,{b64encode(data).decode()}"></figure>'
        for said, data in taken
    )
    strip = browser.new_page(viewport={"width": 1100, "height": 100})
    strip.set_content(FRAMES + "".join(frames))
    strip.locator("body").screenshot(path=FOLDER / "edit.jpg", type="jpeg", quality=55)


def main() -> None:
    """Take all pictures anew, each in a folder of its own."""
    FOLDER.mkdir(exist_ok=True)
    with browser() as started:
        for take in (_check, _extract, _serve, _edit):
            with tempfile.TemporaryDirectory() as folder:
                take(started, Path(folder))


if __name__ == "__main__":
    main()
