"""The apparatus as TEI P5, parallel segmentation."""

from itertools import pairwise
from xml.etree import ElementTree as xml

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Quote
from build_tools.text import dates
from build_tools.text.anchoring import words_with_spaces as split
from build_tools.text.collation import collate, renderings

_TEI = "http://www.tei-c.org/ns/1.0"


def tei(verified: VerifiedBriefing) -> str:
    """Every quote with its readings as a critical apparatus (TEI P5, chapter 13, parallel segmentation)."""
    # The root declares the default namespace itself, and elements have plain names: see `atom.feed`.
    root = xml.Element("TEI", {"xmlns": _TEI})
    _header(root, verified)
    body = _child(_child(root, "text"), "body")
    for quote in verified.briefing.quotes.values():
        _quote(body, verified, quote)
    # White space between two entries that touch would be read as the witnesses’ own.
    entries = (pairwise(block.iter("app")) for block in body)
    touching = [entry for pairs in entries for entry, _ in pairs if not entry.tail]
    xml.indent(root, " ")
    for entry in touching:
        entry.tail = None
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _child(parent: xml.Element, name: str, text: str = "", **attributes: str) -> xml.Element:
    made = xml.SubElement(parent, name, {key.replace("xml_", "xml:"): value for key, value in attributes.items()})
    made.text = text or None
    return made


def _header(root: xml.Element, verified: VerifiedBriefing) -> None:
    front = verified.briefing.front
    description = _child(_child(root, "teiHeader"), "fileDesc")
    _child(_child(description, "titleStmt"), "title", front.title)
    _child(_child(description, "publicationStmt"), "p", f"Edition of {dates.date_in_words(front.edition)}.")
    witnesses = _child(_child(description, "sourceDesc"), "listWit")
    for name, source in verified.briefing.sources.items():
        witness = _child(witnesses, "witness", xml_id=f"source-{name}", n=source.siglum)
        witness.text = f"{source.publisher}. Lineage: {source.lineage.of}, {source.lineage.status}."


def _quote(body: xml.Element, verified: VerifiedBriefing, quote: Quote) -> None:
    sources = verified.briefing.sources
    language = sources[quote.lemma_source].language
    block = _child(body, "ab", xml_id=f"quote-{quote.id}", n=quote.id, xml_lang=language)
    lemma = verified.checks[quote.id, quote.lemma_source].words
    spelling = verified.spelling(quote)
    wording = renderings(lemma, verified.beside_lemma(quote), spelling)
    words, done = split(lemma), 0
    last: xml.Element | None = None
    gap = ""
    for entry in collate(lemma, wording, spelling):
        _append(block, last, gap + "".join(words[done : entry.start]))
        differing = {name for variant in entry.variants for name in variant.witnesses}
        agreeing = [quote.lemma_source, *(name for name in wording if name not in differing)]
        last = _child(block, "app")
        _child(last, "lem", entry.lemma, wit=_pointers(agreeing))
        for variant in entry.variants:
            _child(last, "rdg", variant.text, wit=_pointers(variant.witnesses), type=variant.weight)
        done = entry.end
        gap = " " if words[done - 1].endswith(" ") else ""
    _append(block, last, gap + "".join(words[done:]))
    for name in sorted(set(quote.written_out) - wording.keys() - {quote.lemma_source}):
        _note(block, "own-words", quote.printing_as(name), verified.words(quote, name), sources[name].language)
    for name, translation in quote.translations.items():
        _note(block, "translation", quote.printing_as(name), translation, verified.briefing.front.language)


def _note(block: xml.Element, kind: str, witnesses: list[str], text: str, language: str) -> None:
    _child(block, "note", text, type=kind, source=_pointers(witnesses), xml_lang=language)


def _append(block: xml.Element, last: xml.Element | None, text: str) -> None:
    """Append text, which has its own spaces, to a block behind its last element."""
    if last is None:
        block.text = text or None
    else:
        last.tail = text


def _pointers(names: list[str] | tuple[str, ...]) -> str:
    return " ".join(f"#source-{name}" for name in names)
