"""Keep finished HTML out of Markdown's hands. A page's source in, source and blocks out, and back again.

Whatever a generated page says is a block of HTML on a line of its own, in which Markdown finds nothing to do. Python's
Markdown takes each apart all the same, tag by tag, and MkDocs does so once more: that was a third of a build. So each
is put aside, with those that follow it at once, and stands in the page again when that is HTML. What an engine without
our plugin makes is the same.
"""

import html
import re

_BLOCKS = re.compile(r"^<.+>$(?:\n\n<.+>$)*", re.MULTILINE)
_PLACE, _PLACED = "***", "<hr />"
"""A thematic break in Markdown and in HTML: without text, it costs least. A generated page has no other."""
_ALPHANUMERIC = re.compile("&#(4[89]|5[0-7]|6[5-9]|[78][0-9]|90|9[7-9]|1[01][0-9]|12[0-2]);")
_ID = re.compile(' id="([^"]*)"')


def put_aside(source: str) -> tuple[str, list[str]]:
    """A generated page's Markdown with a place for each of its runs of blocks, and the runs.

    What remains are headings. Their letters and digits mean nothing in Markdown, which takes long for each reference.
    """
    headings = _ALPHANUMERIC.sub(lambda found: chr(int(found[1])), _BLOCKS.sub(_PLACE, source))
    return headings, _BLOCKS.findall(source)


def put_back(page: str, blocks: list[str]) -> str:
    """The page's HTML with each run in its place. No words of a generated page look like a place: `<` is encoded."""
    waiting = iter(blocks)
    return re.sub(_PLACED, lambda _: next(waiting), page)


def ids(blocks: list[str]) -> set[str]:
    """The ids in the blocks, to which hand-written pages may link."""
    return {html.unescape(found) for block in blocks for found in _ID.findall(block)}
