"""The content of an invented briefing as plain Markdown, for engines without this generator.

Readings are block quotes, notes are admonitions, and navigation is automatic: what somebody would write by hand with
stock MkDocs and Material. Every record has the page that it has in a briefing, but for what only this generator works
out (verdicts, variants, contested words, what is safe to quote).
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from benchmarks.invented import Invented, Record

MKDOCS = """\
site_name: The talks at the Narrows
use_directory_urls: true
theme:
  name: material
  font: false
markdown_extensions:
  - admonition
"""
ZENSICAL = MKDOCS.replace("  name: material\n", "")


def write(briefing: Invented, folder: Path, settings: str = MKDOCS) -> None:
    """Write the settings and `docs/` below a folder."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    for path, text in _Plain(briefing.records).pages():
        page = folder / "docs" / path
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, "utf-8")


class _Plain:
    """The records of a briefing by kind and id, as pages."""

    def __init__(self, records: Any) -> None:
        self.front: Record = records["briefing.yml"]
        self.people: dict[str, Record] = {each["id"]: each for each in records["people.yml"]}
        self.events: list[Record] = records["timeline.yml"]
        self.differences: list[Record] = records["discrepancies.yml"]
        self.topics = _by_name(records, "topics")
        self.sources = _by_name(records, "sources")
        self.quotes: list[Record] = [each for quotes in _by_name(records, "quotes").values() for each in quotes]

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield each page's path and text."""
        yield "index.md", _joined([f"# {self.front['title']}", *self._front()])
        yield "whole.md", _joined(["# The whole briefing", *self._front(), *self._whole()])
        yield "timeline.md", _joined(["# Timeline", *(f"- {each['date']}: {each['title']}" for each in self.events)])
        yield "differences.md", _joined(["# Differences", *map(self._difference, self.differences)])
        yield "quotes/index.md", self._list("Quotations", self.quotes)
        for quote in self.quotes:
            yield f"quotes/{quote['id']}.md", _joined([f"# {self._title(quote)}", self._quote(quote)])
        for kind, key, records in (
            ("topics", "topics", self.topics),
            ("sources", "readings", self.sources),
            ("people", "speaker", self.people),
        ):
            having = self._having(key)
            for name, record in records.items():
                about = [_said(each) for each in record.values() if isinstance(each, str)]
                yield f"{kind}/{name}.md", self._list(name, having.get(name, []), about)

    def _having(self, key: str) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = {}
        for quote in self.quotes:
            value = quote.get(key, ())
            for name in [value] if isinstance(value, str) else value:
                found.setdefault(name, []).append(quote)
        return found

    def _list(self, title: str, quotes: Iterable[Record], about: Iterable[str] = ()) -> str:
        return _joined([f"# {title}", *about, *map(self._entry, quotes)])

    def _entry(self, quote: Record) -> str:
        first = next(iter(quote["readings"].values()))
        return f"> {_words(first)}\n\n[{self._title(quote)}](../quotes/{quote['id']}.md)"

    def _title(self, quote: Record) -> str:
        return str(quote["title"] if "title" in quote else f"{self.people[quote['speaker']]['name']}, {quote['id']}")

    def _quote(self, quote: Record) -> str:
        readings = quote["readings"]
        printed = [f"> {_words(readings[each.get('same_as', '')] if isinstance(each, dict) else each)}\n\n{source}"
                   for source, each in readings.items()]  # fmt: skip
        notes = [f'!!! note "{each["kind"]}"\n    {_said(each["note"])}' for each in quote.get("annotations", ())]
        return _joined([*printed, *notes]).rstrip()

    def _front(self) -> Iterator[str]:
        yield from (self.front["question"], self.front["bottom_line"], self.front["evidence"])
        yield from (f"- {each['statement']} {each['because']}" for each in self.front["judgements"])

    def _whole(self) -> Iterator[str]:
        for name, topic in self.topics.items():
            yield f"## {topic['title']}"
            yield topic["bottom_line"]
            for quote in self.quotes:
                if quote["topics"][0] == name:
                    yield f"### {self._title(quote)}"
                    yield self._quote(quote).replace("](", "](quotes/")

    def _difference(self, difference: Record) -> str:
        positions = [f"- {', '.join(each['sources'])}: {each['claim']}" for each in difference["positions"]]
        return "\n".join([f"## {difference['question']}\n", *positions, f"\n{difference['assessment']}"])


def _by_name(records: Any, folder: str) -> dict[str, Any]:
    return {Path(path).stem: content for path, content in records.items() if path.startswith(f"{folder}/")}


def _words(reading: Any) -> str:
    return " […] ".join(reading) if isinstance(reading, list) else str(reading)


def _said(prose: str) -> str:
    return re.sub(r"\(quote:([\w-]+)\)", r"(\1.md)", prose)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(parts) + "\n"
