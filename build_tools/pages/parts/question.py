"""What opens a page: the question, the answer in short, what to know first, and how good the evidence is."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say
from build_tools.markup.html import Html, el
from build_tools.pages.addresses import WHOLE
from build_tools.pages.parts.curators import curator_line, curator_paragraphs
from build_tools.pages.parts.evidence import sources_counted


def position_line(verified: VerifiedBriefing) -> Html:
    """The day up to which the briefing is written, and from how many sources."""
    position, counted = verified.briefing.front.position, sources_counted(verified, verified.briefing.sources)
    day = date(verified, position.date)
    if position.note is None:
        said = say(verified, "home-position", date=day, sources=counted)
    else:
        note = curator_line(verified, position.note)
        said = say(verified, "home-position-noted", date=day, sources=counted, note=note)
    return el("p", said, cls="position")


def question_box(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """The question of the briefing or of a topic."""
    return el("div", curator_paragraphs(verified, text, here), cls="question")


def bottom_line(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """The bottom line, first on a page and apart from all else."""
    return _box(verified, say(verified, "bottom-line"), text, here, cls="bottom-line")


def evidence_box(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """How good the evidence is."""
    return _box(verified, say(verified, "home-evidence"), text, here, cls="evidence-box")


def background(verified: VerifiedBriefing, text: str, here: str) -> Html:
    """What a reader has to know first. A page of its own has a place for it; the whole briefing has many of them."""
    place = {} if here == WHOLE else {"id": "part-background"}
    return _box(verified, say(verified, "background"), text, here, cls="background", **place)


def _box(verified: VerifiedBriefing, title: Html, text: str, here: str, **attributes: str) -> Html:
    return el("section", el("p", title, cls="kicker"), curator_paragraphs(verified, text, here), **attributes)
