"""Quotes and differences in other people's pages: their markup, and what a program shows that is given an address.

That is an answer of oEmbed 1.0 beside each page, as a static file. Its type is `rich`, the only one that carries words:
`photo` and `video` have none, and `link` only a title. It must name a size. The markup fits any width, so the height is
an estimate for the width that is named.
"""

from collections.abc import Iterator
from math import ceil

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.quotation import figure, quotation, quoted
from build_tools.interface.words import say_plain
from build_tools.markup.html import Html, el, json_text, length, separated, shown
from build_tools.markup.prose import plain
from build_tools.model import Discrepancy

_WIDTH = 600
_LINE, _LETTERS, _AROUND = 24, 66, 80
"""The height of a line in pixels, how many letters it has, and the space around and between the paragraphs."""


def difference_figure(verified: VerifiedBriefing, entry: Discrepancy) -> Html:
    """A figure with the question, who holds what, and a link to the page; it needs no script, frame or style."""
    briefing = verified.briefing
    held = (
        el(
            "li",
            el("cite", ", ".join(briefing.sources[source].publisher for source in each.sources)),
            ": ",
            plain(each.claim),
        )
        for each in entry.positions
    )
    site = briefing.front.address
    link = [el("a", say_plain(verified, "difference-more"), href=f"{site}differences/{entry.id}/")] if site else []
    caption = separated((briefing.front.title, *link), " ")
    return el(
        "figure",
        el("p", plain(entry.question)),
        el("ul", *held),
        el("figcaption", caption),
        lang=briefing.front.language,
    )


def oembed_files(verified: VerifiedBriefing) -> Iterator[tuple[str, str]]:
    """Each answer by its path below docs/, beside its page; none if the briefing doesn't say where it is published."""
    site = verified.briefing.front.address
    if site is None:
        return
    for name, quote in verified.briefing.quotes.items():
        made = quotation(verified, quote, f"{site}quotes/{name}/")
        if made:
            title = ": ".join(filter(None, (made.speaker, quoted(made.words))))
            yield f"quotes/{name}/oembed.json", _answer(verified, title, figure(made))
    for name, entry in verified.briefing.discrepancies.items():
        yield (
            f"differences/{name}/oembed.json",
            _answer(verified, plain(entry.question), difference_figure(verified, entry)),
        )


def _answer(verified: VerifiedBriefing, title: str, html: Html) -> str:
    front = verified.briefing.front
    return json_text(
        {
            "version": "1.0",
            "type": "rich",
            "title": shown(title),
            "provider_name": front.title,
            "provider_url": front.address,
            "html": html,
            "width": _WIDTH,
            "height": _AROUND + _LINE * ceil(length(html) / _LETTERS),
        }
    )
