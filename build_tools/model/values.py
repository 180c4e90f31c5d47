"""The kinds of text that records are made of, and what each refuses."""

import re
from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from build_tools.text import dates, languages
from build_tools.text.folding import SPACELESS, fold, words
from build_tools.text.web_addresses import AN_ADDRESS, CHARACTER, HOST, address_fault

UNKNOWN = "unknown"
NONE = "none"
"""What a text was read for and does not have, where `UNKNOWN` is what nobody has found out."""

Remark = Literal[
    "not-compared", "stale-count", "two-speakers", "unchecked-stamp", "undecided-silence", "undeclared-kinship"
]
"""The codes of findings that prevent nothing, as `Code.grade` has them; a test compares the two."""

REMARKS: tuple[Remark, ...] = get_args(Remark)
LONGEST_TEXT = 5000
"""The most characters of prose, or of one segment of a reading."""

MOST_TOGETHER = 4
"""How many characters of a script without spaces between words can be looked for together."""


def _refusal(sentence: str) -> PydanticCustomError:
    """Return pydantic's error with a sentence of ours, in which braces mean nothing."""
    return PydanticCustomError("sentence", "{sentence}", {"sentence": sentence})


def _date(text: str) -> str:
    try:
        return dates.check_date(text)
    except ValueError as error:
        raise _refusal(str(error)) from None


def _day(text: str) -> str:
    if dates.precision(_date(text)) != "day" or text.endswith("~"):
        raise _refusal(f"'{text}' is not a single day; write it as 2021-05-17")
    return text


def _day_of_publication(text: str) -> str:
    if not "1980-01-01" <= _day(text) <= "2105-12-31":
        raise _refusal(
            f"'{text}' is not a day on which a site can be published; "
            "write the day of this edition, not that of its events"
        )
    return text


def check_id(text: str) -> str:
    """Return an id; raises PydanticCustomError for the address of the list of its kind, and for a device of Windows."""
    if text == "index":
        raise _refusal("'index' is the address of a list; choose another id")
    if text in _DEVICES:
        raise _refusal(f"'{text}' is a device in Windows, where no file can have this name; choose another id")
    return text


def _visible(text: str) -> str:
    if not fold(text).text.strip():
        raise _refusal("there are only invisible characters here; write the words")
    return text


def is_word(text: str) -> bool:
    """Whether a text is one plain word, as words are looked for."""
    return words(fold(text).text) == [text]


def _plain_word(word: str) -> str:
    if words(fold(word).text) != [word]:
        raise _refusal(f"'{word}' is not one plain word; write it without punctuation")
    if re.search(f"[{SPACELESS}]", word) and not re.fullmatch(f"[{SPACELESS}]{{1,{MOST_TOGETHER}}}", word):
        raise _refusal(
            f"'{word}' is in a script without spaces; write at most {MOST_TOGETHER} characters of it, and nothing else"
        )
    return word


def _known_language(code: str) -> str:
    if not languages.is_known(code):
        raise _refusal(f"unknown language code '{code}'; write one like en or de")
    return code


def _rising(lines: str) -> str:
    first, _, last = lines.partition("-")
    if last and int(last) < int(first):
        raise _refusal(f"'{lines}' ends before it begins; write the lower line first")
    return lines


def _address(text: str) -> str:
    return _without_fault(text)


def _address_or_unknown(text: str) -> str:
    fault = None if text == UNKNOWN else address_fault(text)
    if fault:
        raise _refusal(fault if text.startswith("http") else f"{fault}, or write unknown")
    return text


def edit_address(text: str) -> str:
    """Return an address for edits; raises PydanticCustomError, a ValueError, if no file can be put into it."""
    if not re.fullmatch(_AN_EDIT_ADDRESS, text):
        raise _refusal(
            f"'{text}' is not an address for edits; start it with https://, "
            "and put {file} once where the file's path goes"
        )
    return _without_fault(text, "{file}", "{line}")


def report_address(text: str) -> str:
    """Return an address for reports; raises PydanticCustomError, a ValueError, if no report can be sent to it."""
    if not re.fullmatch(_A_REPORT_ADDRESS, text):
        raise _refusal(
            f"'{text}' is not an address for reports; write an e-mail address, or one with https:// "
            "that has {title} and {body} where these go"
        )
    return text if "@" in text.split("/", 1)[0] else _without_fault(text, "{title}", "{body}")


def _without_fault(text: str, *placeholders: str) -> str:
    """Return an address; raises PydanticCustomError if it can't be one whatever is put for the placeholders."""
    address = text
    for each in placeholders:
        address = address.replace(each, "x")
    fault = address_fault(address)
    if fault:
        raise _refusal(fault)
    return text


def _site_address(text: str) -> str:
    fault = address_fault(text)
    if fault and text.startswith("http"):
        raise _refusal(fault)
    if fault or not re.fullmatch(_A_SITE, text):
        raise _refusal(
            f"'{text}' is not the address of a site; write it as https://briefing.example/, with the / at the end"
        )
    return text


def _per_cent(text: str) -> str:
    if not re.fullmatch(PER_CENT_PATTERN, text):
        raise _refusal(f"'{text}' is not a share in per cent; write a whole number from 0 to 100")
    return text


def _colour(text: str) -> str:
    if not re.fullmatch(COLOUR_PATTERN, text):
        raise _refusal(f"'{text}' is not a colour; write # and six digits from 0 to f, as in \"#14424f\"")
    return text


def _date_or_unknown(text: str) -> str:
    return text if text == UNKNOWN else _date(text)


def _day_or_unknown(text: str) -> str:
    return text if text == UNKNOWN else _day(text)


_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""What no file can be called, with any ending: https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LINE_PATTERN = r"^[^\n]*\S[^\n]*$"
PROSE_PATTERN = r"\S"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
SIGLUM_PATTERN = r"^[A-Z][A-Z0-9]{0,3}$"
WORD_PATTERN = r"^\w+$"
_A_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_A_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_A_DAY_OF_PUBLICATION = "(19[89][0-9]|20[0-9]{2}|210[0-5])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_HOST_AND_PORT = f"{HOST}(:[0-9]{{1,5}})?"
_AN_EDIT_ADDRESS = f"https://{_HOST_AND_PORT}/({CHARACTER}|[{{]line[}}])*[{{]file[}}]({CHARACTER}|[{{]line[}}])*"
_A_MAILBOX = "[A-Za-z0-9._+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"
_A_REPORT_ADDRESS = f"{_A_MAILBOX}|https://{_HOST_AND_PORT}(/({CHARACTER}|[{{](title|body)[}}])*)?"
_A_SITE = "https?://[^\\s\"'<>\\\\^`{|}\\[\\]?#@]+/"
COLOUR_PATTERN = "#[0-9a-f]{6}"
PER_CENT_PATTERN = "100|[1-9]?[0-9]"
MOMENT_PATTERN = f"^{_A_DAY}T([01][0-9]|2[0-3])(:[0-5][0-9]){{2}}Z$"
DIGEST_PATTERN = "^[0-9a-f]{64}$"
STATUS_PATTERN = "^[1-5][0-9]{2}$"
LINES_PATTERN = r"^[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})?$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80), AfterValidator(check_id)]
"""Lower-case ASCII words joined by hyphens; it becomes an address and never changes once published."""


@dataclass(frozen=True)
class RefersTo:
    """Marks an id as that of another record; `kind` is the name of its kind, or empty for that of a withdrawal.

    With `in_quote` it is that of a source that has a reading in the same quote.
    """

    kind: str
    in_quote: bool = False


SourceId = Annotated[Id, RefersTo("sources")]
ReadingId = Annotated[Id, RefersTo("sources", in_quote=True)]
PersonId = Annotated[Id, RefersTo("people")]
TopicId = Annotated[Id, RefersTo("topics")]
EventId = Annotated[Id, RefersTo("events")]
QuoteId = Annotated[Id, RefersTo("quotes")]
LineageId = Annotated[Id, RefersTo("lineages")]
CuratorId = Annotated[Id, RefersTo("curators")]
OwnKindId = Annotated[Id, RefersTo("")]

Line = Annotated[str, StringConstraints(pattern=LINE_PATTERN, max_length=300)]
"""Text on one line."""

PROSE_MARK = "prose"

CuratorLine = Annotated[str, StringConstraints(pattern=LINE_PATTERN, max_length=300), PROSE_MARK]
"""A line of the curator's own words: a title or a role, held to the rules for prose."""

Prose = Annotated[str, StringConstraints(pattern=PROSE_PATTERN, max_length=LONGEST_TEXT), PROSE_MARK]
"""The curator's own words; emphasis, strong emphasis, links and references to quotes are recognised in it."""

VERBATIM_MARK = "verbatim"

Verbatim = Annotated[
    str, StringConstraints(pattern=PROSE_PATTERN, max_length=LONGEST_TEXT), AfterValidator(_visible), VERBATIM_MARK
]
"""Words of a source, to the letter."""

VerbatimLine = Annotated[str, StringConstraints(pattern=LINE_PATTERN, max_length=300), VERBATIM_MARK]
"""A line of a source, to the letter."""

Translation = Annotated[
    str, StringConstraints(pattern=PROSE_PATTERN, max_length=LONGEST_TEXT), AfterValidator(_visible)
]
"""The curator's words for words of a source, in the briefing's language; Markdown is not recognised in them."""


def _like(pattern: str) -> WithJsonSchema:
    """Give the JSON Schema of a text a pattern, since other programs don't have our validators."""
    return WithJsonSchema({"type": "string", "pattern": f"^({pattern})$"})


Date = Annotated[str, AfterValidator(_date), _like(f"{_A_DATE}(/{_A_DATE})?~?")]
"""ISO 8601 with its precision; see `dates`."""

Day = Annotated[str, AfterValidator(_day), _like(_A_DAY)]
DayOfPublication = Annotated[str, AfterValidator(_day_of_publication), _like(_A_DAY_OF_PUBLICATION)]
"""A day from 1980 to 2105. The files of a site for reading offline have this date, and zip has no field for any other:
its years are seven bits counted from 1980, and gzip's seconds since 1970 are 32 bits, which end in 2106."""

DateOrUnknown = Annotated[str, AfterValidator(_date_or_unknown), _like(f"{UNKNOWN}|{_A_DATE}(/{_A_DATE})?~?")]
DayOrUnknown = Annotated[str, AfterValidator(_day_or_unknown), _like(f"{UNKNOWN}|{_A_DAY}")]
Address = Annotated[str, AfterValidator(_address), _like(AN_ADDRESS)]
AddressOrUnknown = Annotated[str, AfterValidator(_address_or_unknown), _like(f"{UNKNOWN}|{AN_ADDRESS}")]
Moment = Annotated[str, StringConstraints(pattern=MOMENT_PATTERN)]
"""A second in UTC, as in `2021-05-20T07:15:00Z`."""

Digest = Annotated[str, StringConstraints(pattern=DIGEST_PATTERN)]
"""A SHA-256 in hexadecimal digits."""

HttpStatus = Annotated[str, StringConstraints(pattern=STATUS_PATTERN)]
EditAddress = Annotated[str, StringConstraints(max_length=500), AfterValidator(edit_address), _like(_AN_EDIT_ADDRESS)]
"""Where a file is edited on the web: an address with {file} for its path, and {line} if lines have addresses too."""

ReportAddress = Annotated[
    str, StringConstraints(max_length=500), AfterValidator(report_address), _like(_A_REPORT_ADDRESS)
]
"""Where a mistake is reported: an e-mail address, or the address of a form that takes {title} and {body}."""

SiteAddress = Annotated[str, AfterValidator(_site_address), _like(_A_SITE)]
"""Where the site is published: the address of its home page."""

Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN), AfterValidator(_known_language)]
"""A tag of BCP 47: a language, with its script and region where they matter."""

PerCent = Annotated[str, AfterValidator(_per_cent), _like(PER_CENT_PATTERN)]
"""A share in whole per cent, from 0 to 100."""

Colour = Annotated[str, AfterValidator(_colour), _like(COLOUR_PATTERN)]
"""A colour of sRGB in hexadecimal digits."""

Siglum = Annotated[str, StringConstraints(pattern=SIGLUM_PATTERN)]
Lines = Annotated[str, StringConstraints(pattern=LINES_PATTERN), AfterValidator(_rising)]

Word = Annotated[str, StringConstraints(pattern=WORD_PATTERN, max_length=40), AfterValidator(_plain_word)]
"""One word as readers see it; it is looked for in a source's body in any case."""
