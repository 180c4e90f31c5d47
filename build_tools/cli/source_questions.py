"""What `add` needs to know of a new source: each question once, with its option, its default and what validates it."""

from dataclasses import dataclass

from build_tools.model import Descent, Lineage, Person, Record, Source
from build_tools.model.values import UNKNOWN


@dataclass(frozen=True)
class Question:
    """A question, which is also the help of its option; without a default it must be answered.

    `key` is the record and the key that the answer is written to, whose type in the model validates it.
    """

    name: str
    metavar: str
    text: str
    key: tuple[type[Record], str] | None = None
    default: str | None = None

    @property
    def option(self) -> str:
        """The option of `briefing add` that answers it."""
        return f"--{self.name.replace('_', '-')}"


RECORD = (
    Question("publisher", "NAME", "Who published it?", (Source, "publisher")),
    Question("siglum", "SIGN", "Its siglum, one to four capital letters", (Source, "siglum")),
    Question("kind", "KIND", "Article or transcript?", (Source, "kind"), "article"),
    Question("title", "LINE", "Its title", (Source, "title"), UNKNOWN),
    Question("byline", "NAME", "Its byline", (Source, "byline"), UNKNOWN),
    Question("agency", "NAME", "The agency that the text credits", (Source, "agency"), UNKNOWN),
    Question("language", "CODE", "Its language", (Source, "language"), "en"),
    Question("published", "DATE", "When was it published? 2021-05-19, or unknown", (Source, "published"), UNKNOWN),
    Question("published_basis", "TEXT", "How is that date known?", (Source, "published_basis"), "Not in the text."),
    Question("url", "ADDRESS", "Its web address, or unknown", (Source, "url"), UNKNOWN),
    Question("retrieved", "DAY", "The day it was retrieved, or unknown", (Source, "retrieved"), UNKNOWN),
    Question("descriptor", "TEXT", "What bears on its quality, in a sentence or two", (Source, "descriptor")),
    Question("lineage", "ID", "The lineage that its text descends from", (Descent, "of")),
    Question("lineage_name", "NAME", "The name of this new lineage", (Lineage, "name")),
    Question("lineage_status", "STATUS", "Is the lineage credited or inferred?", (Descent, "status"), "inferred"),
    Question("lineage_because", "TEXT", "How is the lineage known?", (Descent, "because")),
)
"""The keys of the record, in the order in which they are asked for."""

FURNITURE = Question("furniture", "LINES", "Lines that are not its body, as in 1:headline,4-6:caption", None, "none")
TOPIC = Question("topic", "ID", "The topic of its new quotes")
WORDS = Question("words", "WORDS", "Which of its words should be quoted?")

ID = Question("id", "ID", "Its id, by which its files are named, as in our-paper", (Person, "id"))
TAKE = Question("take", "NUMBERS", "Which of them belong to its body? 1,3 or all or none", None, "none")

OPTIONS = (ID, TAKE, *RECORD, FURNITURE, TOPIC)
"""The questions that an option can answer."""
