"""Read plain text that comes from elsewhere than a file of its own: its lines as they are."""

from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.article import Article, Block
from build_tools.intake.articles.facts import facts_in_text


def read_plain_text(data: bytes, name: str) -> Article:
    """The lines of a text; raises OperationFailed if it is not UTF-8."""
    return article_of(decoded(data, name))


def article_of(text: str) -> Article:
    """A text as an article: each of its lines is a block."""
    lines = text.split("\n")
    return Article(tuple(map(Block, lines)), None, facts_in_text(lines), spacing=1)


def decoded(data: bytes, name: str) -> str:
    """A text in UTF-8 without its byte order mark, each line ended by a line feed; raises OperationFailed."""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise OperationFailed(f"{name} is not UTF-8; save it as UTF-8") from None
