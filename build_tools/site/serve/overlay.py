"""Say on a served page what is to be mended: lines in, HTML out."""

from collections.abc import Sequence

from build_tools.markup.html import NOTHING, Html, el, join

LIVE = ".live"
ASSETS = {"reload.js": "text/javascript", "findings.css": "text/css"}
"""What a server adds to its pages, by name, with its type; it is in no built site."""

OLD = "This page is from before these findings. Mend them to see your edit:"
REFUSED = "This page is new, but a build would refuse it:"
WAITING = "There is no page to show yet. Mend this first:"
STARTING = "The site is being made. It will appear here."


def addition(mark: str, heading: str, lines: Sequence[str]) -> Html:
    """What a page is given at its top: the script that waits for a page with another mark, and the findings."""
    script = el("script", src=f"/{LIVE}/reload.js", data_mark=mark)
    return join(script, _style(), _findings(heading, lines)) if lines else script


def overlay_page(mark: str, heading: str, lines: Sequence[str]) -> Html:
    """A page of findings alone, where there is no other to show."""
    script = el("script", src=f"/{LIVE}/reload.js", data_mark=mark)
    head = el("head", el("title", "Briefing"), _style())
    return el("html", head, el("body", script, _findings(heading, lines)), lang="en")


def _style() -> Html:
    return el("link", rel="stylesheet", href=f"/{LIVE}/findings.css")


def _findings(heading: str, lines: Sequence[str]) -> Html:
    listed = el("ul", *(el("li", line) for line in lines)) if lines else NOTHING
    return el("div", el("p", heading), listed, cls="live-findings", role="alert")
