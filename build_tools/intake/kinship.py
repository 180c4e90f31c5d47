"""Evidence that sources are of one lineage: a draft and its texts in, what they print and how to declare it out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from textwrap import shorten

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.body import body_spans, furniture_lines, unquoted_spans
from build_tools.briefing.rules.undeclared_kinship import are_kin, settled
from build_tools.intake.articles.article import Fact
from build_tools.intake.articles.facts import facts_in_text
from build_tools.intake.drafts import on_one_line
from build_tools.intake.shared_errors import shared_errors
from build_tools.model import Furniture
from build_tools.text.anchoring import Span
from build_tools.text.counting import counted
from build_tools.text.shingles import Passage, most_in_one_order, passages_in_common, shingles

_SHOWN, _LONGEST = 3, 100
_NOT_OF_THE_TEXT = {"caption", "promotion"}
"""A picture's agency says nothing of the text's."""


def kinship(draft: Draft, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each source that credits an agency, and for each pair that shares mistakes or much wording."""
    sources = {name: draft.sources[name] for name in sorted(draft.sources.keys() & texts.keys())}
    facts = {name: _facts(texts[name], source.furniture) for name, source in sources.items()}
    agencies = {name: _lineage(draft, found["agency"].value) for name, found in facts.items() if "agency" in found}
    for name, lineage in agencies.items():
        yield f"{name} credits an agency, {facts[name]['agency'].basis}; {_declare(draft, [name], {lineage})}"
    own = {name: _own_words(texts[name], source.furniture) for name, source in sources.items()}
    runs = {name: shingles(texts[name], spans) for name, spans in own.items()}
    for each in shared_errors(texts, own):
        if not settled(draft, *each.sources):
            both, lineages = " and ".join(each.sources), {sources[name].lineage.of for name in each.sources}
            yield (
                f"only {both} print “{each.printed}”, not “{each.usual}”, perhaps a mistake that both took from one "
                f"text; {_declare(draft, each.sources, lineages)}"
            )
    for one, other in combinations(sources, 2):
        shared, shorter = len(runs[one] & runs[other]), min(len(runs[one]), len(runs[other]))
        if not are_kin(shared, shorter) or settled(draft, one, other):
            continue
        passages = passages_in_common(texts[one], own[one], texts[other], own[other])
        credited = {agencies[name] for name in (one, other) if name in agencies}
        yield (
            f"{one} and {other} share {shared} of {shorter} runs of seven words outside quotation marks"
            f"{_dateline(facts[one], facts[other])}: {_words(texts[one], passages)}; {_order(passages)}; "
            f"{_declare(draft, [one, other], credited or {sources[name].lineage.of for name in (one, other)})}"
        )


def _facts(text: str, furniture: Sequence[Furniture]) -> dict[str, Fact]:
    kinds = furniture_lines(furniture)
    lines = [line for at, line in enumerate(text.split("\n"), 1) if kinds.get(at) not in _NOT_OF_THE_TEXT]
    return {fact.name: fact for fact in facts_in_text(lines)}


def _own_words(text: str, furniture: Sequence[Furniture]) -> list[Span]:
    return list(unquoted_spans(text, body_spans(text, furniture)))


def _lineage(draft: Draft, agency: str) -> str:
    """The id of the lineage that is or names an agency; that of a new one if there is none."""
    named = [each.id for each in draft.front.lineages if re.search(rf"\b{agency}\b", each.name)] if draft.front else []
    return next(iter(named), agency.lower())


def _dateline(one: Mapping[str, Fact], other: Mapping[str, Fact]) -> str:
    same = "dateline" in one and "dateline" in other and one["dateline"].value == other["dateline"].value
    return f", and the dateline “{one['dateline'].value}”" if same else ""


def _words(text: str, passages: Sequence[Passage]) -> str:
    """The longest passages."""
    printed = sorted((on_one_line(text[slice(*each.span)]) for each in passages), key=len, reverse=True)
    shown = ", ".join(f"“{shorten(each, _LONGEST, placeholder=' …')}”" for each in printed[:_SHOWN])
    return f"{shown} and {len(printed) - _SHOWN} more" if len(printed) > _SHOWN else shown


def _order(passages: Sequence[Passage]) -> str:
    return f"{most_in_one_order(passages)} of {counted(len(passages), 'passage')} in the same order"


def _declare(draft: Draft, names: Sequence[str], lineages: set[str]) -> str:
    """What to write, unless the sources declare it."""
    if {draft.sources[name].lineage.of for name in names} == lineages and len(lineages) == 1:
        return f"declared as of: {lineages.pop()}"
    write = f"write of: {' or '.join(sorted(lineages))} under lineage:"
    return write if len(names) == 1 else f"{write} in both, or why not under independent_because:"
