"""What the lines of an article say of it: byline, day, agency and dateline."""

import re
from collections.abc import Iterator, Sequence

from build_tools.intake.articles.article import Fact
from build_tools.text.printed_dates import printed_day

_NEAR, _SHORT = 40, 120
_BY = re.compile(r"^(?:By|Von|Par) (?P<who>[A-ZÀ-Þ][^.,|:;]*(?:,? (?:and|und|et|&) [A-ZÀ-Þ][^.,|:;]*)?)")
_NOT_FIRST = re.compile(r"updated|modified|aktualisiert|mis à jour", re.I)
_AGENCIES = {
    "AP": ("AP", "Associated Press"),
    "AFP": ("AFP", "Agence France-Presse"),
    "Reuters": ("Reuters", "REUTERS"),
    "dpa": ("dpa", "Deutsche Presse-Agentur"),
    "PA": ("PA", "PA Media", "Press Association"),
    "UPI": ("UPI", "United Press International"),
    "TASS": ("TASS",),
    "Interfax": ("Interfax",),
    "Xinhua": ("Xinhua",),
    "EFE": ("EFE",),
    "ANSA": ("ANSA",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
}
_AGENCY = "|".join(sorted((re.escape(name) for names in _AGENCIES.values() for name in names), key=len, reverse=True))
_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]+[A-ZÀ-Þ](?:, [A-ZÀ-Þ][\w. -]{2,30})?"
_DATELINE = re.compile(rf"^(?P<all>{_PLACE}(?: ?\((?P<agency>{_AGENCY})\))? ?(?:[-–—]|\|)) ")
_CREDITS = (
    re.compile(rf"^\((?P<agency>{_AGENCY})\)\s*[-–—]"),
    re.compile(rf"^(?:By|Source:|Copyright|©|\(c\))(?: the| The| \d{{4}})* ?(?P<agency>{_AGENCY})\b"),
    re.compile(rf"\b(?:The )?(?P<agency>{_AGENCY})(?: writers?)?(?: \w+){{0,6}} contributed"),
    re.compile(rf"^(?:[-–—] ?|\()?(?P<agency>{_AGENCY})\)?\.?$"),
)


def facts_in_text(lines: Sequence[str]) -> tuple[Fact, ...]:
    """The first answer to each question that the lines give, with the words that it rests on."""
    found: dict[str, Fact] = {}
    for fact in _all_facts([line.strip() for line in lines]):
        found.setdefault(fact.name, fact)
    return tuple(found.values())


def _all_facts(lines: Sequence[str]) -> Iterator[Fact]:
    short = [line for line in lines[:_NEAR] if 0 < len(line) <= _SHORT]
    for line in short:
        by = _BY.match(line)
        if by:
            yield Fact("byline", by["who"].strip(), f"“{line}”")
    for line in short:
        day = printed_day(_NOT_FIRST.split(line)[0])
        if day is not None:
            yield Fact("published", day, f"“{line}”")
    for line in lines:
        dateline = _DATELINE.match(line)
        if dateline:
            yield Fact("dateline", dateline["all"], f"“{line[: dateline.end() + 20].strip()}”")
            if dateline["agency"]:
                yield Fact("agency", _called(dateline["agency"]), f"“{dateline['all']}”")
    for line in lines:
        credit = next((found for each in _CREDITS if (found := each.search(line[:400]))), None)
        if credit:
            yield Fact("agency", _called(credit["agency"]), f"“{line[:_SHORT]}”")


def _called(name: str) -> str:
    return next(agency for agency, names in _AGENCIES.items() if name in names)
