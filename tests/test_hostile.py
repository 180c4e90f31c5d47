"""A stranger's briefing: whatever its text says, it is shown as text and does nothing."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.model.record import Record
from build_tools.model.values import LINE_PATTERN, PROSE_MARK
from tests.conftest import Run

ATTACK = """</title><script>steal()</script><img src=x onerror=steal()>"'{{ 7*7 }}{% raw %}](javascript:steal())<!--"""

BY_SOURCE = {"elided_because", "independent_because", "speaker_because", "translations"}
"""The keys under which a source's id stands before each text."""

IN_PROSE = ATTACK.replace("](javascript:steal())", "")
"""What the rules of prose let pass."""
BY_HAND = 'About "us" & you'


def _texts() -> dict[str, str]:
    """The keys under which an editor writes words of their own, each with what is added to them."""
    kinds = [
        (name, str(field.rebuild_annotation()))
        for n in Record.__subclasses__()
        for name, field in n.model_fields.items()
    ]
    lines = {name: ATTACK for name, kind in kinds if repr(LINE_PATTERN) in kind and name != "version"}
    return lines | {"translations": ATTACK} | {name: IN_PROSE for name, kind in kinds if repr(PROSE_MARK) in kind}


TEXTS = _texts()


def _attacked(value: Any, key: str | None, reached: set[str]) -> Any:
    """What a file holds, an attack behind each text in it."""
    if isinstance(value, dict):
        return {name: _attacked(each, key if key in BY_SOURCE else name, reached) for name, each in value.items()}
    if isinstance(value, list):
        return [_attacked(each, key, reached) for each in value]
    if key not in TEXTS:
        return value
    reached.add(key)
    return f"{value} {TEXTS[key]}"


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
    reached: set[str] = set()
    for file in sorted((project / "briefing").rglob("*.yml")):
        content = yaml.load(file.read_text("utf-8"), yaml.BaseLoader)
        if file.name == "timeline.yml":
            content[0]["time"] = "in the evening"
        if file.name == "people.yml":
            content[0]["in_sentences"] = content[0]["name"]
        if file.name == "tidings.yml":
            content["language"] = "nb"
            content["intake"] = {"sha256": "0" * 64, "extractor": "a program"}
        if file.parent.name == "sources":
            other = "post" if file.stem != "post" else "courier"
            content["lineage"]["independent_because"] = {other: "It sent its own."}
        if file.name == "briefing.yml":
            content["brand"] = {"footer": "The board."}
            content["judgements"][0]["single_lineage"] = "It is enough."
            content["wants"][0]["positions"][0] |= {"reply": "It is planned.", "reply_cites": ["vote"]}
        for quote in content if file.parent.name == "quotes" else ():
            quote["cut"] = "It goes on."
            if "tidings" in quote["readings"]:
                quote["translations"] = {"tidings": "In English."}
        attacked = _attacked(content, None, reached)
        if file.name == "people.yml":  # the sources name speakers as they did
            for person, sound in zip(attacked, content, strict=True):
                person["spellings"] += sound["spellings"]
        file.write_text(yaml.safe_dump(attacked, allow_unicode=True, width=10_000), "utf-8")
    assert TEXTS.keys() - reached == set()
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
            told = f"Åsa Brandt {ATTACK}, chair of the harbour board {IN_PROSE}: quotations in the sources."
            assert page.shared["og:description"] == told
            assert (page.shared["og:title"], page.shared["og:type"]) == (f"Åsa Brandt {ATTACK}", "article")
        if path.parent.name == "about":
            assert page.shared["og:title"] == BY_HAND
    assert shown > 10


def test_the_sites_name_is_text_in_its_title(hostile: Path) -> None:
    html = (hostile / "index.html").read_text("utf-8")
    title = re.search(r"<title>(.*?)</title>", html)
    assert title and "&lt;/title&gt;&lt;script&gt;" in title.group(1)
