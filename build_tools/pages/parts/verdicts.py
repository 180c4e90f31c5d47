"""Verdicts, folds and pins in words."""

from build_tools.briefing.verify import Check, Verdict, VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.text.counting import counted_in_words, number_in_words

FOLD_WORDS = {
    "invisible": "Soft hyphens, zero-width characters, marks of direction and byte order are passed over.",
    "nfc": "A letter and its combining accent are the same as the accented letter (Unicode NFC).",
    "white-space": "Line breaks, no-break spaces and runs of spaces are one space; between Chinese or Japanese "
    "characters they are none.",
    "quotation-marks": "Curly and straight quotation marks and apostrophes are the same.",
    "dashes": "Hyphens and dashes of any length are the same.",
    "ellipsis": "Three dots, spaced or not, are the same as the one character.",
}


PROVED = (
    "that these words stand side by side, in this order, in the body of the text that was pinned, "
    "and not in a caption or a box around it;",
    "whether they stand there to the letter or only after the folds that are named;",
    "that no word which was looked for in a silent source stands anywhere in its body;",
    "that the pinned text has not been changed since without the change being seen in the project’s history.",
)


NOT_PROVED = (
    "that the publisher published that text: whoever made the pin read it from a copy;",
    "that the speaker said the words: that rests on the source, and often on its agency;",
    "that nothing else in the source qualifies the words: whoever doubts it follows the link to it;",
    "that words called single stand only once, that a sentence doesn’t go on with a qualification, and how much two "
    "texts share: these were counted when the pin was made, and its proofs don’t cover them.",
)


def pins(verified: VerifiedBriefing) -> Html:
    """What the pins show of the readings, and what they do not."""
    pinned, every = len(verified.pins), counted_in_words(len(verified.briefing.sources), "source")
    have = "has" if pinned == 1 else "have"
    return el(
        "div",
        el(
            "p",
            f"The sources' texts are under copyright and are not in this project. A pin stands in for each: "
            f"{number_in_words(pinned)} of {every} {have} one. It is a fingerprint of the whole text with a "
            "short proof for each reading, and every build checks every proof. It shows:",
        ),
        el("ul", *(el("li", each) for each in PROVED)),
        el("p", "It does not show:"),
        el("ul", *(el("li", each) for each in NOT_PROVED)),
        el(
            "p",
            "Whoever has a source’s text can make its pin again and get the same bytes. Whoever has not learns from "
            "the pin no word that isn’t quoted here, and can’t test a guess at one without guessing the whole text.",
        ),
    )


VERDICT_WORDS: dict[Verdict, str] = {
    "exact": "The same characters as in the source.",
    "folded": "The same but for what printing varies, such as spaces and the shape of marks; it is named beside it.",
    "elided": "Pieces that follow one another in the source; what was left out between them is marked.",
    "not-found": "Not in the source. Such a reading stops the build and is never published.",
    "unchecked": "Not compared yet, because the source has no pin. A strict build refuses it.",
}


VERDICTS_IN_SHORT: dict[Verdict, str] = {
    "exact": "to the letter",
    "folded": "the same but for spaces, dashes or the shape of marks",
    "elided": "checked in pieces, with words of the source left out between",
    "not-found": "not in the source, which stops the build",
    "unchecked": "not compared yet",
}


def verdict(check: Check) -> Html:
    """The verdict on a reading, with the folds it needed."""
    folds = f" ({', '.join(check.folds)})" if check.folds else ""
    return el("span", check.verdict, folds, cls=f"verdict verdict--{check.verdict}")
