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
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "PA": ("PA", "PA Media", "Press Association"),
    "UPI": ("UPI", "United Press International"),
    "TASS": ("TASS",),
    "Interfax": ("Interfax",),
    "Xinhua": ("Xinhua",),
    "APA": ("APA",),
    "sda": ("sda", "SDA", "Keystone-SDA"),
    "ATS": ("ATS", "Keystone-ATS"),
    "Belga": ("Belga",),
    "EFE": ("EFE",),
    "ANSA": ("ANSA",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
}
_NAME = "|".join(sorted((re.escape(name) for names in _AGENCIES.values() for name in names), key=len, reverse=True))
_AGENCY = rf"(?P<agency>{_NAME})"
_INITIALS = rf"(?!(?:{_NAME})\b)[a-z]{{2,4}}\b"
"""Never an agency too, such as dpa: a line would have 2ⁿ ways to have n of it."""
_AGENCIES_AND_INITIALS = rf"(?:{_INITIALS}/)*{_AGENCY}(?:/(?:{_NAME}|{_INITIALS}))*"
_MORE = rf"(?:(?:,| and| und| et) (?:l’|l')?(?:{_NAME}))*"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]+[A-ZÀ-Þ](?:, [A-ZÀ-Þ\d][\w. -]{2,30})?"
_MIXED = r"[A-ZÀ-Þ][\w .’'-]{1,30}(?:/[A-ZÀ-Þ][\w .’'-]{1,30})*"
"""A place that is not in capitals is told from the beginning of a sentence only by the agency after it."""
_DATELINES = (
    re.compile(rf"^(?P<all>{_CAPITALS}(?: ?\({_AGENCIES_AND_INITIALS}\))? ?(?:[-–—]|\|)) "),
    re.compile(rf"^(?P<all>{_MIXED} ?\({_AGENCIES_AND_INITIALS}\) ?[-–—]) "),
)
_CREDITS = (
    re.compile(rf"^\({_AGENCY}\)\s*[-–—]"),
    re.compile(
        rf"^(?:By|Von|Par|Sources? ?:|Quellen?:|Copyright|©|\(c\))(?: the| The| der| l’| l'| \d{{4}})* ?{_AGENCY}\b"
    ),
    re.compile(
        rf"^(?:By|Von|Par) [^.:;]{{3,80}}(?:,|/| and| und| et| avec| mit)(?: the| der)?(?: Nachrichtenagentur)? ?"
        rf"(?:l’|l')?{_AGENCY}{_MORE}$"
    ),
    re.compile(rf"\b(?:The )?{_AGENCY}(?: writers?)?(?: \w+){{0,6}} contributed"),
    re.compile(rf"^Mit (?:Material|Informationen) (?:von|der)(?: Nachrichtenagentur(?:en)?| Agenturen)? ?{_AGENCY}\b"),
    re.compile(rf"^\(?(?:[A-ZÀ-Þ][\w ’'.-]{{1,40}} )?[Aa]vec (?:l’|l')?{_AGENCY}{_MORE}\)?\.?$"),
    re.compile(rf"^(?:[-–—] ?|\()?{_AGENCIES_AND_INITIALS}\)?\.?$"),
    re.compile(rf"^.{{{_SHORT},}}[.!?…”“»\"] ?\({_AGENCIES_AND_INITIALS}\)$"),  # a shorter line may be a caption
)


def facts_in_text(lines: Sequence[str]) -> tuple[Fact, ...]:
    """The first answer to each question that the lines give, with the words that it rests on."""
    found: dict[str, Fact] = {}
    for fact in _all_facts([" ".join(line.split()) for line in lines]):
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
        dateline = next((found for each in _DATELINES if (found := each.match(line))), None)
        if dateline:
            yield Fact("dateline", dateline["all"], f"“{line[: dateline.end() + 20].strip()}”")
            if dateline["agency"]:
                yield Fact("agency", _called(dateline["agency"]), f"“{dateline['all']}”")
    for line in lines:
        credit = next((found for each in _CREDITS if (found := each.search(line))), None)
        if credit:
            yield Fact("agency", _called(credit["agency"]), f"“{line[:_SHORT]}”")


def _called(name: str) -> str:
    return next(agency for agency, names in _AGENCIES.items() if name in names)
