"""Recognise what a document is: by its first bytes, then by its name, whatever it is called."""

import re
from typing import Literal

from build_tools.diagnostics.refused import OperationFailed

Kind = Literal["text", "web page", "PDF", "Word document", "captions", "WARC", "WACZ"]

TAKEN = "a web address, .html, .pdf, .docx, .vtt, .srt, .warc, .warc.gz, .wacz, .txt, or - for standard input"
"""What `briefing add` and `briefing extract` take."""

_NAMED = {
    ".html": "web page",
    ".htm": "web page",
    ".xhtml": "web page",
    ".vtt": "captions",
    ".srt": "captions",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
}
_HTML = re.compile(rb"<(!doctype html|html|head|body|meta|title|article|script|div|p)\b", re.I)
_CUE = re.compile(rb"^(\d+\s+)?\d{1,2}:\d\d:\d\d[,.]\d{3} --> ")
_BEGINNING = 2000


def kind_of(data: bytes, name: str, said: str = "") -> Kind:
    """What a document is; `said` is the type that a server gave it. Raises OperationFailed for what isn't read."""
    start = data[:_BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip()
    ending = "." + name.lower().rpartition(".")[2] if "." in name else ""
    if b"%PDF-" in data[:1024]:
        return "PDF"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if start.startswith(b"WARC/") or (data.startswith(b"\x1f\x8b") and ".warc" in name.lower()):
        return "WARC"
    if start.startswith(b"WEBVTT") or _CUE.match(start):
        return "captions"
    if _HTML.match(re.sub(rb"\A(\s*(<!--.*?-->|<\?xml.*?\?>))*\s*", b"", start, flags=re.S)) or _HTML_SAID.match(said):
        return "web page"
    kind = _NAMED.get(ending)
    if kind in ("web page", "captions", "text"):
        return kind  # type: ignore[return-value]
    if (said.startswith("text/plain") or not ending) and b"\0" not in start:
        return "text"
    raise OperationFailed(f"{name} is not a kind of file that can be read; pass {TAKEN}")


_HTML_SAID = re.compile("text/html|application/xhtml")


def _zipped(data: bytes, name: str) -> Kind:
    """A zip file that is a Word document or a web archive; its members' names are in it as they are."""
    if b"word/document.xml" in data:
        return "Word document"
    if b"datapackage.json" in data or b"archive/" in data:
        return "WACZ"
    raise OperationFailed(f"{name} is not a kind of zip file that can be read; pass {TAKEN}")
