"""Print a document as PDF; only this module knows WeasyPrint. HTML in, bytes out."""

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
    """The document as a tagged PDF with bookmarks; on one machine the same document gives the same bytes.

    Nothing that the document or its style names is fetched. Raises OperationFailed if WeasyPrint or Pango, which it
    needs, is not installed.
    """
    weasyprint = _library()
    nothing = weasyprint.urls.URLFetcher(allowed_protocols=())
    style = weasyprint.CSS(string=disk.read(STYLE).decode(), url_fetcher=nothing)
    page = weasyprint.HTML(string=document, url_fetcher=nothing)
    made: bytes = page.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", pdf_identifier=_IDENTIFIER)
    return made


def _library() -> Any:
    """WeasyPrint, imported only when it is used: that takes a second, and Pango is not on every machine."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            return importlib.import_module("weasyprint")
    except ImportError as error:
        fix = "run `pip install 'annotated-briefing[pdf]'`, or build without --pdf"
        raise OperationFailed(f"the PDF needs WeasyPrint, which is not installed; {fix}") from error
    except OSError as error:
        fix = f"on Debian and Ubuntu {_APT}, or build without --pdf"
        raise OperationFailed(f"the PDF needs the library Pango, which is not installed; {fix}") from error
