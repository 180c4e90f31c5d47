"""Tell what is to be mended where no site could be made: what failed, and what MkDocs said, in; problems out.

Templates and plugins are programs that others wrote: they may fail in every way, and on what stands in any page.
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.pages import Page

from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Place, Problem
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.disk import from_here

REFUSALS = (Refused, OperationFailed)
"""What both doors answer; nothing else comes out of `blaming`."""


class _Heard(logging.Handler):
    """The warnings and errors that MkDocs logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def hearing(settings: Path) -> Iterator[list[str]]:
    """What MkDocs warns of, as it is said; raises edition.Refused with it for all that fails, and Unreadable."""
    heard, log = _Heard(), logging.getLogger("mkdocs")
    log.addHandler(heard)
    try:
        with blaming(settings, heard.said):
            yield heard.said
    finally:
        log.removeHandler(heard)


@contextmanager
def blaming(settings: Path, said: list[str]) -> Iterator[None]:
    """Raise edition.Refused for all that fails; what is refused already, or Unreadable, is raised as it is."""
    try:
        yield
    except REFUSALS:
        raise
    except Exception as error:
        raise Refused(_problems(error, settings, said)) from error


def problems_said(settings: Path, said: list[str]) -> list[Problem]:
    """What MkDocs said, as problems of its settings."""
    return [_problem(settings, f"MkDocs says: {each}") for each in said]


def _problems(error: Exception, settings: Path, said: list[str]) -> list[Problem]:
    """What failed, and what was said before that isn't about the same page."""
    page, template = _page_of(error), _template_of(error)
    if page is None and template is None and isinstance(error, MkDocsException):
        return problems_said(settings, said or [str(error)])
    others = [each for each in said if page is None or page.file.src_uri not in each]
    return [_fault(error, settings, page, template), *problems_said(settings, others)]


def _fault(error: Exception, settings: Path, page: Page | None, template: tuple[str, int] | None) -> Problem:
    what = f"({_what(error)})"
    file = Path(page.file.abs_src_path or page.file.src_uri) if page else None
    if template:
        given = f" for {from_here(file)}" if file else ""
        return _problem(Path(template[0]), f"the template fails here{given} {what}; mend what is wrong", template[1])
    if file and isinstance(error, UnicodeDecodeError):
        return _problem(file, "this page, or what is put into it, is not UTF-8; save it as UTF-8")
    if file:
        return _problem(file, f"this page could not be made {what}; mend it")
    if isinstance(error, OSError) and error.filename:
        return _problem(Path(str(error.filename)), f"this could not be read ({error.strerror}); mend it")
    return _problem(settings, f"no site could be made {what}; mend the settings, or what you edited last")


def _what(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"no template is called '{error.name}'"
    return f"{type(error).__name__}: {error}"


def _problem(file: Path, sentence: str, line: int = 1) -> Problem:
    return Problem(Place(str(from_here(file)), line, 1), " ".join(sentence.split()), Code.MKDOCS)


def _page_of(error: Exception) -> Page | None:
    """The page that was being made."""
    locals_of = (frame.f_locals for frame, _ in traceback.walk_tb(error.__traceback__))
    return next((page for each in locals_of if isinstance(page := each.get("page"), Page)), None)


def _template_of(error: Exception) -> tuple[str, int] | None:
    """The template's file and line that failed."""
    frames = reversed(traceback.extract_tb(error.__traceback__))
    return next(((each.filename, each.lineno or 1) for each in frames if each.filename.endswith(".html")), None)
