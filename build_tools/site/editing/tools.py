"""What a page of the preview gets so that it can be edited: a script with its words, and where each text is shown."""

from pathlib import Path
from typing import NamedTuple, get_args

from build_tools import disk
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say_plain
from build_tools.markup.html import Html, compact_json, el, join
from build_tools.model.quote import AnnotationKind

_FOLDER = Path(__file__).parent
ASSETS = {"edit.js": "text/javascript", "edit.css": "text/css"}
"""What the server adds to its pages, by name, with its type; no built site has it."""

HOME, TOPIC, QUOTE, DIFFERENCES = "/(index.html)?", "/topics/([^/]+)/", "/quotes/([^/]+)/", "/differences/"


class Shown(NamedTuple):
    """Where pages show a text of a record: on pages with this address, in the elements that a selector finds.

    The record's id is what the address has in brackets or, if a prefix is given, what follows it in the id of the
    nearest element around. In the route, # is the number of the list item that the element is in, from 0.
    """

    page: str
    selector: str
    kind: str
    prefix: str
    at: str
    name: str


_JUDGEMENT = ".judgements > li > .statement", ".judgements > li .because"
_ARTICLE, _DIFFERENCE = ".discrepancy", "difference-"
SHOWN = (
    Shown(HOME, "h1", "briefing", "", "title", "title"),
    Shown(HOME, "h1", "briefing", "", "question", "question"),
    Shown(HOME, ".bottom-line", "briefing", "", "bottom_line", "bottom-line"),
    Shown(HOME, ".evidence-box", "briefing", "", "evidence", "evidence"),
    Shown(HOME, _JUDGEMENT[0], "briefing", "", "judgements/#/statement", "judgement"),
    Shown(HOME, _JUDGEMENT[1], "briefing", "", "judgements/#/because", "because"),
    Shown(HOME, ".findings > li > .statement", "briefing", "", "textual_findings/#/statement", "finding"),
    Shown(TOPIC, "h1", "topics", "", "title", "title"),
    Shown(TOPIC, "h1", "topics", "", "question", "question"),
    Shown(TOPIC, ".bottom-line", "topics", "", "bottom_line", "bottom-line"),
    Shown(TOPIC, ".background", "topics", "", "background/text", "background"),
    Shown(TOPIC, _JUDGEMENT[0], "topics", "", "judgements/#/statement", "judgement"),
    Shown(TOPIC, _JUDGEMENT[1], "topics", "", "judgements/#/because", "because"),
    Shown(TOPIC, ".findings > li > .statement", "topics", "", "textual_findings/#/statement", "finding"),
    Shown(TOPIC, ".open-questions .statement", "topics", "", "open_questions/#/question", "open-question"),
    Shown(TOPIC, ".open-questions p:last-child", "topics", "", "open_questions/#/settled_by", "settled-by"),
    Shown(TOPIC, ".quote--report .quote-head", "quotes", "quote-", "title", "title"),
    Shown(TOPIC, f"{_ARTICLE} h3", "discrepancies", _DIFFERENCE, "question", "question"),
    Shown(TOPIC, f"{_ARTICLE} .positions > li", "discrepancies", _DIFFERENCE, "positions/#/claim", "claim"),
    Shown(TOPIC, f"{_ARTICLE} .assessment", "discrepancies", _DIFFERENCE, "assessment", "assessment"),
    Shown(DIFFERENCES, f"{_ARTICLE} h3", "discrepancies", _DIFFERENCE, "question", "question"),
    Shown(DIFFERENCES, f"{_ARTICLE} .claim", "discrepancies", _DIFFERENCE, "positions/#/claim", "claim"),
    Shown(DIFFERENCES, f"{_ARTICLE} .assessment", "discrepancies", _DIFFERENCE, "assessment", "assessment"),
    Shown(DIFFERENCES, f"{_ARTICLE} .settled-by", "discrepancies", _DIFFERENCE, "settled_by", "settled-by"),
    Shown(QUOTE, ".quote--report", "quotes", "", "title", "title"),
)

WORDS = tuple(
    """edit tools note title question bottom-line evidence judgement because finding background open-question
    settled-by claim assessment kind author date add-note on-whole quotation markdown save cancel delete undo
    redo difference difference-none close saved undone unsaved changed forbidden unclear meanwhile nothing
    nowhere unreachable
    """.split()
)
"""What the script says, by the ids of the messages without what they begin with."""


def tools(verified: VerifiedBriefing, token: str, undoable: int, redoable: int) -> Html:
    """What is added to the top of a page: the script with all that it needs to know, and its style."""
    given = {
        "token": token,
        "undo": undoable,
        "redo": redoable,
        "shown": [each._asdict() for each in SHOWN],
        "words": {name: say_plain(verified, f"edit-{name}") for name in WORDS},
        "kinds": {kind: say_plain(verified, f"note-{kind}") for kind in get_args(AnnotationKind)},
        "curators": {each.id: each.name for each in verified.briefing.front.curators},
    }
    script = el("script", src="/.live/edit.js", defer="", data_given=compact_json(given))
    return join(el("link", rel="stylesheet", href="/.live/edit.css"), script)


def asset(name: str) -> bytes:
    """One of the files that the server adds to its pages."""
    return disk.read(_FOLDER / name)
