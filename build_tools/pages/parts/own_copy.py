"""How a reader checks quotations against their own copy of an article: on the page, or offline."""

from collections.abc import Sequence

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el, separated
from build_tools.pages.addresses import DATA, link_off_page


def own_copy(verified: VerifiedBriefing, sources: Sequence[str], here: str) -> Html:
    """What readers need to check some sources that have pins; the script own_copy.js puts a form before it."""
    folder = link_off_page(here, DATA)
    pins = separated(
        el("a", verified.briefing.sources[name].publisher, href=f"{folder}pins/{name}.json", download="")
        for name in sources
    )
    program = el("a", "verify.py", href=f"{folder}verify.py", download="")
    command = el("code", f"python3 verify.py {sources[0]}.json article.txt")
    offline = say(verified, "own-copy-offline", program=program, pins=pins, count=len(sources), command=command)
    return el("div", el("p", offline), cls="owncopy")
