"""Read plain text that comes from elsewhere than a file of its own: its lines as they are."""

from dataclasses import replace

from build_tools.intake.articles.article import Article, Block
from build_tools.intake.articles.encodings import decoded
from build_tools.intake.articles.facts import facts_in_text


def read_plain_text(data: bytes, name: str, charset: str | None) -> Article:
    """The lines of a text; `charset` is what a server said of it. Raises OperationFailed if it can't be decoded."""
    found = decoded(data, name, charset)
    extractor = f"a decoder of {found.encoding}" if found.encoding else None
    return replace(article_of(found.text), extractor=extractor, remarks=found.remarks)


def article_of(text: str) -> Article:
    """A text as an article: each of its lines is a block."""
    lines = text.split("\n")
    return Article(tuple(map(Block, lines)), None, facts_in_text(lines), spacing=1)
