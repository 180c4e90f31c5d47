"""Which sources are silent, what was looked for in them, and whether its absence is proved."""

from collections.abc import Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el, join, separated
from build_tools.model import SilentSource
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.parts.sigla import siglum

_NAMED = 8
"""More sources than this are folded to their number."""


def silent_list(verified: VerifiedBriefing, name: str, here: str) -> Html:
    """The sources that have no words on a topic: what was looked for, who read them, and what is left to decide."""
    briefing, others = verified.briefing, verified.silences[name]
    items = [
        el(
            "li",
            siglum(verified, each.source, here),
            " ",
            curator_prose(verified, each.note, here),
            el("p", looked_for(verified, each.source, each.looked_for), cls="looked-for"),
        )
        for each in briefing.topics[name].silent
    ]
    listed = [el("ul", *items, cls="silent-list")] if items else []
    listed += _folded(verified, "silence-read-in-full", others.read, here)
    listed += _folded(verified, "silence-undecided", others.undecided, here)
    if listed:
        return join(*listed)
    return el("p", say(verified, "topic-covered", kind=kind_of(verified), count=len(briefing.sources)))


def _folded(verified: VerifiedBriefing, message: str, sources: Sequence[str], here: str) -> list[Html]:
    """A sentence about these sources, and the sources; many are folded away under their number."""
    if not sources:
        return []
    said = say(verified, message, kind=kind_of(verified, sources), count=len(sources))
    sigla = separated((siglum(verified, source, here) for source in sources), " ")
    if len(sources) > _NAMED:
        return [el("details", el("summary", said), el("p", sigla), cls="silent-others")]
    return [el("p", said, " ", sigla, cls="silent-others")]


def looked_for(verified: VerifiedBriefing, source: str, words: Sequence[str]) -> Html:
    """The words that were looked for in a silent source, and whether their absence is proved."""
    kind = verified.briefing.sources[source].kind
    if not words:
        return say(verified, "silence-read", kind=kind)
    quoted = [join("“", each, "”") for each in _marked(verified, source, words)]
    listed = separated(quoted[:-1])
    listed = say(verified, "words-and", first=listed, last=quoted[-1]) if listed else quoted[-1]
    if source not in verified.pins:
        return say(verified, "silence-unproved", words=listed)
    return say(verified, "silence-proved", kind=kind, count=len(words), words=listed)


def looked_for_in_brackets(verified: VerifiedBriefing, silent: SilentSource) -> Html:
    """The same in short, for a page that says once for all sources what proves that words are absent."""
    if not silent.looked_for:
        return say(verified, "silence-read-short")
    words = separated(_marked(verified, silent.source, silent.looked_for))
    return say(
        verified, "silence-proved-short" if silent.source in verified.pins else "silence-unproved-short", words=words
    )


def _marked(verified: VerifiedBriefing, source: str, words: Sequence[str]) -> list[Html]:
    return [el("i", word, **if_foreign(verified, source)) for word in words]
