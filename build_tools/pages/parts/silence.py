"""Which sources are silent, what was looked for in them, and whether its absence is proved."""

from collections.abc import Iterator, Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el, join, separated
from build_tools.model import SilentSource, Topic
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.lang import if_foreign
from build_tools.pages.parts.sigla import siglum
from build_tools.text.counting import number_in_words


def silent_list(verified: VerifiedBriefing, topic: Topic, here: str) -> Html:
    """The sources that have no words on a topic, and what was looked for in them."""
    if not topic.silent:
        every = len(verified.briefing.sources)
        who = "the one source has" if every == 1 else f"all {number_in_words(every)} have"
        return el("p", f"No source is silent: {who} words on this topic.")
    items = [
        el(
            "li",
            siglum(verified, each.source, here),
            " ",
            curator_prose(verified, each.note, here),
            el("p", looked_for(verified, each.source, each.looked_for), cls="looked-for"),
        )
        for each in topic.silent
    ]
    return el("ul", *items, cls="silent-list")


def looked_for(verified: VerifiedBriefing, source: str, words: Sequence[str]) -> Html:
    """The words that were looked for in a silent source, and whether their absence is proved."""
    if not words:
        return join("Found by reading.")
    listed = [el("i", word, **if_foreign(verified, source)) for word in words]
    if source not in verified.pins:
        return join("Looked for: ", separated(listed), "; not proved yet.")
    return join(*_absent(listed), ", as its pin proves.")


def _absent(listed: list[Html]) -> Iterator[Html]:
    if len(listed) == 1:
        yield join(listed[0], " does not stand in it")
    elif len(listed) == 2:
        yield join("Neither ", listed[0], " nor ", listed[1], " stands in it")
    else:
        yield join("None of ", separated(listed), " stands in it")


def looked_for_in_brackets(verified: VerifiedBriefing, silent: SilentSource) -> Html:
    """The same in short, for a page that says once for all sources what proves that words are absent."""
    if not silent.looked_for:
        return join("(found by reading)")
    words = separated(el("i", word, **if_foreign(verified, silent.source)) for word in silent.looked_for)
    return join("(", words, ")" if silent.source in verified.pins else "; not proved yet)")
