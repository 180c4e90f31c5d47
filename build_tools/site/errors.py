"""Turn what goes wrong in MkDocs into problems: where to look, what failed, and how to fix it.

Templates and plugins are programs that others wrote. They may fail in any way, and on the words of any page.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateNotFound
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.pages import Page

from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Place, Problem
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.disk import from_here
from build_tools.site.mkdocs import template_at_fault

REFUSALS = (Refused, OperationFailed)
"""What commands and servers answer; nothing else leaves `refusing`."""

PageAtFault = Callable[[], Page | None]
"""Gives the page that MkDocs was working on."""


def no_page() -> Page | None:
    """Give no page: MkDocs has not come to the pages."""
    return None


class Heard(logging.Handler):
    """The warnings and errors that MkDocs logs, and how to ask which page it works on."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._thread = threading.get_ident()
        self.said: list[str] = []
        self.page_at_fault: PageAtFault = no_page

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self._thread:  # another may make a page of the last site, which lacks what is new
            self.said.append(record.getMessage())


@contextmanager
def hearing(settings: Path) -> Iterator[Heard]:
    """Collect what MkDocs warns of; raises Refused for every failure, with these warnings, and OperationFailed."""
    heard, log = Heard(), logging.getLogger("mkdocs")
    log.addHandler(heard)
    try:
        with refusing(settings, heard.said, lambda: heard.page_at_fault()):
            yield heard
    finally:
        log.removeHandler(heard)


@contextmanager
def refusing(settings: Path, said: list[str], page_at_fault: PageAtFault) -> Iterator[None]:
    """Raise Refused instead of any other exception; Refused itself and OperationFailed pass."""
    try:
        yield
    except REFUSALS:
        raise
    except Exception as error:
        raise Refused(_problems(error, settings, said, page_at_fault())) from error


def problems_said(settings: Path, said: list[str]) -> list[Problem]:
    """What MkDocs said, as problems of its settings."""
    return [_problem(settings, f"MkDocs says: {each}") for each in said]


def _problems(error: Exception, settings: Path, said: list[str], page: Page | None) -> list[Problem]:
    """What failed, and what was said before that isn't about the same page."""
    template = template_at_fault(error)
    if page is None and template is None and isinstance(error, MkDocsException):
        return problems_said(settings, said or [str(error)])
    others = [each for each in said if page is None or page.file.src_uri not in each]
    return [_fault(error, settings, page, template), *problems_said(settings, others)]


def _fault(error: Exception, settings: Path, page: Page | None, template: tuple[str, int] | None) -> Problem:
    what = f"({_what(error)})"
    file = Path(page.file.abs_src_path or page.file.src_uri) if page else None
    if template:
        of_page = f" for {from_here(file)}" if file else ""
        return _problem(Path(template[0]), f"this template fails{of_page} {what}; fix it here", template[1])
    if file and isinstance(error, UnicodeDecodeError):
        return _problem(file, "this page, or a file that it includes, is not UTF-8; save it as UTF-8")
    if file:
        return _problem(file, f"this page could not be built {what}; fix it")
    if isinstance(error, OSError) and error.filename:
        return _problem(Path(str(error.filename)), f"this could not be read ({error.strerror}); fix it")
    return _problem(settings, f"the site could not be built {what}; fix these settings, or what you edited last")


def _what(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template '{error.name}'"
    return f"{type(error).__name__}: {error}"


def _problem(file: Path, sentence: str, line: int = 1) -> Problem:
    return Problem(Place(str(from_here(file)), line, 1), " ".join(sentence.split()), Code.MKDOCS)
