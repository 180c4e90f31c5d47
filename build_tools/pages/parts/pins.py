"""What pins prove of the readings, and what they do not."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html, el
from build_tools.text.counting import counted_in_words, number_in_words

_PROVED = (
    "that these words appear side by side, in this order, in the body of the text that was pinned, and not in a "
    "caption or a box around it;",
    "whether they appear there to the letter or only after the folds that are named;",
    "whether they are in quotation marks there, and whom the text itself names beside them, where that is certain;",
    "how many words are left out between two pieces of a quotation, and whether a quotation begins or ends in between;",
    "that the words appear in one place only, and whether their sentence goes on with a word like “but”;",
    "that no word which was looked for in a silent source appears anywhere in its body;",
    "that no figure of the pin was changed by hand, and that the other pins were made beside the same text.",
)

_NOT_PROVED = (
    "that the publisher published that text: whoever made the pin read it from a copy, and could have invented it. The "
    "pin of an invented text has another fingerprint, which whoever has the text can see;",
    "that the speaker said the words: that rests on the source, and often on its agency;",
    "that nothing else in the source qualifies the words: whoever doubts it follows the link to it;",
    "how much two texts share: their pins must agree on it, but only whoever has both texts can count it again.",
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
            "the pin no word that isn’t quoted here, but for the speaker’s name beside a quotation, and can’t test a "
            "guess at one without guessing the whole text. Where so little of a text is not quoted that it could be "
            "guessed, the pin is made with a random key that is kept with the text, and whoever makes it again needs "
            "the key too.",
        ),
    )
