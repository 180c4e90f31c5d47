"""What a page of the preview gets so that it can be edited: a script with its words, and where each text is shown."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, get_args

from build_tools import disk
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import plain_words, say_plain
from build_tools.markup.html import Html, compact_json, el, join
from build_tools.model import AnnotationKind, Grade

ASSETS = {"edit.js": "text/javascript", "edit.css": "text/css"}
"""What the server adds to its pages, by name, with its type; no built site has it."""


class Shown(NamedTuple):
    """Where pages show a value: of the record that the page is about, or of the quote or difference around it.

    In the route, # is the number of the list item that the element is in, from 0.
    """

    of: str
    selector: str
    at: str
    name: str


PAGE, QUOTE, DIFFERENCE = "page", "quote-", "difference-"
SHOWN = (
    Shown(PAGE, "h1", "title", "title"),
    Shown(PAGE, "h1", "question", "question"),
    Shown(PAGE, ".bottom-line", "bottom_line", "bottom-line"),
    Shown(PAGE, ".evidence-box", "evidence", "evidence"),
    Shown(PAGE, ".background", "background/text", "background"),
    Shown(PAGE, ".judgements > li > .statement", "judgements/#/statement", "judgement"),
    Shown(PAGE, ".judgements > li .because", "judgements/#/because", "because"),
    Shown(PAGE, ".findings > li > .statement", "textual_findings/#/statement", "finding"),
    Shown(PAGE, ".open-questions .statement", "open_questions/#/question", "open-question"),
    Shown(PAGE, ".open-questions p:last-child", "open_questions/#/settled_by", "settled-by"),
    Shown(PAGE, ".silent-list > li", "silent/#/note", "note"),
    Shown(QUOTE, ".quote--report > figcaption", "title", "title"),
    Shown(QUOTE, ".quote > .quote-foot, .quote--record > figcaption", "topics", "topics"),
    Shown(DIFFERENCE, ".discrepancy > h3", "question", "question"),
    Shown(DIFFERENCE, ".positions--brief > li, .claim", "positions/#/claim", "claim"),
    Shown(DIFFERENCE, ".discrepancy > .assessment", "assessment", "assessment"),
    Shown(DIFFERENCE, ".discrepancy .settled-by", "settled_by", "settled-by"),
    Shown(DIFFERENCE, ".discrepancy > h3", "grade", "grade"),
)


def tools(verified: VerifiedBriefing, run: Mapping[str, Any]) -> Html:
    """What is added to the top of a page: the script with what it needs to know, also of this run, and its style."""
    front = verified.briefing.front
    given = {
        **run,
        "shown": [each._asdict() for each in SHOWN],
        "words": plain_words(verified, "edit-"),
        "kinds": {kind: say_plain(verified, f"note-{kind}") for kind in get_args(AnnotationKind)},
        "grades": {grade: say_plain(verified, f"difference-grade-{grade}") for grade in get_args(Grade)},
        "curators": {each.id: each.name for each in front.curators},
        "sources": {name: source.publisher for name, source in verified.briefing.sources.items()},
        "topics": {name: verified.briefing.topics[name].title for name in front.topics},
    }
    script = el("script", src="/.live/edit.js", defer="", data_given=compact_json(given))
    return join(el("link", rel="stylesheet", href="/.live/edit.css"), script)


def asset(name: str) -> bytes:
    """One of the files that the server adds to its pages."""
    return disk.read(Path(__file__).with_name(name))
