"""The method page: how it was checked, the totals, and the limits, all from the data and the code."""

from build_tools.briefing.rules.explanations import explanations
from build_tools.briefing.verify import VERDICTS, VerifiedBriefing
from build_tools.markup.html import Html, el, join
from build_tools.pages.home import lineages, totals_box
from build_tools.pages.page import METHOD, Page, section
from build_tools.pages.parts.marks import VERDICT_WORDS, coded, counted_in_words, number_in_words, siglum
from build_tools.text.folding import NAMES

FOLD_WORDS = {
    "invisible": "Soft hyphens, zero-width characters, marks of direction and byte order are passed over.",
    "nfc": "A letter and its combining accent are the same as the accented letter (Unicode NFC).",
    "white-space": "Line breaks, no-break spaces and runs of spaces are one space; between Chinese or Japanese "
    "characters they are none.",
    "quotation-marks": "Curly and straight quotation marks and apostrophes are the same.",
    "dashes": "Hyphens and dashes of any length are the same.",
    "ellipsis": "Three dots, spaced or not, are the same as the one character.",
}
LIKELIHOOD = (
    ("almost no chance", "1–5 %"),
    ("very unlikely", "5–20 %"),
    ("unlikely", "20–45 %"),
    ("roughly even chance", "45–55 %"),
    ("likely", "55–80 %"),
    ("very likely", "80–95 %"),
    ("almost certain", "95–99 %"),
)
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


def method_page(verified: VerifiedBriefing) -> Page:
    """The method page."""
    return Page(
        path=METHOD,
        title="Method",
        description="How every quoted word was checked, the totals, and what this does not prove.",
        blocks=(
            section("The totals"),
            totals_box(verified, METHOD),
            el("div", _by_source(verified), cls="scroll", tabindex="0", role="region", aria_label="Verdicts by source"),
            section("The verdicts"),
            _terms([(verdict, VERDICT_WORDS[verdict]) for verdict in VERDICTS]),
            section("What may differ in printing"),
            el(
                "p",
                "A reading that differs from its source only so is called folded. Case, words, numbers and brackets "
                "are never folded: what a source prints in brackets is its own.",
            ),
            _terms([(name, FOLD_WORDS[name]) for name in NAMES]),
            section("What a pin proves"),
            pins(verified),
            section("Counting in lineages"),
            lineages(verified, METHOD),
            section("Likelihood and confidence"),
            el(
                "p",
                "Likelihood says how probable a thing is, confidence how well the judgement is founded. "
                "They are never said in one sentence (ICD 203).",
            ),
            _terms(list(LIKELIHOOD)),
            section("The rules every build holds to"),
            _rules(),
        ),
    )


def _terms(terms: list[tuple[str, str]]) -> Html:
    return el("div", el("dl", *(join(el("dt", term), el("dd", meaning)) for term, meaning in terms)), cls="facts")


def _by_source(verified: VerifiedBriefing) -> Html:
    head = el("tr", el("th", "Source", scope="col"), *(el("th", verdict, scope="col") for verdict in VERDICTS))
    rows = []
    for source, witness in verified.briefing.sources.items():
        found = [check.verdict for (_, name), check in verified.checks.items() if name == source]
        cells = [el("td", str(found.count(verdict))) for verdict in VERDICTS]
        rows.append(el("tr", el("th", siglum(verified, source, METHOD), f" {witness.publisher}", scope="row"), *cells))
    caption = el("caption", "Verdicts by source", cls="unseen")
    return el("table", caption, el("thead", head), el("tbody", *rows), cls="matrix")


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


def _rules() -> Html:
    return el("dl", *(join(el("dt", el("code", code)), el("dd", coded(text))) for code, text in explanations().items()))
