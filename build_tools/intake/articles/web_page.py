"""Read a web page: which of the lines that it shows are its article, and what its metadata say."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

import trafilatura
import turbohtml
from turbohtml import Document

from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.article import Article, Block, body_of
from build_tools.intake.articles.facts import facts_in_text
from build_tools.intake.articles.page_facts import is_said_to_cost, page_facts
from build_tools.intake.articles.shown import UNSEEN, Line, lost_frames, shown_lines
from build_tools.text.counting import counted
from build_tools.text.folding import words

_ALWAYS = ("caption", "dateline")
"""What an element says that a line is, whatever the extractor makes of it."""
_FEWEST, _SHORT = 3, 200
_FEWEST_WORDS = 20
"""Words of a body, below which a page is a menu, or empty until its JavaScript runs."""
_MOST_BETWEEN = 12
"""How many lines there may be between a headline and the first paragraph."""
_ERROR = re.compile(
    r"^(\W*(error|http) ?)?(404|403|410|500|502|503)\b|page (was )?not found|access denied|attention required|"
    r"just a moment|are you (a robot|human)|verify(ing)? (that )?you are human|enable javascript|"
    r"temporarily unavailable",
    re.I,
)
_PAYWALL = re.compile(
    r"(subscribe|sign in|log in|register) (now )?to (continue|read|keep reading|unlock)|"
    r"(article|story|content) is (only )?(available )?(for|to|exclusive to) (our )?(paying )?(subscribers|members)|"
    r"already a subscriber|subscribers only|exclusively for subscribers",
    re.I,
)


def read_web_page(data: bytes, name: str, charset: str | None) -> Article:
    """What a page shows, with the article in it; `charset` is what the server said. Raises OperationFailed."""
    page = _parsed(data, charset)
    facts, costs = page_facts(page), is_said_to_cost(page)
    lines, frames = shown_lines(page), lost_frames(page)
    page.remove(UNSEEN)  # what no reader sees must not become the article
    article = trafilatura.bare_extraction(page.html, include_comments=False)
    chosen = (article.text or "") if isinstance(article, trafilatura.settings.Document) else ""
    blocks = tuple(_blocks(lines, _covered([line.text for line in lines], chosen.split("\n"))))
    count = sum(len(words(text)) for text in body_of(blocks))
    _refuse_error(lines, name, count)
    # A picture, or a page in a frame, has an agency and a day of its own.
    printed = facts_in_text([line.text for line in lines if line.kind not in ("caption", "promotion")])
    known = {fact.name for fact in facts}
    return Article(
        blocks,
        f"trafilatura {trafilatura.__version__}",
        (*facts, *(fact for fact in printed if fact.name not in known)),
        (*_remarks(lines, name, count, costs=costs), *_about_frames(frames, name)),
    )


def _parsed(data: bytes, charset: str | None) -> Document:
    try:
        return turbohtml.parse(data, encoding=charset, detect_encoding=True)
    except LookupError:  # a server may name an encoding that there isn't
        return turbohtml.parse(data, detect_encoding=True)


def _blocks(lines: Sequence[Line], covered: Sequence[bool]) -> Iterator[Block]:
    """The lines from the headline to the last paragraph of the body, as body and furniture; all others left out."""
    body = [place for place, line in enumerate(lines) if covered[place] and not line.heading and not _is_small(line)]
    body = list(_below_title(lines, body))
    first, last = (_headline(lines, body[0]), body[-1]) if body else (0, -1)
    bodies = set(body)
    for place, line in enumerate(lines):
        if place in bodies:
            yield Block(line.text, set_apart=line.set_apart)
        else:
            kind = line.kind or ("headline" if line.heading else "boilerplate")
            yield Block(line.text, kind, not first <= place <= last, line.set_apart)


def _below_title(lines: Sequence[Line], body: Sequence[int]) -> Sequence[int]:
    """The body without what is above the page's title, if most of it is below: menus, where the layout is a table."""
    titles = [place for place, line in enumerate(lines) if line.heading == 1 and not line.kind]
    below = [place for place in body if place > titles[0]] if len(titles) == 1 else body
    length = sum(len(lines[place].text) for place in body)
    return below if 2 * sum(len(lines[place].text) for place in below) > length else body


def _is_small(line: Line) -> bool:
    return line.kind == "caption" or (line.kind in _ALWAYS and len(line.text) <= _SHORT)


def _headline(lines: Sequence[Line], first: int) -> int:
    """The last heading of the first level before the body, or the line at which the body begins."""
    before = range(max(first - _MOST_BETWEEN, 0), first)
    return max((place for place in before if lines[place].heading == 1 and not lines[place].kind), default=first)


def _covered(shown: Sequence[str], chosen: Sequence[str]) -> list[bool]:
    """Whether at least half the words of each line are in what the extractor chose, in its order."""
    of_lines = [_words(text) for text in shown]
    all_words = [word for some in of_lines for word in some]
    page = f" {' '.join(all_words)} "
    starts = list(accumulate((len(word) + 1 for word in all_words), initial=1))
    taken = [False] * len(all_words)
    at = 0
    for piece in _sought(page, chosen):
        found = page.find(piece, at)
        found = page.find(piece) if found < 0 else found
        if found < 0:
            continue
        at = max(at, found + len(piece) - 1)
        first = bisect_right(starts, found + 1) - 1
        count = piece.count(" ") - 1
        taken[first : first + count] = [True] * count
    ends = list(accumulate(map(len, of_lines)))
    return [2 * sum(taken[end - len(some) : end]) >= len(some) > 0 for some, end in zip(of_lines, ends, strict=True)]


def _sought(page: str, chosen: Sequence[str]) -> Iterator[str]:
    """The words of each chosen line, or of its sentences where the page doesn't show the line in one piece."""
    for line in chosen:
        whole = f" {' '.join(_words(line))} "
        if whole in page:
            yield whole
        else:
            yield from (
                f" {' '.join(some)} "
                for part in re.split(r"(?<=[.!?:;,])\s", line)
                if len(some := _words(part)) >= _FEWEST
            )


def _words(text: str) -> list[str]:
    return words(text.casefold())


def _refuse_error(lines: Sequence[Line], name: str, count: int) -> None:
    headings = [line.text for line in lines if line.heading == 1] or [line.text for line in lines[:1]]
    said = next((text for text in headings if _ERROR.search(text) and count < _SHORT), None)
    if said is not None:
        raise OperationFailed(
            f"{name} is not an article but the message “{said[:_SHORT]}”; open the address in a browser, save the page "
            "there, and pass the file"
        )
    if count < _FEWEST_WORDS:
        raise OperationFailed(
            f"{name} shows no text of an article; if it needs JavaScript, save the page in a browser, as SingleFile "
            "does, and pass the file"
        )


def _remarks(lines: Sequence[Line], name: str, count: int, *, costs: bool) -> Iterator[str]:
    wall = next((line.text for line in lines if len(line.text) <= _SHORT and _PAYWALL.search(line.text)), None)
    if costs or wall is not None:
        basis = "in its metadata" if wall is None else f"with “{wall}”"
        yield (
            f"{name} says {basis} that it is not free to read: its {count:,} words may be only the beginning; "
            "if you may read the rest, save the page in a browser where you do"
        )


def _about_frames(frames: Sequence[str], name: str) -> Iterator[str]:
    if frames:
        what = counted(len(frames), "frame")
        yield (
            f"{name} shows {what} without having the content, the first from {frames[0][:_SHORT]}; if the article has "
            "words there, save the page in a browser, as SingleFile does, and pass the file"
        )
