"""Check that prose which counts all sources or agencies of the briefing still counts right.

Most counts in prose are of some sources only, and are no business of this rule. A count is one of all if it says so
("all five texts"), if the text on the evidence begins with it, or if it is what the last edition had and can't be one
of some: "the five articles", or more than there are now.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from build_tools.briefing.load import Draft
from build_tools.briefing.walk import prose_texts
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.markup.prose import plain
from build_tools.model.edition_record import EditionRecord
from build_tools.text.languages import comparable
from build_tools.text.numerals import number_at

_NOUNS = {"sources": "source", "texts": "source", "articles": "article", "lineages": "lineage", "agencies": "lineage"}
_COUNTED = re.compile("|".join(_NOUNS), re.IGNORECASE)
_ADJECTIVES = frozenset(("independent", "news", "separate"))
_DEFINITE = frozenset(("the", "these", "those"))
_RESTRICTING = frozenset(("that", "which", "who", "whose", "with", "without", "of", "from", "in", "by", "on"))
"""Words after a noun that say which ones: "all three articles that name her" are not all articles."""

_LEAST = 3
"""The least count that "the" may introduce: "the two articles" are two that were just spoken of."""

_QUOTED = re.compile('“[^”]*”|"[^"]*"|‘[^’]*’')
_STATUS = re.compile(", (?:credited|inferred): ")

Totals = Mapping[str, int]


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a remark for each count of all sources or agencies that is no longer right."""
    if draft.front is None or "sources" in draft.incomplete or not comparable(draft.front.language, "en"):
        return
    now = {
        "source": len(draft.sources),
        "article": sum(each.kind == "article" for each in draft.sources.values()),
        "lineage": len({each.lineage.of for each in draft.sources.values()}),
    }
    before = _recorded([record for _, record in sorted(draft.records.items()) if record])
    for route, text in draft.each(_counting):
        for said, noun in stale(text, now, before, opens=route == ("front", "evidence")):
            sentence = f"this says “{said}”, but the briefing has {now[_NOUNS[noun]]}; correct the count"
            yield Finding(Code.STALE_COUNT, route, sentence)


def _counting(draft: Draft) -> list[tuple[Route, str]]:
    """The texts that may count sources or agencies, but for what was said of an earlier state."""
    texts = ((route, plain(text)) for route, text in prose_texts(draft) if route[0] != "withdrawn")
    return [(route, text) for route, text in texts if _COUNTED.search(text)]


def _recorded(records: Sequence[EditionRecord]) -> Totals:
    """What the last edition had; it doesn't say which sources were articles."""
    if not records:
        return {}
    sources = records[-1].nouns.get("sources", {})
    lineages = {_STATUS.split(parts["lineage"][0])[0] for parts in sources.values() if "lineage" in parts}
    return {"source": len(sources), "article": len(sources), "lineage": len(lineages)}


def stale(text: str, now: Totals, before: Totals, *, opens: bool) -> Iterator[tuple[str, str]]:
    """Each count of all that is wrong, as it is written, with its noun; `opens` if counts of all begin the text."""
    words = re.findall(r"\w+|[^\w\s]", re.sub(r"(?<=\w)-(?=\w)", " ", _QUOTED.sub(" ; ", text)))
    lower = ["", "", *(each.lower() for each in words), "", "", ""]  # two before the first, so that all have neighbours
    at = 0
    while at < len(words):
        number = number_at(words, at) if words[at].isalnum() else None
        size = number.size if number else 1
        end = at + size + (lower[at + size + 2] in _ADJECTIVES)
        noun = lower[end + 2]
        if number and number.text.isdigit() and noun in _NOUNS:
            one, two, after = lower[at + 1], lower[at], lower[end + 3]
            count, kind = int(number.text), _NOUNS[noun]
            of_all = "all" in (one, two if one == "the" else "") and after not in _RESTRICTING
            definite = one in _DEFINITE and count >= _LEAST and after not in _RESTRICTING
            was_all = count == before.get(kind) and (definite or count > now[kind])
            if count != now[kind] and (opens or of_all or was_all):
                first = at - (one in _DEFINITE or one == "all") - (two == "all" and one == "the")
                yield " ".join(words[first : end + 1]), noun
            at = end
        else:
            opens = opens and lower[at + 2] in (",", "and")
        at += size if noun not in _NOUNS else 1
