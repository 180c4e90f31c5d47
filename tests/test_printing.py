"""The PDF, read back: bookmarks, page numbers, every quote's words, links, and nothing fetched."""

import http.server
import io
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages.whole.page import parts
from build_tools.pages.whole.print import printed
from build_tools.site import pdf
from tests.conftest import COMMAND, SMALL, Run, made_once


@pytest.fixture(scope="session")
def reader(invented: VerifiedBriefing, tmp_path_factory: pytest.TempPathFactory) -> PdfReader:
    """The whole of the large invented briefing."""

    def make(folder: Path) -> None:
        (folder / "briefing.pdf").write_bytes(pdf.pdf(printed(invented)))

    return PdfReader(made_once(tmp_path_factory, "invented-pdf", make) / "briefing.pdf")


@pytest.fixture(scope="module")
def texts(reader: PdfReader) -> list[str]:
    return [page.extract_text() for page in reader.pages]


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
    assert [str(entry.title) for entry in reader.outline[2]][:2] == ["Judgements", "What was said"]


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


def test_links_lead_to_places_within_or_to_the_web(reader: PdfReader, invented: VerifiedBriefing) -> None:
    within, addresses = set(), set()
    for page in reader.pages:
        for each in page.get("/Annots", ()):
            link = each.get_object()
            if "/A" in link and "/URI" in link["/A"]:
                addresses.add(str(link["/A"]["/URI"]))
            else:
                within.add(str(link["/Dest"] if "/Dest" in link else link["/A"]["/D"]))
    assert within <= reader.named_destinations.keys()
    assert {f"quote-{name}" for name in invented.briefing.quotes if _is_cited(invented, name)} <= within
    assert addresses == {source.url for source in invented.briefing.sources.values() if source.url != "unknown"}


def _is_cited(verified: VerifiedBriefing, name: str) -> bool:
    return any(
        name in judgement.supports for topic in verified.briefing.topics.values() for judgement in topic.judgements
    )


def test_it_says_what_it_is(reader: PdfReader, invented: VerifiedBriefing) -> None:
    front = invented.briefing.front
    assert reader.metadata is not None
    assert reader.metadata.title == front.title
    assert reader.metadata.author == ", ".join(curator.name for curator in front.curators)
    assert str(reader.metadata.creation_date).startswith(front.edition)
    catalog = reader.root_object
    assert catalog["/Lang"] == front.language
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog


def test_every_font_is_embedded(reader: PdfReader) -> None:
    fonts = {
        str(font["/BaseFont"]): font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    assert [name for name, about in fonts.items() if not {"/FontFile2", "/FontFile3"} & about.keys()] == []


def test_the_same_briefing_makes_the_same_bytes(project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert briefing("build", "--pdf").returncode == 0
    first = (project / "site" / "data" / "briefing.pdf").read_bytes()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    assert briefing("build", "--pdf", "--site", "other", program=(COMMAND,)).returncode == 0
    assert (project / "other" / "data" / "briefing.pdf").read_bytes() == first
    for page in ("index.html", "whole/index.html", "data/index.html"):
        assert 'data/briefing.pdf"' in (project / "site" / page).read_text("utf-8").replace(
            'href="briefing', 'href="data/briefing'
        )


def test_no_page_offers_a_pdf_that_was_not_made(built_project: Path) -> None:
    assert not (built_project / "site" / "data" / "briefing.pdf").exists()
    assert [
        path for path in (built_project / "site").rglob("*.html") if "briefing.pdf" in path.read_text("utf-8")
    ] == []


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The addresses that were asked of a server on this machine; the first is the server's own."""
    found: list[str] = []

    class Listening(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.append(self.path)
            self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    found.append(f"http://127.0.0.1:{server.server_port}/")
    yield found
    server.shutdown()
    server.server_close()


def test_nothing_is_fetched(asked: list[str], tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("what nobody may read", "utf-8")
    document = (
        f'<html lang="en"><title>x</title><link rel="stylesheet" href="{asked[0]}style.css">'
        f'<style>@import url("{asked[0]}more.css"); p {{ background: url("{asked[0]}back.png") }}</style>'
        f'<link rel="attachment" href="{secret.as_uri()}"><p>words<img src="{asked[0]}x.png" alt="y"></p></html>'
    )
    made = pdf.pdf(document)
    assert PdfReader(io.BytesIO(made)).attachments == {}
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("raises", "said"),
    [
        (
            "ModuleNotFoundError('x')",
            "the PDF needs WeasyPrint, which is not installed; run `pip install 'annotated-briefing[pdf]'`, or build without --pdf",
        ),
        (
            "OSError('cannot load library')",
            "the PDF needs the library Pango, which is not installed; on Debian and Ubuntu apt-get install libpango-1.0-0 "
            "libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core, or build without --pdf",
        ),
    ],
)
def test_without_the_library_the_last_site_stays(
    raises: str, said: str, built_project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in (built_project / "site").rglob("*") if path.is_file()}
    (built_project / "stand-in").mkdir()
    (built_project / "stand-in" / "weasyprint.py").write_text(f"print('how to install')\nraise {raises}\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(built_project / "stand-in"))
    ran = briefing("build", "--pdf", program=(COMMAND,))
    assert (ran.returncode, ran.stdout, ran.stderr) == (3, "", f"briefing: {said}\n")
    assert {path: path.read_bytes() for path in (built_project / "site").rglob("*") if path.is_file()} == before
    assert not list(built_project.glob(".site-*"))


def test_a_small_briefing_is_short() -> None:
    small = printed(gate.verified(SMALL / "briefing", strict=True))
    assert len(PdfReader(io.BytesIO(pdf.pdf(small))).pages) < 15
