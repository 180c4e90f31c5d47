"""Refuse pages written by hand that would take minutes to read, by what Python-Markdown does with their text.

For each opening bracket it looks through the rest of the paragraph for the end of a link; after each underlined heading
it begins again with the rest of the paragraph. So 10,000 brackets take minutes. Everything else that was tried grows
with the page alone.
"""

import re
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics import limits
from build_tools.diagnostics.limits import Limit
from build_tools.diagnostics.refused import OperationFailed

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_LOOKS_AHEAD = re.compile(r"\[|\n[ \t]*[=-]")


def refuse_slow_pages(docs: Path, limit: Limit = limits.PAGES_STEPS) -> None:
    """Raise OperationFailed at the first page with which all of them take too many steps."""
    count = 0
    for path in disk.hand_written_markdown(docs):
        count += steps(disk.read(path, limits.PAGE_FILE).decode(errors="replace"))
        if count > limit.most:
            raise OperationFailed(limit.exceeded(str(disk.from_here(path))))


def steps(markdown: str) -> int:
    """Return how many characters Python-Markdown may look at again and again."""
    return sum(len(each) * len(_LOOKS_AHEAD.findall(each)) for each in _PARAGRAPH.split(markdown))
