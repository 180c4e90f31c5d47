"""Print a document as PDF: the only room that knows WeasyPrint. HTML in, bytes out."""

import contextlib
import importlib
import io
import logging
from pathlib import Path
from typing import Any

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed

STYLE = Path(__file__).with_name("printing.css")
_IDENTIFIER = b"annotated-briefing"
_APT = "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-core"


def pdf(document: str) -> bytes:
    """The document as a tagged PDF with bookmarks; the same document makes the same bytes on one machine.

    Nothing that the document or its style names is fetched. Raises Unreadable where the library is missing, or Pango,
    on which it stands.
    """
    weasyprint = _library()
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    style = weasyprint.CSS(string=disk.read(STYLE).decode(), url_fetcher=nothing)
    page = weasyprint.HTML(string=document, url_fetcher=nothing)
    made: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=_IDENTIFIER)
    return made


def _library() -> Any:
    """WeasyPrint, loaded only where it is wanted: it takes a second, and Pango is not on every machine."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return importlib.import_module("weasyprint")
    except ImportError as error:
        way_out = "install what requirements.txt names, or build without --pdf"
        raise OperationFailed(f"the PDF needs WeasyPrint, which is not installed; {way_out}") from error
    except OSError as error:
        way_out = f"on Debian and Ubuntu {_APT}, or build without --pdf"
        raise OperationFailed(f"the PDF needs the library Pango, which is not installed; {way_out}") from error
