"""How to cite a quote and the page about it: in the Chicago and APA styles, in BibTeX and in CSL-JSON."""

from collections.abc import Iterator

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports import bibliography, citation_styles
from build_tools.exports.bibliography import Work
from build_tools.exports.citation_styles import Run
from build_tools.markup.html import Html, el, join
from build_tools.model import Quote
from build_tools.model.values import UNKNOWN
from build_tools.pages.page import section
from build_tools.pages.parts.lang import language_attributes


def cite(verified: VerifiedBriefing, quote: Quote, title: str) -> Iterator[Html]:
    """The section on citing: first the words in their source, then the page."""
    briefing = verified.briefing
    source = briefing.sources[quote.lemma_source]
    speaker = briefing.people[quote.speaker].name if quote.speaker else ""
    page = bibliography.work_of_page(briefing.front, quote.id, title, permanent(verified, quote))
    yield section("Cite")
    yield el(
        "div",
        _details(
            f"The words, as {source.publisher} prints them",
            bibliography.work_of_source(quote.lemma_source, source),
            speaker,
        ),
        _details("This page", page, ""),
        cls="cite",
        data_search_exclude="",
    )


def permanent(verified: VerifiedBriefing, quote: Quote) -> str:
    """The permanent address of a quote's page; `unknown` if the briefing doesn't say where it is published."""
    site = verified.briefing.front.address
    return f"{site}quotes/{quote.id}/" if site else UNKNOWN


def _details(name: str, work: Work, speaker: str) -> Html:
    rows = (
        ("Chicago, note", _set(citation_styles.chicago_note(work, speaker), work)),
        ("Chicago, bibliography", _set(citation_styles.chicago_bibliography(work), work)),
        ("APA, reference", _set(citation_styles.apa(work), work)),
        ("APA, in the text", _set(citation_styles.apa_in_text(work, speaker), work)),
        ("BibTeX", el("pre", bibliography.bibtex(work).strip())),
        ("CSL-JSON", el("pre", bibliography.csl_text(work))),
    )
    return el("details", el("summary", name), el("dl", *(join(el("dt", row), el("dd", text)) for row, text in rows)))


def _set(runs: list[Run], work: Work) -> Html:
    """A citation with its italics; titles are isolated, since their script may run the other way."""
    made = {
        "italic": lambda text: el("i", text),
        "title": lambda text: el("bdi", text, **language_attributes(work.language)),
    }
    return el("p", *(made[style](text) if style in made else text for text, style in runs))
