"""What a page of a briefing says in the interface's own words, by the ids of the messages in `<language>.ftl`.

The interface speaks the briefing's language if there is a file for it, and English otherwise.
"""

import datetime
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from babel.dates import format_date, format_interval, format_skeleton
from babel.lists import format_list

from build_tools import disk
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed
from build_tools.interface.catalogue import Catalogue, catalogue, faults
from build_tools.markup.html import Html
from build_tools.text.languages import called

ORIGINAL = "en"
"""The language whose file has every message, with which the others are compared."""

_FOLDER = Path(__file__).parent
_DAY, _MONTH, _YEAR = 10, 7, 4
"""The lengths of dates in ISO 8601."""

PartOfDate = Literal["y", "yMMM", "MMM", "MMMd", "d"]
_LONG = {_MONTH: "yMMMM", _YEAR: "y"}
_SHORT = "yMMMd"
"""What CLDR calls the forms of these, and that of a whole date in a narrow column; the other is called `long`."""


def say(verified: VerifiedBriefing, name: str, /, **values: str | int) -> Html:
    """A message with its values, for a page: `Html` stays as it is, all other text is encoded."""
    return _catalogue(interface_language(verified)).html(name, values)


def say_plain(verified: VerifiedBriefing, name: str, /, **values: str | int) -> str:
    """The same as plain text, for an attribute, a title or a file."""
    return _catalogue(interface_language(verified)).plain(name, values)


def plain_words(verified: VerifiedBriefing, beginning: str) -> dict[str, str]:
    """The messages whose ids begin so, by the rest of their ids, as plain text for a script; they take no values."""
    found = _catalogue(interface_language(verified))
    return {
        name.removeprefix(beginning): found.plain(name, {}) for name in found.variables if name.startswith(beginning)
    }


def listed(verified: VerifiedBriefing, names: Sequence[str]) -> str:
    """Names as a sentence lists them: "one, two and three"."""
    return format_list(names, locale=_catalogue(interface_language(verified)).locale)


def interface_language(verified: VerifiedBriefing) -> str:
    """The language of the interface's own words, which every page declares: a tag of BCP 47."""
    return _spoken(verified.briefing.front.language)


def date(verified: VerifiedBriefing, value: str) -> str:
    """A date of the model in words, as precise as it is: "17 May 2021", "about May 2021", "19 or 20 May 2021"."""
    return _in_words(verified, value, _long)


def short_date(verified: VerifiedBriefing, value: str) -> str:
    """The same for a narrow column: "17 Jan 2021", "about January 2021", "19 or 20 Jan 2021"."""
    return _in_words(verified, value, _short)


def _in_words(verified: VerifiedBriefing, value: str, written: Callable[[str, str], str]) -> str:
    locale = _catalogue(interface_language(verified)).locale
    start, _, end = value.removesuffix("~").partition("/")
    last = written(locale, end or start)
    if not end:
        said = last
    elif len(start) == _DAY and start[:_MONTH] == end[:_MONTH]:
        adjoining = int(end[8:]) - int(start[8:]) == 1
        name = "date-either-day" if adjoining else "date-within-month"
        said = say_plain(verified, name, first=str(int(start[8:])), last=last)
    else:
        name = "date-roughly-between" if value.endswith("~") else "date-between"
        return say_plain(verified, name, first=written(locale, start), last=last)
    return say_plain(verified, "date-about", date=said) if value.endswith("~") else said


def days_between(verified: VerifiedBriefing, first: datetime.date, last: datetime.date) -> str:
    """All days from one to another, for a narrow column: "19–20 May 2021"."""
    return format_interval(first, last, _SHORT, locale=_catalogue(interface_language(verified)).locale)


def part_of_date(verified: VerifiedBriefing, day: datetime.date, shown: PartOfDate) -> str:
    """What a scale writes beside a line, with only as much of the date as differs from the line before."""
    return format_skeleton(shown, day, locale=_catalogue(interface_language(verified)).locale)


def language_name(verified: VerifiedBriefing, code: str) -> str:
    """What a language is called, whatever its region: "Portuguese" for pt-BR."""
    return called(code, _catalogue(interface_language(verified)).locale)


@lru_cache(maxsize=10_000)
def _long(locale: str, part: str) -> str:
    first = _first_day(part)
    if len(part) == _DAY:
        return format_date(first, "long", locale=locale)
    return format_skeleton(_LONG[len(part)], first, locale=locale)


@lru_cache(maxsize=10_000)
def _short(locale: str, part: str) -> str:
    return format_skeleton(_SHORT, _first_day(part), locale=locale) if len(part) == _DAY else _long(locale, part)


def _first_day(part: str) -> datetime.date:
    numbers = [int(number) for number in part.split("-")]
    return datetime.date(*[*numbers, 1, 1][:3])


@cache
def _spoken(wanted: str) -> str:
    candidates = (wanted, wanted.split("-")[0])
    return next((each for each in candidates if disk.exists(_FOLDER / f"{each}.ftl")), ORIGINAL)


@cache
def _catalogue(spoken: str) -> Catalogue:
    """The catalogue of a language; raises OperationFailed if its file can't stand in for the original's."""
    path = _FOLDER / f"{spoken}.ftl"
    try:
        found = catalogue(disk.read(path).decode())
    except ValueError as problem:
        raise OperationFailed(f"{disk.from_here(path)} can't be read: {problem}") from None
    if spoken != ORIGINAL:
        wrong = [*faults(found, _catalogue(ORIGINAL))]
        if wrong:
            raise OperationFailed(f"{disk.from_here(path)} {'; it '.join(wrong)}; make it agree with {ORIGINAL}.ftl")
    return found
