"""The records of sources/*.yml and people.yml: who prints, and who speaks."""

from typing import Literal

from pydantic import Field

from build_tools.model.record import Record
from build_tools.model.values import (
    NONE,
    UNKNOWN,
    Address,
    AddressOrUnknown,
    CuratorId,
    CuratorLine,
    DateOrUnknown,
    Day,
    DayOrUnknown,
    Digest,
    HttpStatus,
    Id,
    Language,
    Line,
    LineageId,
    Lines,
    Moment,
    Prose,
    Siglum,
    SourceId,
    Verbatim,
    VerbatimLine,
)

FurnitureKind = Literal["caption", "headline", "dateline", "promotion", "boilerplate"]


class Descent(Record):
    """The lineage that a source's text belongs to, and how that is known."""

    of: LineageId
    """Id of a lineage in briefing.yml. Sources with the same lineage count as one attestation."""

    status: Literal["credited", "inferred"]
    """`credited` if the source names the agency, `inferred` if you concluded it."""

    because: Prose
    """Where the credit is printed, or what you concluded it from."""

    independent_because: dict[SourceId, Prose] = Field(default_factory=dict)
    """By id of a source of another lineage that has much of the same wording: why the two are independent all the
    same, as in `Both print the press release.` Readers see it beside the wording that they share."""


class Furniture(Record):
    """Lines of a source's text, counted from 1, that are not its body: `lines` is `7` or `7-9`."""

    lines: Lines
    """A line of the text, as in `"7"`, or several, as in `7-9`; counted from 1."""

    kind: FurnitureKind
    """What these lines are."""


class LeftOut(Record):
    """Words in quotation marks in a source's body that no quote includes, and why."""

    exact: Verbatim
    """The words inside the quotation marks, to the letter. Of a long passage the first and the last words are enough,
    with ` … ` between them: what you don't quote need not be copied."""

    because: Prose
    """Why they are no quote of this briefing, as in `The name of a ship.`"""


class Intake(Record):
    """Where the text of a source was taken from, and how."""

    address: Address | None = None
    """The address that was fetched, or that a web archive recorded; left out for a file."""

    final_address: Address | None = None
    """The address that it redirected to, if it did."""

    fetched: Moment | None = None
    """When the document was fetched, in UTC, as in `2021-05-20T07:15:00Z`."""

    status: HttpStatus | None = None
    """The status of the server's answer, as in `200`."""

    sha256: Digest
    """The SHA-256 of the document's bytes: of the page, PDF or archive, not of its text."""

    extractor: Line | None = None
    """The program that converted it to plain text, and its version; left out if it was plain text."""

    archived: tuple[Address, ...] = ()
    """Addresses of copies in public archives."""


class ReadInFull(Record):
    """Who read a source from beginning to end and found all its topics, and when."""

    on: Day
    """The day on which it was read, as in `2021-05-22`."""

    by: CuratorId
    """Id of the curator who has read it."""


class Source(Record):
    """An article or transcript, a witness to what was said; its id is the name of its file."""

    siglum: Siglum
    """Its short sign: one to four capital letters or digits, as in `IT`. No two sources share one."""

    kind: Literal["article", "transcript"]
    """An article, or a transcript of what was said. Both are witnesses alike."""

    publisher: Line
    """Who published it, as readers know the paper or site."""

    title: VerbatimLine
    """Its headline to the letter, or `unknown`."""

    byline: Line
    """Who wrote it, as it says itself; `none` if it names nobody, or `unknown`."""

    agency: Line
    """The agency that it credits; `none` if it credits none, or `unknown`."""

    lineage: Descent
    """Where its text comes from, and how you know."""

    language: Language
    """Code of the language that it is written in, as in `en`."""

    published: DateOrUnknown
    """When it was published: `2021-05-20`, `2021-05`, `2021-05-19/2021-05-20` for either day, a closing `~` for about,
    or `unknown`."""

    published_basis: Prose
    """How that date is known: printed in the text, part of the address, or inferred, and from what."""

    url: AddressOrUnknown
    """Its address with `https://`, or `unknown`. Pages lead there."""

    retrieved: DayOrUnknown
    """The day on which you took the text, as in `2021-05-22`, or `unknown`."""

    descriptor: Prose
    """What bears on its quality, in a few sentences: its kind, what only it reports, what it leaves out. No score."""

    intake: Intake | None = None
    """Where its text was taken from and how. `briefing add` writes this; nothing is fetched or read again."""

    read_in_full: ReadInFull | None = None
    """Who has read it in full, and when. It then counts as silent on each topic on which it has no quote."""

    furniture: tuple[Furniture, ...] = ()
    """Lines of the text that are not its body, as captions and boxes. Words that appear only there can't be quoted."""

    left_out: tuple[LeftOut, ...] = ()
    """Passages in quotation marks that you don't quote, each with the reason. `briefing coverage` asks for them."""

    formerly: tuple[Id, ...] = ()
    """Ids under which it was published before; pages at the old addresses lead here."""

    @property
    def author(self) -> str | None:
        """Return who wrote it, if that is known."""
        return None if self.byline in (NONE, UNKNOWN) else self.byline

    @property
    def credited_agency(self) -> str | None:
        """Return the agency that it credits, if it is known to credit one."""
        return None if self.agency in (NONE, UNKNOWN) else self.agency


class Person(Record):
    """A person or organisation, named or not; `spellings` are all that the sources use, and search finds each."""

    id: Id
    """Short id that quotes name as `speaker:`, as in `brandt`. It is an address; never change it once published."""

    kind: Literal["person", "organisation"] = "person"
    """`organisation` for a body that speaks; left out, it is a person."""

    name: Line
    """The name on its own, or what is known of somebody unnamed, as in `An unnamed official`."""

    in_sentences: Line | None = None
    """The name inside a sentence, if it differs, as in `an unnamed official` or `the Kremlin`."""

    role: CuratorLine
    """Office or role, on one line, as in `Chair of the harbour board`."""

    side: Line
    """The party that this person belongs to. Write it the same way for everyone on that side."""

    spellings: tuple[Line, ...] = Field(min_length=1)
    """Every way in which the sources name this person. Search finds each."""

    formerly: tuple[Id, ...] = ()
    """Ids under which it was published before; pages at the old addresses lead here."""

    @property
    def name_in_sentences(self) -> str:
        """Return the name with the article and in the case that it has inside a sentence."""
        return self.in_sentences or self.name
