"""How to quote the words with who said them, and how to cite their source and the page about them."""

from collections.abc import Iterable, Iterator

from build_tools.briefing.remembered import remembered
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports import bibliography, citation_styles
from build_tools.exports.bibliography import Work
from build_tools.exports.citation_styles import Run
from build_tools.exports.quotation import Quotation, as_html, as_markdown, as_text, as_wiki, quoted
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.model import Quote
from build_tools.model.values import UNKNOWN
from build_tools.pages.page import section
from build_tools.pages.parts.lang import language_attributes


def cite(verified: VerifiedBriefing, quote: Quote, title: str, made: Quotation | None) -> Iterator[Html]:
    """The section on citing: the words with who said them, if they are checked, their source, then the page.

    A reason not to quote the words comes before them.
    """
    briefing = verified.briefing
    speaker = briefing.people[quote.speaker].name if quote.speaker else ""
    page = bibliography.work_of_page(briefing.front, quote.id, title, permanent(verified, quote))
    yield section(say_plain(verified, "cite-title"))
    for warning in made.warnings if made else ():
        kind = el("span", say(verified, "note-avoid"), cls="note-kind note-kind--avoid")
        yield el("p", kind, " ", warning)
    yield to_copy(
        verified,
        _quoting(verified, made),
        _of_source(verified, quote.lemma_source, speaker),
        _details(verified, say(verified, "cite-page"), page, ""),
    )


def to_copy(verified: VerifiedBriefing, *folded: Html) -> Html:
    """Rows that a script offers to copy; what it says is in the element's data."""
    return el(
        "div",
        *folded,
        cls="cite",
        data_copy=say_plain(verified, "copy"),
        data_copy_what=say_plain(verified, "copy-what", what="{what}"),
        data_copied=say_plain(verified, "copied"),
        data_selected=say_plain(verified, "copy-selected"),
    )


def permanent(verified: VerifiedBriefing, quote: Quote) -> str:
    """The permanent address of a quote's page; `unknown` if the briefing doesn't say where it is published."""
    site = verified.briefing.front.address
    return f"{site}quotes/{quote.id}/" if site else UNKNOWN


def _quoting(verified: VerifiedBriefing, made: Quotation | None) -> Html:
    if made is None:
        return NOTHING
    words = quoted(made.words)
    isolated = el("bdi", words, **language_attributes(made.language))
    rows = (
        (say(verified, "quote-as-text"), el("p", isolated, as_text(made).removeprefix(words))),
        (say(verified, "quote-as-html"), el("pre", as_html(made))),
        (join("Markdown"), el("pre", as_markdown(made))),
        (say(verified, "quote-as-wiki"), el("pre", as_wiki(made))),
    )
    return folded_rows(say(verified, "quote-these-words"), rows)


@remembered
def _of_source(verified: VerifiedBriefing, name: str, speaker: str) -> Html:
    """How to cite a source for a speaker's words, which is the same for all of them that it prints."""
    publisher = verified.briefing.sources[name].publisher
    title = say(verified, "cite-words", publisher=publisher)
    return _details(verified, title, bibliography.work_of_source(verified, name), speaker)


def _details(verified: VerifiedBriefing, name: Html, work: Work, speaker: str) -> Html:
    rows = (
        (say(verified, "cite-chicago-note"), _set(citation_styles.chicago_note(work, speaker), work)),
        (say(verified, "cite-chicago-bibliography"), _set(citation_styles.chicago_bibliography(work), work)),
        (say(verified, "cite-apa-reference"), _set(citation_styles.apa(work), work)),
        (say(verified, "cite-apa-text"), _set(citation_styles.apa_in_text(work, speaker), work)),
        (join("BibTeX"), el("pre", bibliography.bibtex(work).strip())),
        (join("CSL-JSON"), el("pre", bibliography.csl_text(work))),
        (join("RIS"), el("pre", bibliography.ris(work).strip())),
    )
    return folded_rows(name, rows)


def folded_rows(name: Html, rows: Iterable[tuple[Html, Html]]) -> Html:
    """Rows folded away under a name, each with its own."""
    return el("details", el("summary", name), el("dl", *(join(el("dt", row), el("dd", text)) for row, text in rows)))


def _set(runs: list[Run], work: Work) -> Html:
    """A citation with its italics; titles are isolated, since their script may run the other way."""
    made = {
        "italic": lambda text: el("i", text),
        "title": lambda text: el("bdi", text, **language_attributes(work.language)),
    }
    return el("p", *(made[style](text) if style in made else text for text, style in runs))
