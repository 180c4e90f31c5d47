"""Take the article that an editor named, and say what was noticed on reading it."""

import sys

from build_tools.diagnostics import limits, terminal
from build_tools.intake.articles.arrival import Arrived, arrive


def arrived_from(given: str, page: str | None, *, allow_private: bool) -> Arrived:
    """What `add_article` names, read; remarks on it are printed. Raises OperationFailed."""
    stream = sys.stdin.buffer.read(limits.DOCUMENT.most + 1) if given == "-" and sys.stdin is not None else b""
    arrived = arrive(given, stream, page=page, allow_private=allow_private)
    for remark in arrived.article.remarks:
        terminal.complain(remark)
    return arrived
