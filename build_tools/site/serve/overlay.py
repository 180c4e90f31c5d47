"""The error overlay of a served page: lines in, HTML out."""

from collections.abc import Sequence

from build_tools.markup.html import NOTHING, Html, el, join

LIVE = ".live"
ASSETS = {"reload.js": "text/javascript", "findings.css": "text/css"}
"""What the server adds to its pages, by name, with its type; no built site has it."""

OLD = "This page is older than these problems. Fix them to see your edit:"
REFUSED = "This page shows your edit, but a build would refuse it:"
REMARKS = "This page shows your edit, and a build would publish it. Left to decide:"
DRAFT = "This is a draft. Before it can be published:"
WAITING = "There is no page to show yet. Fix this first:"
VERIFYING = "The briefing is being verified. Its pages will appear here."
BUILDING = "The site is being built and will appear here."
STARTING = frozenset({VERIFYING, BUILDING})
"""Headings as long as there is no whole site."""


def addition(mark: str, loaded: str, heading: str, lines: Sequence[str]) -> Html:
    """What is added to the top of a page: the script that waits for a page with another mark, and the findings.

    `loaded` is another word wherever the files that the page loads are others.
    """
    script = el("script", src=f"/{LIVE}/reload.js", defer="", data_mark=mark, data_loaded=loaded)
    return join(script, _style(), _findings(heading, lines)) if lines else script


def overlay_page(mark: str, heading: str, lines: Sequence[str]) -> Html:
    """A page with only the findings, while there is no other to show."""
    script = el("script", src=f"/{LIVE}/reload.js", data_mark=mark)
    head = el("head", el("title", "Briefing"), _style())
    shown = _findings(heading, lines) if lines else join(_findings(heading, ()), el("progress", aria_label=heading))
    return el("html", head, el("body", script, shown), lang="en")


def _style() -> Html:
    return el("link", rel="stylesheet", href=f"/{LIVE}/findings.css")


def _findings(heading: str, lines: Sequence[str]) -> Html:
    listed = el("ul", *(el("li", line) for line in lines)) if lines else NOTHING
    if heading == REMARKS:
        return el(
            "details", el("summary", heading, f" {len(lines)}"), listed, cls="live-findings live-findings--remarks"
        )
    return el("div", el("p", heading), listed, cls="live-findings", role="alert")
