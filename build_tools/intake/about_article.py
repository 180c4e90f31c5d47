"""Say what was read of an article: for an editor who decides what becomes of it."""

from collections.abc import Iterator

from build_tools.intake.articles.article import Article, body_of
from build_tools.intake.articles.lost_quotations import LostQuotation, lost_quotations
from build_tools.intake.drafts import on_one_line, slug
from build_tools.model import Furniture
from build_tools.text.counting import counted
from build_tools.text.folding import words

_MOST_LISTED, _MOST_SHOWN = 50, 200


def about(article: Article) -> Iterator[str]:
    """Comments for YAML: what an article says of itself, its lines that are not body, and the quotations it lacks."""
    count = sum(len(words(text)) for text in body_of(article.blocks))
    yield f"# Read by {article.extractor or 'nothing but a decoder'}: {counted(count, 'word')} in its body."
    for fact in article.facts:
        yield f"# {fact.name}: {on_one_line(fact.value)}, from {on_one_line(fact.basis)}"
    if article.furniture:
        yield f"# furniture: {as_typed(article.furniture)}"
    lost = lost_quotations(article)
    if lost:
        yield "# In quotation marks, and not in its body; `briefing add --take 1,2` takes the first two:"
        yield from (f"# {line}" for line in listed(lost))
    yield "#"


def listed(lost: list[LostQuotation]) -> Iterator[str]:
    """The quotations that an article's body lacks, with the numbers by which they can be taken."""
    for number, each in enumerate(lost[:_MOST_LISTED], 1):
        shown = on_one_line(each.words)
        yield f"{number}: “{shown[:_MOST_SHOWN]}{'…' if len(shown) > _MOST_SHOWN else ''}” ({each.kind})"
    if len(lost) > _MOST_LISTED:
        yield f"… and {len(lost) - _MOST_LISTED:,} more"


def as_typed(furniture: tuple[Furniture, ...]) -> str:
    """Furniture as --furniture takes it: 1:headline,4-6:caption."""
    return ",".join(f"{each.lines}:{each.kind}" for each in furniture)


def id_from(article: Article) -> str:
    """An id made of who published an article, or else of its title."""
    facts = {fact.name: fact.value for fact in article.facts}
    return slug(facts.get("publisher", "")) or slug(facts.get("title", "")[:_LONGEST_ID]) or "article"


_LONGEST_ID = 40
