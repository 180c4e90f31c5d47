"""Read a Word document (.docx): its paragraphs, tables included, and what else it shows."""

import io
import zipfile
from collections.abc import Iterator
from importlib.metadata import version

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree  # type: ignore[import-untyped]

from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.article import Article, Block, Fact
from build_tools.intake.articles.facts import facts_in_text
from build_tools.model.source import FurnitureKind

_FOOTNOTES = "footnotes.xml"
_QUOTING = ("Quote", "Intense Quote")
"""The styles of block quotations, by the names that Word writes whatever its language."""


def read_word_file(data: bytes, name: str) -> Article:
    """The body of a Word document, with its text boxes and notes left out but at hand; raises OperationFailed."""
    try:
        _refuse_bomb(data, name)
        document = docx.Document(io.BytesIO(data))
        shown = dict.fromkeys(_shown(document))
        body = [block for block in _body(document) if block.text]
    except (OpcError, zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, NotImplementedError) as error:
        raise OperationFailed(f"{name} can't be read as a Word document ({error}); save it again as .docx") from None
    if not body:
        raise OperationFailed(f"{name} has no text in it; save the article as .docx again, or as plain text")
    there = {block.text for block in body}
    others = tuple(Block(text, "boilerplate", left_out=True) for text in shown if text and text not in there)
    blocks = (*body, *others)
    printed = facts_in_text([block.text for block in blocks])
    return Article(blocks, f"python-docx {version('python-docx')}", (*printed, *_metadata(document)))


def _refuse_bomb(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        # Python unpacks no more of a member than it says it has.
        if sum(member.file_size for member in archive.infolist()) > limits.UNPACKED.most:
            raise OperationFailed(limits.UNPACKED.exceeded(name))
        for member in archive.infolist():
            if member.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in archive.read(member):
                raise OperationFailed(f"{name} defines entities, which no word processor does; save it again as .docx")


def _body(document: Document) -> Iterator[Block]:
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            style = (part.style and part.style.name) or ""
            yield Block(_on_one_line(part.text), _kind_of(style), set_apart=style in _QUOTING)
        else:
            yield from (Block(text) for text in _paragraphs(part._element))


def _kind_of(style: str) -> FurnitureKind | None:
    if style.startswith(("Heading", "Title")):
        return "headline"
    return "caption" if style == "Caption" else None


def _shown(document: Document) -> Iterator[str]:
    """Every paragraph, also in text boxes, in what was inserted while changes were tracked, and in notes."""
    roots = [document.element]
    for part in document.part.package.iter_parts():
        if part.partname.endswith(_FOOTNOTES):
            # No entity is ever replaced, and no file or address read.
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            roots.append(etree.fromstring(part.blob, parser))
    for root in roots:
        yield from _paragraphs(root)


def _paragraphs(root: etree._Element) -> Iterator[str]:
    for paragraph in root.iter(qn("w:p")):
        yield _on_one_line("".join(text.text or "" for text in paragraph.iter(qn("w:t"))))


def _on_one_line(text: str) -> str:
    return " ".join(text.split("\n")).strip().replace("\t", " ")


def _metadata(document: Document) -> list[Fact]:
    about = document.core_properties
    values = {"title": about.title, "byline": about.author}
    return [Fact(name, value.strip(), "the document's properties") for name, value in values.items() if value.strip()]
