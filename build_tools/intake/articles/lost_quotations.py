"""Find what a document shows in quotation marks and what its body doesn't have."""

from dataclasses import dataclass

from build_tools.intake.articles.article import Article, body_of
from build_tools.model.source import FurnitureKind
from build_tools.text.folding import fold, words
from build_tools.text.quotation_marks import quotations

_FEWEST = 2
"""A single word in quotation marks is found in the body as a word, not as a quotation."""


@dataclass(frozen=True)
class LostQuotation:
    """Words in quotation marks, the index of the block that has them, and what that block seems to be."""

    words: str
    place: int
    kind: FurnitureKind


def lost_quotations(article: Article) -> list[LostQuotation]:
    """The quotations of an article's other blocks whose words are not in its body, in order, each once."""
    body = _comparable(" ".join(body_of(article.blocks)))
    found: dict[str, LostQuotation] = {}
    for place, block in enumerate(article.blocks):
        if block.kind is None:
            continue
        for each in quotations(block.text, [(0, len(block.text))]):
            printed = block.text[each.start : each.end]
            compared = _comparable(printed)
            if compared.count(" ") > _FEWEST and compared not in body:
                found.setdefault(compared, LostQuotation(printed, place, block.kind))
    return list(found.values())


def _comparable(text: str) -> str:
    """The words of a text in lower case, with a space on either side of each."""
    return f" {' '.join(words(fold(text).text.casefold()))} "
