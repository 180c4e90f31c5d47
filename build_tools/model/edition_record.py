"""The record of an edition: what readers could read of each record of the briefing, and a hash that shows a slip.

It is written once and kept. Its texts refer to other records by kind and id between ‹ and ›, so that no text changes
when one of them gets another id.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from build_tools.model.files import RECORDED
from build_tools.model.values import Day, Id

RECORD_FORMAT = "1"


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
    """An edition by its day; the hash is over all the rest."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    format: str
    edition: Day
    title: str
    hash: str
    nouns: Records


def make(edition: str, title: str, nouns: Records) -> EditionRecord:
    """Return the record of an edition, with its hash."""
    return EditionRecord(
        format=RECORD_FORMAT, edition=edition, title=title, hash=_hash(edition, title, nouns), nouns=nouns
    )


def write_record(record: EditionRecord) -> bytes:
    """Return the file of a record, a line for each text: the same briefing gives the same bytes."""
    return (_ALONE.sub(r"[\1]", json.dumps(record.model_dump(), ensure_ascii=False, indent=1)) + "\n").encode()


def read_record(data: bytes) -> EditionRecord:
    """Read a record's file; raises ValueError, with a sentence, if it is damaged, changed or of another version."""
    try:
        record = EditionRecord.model_validate_json(data)
    except ValueError:
        raise ValueError(f"the record is damaged; {_BACK}") from None
    if record.format != RECORD_FORMAT:
        raise ValueError(
            f"the record is of format {record.format}, and this generator reads {RECORD_FORMAT}; update the generator"
        )
    if record.hash != _hash(record.edition, record.title, record.nouns):
        raise ValueError(f"the record has been changed since it was written; {_BACK}")
    return record


def _hash(edition: str, title: str, nouns: Mapping[Any, Any]) -> str:
    text = json.dumps([RECORD_FORMAT, edition, title, nouns], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def reference(kind: str, name: str) -> str:
    """Return the reference by which a text names another record."""
    return f"‹{kind}:{name}›"


def with_references(text: str, put: Callable[[str, str], str]) -> str:
    """Return a text with each of its references replaced by what `put` returns for its kind and id."""
    return _REFERENCE.sub(lambda found: put(found.group(1), found.group(2)), text)
