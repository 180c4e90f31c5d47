"""Whose words are in which language on a page: the interface's, the sources' and the curators'.

The second briefing is taken for one in another language, and every word that its curators wrote is marked with an ß.
"""

import dataclasses
import re
from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import ORIGINAL
from build_tools.markup.tree import Node
from build_tools.model import Briefing, Record, Source
from build_tools.pages import pages
from build_tools.pages.addresses import quote_path
from build_tools.pages.whole.print import printed
from tests.conftest import HERE

PROSE = (
    *("question", "bottom_line", "statement", "because", "credits", "claim", "assessment", "settled_by", "dating"),
    *("note", "descriptor", "published_basis", "sameness", "cut", "role", "side", "translations"),
    *("text", "evidence", "subject", "wants", "reply"),
)
VOID = ("br", "hr", "input", "wbr", "meta")
UNSEEN = ("script", "title", "pre")
NUMBER = re.compile(r"Q?\d+")
CITED = re.compile(r'<div class="cite".*?</div>')
TITLE = re.compile(r"<h1>.*?</h1>")


def _written(text: str) -> str:
    """A curator's text with each word marked, but for the targets of links."""
    return re.sub(r"\]\([^)]*\)|\w+", lambda found: found[0] if found[0][0] == "]" else f"{found[0]}ß", text)


def _by_curators(value: Any, *, prose: bool = False) -> Any:
    """A record, or any value of one, with each text marked that the curators wrote."""
    if isinstance(value, Record):
        names = {*PROSE} | (set() if isinstance(value, Source) else {"title"})
        given = {name: _by_curators(each, prose=name in names) for name, each in value}
        return value.model_copy(update=given | ({"left_out": ()} if isinstance(value, Source) else {}))
    if isinstance(value, dict):
        return {key: _by_curators(each, prose=prose) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(_by_curators(each, prose=prose) for each in value)
    return _written(value) if prose and isinstance(value, str) else value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Record):
        value = dict(value)
    if isinstance(value, dict | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)
    elif isinstance(value, str):
        yield value


@pytest.fixture(params=[("la", ""), ("he", "rtl")], ids=lambda each: each[0])
def language(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A language that the interface doesn't speak, and the direction that the briefing's words need to be given."""
    pair: tuple[str, str] = request.param
    return pair


@pytest.fixture
def verified(language: tuple[str, str]) -> VerifiedBriefing:
    read = gate.verified(HERE / "second" / "briefing")
    briefing: Briefing = _by_curators(read.briefing)
    front = briefing.front.model_copy(update={"language": language[0]})
    return dataclasses.replace(read, briefing=briefing.model_copy(update={"front": front}))


class _Words(HTMLParser):
    """The words of a page, each with the language and the direction of the nearest element that has any."""

    def __init__(self) -> None:
        super().__init__()
        self._open = [("", ORIGINAL, "", True)]
        self.found: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            given = dict(attrs)
            _, language, direction, shown = self._open[-1]
            if "lang" in given:
                language, direction = given["lang"] or "", given.get("dir") or ""
            self._open.append((tag, language, direction, shown and tag not in UNSEEN))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        _, language, direction, shown = self._open[-1]
        self.found += [
            (word, language, direction) for word in re.findall(r"\w+", data) if shown and not NUMBER.fullmatch(word)
        ]


def _words(html: str) -> list[tuple[str, str, str]]:
    reader = _Words()
    reader.feed(html)
    return reader.found


def _documents(verified: VerifiedBriefing) -> Iterator[tuple[str, str]]:
    """Each page as plain Markdown renders it, and the document for the printer.

    Without what is in no one language: citations, and the title of a page of speech (a name, words, a remark).
    """
    speech = {quote_path(quote.id) for quote in verified.briefing.quotes.values() if quote.speaker}
    for page in pages(verified):
        html = CITED.sub("", markdown.markdown(page.markdown().split("---\n", 2)[2]))
        yield page.path, TITLE.sub("", html) if page.path in speech else html
    document = printed(verified)
    nodes = [node for part in document["parts"] for node in [*part["heading"], *part["body"]]]
    yield "print", _html([*document["heading"], *document["opening"], *document["credits"], *nodes])


def _html(nodes: list[Node]) -> str:
    return "".join(escape(node) if isinstance(node, str) else _element(node) for node in nodes)


def _element(node: dict[str, Any]) -> str:
    attributes = "".join(f' {name}="{node[name]}"' for name in ("lang", "dir") if name in node)
    return f"<{node['tag']}{attributes}>{_html(node['body'])}</{node['tag']}>"


def test_curators_words_and_no_others_are_in_the_language_of_the_briefing(
    verified: VerifiedBriefing, language: tuple[str, str]
) -> None:
    faults, seen = set(), set()
    for path, html in _documents(verified):
        for word, declared, direction in _words(html):
            is_curators = word.endswith("ß")
            if is_curators != (declared == language[0]) or (is_curators and direction != language[1]):
                faults.add((path, word, declared, direction))
            if is_curators:
                seen.add(word)
    assert sorted(faults) == []
    written = {word for text in _texts(verified.briefing) for word in re.findall(r"\w+ß\b", text)}
    assert written == seen
