"""Read a PDF: the text of its pages as paragraphs, with running heads and page numbers as furniture."""

import io
import re
from collections import Counter
from collections.abc import Sequence

import pypdf
from pypdf.errors import PyPdfError

from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.article import Article, Block, Fact
from build_tools.intake.articles.facts import facts_in_text
from build_tools.intake.articles.paragraphs import unbroken

_EDGE = 2
"""How many lines at the top and at the bottom of a page may be running heads, if it has several times as many."""
_FEWEST_PAGES = 3
_FEWEST_LETTERS = 40


def read_pdf(data: bytes, name: str) -> Article:
    """The text of a PDF; raises OperationFailed."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise OperationFailed(f"{name} is protected by a password; save it without one, and pass that file")
        if len(reader.pages) > limits.PDF_PAGES.most:
            raise OperationFailed(limits.PDF_PAGES.exceeded(name))
        pages = [page.extract_text().splitlines() for page in reader.pages]
        facts = tuple(_metadata(reader))
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        # A damaged PDF makes pypdf raise whatever its next line happens to raise.
        raise OperationFailed(f"{name} can't be read as PDF ({error}); print the article to a new PDF") from None
    letters = sum(map(str.isalpha, "".join(line for page in pages for line in page)))
    if letters < _FEWEST_LETTERS:
        raise OperationFailed(
            f"{name} has pictures of its pages and no text; run a text recognition (OCR) on it, and pass the result"
        )
    blocks = tuple(_blocks(pages))
    printed = facts_in_text([block.text for block in blocks])
    return Article(blocks, f"pypdf {pypdf.__version__}", (*printed, *facts))


def _blocks(pages: Sequence[Sequence[str]]) -> list[Block]:
    """The paragraphs of all pages, which may go on from one page to the next, then the running heads, each once."""
    edges = Counter(_shape(line) for page in pages for number, line in enumerate(page) if _at_edge(number, page))
    running = {shape for shape, count in edges.items() if len(pages) >= _FEWEST_PAGES and 2 * count > len(pages)}
    heads: dict[str, str] = {}
    body: list[str] = []
    for page in pages:
        for number, line in enumerate(page):
            if _at_edge(number, page) and (_shape(line) in running or re.fullmatch(r"\W*\d+\W*", line)):
                heads.setdefault(_shape(line), line.strip())
            else:
                body.append(line)
    paragraphs = [Block(text) for text in unbroken(body)]
    return [*paragraphs, *(Block(text, "boilerplate") for text in heads.values() if text)]


def _at_edge(number: int, page: Sequence[str]) -> bool:
    edge = min(_EDGE, len(page) // 4)
    return number < edge or number >= len(page) - edge


def _shape(line: str) -> str:
    """A line without its numbers, which count pages."""
    return re.sub(r"\d+", "0", line.strip())


def _metadata(reader: pypdf.PdfReader) -> list[Fact]:
    about = reader.metadata
    values = {"title": about.title, "byline": about.author} if about else {}
    return [
        Fact(name, " ".join(value.split()), "the PDF's metadata")
        for name, value in values.items()
        if isinstance(value, str) and value.strip()
    ]
