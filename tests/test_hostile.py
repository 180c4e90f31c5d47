"""A stranger's briefing: whatever its text says, it is shown as text and does nothing."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.conftest import Run

ATTACK = """</title><script>steal()</script><img src=x onerror=steal()>"'{{ 7*7 }}{% raw %}](javascript:steal())<!--"""

BY_HAND = 'About "us" & you'


class _Made(HTMLParser):
    """The scripts, handlers and images of a page, and all the text that it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []
        self.text = ""
        self.shared: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("img", "iframe", "object") or any(name.startswith("on") for name in given):
            self.made.append(tag)
        if str(given.get("href")).strip().startswith("javascript"):
            self.made.append("javascript:")
        if str(given.get("property")).startswith("og:"):
            self.shared[str(given["property"])] = str(given["content"])

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def hostile(project: Path, briefing: Run) -> Path:
    """The site of a briefing in which every text that an editor writes ends in an attack."""
    quoted = "'" + ATTACK.replace("'", "''") + "'"
    changes = {
        "briefing.yml": ("title: The second quay of Lunde", f"title: {quoted}"),
        "people.yml": ("name: Åsa Brandt", f"name: {quoted}"),
        "timeline.yml": ("title: The quay is built", f"title: {quoted}"),
        "topics/ferry.yml": ("title: The ferry & its berth", f"title: {quoted}"),
        "sources/post.yml": ("publisher: The Post <Evening>", f"publisher: {quoted}"),
        "quotes/ferry.yml": ("title: The ferry keeps its berth", f"title: {quoted}"),
        "discrepancies.yml": (
            "question: What is the quay to be built in?",
            f"question: {quoted.replace('](javascript:steal())', '')}",
        ),
    }
    for path, (old, new) in changes.items():
        file = project / "briefing" / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
    about = project / "docs" / "about" / "index.md"
    about.write_text(about.read_text("utf-8").replace("title: About", f"title: '{BY_HAND}'"), "utf-8")
    ran = briefing("build")
    assert ran.returncode == 0, ran.stderr
    return project / "site"


def test_an_attack_is_shown_and_does_nothing(hostile: Path) -> None:
    pages = sorted(hostile.rglob("*.html"))
    assert len(pages) > 20
    shown = 0
    for path in pages:
        page = _Made()
        html = path.read_text("utf-8")
        page.feed(html)
        assert page.made == [], path
        assert "<script>steal" not in html and "49" not in re.findall(r">(49)<", html), path
        shown += "<script>steal()</script>" in page.text
        if path.parent.name == "brandt":
            title, _, rest = page.shared["og:description"].partition(ATTACK)
            assert (page.shared["og:title"], page.shared["og:type"], title) == (ATTACK, "article", "")
            assert rest.endswith(": what the sources quote.")
        if path.parent.name == "about":
            assert page.shared["og:title"] == BY_HAND
    assert shown > 10


def test_the_sites_name_is_text_in_its_title(hostile: Path) -> None:
    html = (hostile / "index.html").read_text("utf-8")
    title = re.search(r"<title>(.*?)</title>", html)
    assert title and "&lt;/title&gt;&lt;script&gt;" in title.group(1)
