"""Documents of each kind are read as lines, and a hostile or useless one ends in a sentence."""

import gzip
import io
import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.apart import read_apart
from build_tools.intake.articles.article import Article, Block, Fact
from build_tools.intake.articles.kinds import TAKEN, Kind, kind_of
from build_tools.intake.articles.lost_quotations import lost_quotations
from build_tools.intake.articles.readers import read
from tests.saved_pages import PAGES

PAGE = next(page for page in PAGES if page.name == "plain").data
ADDRESS = "https://post.example/quay"
MOMENT = "2024-03-09T20:15:00Z"


def pdf_of(*pages: Sequence[str], extra: str = "") -> bytes:
    """A PDF with these lines on its pages; only what pypdf needs."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
        stream = f"BT /F1 10 Tf 50 700 Td {shown}ET"
        kids.append(f"{len(objects) + 1} 0 R")
        objects += [
            f"<< /Type /Page /Parent 2 0 R /Contents {len(objects) + 2} 0 R /Resources << /Font << /F1 "
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append("<< /Title (Quay to be of slate) /Author (Olaf Berg) >>")
    text, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{each}\nendobj\n"
    start = len(text)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    text += (
        f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R {extra}>>\nstartxref\n{start}\n%%EOF"
    )
    return text.encode("latin-1")


def warc_of(*pages: tuple[str, str, bytes], status: str = "200 OK", packed: bool = True) -> bytes:
    """A WARC with these pages: address, type and bytes of each."""
    archive = b""
    for number, (address, kind, data) in enumerate(pages):
        answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data
        headers = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: {MOMENT}\r\n"
            f"WARC-Record-ID: <urn:uuid:{number}>\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        record = headers.encode() + answer + b"\r\n\r\n"
        archive += gzip.compress(record) if packed else record
    return archive


def zip_of(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def word_file() -> bytes:
    document = docx.Document()
    document.core_properties.author = "Olaf Berg"
    document.core_properties.title = ""
    document.add_heading("Quay to be of slate")
    document.add_paragraph("By Olaf Berg")
    document.add_paragraph("“We will build it in slate,” Ms Brandt said.")
    document.add_paragraph("The old quay", style="Caption")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "The board", "“Slate is what we can pay for”"
    # What somebody inserted while changes were tracked is shown, and python-docx has it not.
    inserted, run, text = OxmlElement("w:ins"), OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "“Granite or we go to court,” Holm said."
    run.append(text)
    inserted.append(run)
    document.add_paragraph()._p.append(inserted)
    assert inserted.tag == qn("w:ins")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _kinds(article: Article) -> list[tuple[str, str | None]]:
    return [(block.text, block.kind) for block in article.blocks if not block.left_out]


def test_a_word_file() -> None:
    article = read(word_file(), "quay.docx", "Word document")
    assert _kinds(article) == [
        ("Quay to be of slate", "headline"),
        ("By Olaf Berg", None),
        ("“We will build it in slate,” Ms Brandt said.", None),
        ("The old quay", "caption"),
        ("The board", None),
        ("“Slate is what we can pay for”", None),
    ]
    assert [each.words for each in lost_quotations(article)] == ["Granite or we go to court,"]
    assert article.facts[0] == Fact("byline", "Olaf Berg", "“By Olaf Berg”")


LINES = ("The board of Lunde will build its new quay in slate, and the", "work begins in May. The chair called it a well-", "known fact that the har-", "bour needs it.")  # fmt: skip
QUOTED = ("\\223We will build it in slate,\\224 Ms Brandt said on Monday, when the", "well-known harbour was full.")


def test_a_pdf() -> None:
    pages = [("The Herald", *lines, str(number)) for number, lines in enumerate((LINES, QUOTED * 2, QUOTED * 2), 1)]
    article = read(pdf_of(*pages), "quay.pdf", "PDF")
    said = "“We will build it in slate,” Ms Brandt said on Monday, when the well-known harbour was full."
    assert _kinds(article) == [
        (
            "The board of Lunde will build its new quay in slate, and the work begins in May. The chair called it a "
            "well-known fact that the harbour needs it.",
            None,
        ),
        *[(said, None)] * 4,
        ("The Herald", "boilerplate"),
        ("1", "boilerplate"),
    ]
    assert {fact.name: fact.value for fact in article.facts} == {"title": "Quay to be of slate", "byline": "Olaf Berg"}


VTT = b"""WEBVTT

00:01.000 --> 00:02.000
<v Ada Quist>We will <i>build</i> it

00:02.000 --> 00:03.000
<v Ada Quist>in slate.

00:03.000 --> 00:04.000
<v Bo Lind>In granite.

00:09.000 --> 00:10.000
<v Bo Lind>Or not at all.
"""
LATIN = "1\n00:00:01,000 --> 00:00:02,000\n“Möwen”, sagte sie.\n".encode("cp1252")
SRT = """\ufeff1\r
00:00:01,000 --> 00:00:02,000\r
>> Nobody asked\r
the gulls\r
\r
2\r
00:00:02,000 --> 00:00:03,000\r
the gulls\r
about it.\r
\r
3\r
00:00:03,000 --> 00:00:04,000\r
CHAIR: Nor the fish.\r
""".encode()


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        (VTT, ["Ada Quist: We will build it in slate.", "Bo Lind: In granite.", "Bo Lind: Or not at all."]),
        (LATIN, ["“Möwen”, sagte sie."]),
        (SRT, ["Nobody asked the gulls about it.", "CHAIR: Nor the fish."]),
    ],
)
def test_captions(data: bytes, lines: list[str]) -> None:
    article = read(data, "talk.vtt", kind_of(data, "talk.txt"))
    assert article.text == "\n\n".join(lines) + "\n"
    assert article.facts == (Fact("kind", "transcript", "its being captions"),)


@pytest.mark.parametrize("packed", [True, False])
def test_a_warc_has_the_page_with_where_it_came_from(packed: bool) -> None:
    data = warc_of(
        ("https://post.example/style.css", "text/css", b"p {}"),
        (ADDRESS, "text/html; charset=utf-8", PAGE),
        ("https://other.example/", "text/html", PAGE),
        packed=packed,
    )
    article = read(data, "x.warc", kind_of(data, "page.warc.gz"))
    assert (article.address, article.fetched, article.status) == (ADDRESS, MOMENT, 200)
    assert (
        article.extractor is not None
        and article.extractor.startswith("warcio 1.")
        and "trafilatura" in article.extractor
    )
    assert article.blocks == read(PAGE, "page.html", "web page").blocks
    more = "there is 1 other page in the archive, which --page names: https://other.example/"
    assert article.remarks == (f"read {ADDRESS}; {more}",)
    assert read(data, "x.warc", "WARC", None, "https://other.example/").address == "https://other.example/"


def test_a_wacz_has_its_first_page() -> None:
    warc = warc_of(("https://other.example/", "text/html", PAGE), (ADDRESS, "text/html", PAGE))
    pages = f'{{"format": "json-pages-1.0"}}\n{{"url": "{ADDRESS}"}}\nnonsense\n'.encode()
    data = zip_of({"datapackage.json": b"{}", "archive/data.warc.gz": warc, "pages/pages.jsonl": pages})
    assert kind_of(data, "x") == "WACZ"
    assert read(data, "x.wacz", "WACZ").address == ADDRESS


BOMB = b"\0" * 101_000_000
BILLION = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
TRAVERSAL = {"../../archive/evil.warc.gz": warc_of((ADDRESS, "text/html", PAGE)), "datapackage.json": b"{}"}


def _docx_with(path: str, data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(word_file())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zip_of(members | {path: data})


SCAN = "has pictures of its pages and no text; run a text recognition (OCR) on it, and pass the result"
AGAIN = "save the page again"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("x.pdf", pdf_of(["", "12"]), SCAN),
        ("x.pdf", b"%PDF-1.7\n", "can't be read as PDF (Stream has ended unexpectedly); print the article to a new PDF"),
        ("x.docx", b"PK\x03\x04word/document.xml", "can't be read as a Word document (File is not a zip file); save it again as .docx"),
        ("x.docx", _docx_with("word/media/a.bin", BOMB), "has more than 100,000,000 bytes; save only the article, without pictures"),
        ("x.docx", _docx_with("word/document.xml", BILLION), "defines entities, which no word processor does; save it again as .docx"),
        ("x.wacz", zip_of({"datapackage.json": b"{}", "archive/a.warc": BOMB}), "has more than 100,000,000 bytes; save only the article, without pictures"),
        ("x.wacz", zip_of({"datapackage.json": b"{}"}), f"contains no page that was fetched successfully; {AGAIN}"),
        ("x.warc", warc_of((ADDRESS, "text/html", PAGE), status="404 Not Found"), f"contains no page that was fetched successfully; {AGAIN}"),
        ("x.warc", warc_of(("file:///etc/passwd", "text/html", PAGE)), f"contains no page that was fetched successfully; {AGAIN}"),
        ("x.warc.gz", gzip.compress(b"WARC/1.0\r\n" + b"\0" * 100, mtime=0)[:20], f"contains no page that was fetched successfully; {AGAIN}"),
        ("x.html", b"<html><body><nav>Home</nav></body></html>", "shows no text of an article; if it needs JavaScript, save the page in a browser, as SingleFile does, and pass the file"),
        ("x.html", b"<html><body><h1>404 Not Found</h1><p>nginx</p></body></html>", "is not an article but the message “404 Not Found”; open the address in a browser, save the page there, and pass the file"),
        ("x.srt", b"1\n00:00:01,000 --> 00:00:02,000\n", "can't be read as captions (Invalid format); save them again as .vtt or .srt"),
        ("x.vtt", b"WEBVTT\n", "has no captions; save them again as .vtt or .srt"),
        ("x.vtt", b"WEBVTT \xff\x00", "is not UTF-8; save it as UTF-8"),
    ],
)  # fmt: skip
def test_what_is_of_no_use_ends_in_a_sentence(name: str, data: bytes, said: str) -> None:
    with pytest.raises(OperationFailed) as failed:
        read(data, name, kind_of(data, name))
    assert str(failed.value) == f"{name} {said}"


def test_a_path_that_leads_elsewhere_is_only_a_name() -> None:
    assert read(zip_of(TRAVERSAL), "x.wacz", "WACZ").address == ADDRESS


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", PAGE, "web page"),
        ("a.txt", b"\xef\xbb\xbf <!-- x -->\n<html>", "web page"),
        ("a.html", b"Only words", "web page"),
        ("a.txt", b"%PDF-1.4", "PDF"),
        ("a.txt", b"1 < 2, she said.", "text"),
        ("a", b"Some words.", "text"),
        ("a.bin", VTT, "captions"),
    ],
)
def test_a_kind_is_told_by_what_is_in_it(name: str, data: bytes, kind: Kind) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(("name", "data"), [("a.odt", b"PK\x03\x04"), ("a.jpg", b"\xff\xd8\0"), ("a", b"\x7fELF\0")])
def test_other_kinds_are_refused(name: str, data: bytes) -> None:
    with pytest.raises(OperationFailed) as failed:
        kind_of(data, name)
    what = (
        "is not a kind of zip file that can be read"
        if data.startswith(b"PK")
        else "is not a kind of file that can be read"
    )
    assert str(failed.value) == f"{name} {what}; pass {TAKEN}"


FREE = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
WALL = "<div>Subscribe now to continue reading</div>"


@pytest.mark.parametrize(
    ("added", "basis"), [(FREE, "in its metadata"), (WALL, "with “Subscribe now to continue reading”")]
)
def test_a_paywall_is_said(added: str, basis: str) -> None:
    data = PAGE.replace(b"</article>", f"{added}</article>".encode())
    article = read(data, "x.html", "web page")
    assert article.remarks == (
        f"x.html says {basis} that it is not free to read: its 113 words may be only the beginning; "
        "if you may read the rest, save the page in a browser where you do",
    )


@pytest.mark.parametrize(
    ("frames", "said"),
    [
        (["<iframe src='https://posts.example/1'></iframe>"], "1 frame"),
        (["<iframe src='https://posts.example/1'></iframe>", "<iframe src='/ad'></iframe>"], "2 frames"),
        (["<iframe src='https://posts.example/1' srcdoc='<p>It is here.</p>'></iframe>"], None),
        (["<iframe></iframe>", "<iframe src='about:blank'></iframe>", "<iframe hidden src='/count'></iframe>"], None),
        (["<iframe src='/count' width=1 height=1></iframe>", "<iframe src='/x' style='display:none'></iframe>"], None),
    ],
)
def test_frames_whose_content_was_not_saved_are_said(frames: list[str], said: str | None) -> None:
    data = PAGE.replace(b"</article>", f"{''.join(frames)}</article>".encode())
    remark = (
        f"x.html shows {said} without having the content, the first from https://posts.example/1; if the article has "
        "words there, save the page in a browser, as SingleFile does, and pass the file"
    )
    assert read(data, "x.html", "web page").remarks == ((remark,) if said else ())


def test_nothing_breaks_a_line_or_the_encoding() -> None:
    data = PAGE.replace(b"Nobody asked", "Nobody\u2028 asked\x85&#xd;&#xd800;".encode())
    article = read(data, "x.html", "web page")
    assert "“Nobody  asked  \ufffd the gulls about it,” she said" in article.text
    assert article.text.encode()


def test_without_the_extra_a_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "webvtt", None)  # as Python has what it could not find
    monkeypatch.delitem(sys.modules, "build_tools.intake.articles.captions", raising=False)
    with pytest.raises(OperationFailed) as failed:
        read(VTT, "x.vtt", "captions")
    assert str(failed.value) == (
        "reading x.vtt needs webvtt, which is not installed; run pip install 'annotated-briefing[intake]'"
    )


def test_a_process_of_its_own_is_ended_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READING", replace(limits.READING, most=0))
    with pytest.raises(OperationFailed) as failed:
        read_apart(PAGE, "x.html", "web page")
    assert str(failed.value) == (
        "reading x.html takes more than 0 seconds; copy the article's text into a .txt file, and pass that"
    )


def test_a_process_of_its_own_reads_the_same() -> None:
    deep = b"<div>" * 20_000 + PAGE
    assert read_apart(PAGE, "x.html", "web page") == read(PAGE, "x.html", "web page")
    with pytest.raises(OperationFailed) as failed:
        read_apart(deep, "x.html", "web page")
    assert "\n" not in str(failed.value) and str(failed.value).startswith("x.html ")


def test_lines_of_furniture_are_counted_in_the_text() -> None:
    blocks = [
        ("Title", "headline"),
        ("By A", "dateline"),
        ("9 March", "dateline"),
        ("Words.", None),
        ("Photo", "caption"),
    ]
    article = Article(tuple(Block(*each) for each in blocks), None)  # type: ignore[arg-type]
    assert article.text == "Title\n\nBy A\n\n9 March\n\nWords.\n\nPhoto\n"
    assert [(each.lines, each.kind) for each in article.furniture] == [
        ("1", "headline"),
        ("3-5", "dateline"),
        ("9", "caption"),
    ]
