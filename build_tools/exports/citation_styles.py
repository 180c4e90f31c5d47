"""Citations of a work in the styles of the Chicago Manual of Style and of the APA.

Names and titles remain as printed: none is inverted, shortened or recapitalised.
"""

from collections.abc import Sequence
from typing import Literal

from build_tools.exports.bibliography import Work
from build_tools.model.values import UNKNOWN
from build_tools.text import dates

Run = tuple[str, Literal["plain", "title", "italic"]]
"""A part of a citation and its style; a title may be written in another direction than the text around it."""

_ENDS = tuple("?!….")
_MADE_SINGLE = str.maketrans('“”"', "‘’'")


def made_single(words: str) -> str:
    """Words whose double quotation marks are single, for others around them."""
    return words.translate(_MADE_SINGLE)


def chicago_note(work: Work, speaker: str = "") -> list[Run]:
    """A note; with a speaker, for words that the work quotes."""
    said = _plain(f"{speaker}, quoted in " if speaker else "")
    said += _plain(f"{_listed(_first(work), 'and')}, " if _first(work) else "")
    said += _in_marks(work.title, ",")
    said += [] if _is_its_own(work) else [(work.publisher, "italic"), (", ", "plain")]
    return said + _plain(stopped(", ".join(_when_and_where(work))))


def chicago_bibliography(work: Work) -> list[Run]:
    """An entry of a bibliography; if no author is named, the paper takes the author's place."""
    first, *rest = _when_and_where(work)
    paper: list[Run] = [(work.publisher, "italic")]
    stop = _plain(_stop(work.publisher))
    title = _in_marks(work.title, ".")
    said = _plain(stopped(_listed(_first(work), "and")) + " ") if _first(work) else paper + stop
    if _first(work) and not _is_its_own(work):
        said += [*title, *paper, (", ", "plain")]
    else:
        said, first = said + title, _capital(first)
    return said + _plain(" ".join(stopped(part) for part in (first, *(_capital(each) for each in rest))))


def apa(work: Work) -> list[Run]:
    """An entry of a list of references; if no author is named, the title takes the author's place."""
    when = _plain(f"({'n.d.' if work.published == UNKNOWN else dates.year_first(work.published)}). ")
    named = _plain(stopped(_listed(_first(work), "&")) + " ")
    said = named + when + _apa_title(work) if _first(work) else _apa_title(work) + when
    if not _is_its_own(work):
        said += [(work.publisher, "italic" if work.kind == "article" else "plain"), (_stop(work.publisher), "plain")]
    return _trimmed(said + _plain(_apa_where(work)))


def apa_in_text(work: Work, speaker: str = "") -> list[Run]:
    """A citation in the text; with a speaker, for words that the work quotes."""
    authors = _first(work)
    said: list[Run] = [(work.publisher, "italic"), (", ", "plain")]
    if authors:
        said = _plain(f"{authors[0]} et al., " if len(authors) > 2 else f"{' & '.join(authors)}, ")
    elif work.title != UNKNOWN:
        said = _in_marks(work.title, ",")
    year = "n.d." if work.published == UNKNOWN else dates.years(work.published)
    return _plain(f"({speaker}, as cited in " if speaker else "(") + said + _plain(f"{year})")


def _first(work: Work) -> tuple[str, ...]:
    """The authors; a work that is no article and names nobody is its publisher's."""
    return work.authors or (() if work.kind == "article" else (work.publisher,))


def _is_its_own(work: Work) -> bool:
    return _first(work) == (work.publisher,)


def _plain(text: str) -> list[Run]:
    return [(text, "plain")] if text else []


def _listed(names: Sequence[str], last: str) -> str:
    """Names in a list, with a comma before the last of three and before any `&`."""
    if len(names) < 3:
        return (", & " if last == "&" else f" {last} ").join(names)
    return f"{', '.join(names[:-1])}, {last} {names[-1]}"


def stopped(text: str) -> str:
    """Text with a full stop, unless it ends with a mark that ends a sentence."""
    return text if text.endswith(_ENDS) else f"{text}."


def _stop(text: str) -> str:
    """What separates a text with a style of its own from the next."""
    return " " if text.endswith(_ENDS) else ". "


def _in_marks(title: str, mark: str) -> list[Run]:
    """A title in quotation marks and a space; its own marks become single, and its final mark is inside both."""
    if title == UNKNOWN:
        return []
    inner = made_single(title)
    closing = inner[-1] if inner[-1] in "’'" and ("‘" in inner or inner.count("'") > 1) else ""
    body = inner.removesuffix(closing)
    end = "" if mark == "." and body.endswith(_ENDS) else mark
    return [("“", "plain"), (body, "title"), (f"{end}{closing}” ", "plain")]


def _apa_title(work: Work) -> list[Run]:
    if work.title == UNKNOWN:
        return _plain(f"[{work.kind.capitalize()}, title not known]. ")
    style: Literal["title", "italic"] = "title" if work.kind == "article" else "italic"
    if work.kind == "transcript":
        return [(work.title, style), (" [Transcript]. ", "plain")]
    body = work.title.removesuffix("”")
    closing = work.title[len(body) :]
    return [(body if body.endswith(_ENDS) else f"{body}.", style), (f"{closing} ", style if closing else "plain")]


def _apa_where(work: Work) -> str:
    if work.url == UNKNOWN:
        return "".join(stopped(_capital(each)) for each in _where(work))
    undated = work.published == UNKNOWN and work.retrieved != UNKNOWN
    return f"Retrieved {dates.month_first(work.retrieved)}, from {work.url}" if undated else work.url


def _where(work: Work) -> list[str]:
    """The address; a page without one is found by its id."""
    if work.url != UNKNOWN:
        return [work.url]
    return [f"record {work.key}"] if work.kind == "page" else []


def _when_and_where(work: Work) -> list[str]:
    """The date, or else the day of access, and the address."""
    said = []
    if work.published == UNKNOWN:
        said += ["n.d."] + ([f"accessed {dates.month_first(work.retrieved)}"] if work.retrieved != UNKNOWN else [])
    else:
        day = dates.month_first(work.published)
        said.append(f"[{day}?]" if work.published.endswith("~") else day)
    return said + _where(work)


def _capital(part: str) -> str:
    return part if part == "n.d." or part.startswith("http") else part[0].upper() + part[1:]


def _trimmed(said: list[Run]) -> list[Run]:
    text, style = said[-1]
    return [*said[:-1], (text.rstrip(), style)]
