"""Say what was read of an article: for an editor who decides what becomes of it."""

from collections.abc import Iterator
from itertools import islice

from build_tools.documents.scalars import unwritable
from build_tools.intake.articles.article import Article, Fact, body_of
from build_tools.intake.articles.facts import facts_in_text
from build_tools.intake.articles.lost_quotations import LostQuotation, lost_quotations
from build_tools.intake.drafts import on_one_line, slug
from build_tools.intake.plain_speakers import language_of
from build_tools.intake.turns import turns
from build_tools.model import Furniture
from build_tools.model.source import FurnitureKind
from build_tools.text.counting import counted
from build_tools.text.folding import words

_MOST_LISTED, _MOST_SHOWN = 50, 200
_FIRST_LINES, _LONGEST_HEADING = 5, 120
_ABOVE = ("byline", "published")


def told_by_words(text: str) -> Iterator[Fact]:
    """What the words of a text tell: that it is a transcript, and its language if it is plainly not English."""
    taken = turns(text, [(0, len(text))])
    if taken:
        yield Fact("kind", "transcript", f"its turns of speech, such as “{taken[0].label}”")
    language = language_of(text)
    if language:
        yield Fact("language", language, "its commonest words")


def heading(text: str, publisher: str) -> str | None:
    """The line that seems to be a text's headline: the first one, but for the paper's name, a byline or a date."""
    lines = (line for _, line in _first_lines(text))
    line = next((each for each in lines if each != publisher and not facts_in_text([each])), "")
    return line if 0 < len(line) <= _LONGEST_HEADING and line[-1] not in ".:" else None


def _first_lines(text: str) -> Iterator[tuple[int, str]]:
    """The first lines that aren't empty, with their numbers and without what can't be written."""
    hidden = unwritable(text)
    lines = ("".join(each for each in line if each not in hidden).strip() for line in text.split("\n"))
    return islice(((number, line) for number, line in enumerate(lines, 1) if line), _FIRST_LINES)


def head_lines(article: Article, publisher: str, title: str) -> Iterator[tuple[int, FurnitureKind]]:
    """The lines above a text's body with their kinds: its headline, the paper's name, a byline or a date."""
    kinds: dict[str, FurnitureKind] = {fact.basis: "dateline" for fact in article.facts if fact.name in _ABOVE}
    kinds |= {f"“{publisher}”": "boilerplate", f"“{title}”": "headline"}
    for number, line in _first_lines(article.text):
        kind = kinds.get(f"“{' '.join(line.split())}”")
        if kind is not None and not (kind == "dateline" and line.endswith(".")):  # a sentence is body
            yield number, kind


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
