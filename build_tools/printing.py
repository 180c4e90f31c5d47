"""Print a document as PDF: the only room that knows WeasyPrint. HTML in, bytes out."""

import importlib
import logging
from pathlib import Path
from typing import Any

from build_tools import disk
from build_tools.finding import Unreadable

STYLE = Path(__file__).with_name("printing.css")

_WAY_OUT = {
    "WeasyPrint": "install what requirements.txt names, or build without --pdf",
    "the library Pango": "on Debian and Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0 "
    "libharfbuzz-subset0 fonts-noto-core; or build without --pdf",
}


def pdf(document: str) -> bytes:
    """The document as a tagged PDF with bookmarks; the same document makes the same bytes.

    Raises Unreadable where the library, or what it stands on, is missing.
    """
    weasyprint = _library()
    style = weasyprint.CSS(string=disk.read(STYLE).decode(), url_fetcher=_refuse)
    page = weasyprint.HTML(string=document, url_fetcher=_refuse)
    made: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=b"briefing")
    return made


def _library() -> Any:
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    try:
        return importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        lacking = "WeasyPrint" if isinstance(error, ImportError) else "the library Pango"
        raise Unreadable(f"the PDF needs {lacking}, which is not installed; {_WAY_OUT[lacking]}") from error


def _refuse(address: str, *_: object, **__: object) -> Any:
    raise ValueError(f"a printed page would fetch {address}")
