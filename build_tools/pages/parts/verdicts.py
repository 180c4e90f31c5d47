"""The verdicts on readings: one beside its reading, the totals, and what verdicts and folds mean in words."""

from collections.abc import Iterator

from build_tools.briefing.verify import Check, Verdict, VerifiedBriefing
from build_tools.markup.html import Html, el, join
from build_tools.markup.svg import bar
from build_tools.pages.addresses import METHOD, link
from build_tools.text.counting import plural

VERDICT_WORDS: dict[Verdict, str] = {
    "exact": "The same characters as in the source.",
    "folded": "The same but for what printing varies, such as spaces and the shape of marks; it is named beside it.",
    "elided": "Pieces that follow one another in the source; what was left out between them is marked.",
    "not-found": "Not in the source. Such a reading stops the build and is never published.",
    "unchecked": "Not compared yet, because the source has no pin. A strict build refuses it.",
}

_VERDICTS_IN_SHORT: dict[Verdict, str] = {
    "exact": "to the letter",
    "folded": "the same but for spaces, dashes or the shape of marks",
    "elided": "checked in pieces, with words of the source left out between",
    "not-found": "not in the source, which stops the build",
    "unchecked": "not compared yet",
}

FOLD_WORDS = {
    "invisible": "Soft hyphens, zero-width characters, marks of direction and byte order, and variation selectors "
    "that select nothing are passed over.",
    "nfc": "A letter and its combining accent are the same as the accented letter (Unicode NFC).",
    "white-space": "Line breaks, no-break spaces and runs of spaces are one space; between Chinese or Japanese "
    "characters they are none.",
    "quotation-marks": "Curly and straight quotation marks and apostrophes are the same.",
    "dashes": "Hyphens and dashes of any length are the same.",
    "ellipsis": "Three dots, spaced or not, are the same as the one character.",
}


def verdict(check: Check) -> Html:
    """The verdict on a reading, with the folds it needed."""
    folds = f" ({', '.join(check.folds)})" if check.folds else ""
    return el("span", check.verdict, folds, cls=f"verdict verdict--{check.verdict}")


def totals_box(verified: VerifiedBriefing, here: str) -> Html:
    """How many readings were checked, and with what verdict."""
    counts = verified.totals()
    every, quotes = sum(counts.values()), len(verified.briefing.quotes)
    shown = [
        el("li", bar(1, [(1, verdict)]), " ", el("b", str(count)), f" {verdict}", cls=f"total total--{verdict}")
        for verdict, count in counts.items()
    ]
    method = el("a", "How readings are checked, and what that proves", href=link(here, METHOD))
    return el(
        "div",
        el(
            "p",
            f"{every} {plural('reading', every)} of {quotes} {plural('quote', quotes)}, "
            "each compared with its source at every build.",
        ),
        bar(every, [(count, verdict) for verdict, count in counts.items()]),
        el("ul", *shown, cls="totals"),
        el("p", *_in_short(), cls="lead"),
        el("p", method, "."),
        cls="totals-box",
    )


def _in_short() -> Iterator[Html]:
    """What each verdict means, for readers who meet the words here first."""
    for index, (verdict, meaning) in enumerate(_VERDICTS_IN_SHORT.items()):
        yield join("; " if index else "", el("b", verdict.capitalize() if index == 0 else verdict), f": {meaning}")
    yield join(".")
