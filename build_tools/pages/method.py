"""The method page: how quotes were checked, the totals and the limits, derived from the data and the code."""

from build_tools.briefing.verify import VERDICTS, VerifiedBriefing
from build_tools.diagnostics.codes import Code
from build_tools.markup.html import Html, el
from build_tools.pages.addresses import METHOD
from build_tools.pages.page import Page, section
from build_tools.pages.parts.lineages import lineage_box
from build_tools.pages.parts.pins import what_pins_prove
from build_tools.pages.parts.sigla import siglum
from build_tools.pages.parts.terms import facts, terms, with_code
from build_tools.pages.parts.verdicts import FOLD_WORDS, VERDICT_WORDS, totals_box
from build_tools.pages.parts.wording_links import wording_links
from build_tools.text.folding import NAMES

_LIKELIHOOD = (
    ("almost no chance", "1–5 %"),
    ("very unlikely", "5–20 %"),
    ("unlikely", "20–45 %"),
    ("roughly even chance", "45–55 %"),
    ("likely", "55–80 %"),
    ("very likely", "80–95 %"),
    ("almost certain", "95–99 %"),
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
            facts((verdict, VERDICT_WORDS[verdict]) for verdict in VERDICTS),
            section("What may differ in printing"),
            el(
                "p",
                "A reading that differs from its source only so is called folded. Case, words, numbers and brackets "
                "are never folded: what a source prints in brackets is its own.",
            ),
            facts((name, FOLD_WORDS[name]) for name in NAMES),
            section("What a pin proves"),
            what_pins_prove(verified),
            section("Counting in lineages"),
            lineage_box(verified, METHOD),
            wording_links(verified, METHOD),
            section("Likelihood and confidence"),
            el(
                "p",
                "Likelihood says how probable a thing is, confidence how well the judgement is founded. "
                "They are never said in one sentence (ICD 203).",
            ),
            facts(_LIKELIHOOD),
            section("The rules every build holds to"),
            terms((el("code", code.value), with_code(code.explanation)) for code in Code),
        ),
    )


def _by_source(verified: VerifiedBriefing) -> Html:
    head = el("tr", el("th", "Source", scope="col"), *(el("th", verdict, scope="col") for verdict in VERDICTS))
    rows = []
    for source, witness in verified.briefing.sources.items():
        found = [check.verdict for (_, name), check in verified.checks.items() if name == source]
        cells = [el("td", str(found.count(verdict))) for verdict in VERDICTS]
        rows.append(el("tr", el("th", siglum(verified, source, METHOD), f" {witness.publisher}", scope="row"), *cells))
    caption = el("caption", "Verdicts by source", cls="unseen")
    return el("table", caption, el("thead", head), el("tbody", *rows), cls="matrix")
