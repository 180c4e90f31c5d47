"""Dates with their precision: ISO 8601 in, words and sort keys out.

The forms are a part of EDTF (ISO 8601-2): `2021`, `2021-05`, `2021-05-17`, `A/B` for "between A and B",
and a closing `~` for "about".
"""

import calendar
import datetime
import re

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? )?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?: (?P<day_after>\d{1,2})(?:st|nd|rd|th)?)?,? (?P<year>\d{4})",
    re.ASCII,
)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def check_date(text: str) -> str:
    """Return the text if it is a date in one of the forms above.

    Raises ValueError, with a sentence, if it is not, or if the calendar has no such day.
    """
    parts = text.removesuffix("~").split("/")
    if len(parts) > 2 or not all(_DATE.match(part) and part.isascii() for part in parts):
        raise ValueError(
            f"'{text}' is not a date; write 2021-05-17, 2021-05, 2021, "
            "2021-05-17/2021-05-18 for either day, or add ~ for about"
        )
    for part in parts:
        if not _exists(part):
            raise ValueError(f"the calendar has no {part}; write a day or month that exists")
    if len(parts[0]) != len(parts[-1]):
        raise ValueError(f"'{text}' has two dates of different precision; write both as days, months or years")
    if parts[0] > parts[-1]:
        raise ValueError(f"'{text}' ends before it begins; put the earlier date first")
    if len(parts) == 2 and parts[0] == parts[1]:
        raise ValueError(f"'{text}' begins and ends on the same date; write {parts[0]} once")
    return text


def as_iso(text: str) -> str:
    """Return a date as people write it, as in `20 May 2021` or `May 20, 2021`, in its ISO form; other text as it is."""
    found = _WRITTEN.fullmatch(text.strip().rstrip("."))
    if found is None:
        return text
    day, month, year = found["day"] or found["day_after"], found["month"].lower(), found["year"]
    number = next((at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(month[:3])), 0)
    if not number or not (MONTHS[number - 1].lower() == month or len(month) == 3 or month == "sept"):
        return text
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")


def _exists(part: str) -> bool:
    numbers = [int(number) for number in part.split("-")]
    try:
        datetime.date(*[*numbers, 1, 1][:3])
    except ValueError:
        return False
    return True


def sort_key(date: str) -> tuple[str, str]:
    """Return a key that sorts earlier dates first, and a month before its days."""
    start, _, end = date.removesuffix("~").partition("/")
    return start, end or start


def precision(date: str) -> str:
    """Return how precisely the date is known: "day", "month", "year" or "between two dates"."""
    if "/" in date:
        return "between two dates"
    return {4: "year", 7: "month", 10: "day"}[len(date.removesuffix("~"))]


def days(date: str) -> tuple[int, int]:
    """Return the first day that the date can mean, and the day after the last, as ordinals of `datetime`."""
    start, _, end = date.removesuffix("~").partition("/")
    return _first_day(start), _day_after(end or start)


def _first_day(part: str) -> int:
    numbers = [int(number) for number in part.split("-")]
    return datetime.date(*[*numbers, 1, 1][:3]).toordinal()


def _day_after(part: str) -> int:
    numbers = [int(number) for number in part.split("-")]
    year, month, day = *numbers, *(0, 12, 31)[len(numbers) :]
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1])).toordinal() + 1


def date_in_words(date: str) -> str:
    """Return the date as a reader of English expects it: "17 May 2021", "about May 2021", "19 or 20 May 2021"."""
    start, _, end = date.removesuffix("~").partition("/")
    about = "about " if date.endswith("~") else ""
    if not end:
        return about + _one_in_words(start)
    if len(start) == len(end) == 10 and start[:7] == end[:7]:
        return f"{about}{int(start[8:])} {_joiner(start, end)} {_one_in_words(end)}"
    return f"{'roughly ' if about else ''}between {_one_in_words(start)} and {_one_in_words(end)}"


def _joiner(start: str, end: str) -> str:
    """Return the word between two days of one month."""
    return "or" if int(end[8:]) - int(start[8:]) == 1 else "to"


def _one_in_words(date: str) -> str:
    year, *rest = date.split("-")
    words = [year]
    if rest:
        words.insert(0, MONTHS[int(rest[0]) - 1])
    if len(rest) == 2:
        words.insert(0, str(int(rest[1])))
    return " ".join(words)


def month_first(date: str) -> str:
    """Return the date in American style: "May 17, 2021", "May 2021", "May 19 or 20, 2021"; "about" is left out."""
    start, _, end = date.removesuffix("~").partition("/")
    if not end:
        return ("{}, {}" if len(start) == 10 else "{} {}").format(_month_and_day(start), start[:4]).strip()
    if len(start) == 10 and start[:7] == end[:7]:
        return f"{_month_and_day(start)} {_joiner(start, end)} {int(end[8:])}, {end[:4]}"
    return f"between {month_first(start)} and {month_first(end)}"


def year_first(date: str) -> str:
    """Return the date as lists of references write it (APA): "2021, May 17", "ca. 2021, May", "2021, May 19 or 20"."""
    start, _, end = date.removesuffix("~").partition("/")
    about = "ca. " if date.endswith("~") else ""
    if start[:4] != (end or start)[:4]:
        return f"{about}between {month_first(start)} and {month_first(end)}"
    day = _month_and_day(start)
    if end:
        same = len(start) == 10 and start[:7] == end[:7]
        day = f"{day} {_joiner(start, end)} {int(end[8:])}" if same else f"between {day} and {_month_and_day(end)}"
    return about + ", ".join(part for part in (start[:4], day) if part)


def years(date: str) -> str:
    """Return the year, or the two between which a date lies: "2021", "ca. 1910", "2020–2021"."""
    start, _, end = date.removesuffix("~").partition("/")
    about = "ca. " if date.endswith("~") else ""
    return about + "–".join(dict.fromkeys((start[:4], (end or start)[:4])))


def _month_and_day(date: str) -> str:
    _, *rest = date.split("-")
    return " ".join([MONTHS[int(rest[0]) - 1], *(str(int(day)) for day in rest[1:])]) if rest else ""
