"""Differences between wordings in words: what a source prints in place of the base text's words."""

import re
from collections.abc import Iterable, Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import NOTHING, Html, el, separated
from build_tools.pages.parts.lang import marked_words
from build_tools.text.collation import ELISION, Change, Weight

LOUD: tuple[Weight, ...] = ("substantive", "extent")
"""The differences that a page shows."""

QUIET: tuple[Weight, ...] = ("orthographic", "punctuation")
"""Those that it shows to whoever asks for them: they change no word."""

_CLOSING = re.compile(r"(?:(?<!\.)\.|[,;:]+)$")
_ABBREVIATION = re.compile(r"(?:\.\w*|\b[A-Z]\w{0,3})\.$")


def variant(
    verified: VerifiedBriefing,
    lemma: str,
    reading: str,
    weight: Weight,
    foreign: dict[str, str],
    *,
    witnesses: int = 1,
) -> Html:
    """One difference: what one source, or each of several, prints for the words of the base text.

    `foreign` are the attributes of words in the sources' language.
    """
    asked, printed = (text.replace(ELISION, "").strip() for text in (lemma, reading))
    if weight != "punctuation":
        lemma, reading = _without_closing(lemma), _without_closing(reading)
    ours, theirs = marked_words(lemma, foreign), marked_words(reading, foreign)
    if asked and printed:
        return say(verified, "variant-reads", witnesses=witnesses, theirs=theirs, ours=ours)
    if asked:
        if weight == "extent":
            return say(verified, "variant-excludes", witnesses=witnesses, ours=ours)
        return say(verified, "variant-omits", witnesses=witnesses, ours=ours)
    if printed:
        if weight == "extent":
            return say(verified, "variant-includes", witnesses=witnesses, theirs=theirs)
        return say(verified, "variant-inserts", witnesses=witnesses, theirs=theirs)
    return say(verified, "variant-breaks" if reading else "variant-continues", witnesses=witnesses)


def _without_closing(text: str) -> str:
    """Words without the comma or stop that ends them, where words differ: “stone” for “stone,”, but “Corp.”."""
    return text if _ABBREVIATION.search(text) else _CLOSING.sub("", text)


def in_words(
    verified: VerifiedBriefing, found: Iterable[Change], weights: Sequence[Weight], foreign: dict[str, str]
) -> Html:
    """The differences of some weights, each weight under its name; nothing if there are none."""
    named = []
    for weight in weights:
        said = [
            variant(verified, change.lemma, change.reading, weight, foreign)
            for change in found
            if change.weight == weight
        ]
        if said:
            name = el("b", say(verified, f"weight-{weight}"))
            named.append(el("span", say(verified, "weight-differences", weight=name, said=separated(said, "; "))))
    return separated(named, " ")


def folded(verified: VerifiedBriefing, content: Html, count: int) -> Html:
    """Differences of spelling and punctuation, folded away; nothing if there are none."""
    if not content:
        return NOTHING
    summary = el("summary", say(verified, "variants-quiet", count=count))
    return el("details", summary, el("div", content), cls="quiet-variants")
