"""The PDFs, read back: tags, bookmarks, page numbers, every quote's words, links, and no string read as a program."""

import dataclasses
import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed
from build_tools.markup.html import Html, el
from build_tools.markup.tree import tree
from build_tools.pages.whole.page import parts
from build_tools.pages.whole.print import printed
from build_tools.site.typesetting import pdf
from tests.conftest import COMMAND, SMALL, Run, made_once

HOSTILE = (
    *("#panic()", '#read("/etc/passwd")', '#import "@preview/x:1.0.0": *', "#sys.inputs", "#{", "[#quote]", "\\u{41}"),
    *("*bold*", "_slanted_", "`raw`", "$ x^2 $", "@vote", "<quote-vote>", "= Heading", "- item", "/ term: x", "\\"),
    *("a -- b --- c ... d", "~", "\"straight\" 'marks'", "// comment", "/* c */", "https://x.example//y", "{{ 7*7 }}"),
)
"""What Typst or another program would read as its own."""

BLOCKS = {
    "aside",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h3",
    "h4",
    "li",
    "ol",
    "p",
    "section",
}
BLOCKS |= {"caption", "table", "tbody", "td", "th", "thead", "tr", "ul"}
ON_SCREEN = {"unseen", "note-back", "side"}
"""The classes of what no paper needs."""


@pytest.fixture(scope="session")
def reader(invented: VerifiedBriefing, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The whole of the large invented briefing."""

    def make(folder: Path) -> None:
        (folder / "briefing.pdf").write_bytes(pdf("whole", printed(invented)).data)

    return PdfReader(made_once(tmp_path_factory, "invented-pdf", make) / "briefing.pdf")


@pytest.fixture(scope="module")
def texts(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


@pytest.fixture(scope="module")
def small() -> VerifiedBriefing:
    return gate.verified(SMALL / "briefing")


def _read(template: str, document: dict[str, Any]) -> PdfReader:
    return PdfReader(io.BytesIO(pdf(template, document).data))


def _with_body(document: dict[str, Any], block: Html) -> dict[str, Any]:
    """A document whose only part holds one block."""
    return document | {"parts": [{"id": "x", "opens_page": True, "heading": ["Part"], "body": tree(block, None)}]}


def _bookmarks(reader: PdfReader) -> list[Destination]:
    return [entry for entry in reader.outline if isinstance(entry, Destination)]


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_part_has_a_bookmark_that_leads_to_its_heading(
    reader: PdfReader, texts: list[str], invented: VerifiedBriefing
) -> None:
    titles = [part.title for part in parts(invented, records=False)]
    assert [str(entry.title) for entry in _bookmarks(reader)] == titles
    assert len(titles) > len(invented.briefing.topics) > 10
    for entry in _bookmarks(reader):
        number = reader.get_destination_page_number(entry)
        assert number is not None and str(entry.title) in " ".join(texts[number].split())
    below = [[str(entry.title) for entry in entries] for entries in reader.outline if isinstance(entries, list)]
    assert next(titles[:2] for titles in below if len(titles) > 5) == ["Judgements", "What was said"]


def test_the_contents_name_the_pages_where_the_headings_stand(reader: PdfReader, texts: list[str]) -> None:
    listed = re.findall(r"^(.+?)[\s.]*\.[\s.]*(\d+)$", texts[1], re.MULTILINE)
    numbers = [reader.get_destination_page_number(entry) for entry in _bookmarks(reader)]
    assert listed == [
        (str(entry.title), str((number or 0) + 1)) for entry, number in zip(_bookmarks(reader), numbers, strict=True)
    ]
    assert [text.split("\n")[-1] for text in texts[1:]] == [
        f"{page} / {len(texts)}" for page in range(2, len(texts) + 1)
    ]


def test_no_heading_stands_alone_at_the_foot_of_a_page(texts: list[str]) -> None:
    headings = {
        "Judgements",
        "What was said",
        "What was reported",
        "Where the sources differ",
        "Who is silent",
        "Open questions",
    }
    last = [text.split("\n")[-2] for text in texts[1:]]
    assert [line for line in last if line in headings] == []


def test_every_quote_is_printed_to_the_letter(texts: list[str], invented: VerifiedBriefing) -> None:
    """Between any two characters the number of a note may stand; a quote never breaks over two pages."""
    flat = [_flat(text) for text in texts]
    missed = []
    for quote in invented.briefing.quotes.values():
        for anchor in invented.checks[quote.id, quote.lemma_source].anchors:
            words = r"\d{0,2}".join(re.escape(letter) for letter in _flat(anchor.exact))
            if not any(re.search(words, page) for page in flat):
                missed.append(quote.id)
    assert len(invented.briefing.quotes) > 100
    assert missed == []


def test_every_word_is_printed(texts: list[str], invented: VerifiedBriefing) -> None:
    """Whatever a page comes to consist of, its text is on paper too, but for what only a screen needs."""
    printed_text = _unmarked("".join(re.sub(r"^.*\n|\n\d+ / \d+$", "", text) for text in texts))
    document = printed(invented)
    blocks = [_unmarked(text) for part in document["parts"] for text in _lines(part["body"])]
    assert len(blocks) > 500
    assert [text for text in blocks if text not in printed_text] == []


def _unmarked(text: str) -> str:
    return re.sub('[\\s"“”]+', "", text)


def _lines(nodes: list[Any]) -> Iterator[str]:
    """The text of each innermost block."""
    for node in nodes:
        if isinstance(node, dict) and any(each["tag"] in BLOCKS for each in _nodes(node["body"])):
            yield from _lines(node["body"])
        elif isinstance(node, dict):
            yield _shown(node)


def _shown(node: Any) -> str:
    if isinstance(node, str):
        return node
    return "" if set(node["class"]) & ON_SCREEN else "".join(map(_shown, node["body"]))


def _links(reader: PdfReader) -> tuple[set[str], set[str]]:
    """The places within a PDF and the addresses that its links lead to."""
    within, addresses = set(), set()
    for page in reader.pages:
        for each in page.get("/Annots", ()):
            link = each.get_object()
            if "/A" in link:
                addresses.add(str(link["/A"]["/URI"]))
            else:
                within.add(str(link["/Dest"]))
    return within, addresses


def test_links_lead_to_places_within_or_to_the_web(reader: PdfReader, invented: VerifiedBriefing) -> None:
    """Typst refuses a link to a place that is not there; here none is lost, and none leads where another should."""
    within, addresses = _links(reader)
    linked = [node for node in _nodes(printed(invented)) if "to" in node and node["class"] != ["note-back"]]
    places = {node["to"] for node in linked}
    assert len(within) == len(places | {part.id for part in parts(invented, records=False)})
    assert {f"quote-{name}" for name in invented.briefing.quotes if _is_cited(invented, name)} <= places
    assert addresses == {source.url for source in invented.briefing.sources.values() if source.url != "unknown"}


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    """The elements of a document and all that are in them."""
    for each in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
        if isinstance(each, dict) and "tag" in each:
            yield each
        yield from _nodes(each)


def _is_cited(verified: VerifiedBriefing, name: str) -> bool:
    return any(
        name in judgement.supports for topic in verified.briefing.topics.values() for judgement in topic.judgements
    )


def test_numbers_lead_to_the_site_if_it_has_an_address(small: VerifiedBriefing, tmp_path: Path) -> None:
    shutil.copytree(SMALL / "briefing", tmp_path / "briefing")
    front = tmp_path / "briefing" / "briefing.yml"
    front.write_text(front.read_text("utf-8") + "address: https://briefing.example/lunde/\n", "utf-8")
    addressed = gate.verified(tmp_path / "briefing")
    before, after = (_links(_read("whole", printed(each)))[1] for each in (small, addressed))
    quotes = {f"https://briefing.example/lunde/quotes/{name}/" for name in addressed.briefing.quotes}
    assert after - before == quotes != set()


def test_it_says_what_it_is(reader: PdfReader, invented: VerifiedBriefing) -> None:
    front = invented.briefing.front
    assert reader.metadata is not None
    assert reader.metadata.title == front.title
    assert reader.metadata.author == ", ".join(curator.name for curator in front.curators)
    assert str(reader.metadata.creation_date).startswith(front.edition)
    catalog = reader.root_object
    assert catalog["/Lang"] == front.language
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()


def _tags(element: Any) -> Iterator[tuple[str, str]]:
    """The tags of a PDF in reading order, each with its language."""
    for each in element if isinstance(element, list) else [element]:
        found = each.get_object()
        if isinstance(found, list):
            yield from _tags(found)
        elif isinstance(found, dict) and "/S" in found:
            yield found["/S"], str(found.get("/Lang", ""))
            yield from _tags(found.get("/K", []))


def test_what_it_consists_of_is_tagged(reader: PdfReader, invented: VerifiedBriefing) -> None:
    tags = Counter(tag for tag, _ in _tags(reader.root_object["/StructTreeRoot"]["/K"]))
    briefing = invented.briefing
    assert (tags["/Title"], tags["/TOC"]) == (1, 1)
    assert tags["/H1"] == tags["/TOCI"] == len(list(parts(invented, records=False)))
    assert tags["/H3"] == len(briefing.discrepancies)
    assert tags["/BlockQuote"] >= len(briefing.quotes)
    assert tags["/L"] > 0 and tags["/LI"] == tags["/LBody"]


def test_every_font_is_embedded_and_none_is_the_machines(reader: PdfReader) -> None:
    fonts = {
        str(font["/BaseFont"]): font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"LibertinusSerif", "DejaVuSansMono"}
    assert [name for name, about in fonts.items() if not {"/FontFile2", "/FontFile3"} & about.keys()] == []


def test_the_same_briefing_makes_the_same_bytes(project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert briefing("build", "--pdf").returncode == 0
    names = ("briefing.pdf", "brief.pdf")
    first = [(project / "site" / "data" / name).read_bytes() for name in names]
    monkeypatch.setenv("XDG_CACHE_HOME", str(project / "cache"))  # where no PDF is kept yet
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert briefing("build", "--pdf", "--site", "other", program=(COMMAND,)).returncode == 0
    assert [(project / "other" / "data" / name).read_bytes() for name in names] == first
    offered = {
        (page, name)
        for page in ("index.html", "whole/index.html", "data/index.html", "quotes/index.html")
        for name in re.findall(r'href="[./a-z]*?(\w+).pdf"', (project / "site" / page).read_text("utf-8"))
    }
    assert offered == {
        ("index.html", "brief"),
        ("whole/index.html", "briefing"),
        ("data/index.html", "brief"),
        ("data/index.html", "briefing"),
    }


def test_no_page_offers_a_pdf_that_was_not_made(built_project: Path) -> None:
    assert not (built_project / "site" / "data" / "briefing.pdf").exists()
    assert [
        path for path in (built_project / "site").rglob("*.html") if "briefing.pdf" in path.read_text("utf-8")
    ] == []


def test_no_string_is_a_program(tmp_path: Path) -> None:
    """Everything that Typst would read as its own appears as it was written, in titles, in prose and in readings."""
    shutil.copytree(SMALL / "briefing", tmp_path / "briefing", ignore=shutil.ignore_patterns("pins"))
    hostile = " ".join(HOSTILE)
    front, quay = (tmp_path / "briefing" / name for name in ("briefing.yml", "quotes/quay.yml"))
    _replace(front, "title: The second quay of Lunde", f"title: {_quoted(hostile)}")
    _replace(front, "name: The editor", f"name: {_quoted(hostile)}")
    _replace(front, "credits: The sources and their words are invented.", "credits: '#panic() $ x^2 $ @vote = ~'")
    _replace(
        quay,
        "    courier: We will build it, and we will build it in stone,",
        f"    courier: {_quoted(f'{hostile} in stone')}",
    )
    made = _read("whole", printed(gate.verified(tmp_path / "briefing", draft=True)))
    assert made.metadata is not None
    assert (made.metadata.title, made.metadata.author) == (hostile, hostile)
    text = _flat("".join(page.extract_text() for page in made.pages))
    in_headers = len(made.pages) - 1
    assert text.count(_flat(hostile)) - in_headers == 4  # the title, two signatures, and the reading
    assert _flat("#panic() $ x^2 $ @vote = ~") in text


def _replace(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), "utf-8")


def _quoted(text: str) -> str:
    """A text as a single-quoted scalar of YAML."""
    return "'" + text.replace("'", "''") + "'"


def test_a_quote_that_is_longer_than_a_page_goes_on_on_the_next(small: VerifiedBriefing) -> None:
    words = " ".join(f"word{number}" for number in range(900))
    figure = f'<figure class="quote"><blockquote><a class="siglum">IT</a><p>{words}</p></blockquote></figure>'
    made = _read("whole", _with_body(printed(small), Html(figure)))
    assert min(height for page in made.pages for height in _heights(page)) > 40  # where the number is
    assert _flat(words) in _flat(
        "".join(re.sub(r"\n\d+ / \d+$|^.*Part\n", "", page.extract_text()) for page in made.pages)
    )


def _heights(page: Any) -> list[float]:
    """How far above the foot of a page each piece of its text is, in points."""
    found: list[float] = []

    def note(text: str, page_matrix: list[float], matrix: list[float], *_: object) -> None:
        if text.strip():
            found.append(matrix[4] * page_matrix[1] + matrix[5] * page_matrix[3] + page_matrix[5])

    page.extract_text(visitor_text=note)
    return found


def test_elements_may_be_nested_as_deep_as_prose_allows(small: VerifiedBriefing) -> None:
    words = f"{'<em>' * 20}deep{'</em>' * 20}"
    block = Html(
        f"<section><figure class='quote'><aside class='notes'><ol><li>{words}</li></ol></aside></figure></section>"
    )
    assert "deep" in _read("whole", _with_body(printed(small), block)).pages[-1].extract_text()


def test_invisible_characters_pass_in_words_and_titles(small: VerifiedBriefing) -> None:
    odd = "a\ufeffb\u200bc\u00add\ufffee\u2028f\u0301g\ufe0fh\u2060i"
    front = small.briefing.front.model_copy(update={"title": odd})
    verified = dataclasses.replace(small, briefing=small.briefing.model_copy(update={"front": front}))
    made = _read("whole", _with_body(printed(verified), el("p", odd)))
    assert made.metadata is not None and made.metadata.title == odd.translate({0xFEFF: None, 0xFFFE: None})


def test_a_character_that_no_font_has_is_named(small: VerifiedBriefing) -> None:
    with pytest.raises(OperationFailed) as refused:
        pdf("whole", _with_body(printed(small), Html("<p>a \U0010fffd b</p>")))
    assert str(refused.value) == (
        "no font on this machine has \\u{10fffd}, which the PDF needs; "
        "install one (on Debian fonts-noto-core, fonts-noto-cjk or fonts-noto-color-emoji), or build without --pdf"
    )


def test_without_typst_the_last_site_stays(built_project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in (built_project / "site").rglob("*") if path.is_file()}
    (built_project / "stand-in").mkdir()
    (built_project / "stand-in" / "typst.py").write_text("raise ModuleNotFoundError('x')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(built_project / "stand-in"))
    ran = briefing("build", "--pdf", program=(COMMAND,))
    said = (
        "the PDF needs Typst, which is not installed; run `pip install 'annotated-briefing[pdf]'`, "
        "or build without --pdf"
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "", f"briefing: {said}\n")
    assert {path: path.read_bytes() for path in (built_project / "site").rglob("*") if path.is_file()} == before
    assert not list(built_project.glob(".site-*"))


def test_a_small_briefing_is_short(small: VerifiedBriefing) -> None:
    assert len(_read("whole", printed(small)).pages) < 15
