"""Lists of terms with what each means, and the few words that such lists share."""

import re
from collections.abc import Iterable

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say
from build_tools.markup.html import Html, el, encode, join
from build_tools.model.values import NONE, UNKNOWN


def terms(rows: Iterable[tuple[str, str]], **attributes: str) -> Html:
    """A description list; plain text is encoded."""
    return el("dl", *(join(el("dt", term), el("dd", meaning)) for term, meaning in rows), **attributes)


def facts(rows: Iterable[tuple[str, str]], **attributes: str) -> Html:
    """A description list in the box in which pages set what is known of their record."""
    return el("div", terms(rows), cls="facts", **attributes)


def known(verified: VerifiedBriefing, value: str) -> Html:
    """A value, or that there is none, or that nobody knows it."""
    if value == NONE:
        return say(verified, "none-given")
    return say(verified, "not-known") if value == UNKNOWN else join(value)


def with_code(text: str) -> Html:
    """The generator's own words about itself, with what is in backticks set as code, and a page's apostrophes."""
    parts = re.split(r"`([^`]+)`", text)
    return join(*(el("code", part) if index % 2 else _typeset(part) for index, part in enumerate(parts)))


def _typeset(words: str) -> Html:
    return encode(re.sub(r"(?<=\w)'(?=\w|\s)", "’", words))
