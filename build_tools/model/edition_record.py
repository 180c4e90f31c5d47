"""The record of an edition: what readers could read of each record of the briefing, and a hash of it.

It is written once and kept. It names the hash of the record before, so that none can be changed or taken out unseen;
`docs/formats/records.md` specifies how. Records of format 1 name none, and come before those that do. Texts refer to
other records by kind and id between ‹ and ›, so that no text changes when one of them gets another id.
"""

import hashlib
import json
import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from build_tools.model.files import RECORDED
from build_tools.model.values import Day, Digest, Id

RECORD_FORMAT = "2"
UNCHAINED = "1"
"""The format of records that name no hash of the one before."""


def _recorded(kind: str) -> str:
    if kind not in {each.name for each in RECORDED}:
        raise ValueError("editions record no such kind")
    return kind


KindName = Annotated[str, AfterValidator(_recorded)]
"""The name of a kind that editions record."""

Parts = dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]
"""The texts of a record by the part that they are; a part that can repeat has several."""

PINNED_TEXT = "pinned text"
"""The part of a source that is the fingerprint of its text."""

WORDS_IN, SAME_WORDS_IN = "words in ", "same words in "
"""The parts of a quote that are a source's words, or name the source whose words are the same; its reference follows.
"""

Records = dict[KindName, dict[Id, Parts]]
_REFERENCE = re.compile("‹([a-z]+):([a-z0-9-]+)›")
_BACK = "put the file back as `briefing edition` wrote it"
_ALONE = re.compile(r'\[\n *("(?:[^"\\]|\\.)*")\n *\]')


class EditionRecord(BaseModel):
    """An edition by its day; `previous` is the hash of the record before, and the hash is over all the rest."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    format: str
    edition: Day
    title: str
    previous: Digest | None = None
    hash: Digest
    nouns: Records

    def says_what(self, other: "EditionRecord") -> bool:
        """Whether two records say the same, whatever their formats and the records before them are."""
        return (self.edition, self.title, self.nouns) == (other.edition, other.title, other.nouns)


def make(edition: str, title: str, nouns: Records, previous: str | None = None) -> EditionRecord:
    """Return the record of an edition, with its hash; `previous` is that of the record before, if there is one."""
    hashed = _sha256(_covered(RECORD_FORMAT, edition, title, previous, nouns))
    return EditionRecord(
        format=RECORD_FORMAT, edition=edition, title=title, previous=previous, hash=hashed, nouns=nouns
    )


def covered(record: EditionRecord) -> bytes:
    """Return the bytes of which a record's hash is the SHA-256."""
    return _covered(record.format, record.edition, record.title, record.previous, record.nouns)


def _covered(form: str, edition: str, title: str, previous: str | None, nouns: Records) -> bytes:
    if form == UNCHAINED:
        return _canonical([form, edition, title, nouns])
    return _canonical([form, edition, title, previous, nouns_hash(nouns)])


def nouns_hash(nouns: Records) -> str:
    """Return the hash of all that an edition says, so that who has only this can check the chain."""
    return _sha256(_canonical(nouns))


def _canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_record(record: EditionRecord) -> bytes:
    """Return the file of a record, a line for each text: the same briefing gives the same bytes."""
    keys = record.model_dump(exclude={"previous"} if record.format == UNCHAINED else None)
    return (_ALONE.sub(r"[\1]", json.dumps(keys, ensure_ascii=False, indent=1)) + "\n").encode()


def read_record(data: bytes) -> EditionRecord:
    """Read a record's file; raises ValueError, with a sentence, if it is damaged, changed or of another version."""
    try:
        record = EditionRecord.model_validate_json(data)
    except ValueError:
        raise ValueError(f"the record is damaged; {_BACK}") from None
    if record.format not in (UNCHAINED, RECORD_FORMAT):
        raise ValueError(
            f"the record is of format {record.format}, and this generator reads {UNCHAINED} and {RECORD_FORMAT}; "
            "update the generator"
        )
    if record.hash != _sha256(covered(record)) or (record.format == UNCHAINED and record.previous):
        raise ValueError(f"the record has been changed since it was written; {_BACK}")
    return record


def reference(kind: str, name: str) -> str:
    """Return the reference by which a text names another record."""
    return f"‹{kind}:{name}›"


def with_references(text: str, put: Callable[[str, str], str]) -> str:
    """Return a text with each of its references replaced by what `put` returns for its kind and id."""
    return _REFERENCE.sub(lambda found: put(found.group(1), found.group(2)), text)
