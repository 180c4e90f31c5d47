"""Set documents as PDF, and pictures as PNG; only this module knows Typst. Values for JSON in, bytes out."""

import importlib.util
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed
from build_tools.site.cache import kept
from build_tools.site.cache.programs import programs

TEMPLATES = Path(__file__).with_name("paper")
_MOST = 20
"""How many PDFs are kept: a build sets about five, until the brief fits on its two pages."""
_AT_ONCE = 100
"""How many pictures are drawn in one run, which then holds about ten megabytes."""
_FEWEST = 500
"""How many pictures are kept at least; a briefing that has more keeps twice its own."""
_UNKNOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_TOO_FULL = "assertion failed: too full: "
"""What Typst says before that which a card is about, where its template finds that the card holds too much."""
_PDFS, _CARDS = ("the PDF needs", "--pdf"), ("the card images need", "--cards")
"""What needs Typst, and the option that asks for it."""
_NAMED = 100
"""How many characters of a card's words name it in a message."""
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def is_installed() -> bool:
    """Whether Typst is there, which is an extra of the package."""
    return importlib.util.find_spec("typst") is not None


def machine_fonts() -> str:
    """The fonts of this machine, with what shows that one has been replaced; empty where Typst isn't installed."""
    try:
        fonts = importlib.import_module("typst").Fonts(include_system_fonts=True).fonts()
    except ImportError:  # whatever needs Typst says so
        return ""
    traces = disk.traces((Path(each.path) for each in fonts if each.path), without=())
    return repr(sorted(traces.items()))


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
    typst = _library(*_PDFS)
    depends = template, json.dumps(document), programs()
    known = kept.recall("pdf", *depends)
    if known is not None:
        pages, _, data = known.partition(b"\n")
        return Pdf(data, int(pages))
    try:
        made = _set(typst, template, document, machine_fonts=False)
    except typst.TypstError as error:
        if not _unknown(error.diagnostic):
            raise
    else:
        kept.keep("pdf", b"%d\n" % made.pages + made.data, *depends, most=_MOST)
        return made
    try:
        return _set(typst, template, document, machine_fonts=True)
    except typst.TypstError as error:
        raise OperationFailed(_without_font(_unknown(error.diagnostic), *_PDFS)) from error


def pictures(template: str, document: Mapping[str, Any], cards: Sequence[Mapping[str, Any]]) -> Iterator[bytes]:
    """Each of the cards as PNG, drawn by one of TEMPLATES with what the document says of all of them.

    All else is as for a PDF. Pictures are kept one by one, so that only those that change are drawn again; those that
    need the machine's fonts, as long as it has the same. Raises OperationFailed as `pdf` does, and where not all that a
    card says has room.
    """
    drawing = _Drawing(template, document, max(_FEWEST, 2 * len(cards)))
    for start in range(0, len(cards), _AT_ONCE):
        yield from drawing.pictures(cards[start : start + _AT_ONCE])


class _Drawing:
    """Draws some cards of a document at a time, with the fonts that each of them needs."""

    def __init__(self, template: str, document: Mapping[str, Any], most: int) -> None:
        self._typst, self._template, self._document, self._most = _library(*_CARDS), template, document, most
        self._programs = programs()

    def pictures(self, cards: Sequence[Mapping[str, Any]]) -> list[bytes]:
        """A picture of each card. An own font has the characters of most; only the others need the machine's."""
        keys = [json.dumps(card, ensure_ascii=False) for card in cards]
        made = self._recalled(keys, "")
        missing = {key: card for key, card in zip(keys, cards, strict=True) if key not in made}
        unknown = [_as_given(each) for each in self._unknown(list(missing.values()), machine_fonts=False)]
        strange = {key: missing[key] for key in self._with(unknown, list(missing))}
        made |= self._drawn({key: card for key, card in missing.items() if key not in strange}, "")
        if strange:
            fonts = machine_fonts()
            made |= (known := self._recalled(strange, fonts))
            made |= self._drawn({key: card for key, card in strange.items() if key not in known}, fonts)
        return [made[key] for key in keys]

    def _with(self, unknown: Sequence[str], keys: Sequence[str]) -> Sequence[str]:
        """The cards that have unknown texts: all, where one is in what the document says of all, or in no card."""
        of_all = json.dumps(self._document, ensure_ascii=False)
        if any(each in of_all or not any(each in key for key in keys) for each in unknown):
            return keys
        return [key for key in keys if any(each in key for each in unknown)]

    def _recalled(self, keys: Iterable[str], fonts: str) -> dict[str, bytes]:
        found = {key: kept.recall("pictures", *self._depends(key, fonts)) for key in keys}
        return {key: data for key, data in found.items() if data is not None}

    def _drawn(self, cards: Mapping[str, Mapping[str, Any]], fonts: str) -> dict[str, bytes]:
        """Draw cards and keep their pictures; `fonts` are the machine's, if these have a part in it."""
        if not cards:
            return {}
        if fonts and (unknown := self._unknown(list(cards.values()), machine_fonts=True)):
            raise OperationFailed(_without_font(unknown, *_CARDS))
        drawn = self._compiler(list(cards.values()), machine_fonts=bool(fonts)).compile(format="png", ppi=72)
        made = dict(zip(cards, drawn if isinstance(drawn, list) else [drawn], strict=True))
        kept.keep_all("pictures", {self._depends(key, fonts): data for key, data in made.items()}, most=self._most)
        return made

    def _unknown(self, cards: Sequence[Mapping[str, Any]], *, machine_fonts: bool) -> list[str]:
        """The characters that no font has: a PDF that must be accessible is refused for them, and a PNG shows boxes."""
        if not cards:
            return []
        try:
            self._compiler(cards, machine_fonts=machine_fonts).compile(format="pdf", pdf_standards="ua-1")
        except self._typst.TypstError as error:
            if error.message.startswith(_TOO_FULL):
                raise OperationFailed(_without_room(error.message.removeprefix(_TOO_FULL))) from error
            found = _unknown(error.diagnostic)
            if not found:
                raise
            return found
        return []

    def _compiler(self, cards: Sequence[Mapping[str, Any]], *, machine_fonts: bool) -> Any:
        return _compiler(
            self._typst,
            self._template,
            {**self._document, "cards": cards, "fallback": machine_fonts},
            machine_fonts=machine_fonts,
        )

    def _depends(self, key: str, fonts: str) -> tuple[str, ...]:
        return self._template, json.dumps(self._document), key, fonts, self._programs


def _set(typst: Any, template: str, document: Mapping[str, Any], *, machine_fonts: bool) -> Pdf:
    compiler = _compiler(typst, template, document, machine_fonts=machine_fonts)
    date = datetime.fromisoformat(document["edition"]).replace(tzinfo=UTC)
    data = compiler.compile(format="pdf", pdf_standards="ua-1", timestamp=date)
    return Pdf(data, json.loads(compiler.query("<pages>", field="value", one=True)))


def _compiler(typst: Any, template: str, document: Mapping[str, Any], *, machine_fonts: bool) -> Any:
    return typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=typst.Fonts(include_system_fonts=machine_fonts),
        sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
    )


def _unknown(diagnostic: str) -> list[str]:
    """The texts that Typst could not display, as it writes them, each once."""
    return list(dict.fromkeys(_UNKNOWN.findall(diagnostic)))


def _as_given(text: str) -> str:
    """A text that Typst could not display, in which it writes marks that are not seen by their numbers."""
    return _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text)


def _without_font(unknown: Sequence[str], needed_by: str, option: str) -> str:
    fix = (
        f"install one (on Debian fonts-noto-core, fonts-noto-cjk or fonts-noto-color-emoji), or build without {option}"
    )
    return f"no font on this machine has {' '.join(unknown[:5])}, which {needed_by}; {fix}"


def _without_room(about: str) -> str:
    named = about if len(about) <= _NAMED else f"{about[:_NAMED]}…"
    fix = "shorten the names of its papers, or build without --cards"
    return f"the picture of {named} is too small for all of its lines; {fix}"


def _library(needed_by: str, option: str) -> Any:
    """Typst, imported only when it is used: it takes 80 MB, and not every installation has it."""
    try:
        return importlib.import_module("typst")
    except ImportError as error:
        fix = f"run `pip install 'annotated-briefing[pdf]'`, or build without {option}"
        raise OperationFailed(f"{needed_by} Typst, which is not installed; {fix}") from error
