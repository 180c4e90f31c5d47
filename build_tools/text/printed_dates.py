"""Find a day as papers print it: `20 May 2021`, `May 20, 2021`, `20. Mai 2021`. A line in, ISO 8601 out."""

import datetime
import re

from build_tools.text.dates import MONTHS

_GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
_FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_NUMBERS = {
    name.casefold(): number
    for names in (MONTHS, [month[:3] for month in MONTHS], _GERMAN, _FRENCH, [*["" for _ in range(8)], "Sept"])
    for number, name in enumerate(names, 1)
    if name
}
_NAME = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_FORMS = (
    re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)?\.? (?P<month>{_NAME})\.?,? (?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<month>{_NAME})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.I),
    re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})\b"),
)
"""Not 5/6/2021, which is one day in London and another in New York."""


def printed_day(line: str) -> str | None:
    """The first day that a line prints, as ISO 8601; None without one that the calendar has."""
    for form in _FORMS:
        found = form.search(line)
        if found:
            month = _NUMBERS.get(found["month"].casefold()) or int(found["month"])
            try:
                return datetime.date(int(found["year"]), month, int(found["day"])).isoformat()
            except ValueError:
                return None
    return None


def day_in_address(address: str) -> str | None:
    """The day in the path of a web address, as in /2021/05/20/; None without one that the calendar has."""
    found = re.search(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)", address)
    try:
        return datetime.date(*map(int, found.groups())).isoformat() if found else None
    except ValueError:
        return None
