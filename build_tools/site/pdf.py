"""Set documents as PDF; only this module knows Typst. Values for JSON in, bytes out."""

import importlib.util
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from build_tools.diagnostics.refused import OperationFailed
from build_tools.site.cache import kept
from build_tools.site.cache.programs import programs

TEMPLATES = Path(__file__).with_name("paper")
_MOST = 20
"""How many PDFs are kept: a build sets about five, until the brief fits on its two pages."""
_UNKNOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed")


def is_installed() -> bool:
    """Whether Typst is there, which is an extra of the package."""
    return importlib.util.find_spec("typst") is not None


@dataclass(frozen=True)
class Pdf:
    """A PDF file and the number of its pages."""

    data: bytes
    pages: int


def pdf(template: str, document: Mapping[str, Any]) -> Pdf:
    """A document as PDF/UA-1, set by one of TEMPLATES, which finds it in `sys.inputs`; its date is the edition's.

    Its strings are never read as Typst's markup. Fonts are those that Typst carries with it, so that the same document
    gives the same bytes on every machine. Only a document with characters that these lack is set with the machine's
    fonts too. A PDF is kept, unless these had a part in it, so that the same document is not set again. Raises
    OperationFailed if Typst is not installed, or no font has a character.
    """
    typst = _library()
    depends = template, json.dumps(document), programs()
    known = kept.recall("pdf", *depends)
    if known is not None:
        pages, _, data = known.partition(b"\n")
        return Pdf(data, int(pages))
    try:
        made = _set(typst, template, document, machine_fonts=False)
    except typst.TypstError as error:
        if not _UNKNOWN.search(error.diagnostic):
            raise
    else:
        kept.keep("pdf", b"%d\n" % made.pages + made.data, *depends, most=_MOST)
        return made
    try:
        return _set(typst, template, document, machine_fonts=True)
    except typst.TypstError as error:
        raise OperationFailed(_without_font(error.diagnostic)) from error


def _set(typst: Any, template: str, document: Mapping[str, Any], *, machine_fonts: bool) -> Pdf:
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=typst.Fonts(include_system_fonts=machine_fonts),
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
    )
    date = datetime.fromisoformat(document["edition"]).replace(tzinfo=UTC)
    data = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=date)
    return Pdf(data, json.loads(compiler.query("<pages>", field="value", one=True)))


def _without_font(said: str) -> str:
    missing = list(dict.fromkeys(_UNKNOWN.findall(said)))
    fix = "install one (on Debian fonts-noto-core, fonts-noto-cjk or fonts-noto-color-emoji), or build without --pdf"
    return f"no font on this machine has {' '.join(missing[:5])}, which the PDF needs; {fix}"


def _library() -> Any:
    """Typst, imported only when it is used: it takes 80 MB, and not every installation has it."""
    try:
        return importlib.import_module("typst")
    except ImportError as error:
        fix = "run `pip install 'annotated-briefing[pdf]'`, or build without --pdf"
        raise OperationFailed(f"the PDF needs Typst, which is not installed; {fix}") from error
