"""How works are cited. The forms were compared with those of citeproc-js, letter for letter but for capitals."""

import dataclasses
import html
import json

import bibtexparser
import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports import bibliography, citation_styles, quotation
from build_tools.exports.bibliography import Work
from build_tools.exports.quotation import Quotation
from build_tools.model import Annotation
from build_tools.model.values import UNKNOWN
from build_tools.pages import page_at
from build_tools.pages.parts.card import quote_card
from tests.conftest import SMALL

PAPER = Work(
    key="gazette",
    kind="article",
    title="A quay & its ‘price’",
    authors=("Ana Lund",),
    publisher="The Gazette",
    published="2024-03-06",
    url="https://gazette.example/quay?id=1&part=2",
    retrieved="2024-03-07",
    language="en",
    note="Lineage: coast_agency, credited",
)
URL = PAPER.url

FORMS = [
    (
        {},
        f"Ana Lund, “A quay & its ‘price,’” The Gazette, March 6, 2024, {URL}.",
        f"Ana Lund. “A quay & its ‘price.’” The Gazette, March 6, 2024. {URL}.",
        f"Ana Lund. (2024, March 6). A quay & its ‘price’. The Gazette. {URL}",
        "(Ana Lund, 2024)",
    ),
    (
        {"authors": (), "title": "What is stone?", "published": "2024-03-05/2024-03-06", "url": UNKNOWN},
        "“What is stone?,” The Gazette, March 5 or 6, 2024.",
        "The Gazette. “What is stone?” March 5 or 6, 2024.",
        "What is stone? (2024, March 5 or 6). The Gazette.",
        "(“What is stone?,” 2024)",
    ),
    (
        {"authors": (), "title": UNKNOWN, "published": "2024-03~"},
        f"The Gazette, [March 2024?], {URL}.",
        f"The Gazette. [March 2024?]. {URL}.",
        f"[Article, title not known]. (ca. 2024, March). The Gazette. {URL}",
        "(The Gazette, ca. 2024)",
    ),
    (
        {"published": UNKNOWN, "title": "Stone"},
        f"Ana Lund, “Stone,” The Gazette, n.d., accessed March 7, 2024, {URL}.",
        f"Ana Lund. “Stone.” The Gazette, n.d. Accessed March 7, 2024. {URL}.",
        f"Ana Lund. (n.d.). Stone. The Gazette. Retrieved March 7, 2024, from {URL}",
        "(Ana Lund, n.d.)",
    ),
    (
        {"published": UNKNOWN, "retrieved": UNKNOWN, "title": "Stone", "publisher": "Quay Co.", "url": UNKNOWN},
        "Ana Lund, “Stone,” Quay Co., n.d.",
        "Ana Lund. “Stone.” Quay Co., n.d.",
        "Ana Lund. (n.d.). Stone. Quay Co.",
        "(Ana Lund, n.d.)",
    ),
    (
        {"authors": (), "title": "Stone", "publisher": "Example Inc."},
        f"“Stone,” Example Inc., March 6, 2024, {URL}.",
        f"Example Inc. “Stone.” March 6, 2024. {URL}.",
        f"Stone. (2024, March 6). Example Inc. {URL}",
        "(“Stone,” 2024)",
    ),
    (
        {"kind": "transcript", "authors": (), "title": "Record of the board", "published": "2023-12-30/2024-01-02"},
        f"The Gazette, “Record of the board,” between December 30, 2023 and January 2, 2024, {URL}.",
        f"The Gazette. “Record of the board.” Between December 30, 2023 and January 2, 2024. {URL}.",
        f"The Gazette. (between December 30, 2023 and January 2, 2024). Record of the board [Transcript]. {URL}",
        "(The Gazette, 2023–2024)",
    ),
    (
        {"kind": "page", "authors": ("Ana Lund", "Bo Ek"), "title": "Åsa Brandt: “in stone”", "published": "2024"},
        f"Ana Lund and Bo Ek, “Åsa Brandt: ‘in stone,’” The Gazette, 2024, {URL}.",
        f"Ana Lund and Bo Ek. “Åsa Brandt: ‘in stone.’” The Gazette, 2024. {URL}.",
        f"Ana Lund, & Bo Ek. (2024). Åsa Brandt: “in stone.” The Gazette. {URL}",
        "(Ana Lund & Bo Ek, 2024)",
    ),
    (
        {
            "kind": "page",
            "authors": ("Ana Lund", "Bo Ek", "Cy Orr"),
            "title": "Åsa Brandt: “in stone …”",
            "published": "2024-03-06/2024-04-01",
            "url": UNKNOWN,
        },
        "Ana Lund, Bo Ek, and Cy Orr, “Åsa Brandt: ‘in stone …,’” The Gazette, "
        "between March 6, 2024 and April 1, 2024, record gazette.",
        "Ana Lund, Bo Ek, and Cy Orr. “Åsa Brandt: ‘in stone …’” The Gazette, "
        "between March 6, 2024 and April 1, 2024. Record gazette.",
        "Ana Lund, Bo Ek, & Cy Orr. (2024, between March 6 and April 1). Åsa Brandt: “in stone …” The Gazette. "
        "Record gazette.",
        "(Ana Lund et al., 2024)",
    ),
]


def _text(runs: list[citation_styles.Run]) -> str:
    return "".join(text for text, _ in runs)


@pytest.mark.parametrize(("given", "note", "entry", "reference", "in_text"), FORMS)
def test_forms(given: dict[str, object], note: str, entry: str, reference: str, in_text: str) -> None:
    work = dataclasses.replace(PAPER, **given)
    forms = (
        citation_styles.chicago_note,
        citation_styles.chicago_bibliography,
        citation_styles.apa,
        citation_styles.apa_in_text,
    )
    assert [_text(form(work)) for form in forms] == [note, entry, reference, in_text]


def test_words_that_a_work_quotes_are_their_speakers() -> None:
    assert _text(citation_styles.chicago_note(PAPER, "Åsa Brandt")).startswith(
        "Åsa Brandt, quoted in Ana Lund, “A quay"
    )
    assert _text(citation_styles.apa_in_text(PAPER, "Åsa Brandt")) == "(Åsa Brandt, as cited in Ana Lund, 2024)"


def test_a_paper_is_set_in_italics_and_a_title_apart() -> None:
    styles = dict(citation_styles.chicago_note(dataclasses.replace(PAPER, title="Stone")))
    assert (styles["The Gazette"], styles["Stone"]) == ("italic", "title")


def test_a_record_is_read_back_whatever_the_title_holds() -> None:
    work = dataclasses.replace(PAPER, title="100% of {it} #1 $5 a_b\\c & d", published="2024-03-05/2024-03-06")
    (entry,) = bibtexparser.loads(bibliography.bibtex(work)).entries
    assert entry == {
        "ENTRYTYPE": "article",
        "ID": "gazette",
        "title": r"100\% of \textbraceleft{}it\textbraceright{} \#1 \$5 a\_b\textbackslash{}c \& d",
        "author": "{Ana Lund}",
        "journal": "The Gazette",
        "url": URL,
        "urldate": "2024-03-07",
        "date": "2024-03-05/2024-03-06",
        "note": r"Lineage: coast\_agency, credited",
    }


def test_a_brace_in_one_record_leaves_the_next_as_it_is() -> None:
    """BibTeX counts braces, escaped or not."""
    broken = dataclasses.replace(PAPER, title="a ^ b ~ c { d \\\\} e }", authors=("Ana {Lund",))
    text = bibliography.bibtex(broken) + "\n" + bibliography.bibtex(dataclasses.replace(PAPER, key="post"))
    assert text.count("{") == text.count("}")
    first, second = bibtexparser.loads(text).entries
    assert first["title"] == (
        r"a \textasciicircum{} b \textasciitilde{} c \textbraceleft{} d "
        r"\textbackslash{}\textbackslash{}\textbraceright{} e \textbraceright{}"
    )
    assert first["author"] == r"{Ana \textbraceleft{}Lund}"
    assert (second["ID"], second["title"]) == ("post", bibliography.bibtex(PAPER).split("title = {")[1].split("},")[0])


def test_a_page_of_the_briefing_has_no_address_unless_it_says_where_it_is() -> None:
    work = dataclasses.replace(PAPER, kind="page", url=UNKNOWN, retrieved=UNKNOWN, authors=("Ana Lund", "Bo Ek"))
    (entry,) = bibtexparser.loads(bibliography.bibtex(work)).entries
    assert entry["ENTRYTYPE"] == "misc" and "url" not in entry
    assert entry["author"] == "{Ana Lund} and {Bo Ek}"
    assert json.loads(json.dumps(bibliography.csl(work))) == {
        "id": "gazette",
        "type": "webpage",
        "container-title": "The Gazette",
        "title": "A quay & its ‘price’",
        "language": "en",
        "author": [{"literal": "Ana Lund"}, {"literal": "Bo Ek"}],
        "issued": {"date-parts": [[2024, 3, 6]]},
    }


HOSTILE = Quotation(
    words="1. It's “so” & [x](y) is {{a|b}} ''c'' <b>well-known</b> www.x.example: 5 = *6*, he said.",
    language="en",
    speaker="Åsa <Brandt>",
    when="6 March 2024",
    remarks=("The Post | Evening prints other words.",),
    work=dataclasses.replace(
        PAPER, title="A [quay] | & its price", publisher="The Gazette", url="https://x.example/a|b"
    ),
    address="https://quay.example/quotes/it's/",
)


def test_words_are_copied_with_who_said_them_as_text() -> None:
    assert quotation.as_text(HOSTILE) == (
        "“1. It's ‘so’ & [x](y) is {{a|b}} ''c'' <b>well-known</b> www.x.example: 5 = *6*, he said.” — "
        "Åsa <Brandt>, The Gazette, 6 March 2024. The Post | Evening prints other words. "
        "https://quay.example/quotes/it%27s/"
    )


def test_words_are_copied_as_html() -> None:
    address = "https&#58;&#47;&#47;quay&#46;example&#47;quotes&#47;it&#37;27s&#47;"
    assert quotation.as_html(dataclasses.replace(HOSTILE, words="<b> & so")) == (
        f'<figure><blockquote lang="en" cite="{address}"><p dir="auto">&#60;b&#62; &#38; so</p></blockquote>'
        "<figcaption>Åsa &#60;Brandt&#62;&#44; <cite>The Gazette</cite>&#44; 6 March 2024&#46; "
        f'The Post &#124; Evening prints other words&#46; <a href="{address}">{address}</a></figcaption></figure>'
    )


def test_words_are_copied_as_markdown() -> None:
    assert quotation.as_markdown(HOSTILE) == (
        "> “1. It's ‘so’ &#38; &#91;x&#93;(y) is &#123;&#123;a&#124;b&#125;&#125; &#39;&#39;c&#39;&#39; "
        "&#60;b&#62;well-known&#60;&#47;b&#62; www&#46;x&#46;example: 5 &#61; &#42;6&#42;, he said.”\n"
        ">\n"
        "> — Åsa &#60;Brandt&#62;, The Gazette, 6 March 2024. The Post &#124; Evening prints other words. "
        "<https://quay.example/quotes/it%27s/>"
    )


def test_words_are_copied_as_a_citation_for_a_wiki() -> None:
    assert quotation.as_wiki(HOSTILE) == (
        "{{cite news |title=A &#91;quay&#93; &#124; &#38; its price |author=Ana Lund |newspaper=The Gazette "
        "|date=6 March 2024 |url=https://x.example/a%7Cb |access-date=2024-03-07 |language=en "
        "|quote=1. It's “so” &#38; &#91;x&#93;(y) is &#123;&#123;a&#124;b&#125;&#125; &#39;&#39;c&#39;&#39; "
        "&#60;b&#62;well-known&#60;&#47;b&#62; www&#46;x&#46;example: 5 &#61; &#42;6&#42;, he said.}} "
        "Åsa &#60;Brandt&#62;. The Post &#124; Evening prints other words. https://quay.example/quotes/it%27s/"
    )


def test_what_is_not_known_is_left_out_of_words_to_copy() -> None:
    work = dataclasses.replace(PAPER, kind="transcript", title=UNKNOWN, authors=(), published=UNKNOWN, url=UNKNOWN)
    made = Quotation("Stone", "en", "", "", (), dataclasses.replace(work, retrieved=UNKNOWN), UNKNOWN)
    assert quotation.as_text(made) == "“Stone” — The Gazette."
    assert quotation.as_html(made) == (
        '<figure><blockquote lang="en"><p dir="auto">Stone</p></blockquote>'
        "<figcaption><cite>The Gazette</cite>&#46;</figcaption></figure>"
    )
    assert quotation.as_markdown(made) == "> “Stone”\n>\n> — The Gazette."
    assert quotation.as_wiki(made) == "{{cite web |website=The Gazette |language=en |quote=Stone}}"


def test_words_bring_their_qualification_and_the_papers_that_differ() -> None:
    verified = gate.verified(SMALL / "briefing")
    quote = verified.briefing.quotes["brandt-stone"]
    key = (quote.id, quote.lemma_source)
    check = verified.checks[key]
    *before, last = check.anchors
    *tokens, token = last.tokens
    cut = dataclasses.replace(last, tokens=(*tokens, token._replace(qualified=True)))
    checks = {**verified.checks, key: dataclasses.replace(check, anchors=(*before, cut))}
    made = quotation.quotation(dataclasses.replace(verified, checks=checks), quote, "https://quay.example/quotes/x/")
    assert made and quotation.as_text(made) == (
        "“We will build it, and we will build it in stone” — Åsa Brandt, The Courier, 6 March 2024. "
        "In the source the sentence goes on with a qualification. The Post <Evening> prints other words. "
        "https://quay.example/quotes/x/"
    )


def _avoided(**given: str) -> VerifiedBriefing:
    """The small briefing whose first quote has one note, which says why not to quote it."""
    verified = gate.verified(SMALL / "briefing")
    quote = verified.briefing.quotes["brandt-stone"]
    note = Annotation(kind="avoid", author="editor", date="2024-03-09", **given)
    noted = quote.model_copy(update={"annotations": (note,)})
    quotes = {**verified.briefing.quotes, quote.id: noted}
    return dataclasses.replace(verified, briefing=verified.briefing.model_copy(update={"quotes": quotes}))


def test_words_to_avoid_are_copied_with_the_warning() -> None:
    verified = _avoided(on="build it in stone", note="A slip of the [Courier](quote:brandt-stone)")
    page = page_at(verified, "quotes/brandt-stone.md")
    made = quotation.quotation(verified, verified.briefing.quotes["brandt-stone"], UNKNOWN)
    assert page and made
    warning = "The editors advise against quoting “build it in stone”: A slip of the Courier."
    assert quotation.as_text(made) == (
        "“We will build it, and we will build it in stone” — Åsa Brandt, The Courier, 6 March 2024. "
        f"{warning} The Post <Evening> prints other words. https://courier.example/quay?id=1&part=2"
    )
    for copied in (quotation.as_html(made), quotation.as_markdown(made), quotation.as_wiki(made)):
        assert warning in html.unescape(copied)
    cited = html.unescape(page.markdown()).partition("## Cite")[2]
    assert cited.index(f"avoid</span> {warning}") < cited.index("<details>")
    card = quote_card(verified, made)
    assert card.content["remarks"][0] == "The editors advise against quoting these words; their page says why."


@pytest.mark.parametrize(
    ("given", "warnings"),
    [
        ({"note": "All of it."}, ("The editors advise against quoting these words: All of it.",)),
        ({"note": "Another paper’s.", "on": "granite", "reading": "post"}, ()),
    ],
)
def test_only_notes_on_the_copied_words_warn_of_them(given: dict[str, str], warnings: tuple[str, ...]) -> None:
    verified = _avoided(**given)
    made = quotation.quotation(verified, verified.briefing.quotes["brandt-stone"], UNKNOWN)
    assert made and made.warnings == warnings


def test_unchecked_words_are_not_for_copying() -> None:
    verified = gate.verified(SMALL / "briefing")
    quote = verified.briefing.quotes["brandt-stone"]
    key = (quote.id, quote.lemma_source)
    checks = {**verified.checks, key: dataclasses.replace(verified.checks[key], verdict="unchecked")}
    assert quotation.quotation(dataclasses.replace(verified, checks=checks), quote, UNKNOWN) is None


def test_a_record_in_ris_has_a_line_for_each_field() -> None:
    work = dataclasses.replace(PAPER, title="A quay\nER  - \u2028TY  - BOOK", published="2024-03-05/2024-03-06")
    assert bibliography.ris(work) == (
        "TY  - NEWS\nID  - gazette\nTI  - A quay ER - TY - BOOK\nAU  - Ana Lund\nT2  - The Gazette\n"
        "DA  - 2024///5 or 6 March 2024\n"
        f"UR  - {URL}\nY2  - 2024/03/07/\nLA  - en\nN1  - Lineage: coast_agency, credited\nER  - \n"
    )
    assert "\nDA  - 2024/03//\n" in bibliography.ris(dataclasses.replace(PAPER, published="2024-03"))
