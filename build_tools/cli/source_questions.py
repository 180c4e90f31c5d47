"""What `add` needs to know of a new source: each question once, with its option, its default and what validates it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import get_args

from build_tools.cli.key_help import described
from build_tools.model import Descent, Lineage, Person, ReadInFull, Record, Source
from build_tools.model.source import FurnitureKind
from build_tools.model.values import UNKNOWN
from build_tools.text.dates import as_iso

OWN = "own"
"""The answer for a source that descends from no other: its lineage is its own reporting."""


@dataclass(frozen=True)
class Question:
    """A question with its explanation and an example; without a default it must be answered.

    `key` is the record and the key that the answer is written to, whose type in the model validates it and whose
    description explains it.
    """

    name: str
    metavar: str
    text: str
    key: tuple[type[Record], str] | None = None
    default: str | None = None
    read: Callable[[str], str] = str
    """The answer that a typed line means."""
    more: str = ""

    @property
    def option(self) -> str:
        """The option of `briefing add` that answers it."""
        return f"--{self.label.replace(' ', '-')}"

    @property
    def label(self) -> str:
        """What the answer is, in a summary."""
        return self.name.replace("_", " ")

    @property
    def described(self) -> str:
        """What the model says of the key, on one line, as the JSON Schemas do; empty if there is no key."""
        return described(*self.key) if self.key else ""

    @property
    def about(self) -> str:
        """The help of its option."""
        return f"{self.described or f'{self.text}.'} {self.more}".strip()


RECORD = (
    Question("publisher", "NAME", "Publisher: the paper or site, as readers know it", (Source, "publisher")),
    Question(
        "siglum", "SIGN", "Siglum: a short sign for this source, such as IT for The Irish Times", (Source, "siglum")
    ),
    Question("kind", "KIND", "Kind: article, or transcript of what was said", (Source, "kind"), "article"),
    Question("title", "LINE", "Title: its headline, to the letter", (Source, "title"), UNKNOWN),
    Question("byline", "NAME", "Byline: who wrote it, such as Jane Smith in Oslo", (Source, "byline"), UNKNOWN),
    Question("agency", "NAME", "Agency: the news agency it credits, such as Reuters", (Source, "agency"), UNKNOWN),
    Question("language", "CODE", "Language: the code of its language, such as en or de", (Source, "language"), "en"),
    Question(
        "published",
        "DATE",
        "Published: the day, such as 20 May 2021 or 2021-05-20",
        (Source, "published"),
        UNKNOWN,
        as_iso,
    ),
    Question(
        "published_basis",
        "TEXT",
        "Basis of that date: how you know it, such as “Printed in the text.”",
        (Source, "published_basis"),
        "Not in the text.",
    ),
    Question("url", "ADDRESS", "Address: where it is on the web, with https://", (Source, "url"), UNKNOWN),
    Question(
        "retrieved",
        "DAY",
        "Retrieved: the day on which you took the text, such as 22 May 2021",
        (Source, "retrieved"),
        UNKNOWN,
        as_iso,
    ),
    Question(
        "descriptor",
        "TEXT",
        "Description: what bears on its quality, such as “A short agency report that quotes both ministers.”",
        (Source, "descriptor"),
    ),
    Question(
        "lineage",
        "ID",
        f"Lineage: the agency that its text descends from, such as reuters, or {OWN} for its own reporting",
        (Descent, "of"),
        more=f"'{OWN}' is for a source whose reporters wrote all of it.",
    ),
    Question(
        "lineage_name", "NAME", "Name of this new lineage: as readers know it, such as Reuters", (Lineage, "name")
    ),
    Question(
        "lineage_status",
        "STATUS",
        "Status of the lineage: credited if the source names it, inferred if you concluded it",
        (Descent, "status"),
        "inferred",
    ),
    Question(
        "lineage_because",
        "TEXT",
        "Evidence for the lineage: how you know it, such as “Its last line credits Reuters.”",
        (Descent, "because"),
    ),
)
"""The keys of the record, in the order in which they are asked for."""

FURNITURE = Question(
    "furniture",
    "LINES",
    f"Furniture: the lines that are not its body, each a {', '.join(get_args(FurnitureKind)[:-1])} or "
    f"{get_args(FurnitureKind)[-1]}, such as 1:headline,4-6:caption, or none",
    (Source, "furniture"),
    "none",
)
ID = Question(
    "id",
    "ID",
    "Id: what its files are named after, such as our-paper",
    None,
    more="It is part of an address; it never changes once it is published.",
)
TAKE = Question(
    "take",
    "NUMBERS",
    "Which of them belong to its body? Numbers such as 1,3, or all, or none",
    None,
    "none",
    more="The program that extracted the text left them out.",
)

OPTIONS = (ID, TAKE, *RECORD, FURNITURE)
"""The questions that an option of the same name can answer."""

SPEAKER = Question(
    "speaker",
    "LINE=ID",
    "Speaker: who says this? An id of people.yml, the name of somebody new, or none to leave it out",
    more="The text must say who speaks: the words in which it does are the evidence.",
)
ROLE = Question("role", "TEXT", "Role: office or part, such as Chair of the harbour board", (Person, "role"))
SIDE = Question("side", "NAME", "Side: the party that this person belongs to", (Person, "side"))
TOPIC = Question(
    "topic",
    "LINE=ID",
    "Topic: one or more ids, such as quay,ferry. Write quay all to give quay to every later quotation too, or none to "
    "leave this one out",
    more="A quote appears on the page of each of its topics.",
)
TRANSLATION = Question(
    "translation",
    "LINE=WORDS",
    "Translation: these words in the language of the briefing, or none to leave them out until you have it",
    default="none",
    more="Readers see it below the words of the article, as your translation.",
)
WORDS = Question(
    "report",
    "TOPIC=WORDS",
    "Words to quote: copied from its body, or all for the sentence above, or none to decide later",
    more="`briefing check` reminds you of a topic on which a source has no quote and is not called silent.",
)
REPORT_OF = Question(
    "report_of",
    "TOPIC=QUOTE",
    "Known report: the number of the one of which this is another wording, or new",
    default="new",
    more="Sources that report one fact in different words are readings of one quote.",
)
REPORTED = Question(
    "quote_on",
    "NUMBERS",
    "Quote words on which of them? Numbers such as 1,3, or all, or none to decide later",
    default="none",
    more="A report in the paper's own words is a quote without a speaker. Quote only its decisive words.",
)
SILENT = Question(
    "silent",
    "TOPIC=WORDS",
    "Silence: on which of them does it say nothing? Numbers such as 1,3, or all, or read if you have read all of it, "
    "or none to decide later",
    default="none",
    more="The page says that these words do not appear in the article, and proves it. Look for the topic in other "
    "words first; write words of your own after the number, as in 1=berth,dues. With read, the article counts as "
    "silent on each topic on which it has no quote.",
)
READER = Question(
    "read_in_full",
    "CURATOR",
    "Reader: the id of the curator who has read all of it",
    (ReadInFull, "by"),
    more="It then counts as silent on each topic on which it has no quote.",
)
