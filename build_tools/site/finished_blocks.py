"""Make the HTML of a generated page without parsing Markdown. A page's source in, HTML and headings out.

Whatever a generated page says is a block of HTML on a line of its own, in which Markdown finds nothing to do, or a
heading in which every mark is encoded. Python's Markdown takes each apart all the same, tag by tag and mark by mark:
that was a third of a build. So it is only asked what it makes of a heading by the site's settings, once for each
level. What an engine without our plugin makes is the same.
"""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

import markdown
from markdown.extensions.toc import nest_toc_tokens, strip_tags, unique

_HEADING = re.compile(r"(#{1,6}) ((?:[A-Za-z0-9 ]|&#[0-9]+;|</?span[^<>]*>)+)")
_ID = re.compile(' id="([^"]*)"')
_WORDS = "Any words"

Headings = Any
"""The headings of a page as Python-Markdown's extension `toc` lists them, each with those below it."""


class Finishing:
    """Makes what Python-Markdown, with these extensions and their options, would make of generated pages."""

    def __init__(self, extensions: Sequence[str], options: Mapping[str, dict[str, Any]]):
        parser = markdown.Markdown(extensions=extensions, extension_configs=options)
        self._toc: Any = parser.treeprocessors["toc"]
        self._like = {level: parser.reset().convert(f"{'#' * level} {_WORDS}") for level in range(1, 7)}

    def page(self, source: str) -> tuple[str, Headings] | None:
        """The HTML of a page, and its headings; None if somebody has written anything else into its source."""
        blocks: list[str] = []
        headings: Headings = []
        used: set[str] = set()
        for line in filter(None, source.split("\n")):
            if found := _HEADING.fullmatch(line):
                block, heading = self._heading(len(found[1]), found[2], used)
                blocks.append(block)
                headings.append(heading)
            elif line.startswith("<") and line.endswith(">"):
                blocks.append(line)
            else:
                return None
        listed = [each for each in headings if self._toc.toc_top <= each["level"] <= self._toc.toc_bottom]
        return "\n".join(blocks), nest_toc_tokens(listed)

    def _heading(self, level: int, words: str, used: set[str]) -> tuple[str, dict[str, Any]]:
        like, name = self._like[level], strip_tags(words)
        place = unique(self._toc.slugify(html.unescape(name), self._toc.sep), used)
        of_like = _ID.findall(like)[0]
        made = like.replace(of_like, place).replace(_WORDS, words)
        return made, {"level": int(like[2]), "id": place, "name": name}


def ids(page: str) -> set[str]:
    """The ids in a page's HTML, to which hand-written pages may link."""
    return {html.unescape(found) for found in _ID.findall(page)}
