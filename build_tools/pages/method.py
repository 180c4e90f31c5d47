"""The method page: how quotes were checked, the totals and the limits, derived from the data and the code."""

from collections.abc import Iterator

from build_tools.briefing.verify import VERDICTS, VerifiedBriefing
from build_tools.diagnostics.codes import Code
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.pages.addresses import METHOD
from build_tools.pages.page import Page, placed_section, section
from build_tools.pages.parts.evidence import kind_of
from build_tools.pages.parts.lang import english_attributes
from build_tools.pages.parts.lineages import lineage_box
from build_tools.pages.parts.own_copy import own_copy
from build_tools.pages.parts.pins import what_pins_prove
from build_tools.pages.parts.sigla import siglum
from build_tools.pages.parts.terms import facts, terms, with_code
from build_tools.pages.parts.verdicts import totals_box
from build_tools.pages.parts.wording_links import wording_links
from build_tools.text.folding import NAMES

_LIKELIHOOD = (
    ("almost-no-chance", "1–5"),
    ("very-unlikely", "5–20"),
    ("unlikely", "20–45"),
    ("roughly-even-chance", "45–55"),
    ("likely", "55–80"),
    ("very-likely", "80–95"),
    ("almost-certain", "95–99"),
)
"""The scale of ICD 203, in per cent."""

_SCHOLARS = ("siglum", "reading", "lemma", "apparatus", "lineage", "pin")
"""The words of the files that pages of the site say in other words."""


def method_page(verified: VerifiedBriefing) -> Page:
    """The method page."""
    scroll = {"cls": "scroll", "tabindex": "0", "role": "region"}
    return Page(
        path=METHOD,
        title=say_plain(verified, "method-title"),
        description=say_plain(verified, "method-about"),
        blocks=(
            el("p", say(verified, "method-lead", kind=kind_of(verified)), cls="lead"),
            section(say_plain(verified, "method-totals")),
            totals_box(verified, METHOD),
            el("div", _by_source(verified), aria_label=say_plain(verified, "method-by-source"), **scroll),
            section(say_plain(verified, "method-results")),
            facts(_verdicts(verified)),
            section(say_plain(verified, "method-typography")),
            el("p", say(verified, "method-typography-lead")),
            facts((say(verified, f"fold-{name}"), say(verified, f"fold-means-{name}")) for name in NAMES),
            *placed_section("pins", say_plain(verified, "method-pins")),
            what_pins_prove(verified),
            *_own_copies(verified),
            section(say_plain(verified, "method-agencies")),
            lineage_box(verified, METHOD),
            wording_links(verified, METHOD),
            section(say_plain(verified, "method-likelihood")),
            el("p", say(verified, "method-likelihood-lead")),
            facts(
                (say(verified, f"likelihood-{name}"), say(verified, "likelihood-range", range=range))
                for name, range in _LIKELIHOOD
            ),
            section(say_plain(verified, "method-terms")),
            el("p", say(verified, "method-terms-lead")),
            facts((say(verified, f"term-{name}"), say(verified, f"term-means-{name}")) for name in _SCHOLARS),
            section(say_plain(verified, "method-rules")),
            el("p", say(verified, "method-rules-lead")),
            el(
                "details",
                el("summary", say(verified, "method-rules-unfold", count=len(Code))),
                terms(
                    ((el("code", code.value), with_code(code.explanation)) for code in Code),
                    **english_attributes(verified),
                ),
            ),
        ),
        is_own=True,
    )


def _own_copies(verified: VerifiedBriefing) -> Iterator[Html]:
    """How a reader compares what is quoted with an article, and what that proves."""
    if verified.pins:
        yield section(say_plain(verified, "own-copy-title"))
        yield el("p", say(verified, "own-copy-lead"))
        yield own_copy(verified, list(verified.pins), METHOD)
        yield el("p", say(verified, "own-copy-proves"))


def _verdicts(verified: VerifiedBriefing) -> Iterator[tuple[Html, Html]]:
    """Each verdict in the interface's word, with the word of the files beside it, and what it means."""
    for verdict in VERDICTS:
        name = say(verified, "method-in-files", name=say(verified, f"verdict-{verdict}"), code=el("code", verdict))
        yield name, say(verified, f"verdict-means-{verdict}")


def _by_source(verified: VerifiedBriefing) -> Html:
    """The verdicts that occur, by source."""
    verdicts = [verdict for verdict, count in verified.totals().items() if count]
    heads = (el("th", say(verified, f"verdict-{verdict}"), scope="col") for verdict in verdicts)
    head = el("tr", el("th", say(verified, "method-source"), scope="col"), *heads)
    rows = []
    for source, witness in verified.briefing.sources.items():
        found = [check.verdict for (_, name), check in verified.checks.items() if name == source]
        cells = [el("td", str(found.count(verdict))) for verdict in verdicts]
        rows.append(el("tr", el("th", siglum(verified, source, METHOD), f" {witness.publisher}", scope="row"), *cells))
    caption = el("caption", say(verified, "method-by-source"), cls="unseen")
    return el("table", caption, el("thead", head), el("tbody", *rows), cls="matrix")
