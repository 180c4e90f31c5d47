"""The pages that people write: what search takes from them, and which would take minutes to read.

What takes long comes from what Python-Markdown does with a page's text.

For each opening bracket it looks through the rest of the paragraph for the end of a link; after each underlined heading
it begins again with the rest of the paragraph. So 10,000 brackets take minutes. Everything else that was tried grows
with the page alone.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.diagnostics.refused import OperationFailed
from build_tools.site.search.targets import PageText

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_LOOKS_AHEAD = re.compile(r"\[|\n[ \t]*[=-]")
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TITLE = re.compile(r"^# +(\S.*)$", re.MULTILINE)
_LINK = re.compile(r"\[([^][]*)\]\([^()\s]*\)")
_MARKS = re.compile(r"<[^<>]*>|[`*]|^[ \t]*(?:#+|[>|+-]|\d+\.)[ \t]+", re.MULTILINE)


def refuse_slow_pages(docs: Path, limit: Limit = limits.PAGES_STEPS) -> None:
    """Raise OperationFailed at the first page with which all of them take too many steps."""
    count = 0
    for path in disk.hand_written_markdown(docs):
        count += steps(disk.read(path, limits.PAGE_FILE).decode(errors="replace"))
        if count > limit.most:
            raise OperationFailed(limit.exceeded(str(disk.from_here(path))))


def page_texts(docs: Path) -> Iterator[PageText]:
    """What search finds of the hand-written pages: titles and paragraphs, without the commonest marks of Markdown.

    Raises OperationFailed for what must not be below docs/.
    """
    disk.refuse_unfit(docs)
    for path in disk.hand_written_pages(docs):
        markdown = _FRONT_MATTER.sub("", disk.read(docs / path, limits.PAGE_FILE).decode(errors="replace"), count=1)
        title = _MARKS.sub("", _title(markdown)) or Path(path).stem
        texts = (_MARKS.sub("", _LINK.sub(r"\1", each)).strip() for each in _PARAGRAPH.split(markdown))
        yield PageText(path, title, tuple(texts))


def _title(markdown: str) -> str:
    """The first heading; what may follow its words is cut off here, since a pattern would begin again at each space."""
    found = _TITLE.search(markdown)
    return found.group(1).rstrip().rstrip("#").rstrip() if found else ""


def steps(markdown: str) -> int:
    """Return how many characters Python-Markdown may look at again and again."""
    return sum(len(each) * len(_LOOKS_AHEAD.findall(each)) for each in _PARAGRAPH.split(markdown))
