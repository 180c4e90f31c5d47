"""The kinds of text that nouns are made of, and what each refuses."""

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from build_tools.text import dates, languages
from build_tools.text.folding import SPACELESS, fold, words

UNKNOWN = "unknown"
LONGEST_TEXT = 5000
"""The most characters of prose, or of one segment of a reading."""

MOST_TOGETHER = 4
"""As many characters of a script without spaces between words can be looked for together."""


def _date(text: str) -> str:
    try:
        return dates.check_date(text)
    except ValueError as error:
        raise PydanticCustomError("sentence", "{sentence}", {"sentence": str(error)}) from None


def _day(text: str) -> str:
    if dates.precision(_date(text)) != "day" or text.endswith("~"):
        raise PydanticCustomError("sentence", "'{text}' is no single day; write it as 2021-05-17", {"text": text})
    return text


def _day_of_publication(text: str) -> str:
    if not "1980-01-01" <= _day(text) <= "2105-12-31":
        sentence = (
            "'{text}' is no day on which a site can be published; write the day of this edition, not of its events"
        )
        raise PydanticCustomError("sentence", sentence, {"text": text})
    return text


def is_web_address(text: str) -> bool:
    """Whether a text is an http(s) address that a page may link to."""
    try:
        host = urlsplit(text).hostname
    except ValueError:
        return False
    return bool(host) and bool(re.fullmatch(_AN_ADDRESS, text))


def check_id(text: str) -> str:
    """Give an id back; raises PydanticCustomError for one that the list of its kind has as an address."""
    if text == "index":
        raise PydanticCustomError("sentence", "'index' is the address of a list; choose another id")
    return text


def _visible(text: str) -> str:
    if not fold(text).text.strip():
        raise PydanticCustomError("sentence", "only invisible characters stand here; write the words")
    return text


def is_word(text: str) -> bool:
    """Whether a text is one plain word in small letters, as words are looked for."""
    return words(fold(text).text) == [text] == [text.casefold()]


def _small(word: str) -> str:
    if words(fold(word).text) != [word]:
        raise PydanticCustomError("sentence", "'{word}' is not one plain word; write it without marks", {"word": word})
    if re.search(f"[{SPACELESS}]", word) and not re.fullmatch(f"[{SPACELESS}]{{1,{MOST_TOGETHER}}}", word):
        sentence = "'{word}' is in a script without spaces; write at most {most} characters of it, and nothing else"
        raise PydanticCustomError("sentence", sentence, {"word": word, "most": MOST_TOGETHER})
    if word != word.casefold():
        raise PydanticCustomError("sentence", "'{word}' is looked for in any case; write it small", {"word": word})
    return word


def _known_language(code: str) -> str:
    if not languages.is_known(code):
        raise PydanticCustomError(
            "sentence", "no language has the code '{code}'; write one like en or de", {"code": code}
        )
    return code


def _rising(lines: str) -> str:
    first, _, last = lines.partition("-")
    if last and int(last) < int(first):
        sentence = "'{lines}' ends before it begins; write the lower line first"
        raise PydanticCustomError("sentence", sentence, {"lines": lines})
    return lines


def _address_or_unknown(text: str) -> str:
    if text != UNKNOWN and not is_web_address(text):
        raise PydanticCustomError(
            "sentence",
            "'{text}' is no web address; write it with https:// and without spaces, or unknown",
            {"text": text},
        )
    return text


def edit_address(text: str) -> str:
    """Give an address back; raises PydanticCustomError, a ValueError, for one that no file can be put into."""
    if not re.fullmatch(_AN_EDIT_ADDRESS, text):
        raise PydanticCustomError(
            "sentence",
            "'{text}' is no address for edits; write it with https://, and {file} once where the file's path goes",
            {"text": text},
        )
    return text


def report_address(text: str) -> str:
    """Give an address back; raises PydanticCustomError, a ValueError, for one that no report can be sent to."""
    if not re.fullmatch(_A_REPORT_ADDRESS, text):
        raise PydanticCustomError(
            "sentence",
            "'{text}' is no address for reports; write an e-mail address, or one with https:// "
            "that has {title} and {body} where these go",
            {"text": text},
        )
    return text


def _site_address(text: str) -> str:
    if not is_web_address(text) or not text.endswith("/") or set("?#@") & set(text):
        raise PydanticCustomError(
            "sentence",
            "'{text}' is no address of a site; write it as https://briefing.example/ with the / at its end",
            {"text": text},
        )
    return text


def _date_or_unknown(text: str) -> str:
    return text if text == UNKNOWN else _date(text)


def _day_or_unknown(text: str) -> str:
    return text if text == UNKNOWN else _day(text)


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LINE_PATTERN = r"^[^\n]*\S[^\n]*$"
PROSE_PATTERN = r"\S"
LANGUAGE_PATTERN = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$"
SIGLUM_PATTERN = r"^[A-Z][A-Z0-9]{0,3}$"
WORD_PATTERN = r"^\w+$"
_A_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
_A_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_A_DAY_OF_PUBLICATION = "(19[89][0-9]|20[0-9]{2}|210[0-5])-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_AN_ADDRESS = "https?://[^\\s\"'<>\\\\^`{|}\\[\\]]+"
_CHARACTER = "[^\\s\"'<>\\\\^`{|}\\[\\]]"
_HOST = "[A-Za-z0-9][A-Za-z0-9.-]{0,250}(:[0-9]{1,5})?"
_AN_EDIT_ADDRESS = f"https://{_HOST}/({_CHARACTER}|[{{]line[}}])*[{{]file[}}]({_CHARACTER}|[{{]line[}}])*"
_A_MAILBOX = "[A-Za-z0-9._+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"
_A_REPORT_ADDRESS = f"{_A_MAILBOX}|https://{_HOST}(/({_CHARACTER}|[{{](title|body)[}}])*)?"
_A_SITE = "https?://[^\\s\"'<>\\\\^`{|}\\[\\]?#@]+/"
LINES_PATTERN = r"^[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})?$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80), AfterValidator(check_id)]
"""Lower-case ASCII words joined by hyphens; it becomes an address and is never changed once published."""

Line = Annotated[str, StringConstraints(pattern=LINE_PATTERN, max_length=300)]
"""Text on one line."""

PROSE_MARK = "prose"

CuratorLine = Annotated[str, StringConstraints(pattern=LINE_PATTERN, max_length=300), PROSE_MARK]
"""A line of the curator's own words: a title or a role, held to what prose is held to."""

Prose = Annotated[str, StringConstraints(pattern=PROSE_PATTERN, max_length=LONGEST_TEXT), PROSE_MARK]
"""The curator's own words; emphasis, strong emphasis, links and references to quotes are read in it."""

Verbatim = Annotated[str, StringConstraints(pattern=PROSE_PATTERN, max_length=LONGEST_TEXT), AfterValidator(_visible)]
"""Words of a source, to the letter."""

Translation = Annotated[
    str, StringConstraints(pattern=PROSE_PATTERN, max_length=LONGEST_TEXT), AfterValidator(_visible)
]
"""The curator's words for words of a source, in the briefing's language; nothing of Markdown is read in them."""


def _like(pattern: str) -> WithJsonSchema:
    """What programs that know no validator of ours may say of a text: its pattern."""
    return WithJsonSchema({"type": "string", "pattern": f"^({pattern})$"})


Date = Annotated[str, AfterValidator(_date), _like(f"{_A_DATE}(/{_A_DATE})?~?")]
"""ISO 8601 with its precision; see `dates`."""

Day = Annotated[str, AfterValidator(_day), _like(_A_DAY)]
DayOfPublication = Annotated[str, AfterValidator(_day_of_publication), _like(_A_DAY_OF_PUBLICATION)]
"""A day from 1980 to 2105, since zip and gzip files, which bear it, know no other."""

DateOrUnknown = Annotated[str, AfterValidator(_date_or_unknown), _like(f"{UNKNOWN}|{_A_DATE}(/{_A_DATE})?~?")]
DayOrUnknown = Annotated[str, AfterValidator(_day_or_unknown), _like(f"{UNKNOWN}|{_A_DAY}")]
AddressOrUnknown = Annotated[str, AfterValidator(_address_or_unknown), _like(f"{UNKNOWN}|{_AN_ADDRESS}")]
EditAddress = Annotated[str, StringConstraints(max_length=500), AfterValidator(edit_address), _like(_AN_EDIT_ADDRESS)]
"""Where a file is edited on the web: an address with {file} for its path, and {line} where that is wanted."""

ReportAddress = Annotated[
    str, StringConstraints(max_length=500), AfterValidator(report_address), _like(_A_REPORT_ADDRESS)
]
"""Where a mistake is reported: an e-mail address, or the address of a form that takes {title} and {body}."""

SiteAddress = Annotated[str, AfterValidator(_site_address), _like(_A_SITE)]
"""Where the site is published: the address of its home page."""

Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN), AfterValidator(_known_language)]
"""A tag of BCP 47: a language, with its script and region where they matter."""

Siglum = Annotated[str, StringConstraints(pattern=SIGLUM_PATTERN)]
Lines = Annotated[str, StringConstraints(pattern=LINES_PATTERN), AfterValidator(_rising)]

Word = Annotated[str, StringConstraints(pattern=WORD_PATTERN, max_length=40), AfterValidator(_small)]
"""One word, in small letters, as it is looked for in a source's body whatever its case."""
