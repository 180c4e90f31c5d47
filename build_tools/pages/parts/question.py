"""The question that a page answers, and the answer in short."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.pages.addresses import WHOLE
from build_tools.pages.parts.curators import curator_led, curator_line, curator_paragraphs
from build_tools.text import dates
from build_tools.text.counting import counted_in_words


def question_box(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """The question of the briefing or of a topic."""
    return el("div", curator_paragraphs(verified, text, here), cls="question")


def position_line(verified: VerifiedBriefing) -> Html:
    """The day up to which the briefing is written, and from how many sources."""
    position, sources = verified.briefing.front.position, verified.briefing.sources
    kinds = {source.kind for source in sources.values()}
    what = counted_in_words(len(sources), kinds.pop() if len(kinds) == 1 else "source")
    note = join("; ", curator_line(verified, position.note)) if position.note else NOTHING
    return el("p", f"Position on {dates.date_in_words(position.date)}, from {what}", note, ".", cls="position")


def background(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """What a reader has to know first. A page of its own has a place for it; the whole briefing has many of them."""
    words = curator_paragraphs(verified, text, here)
    place = {} if here == WHOLE else {"id": "background"}
    return el("section", el("p", "Background", cls="kicker"), words, cls="background", **place)


def evidence_box(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """How good the evidence is."""
    words = curator_paragraphs(verified, text, here)
    return el("section", el("p", "How good is the evidence", cls="kicker"), words, cls="evidence-box")


def bottom_line(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """The bottom line, first on a page and apart from all else."""
    return el("section", el("p", "Bottom line", cls="kicker"), curator_led(verified, text, here), cls="bottom-line")
