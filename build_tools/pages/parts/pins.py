"""What pins prove of the readings, and what they do not."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.text.counting import counted_in_words, number_in_words

_PROVED = (
    "that these words stand side by side, in this order, in the body of the text that was pinned, "
    "and not in a caption or a box around it;",
    "whether they stand there to the letter or only after the folds that are named;",
    "that no word which was looked for in a silent source stands anywhere in its body;",
    "that the pinned text has not been changed since without the change being seen in the project’s history.",
)

_NOT_PROVED = (
    "that the publisher published that text: whoever made the pin read it from a copy;",
    "that the speaker said the words: that rests on the source, and often on its agency;",
    "that nothing else in the source qualifies the words: whoever doubts it follows the link to it;",
    "that words called single stand only once, that a sentence doesn’t go on with a qualification, and how much two "
    "texts share: these were counted when the pin was made, and its proofs don’t cover them.",
)


def what_pins_prove(verified: VerifiedBriefing) -> Html:
    """What the pins show of the readings, what they do not, and who can check them."""
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
        el("ul", *(el("li", each) for each in _PROVED)),
        el("p", "It does not show:"),
        el("ul", *(el("li", each) for each in _NOT_PROVED)),
        el(
            "p",
            "Whoever has a source’s text can make its pin again and get the same bytes. Whoever has not learns from "
            "the pin no word that isn’t quoted here, and can’t test a guess at one without guessing the whole text.",
        ),
    )
