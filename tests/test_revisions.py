"""What must hold for any two records of editions: nothing is told of what stayed, and each difference once."""

import html
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel

from build_tools.briefing import gate
from build_tools.briefing.editions.compare import Renamed, Revision, compare
from build_tools.briefing.editions.snapshot import PARTS as PARTS_OF_RECORDS
from build_tools.briefing.editions.snapshot import record_of
from build_tools.exports.redline import PARTS_OF_A_SOURCE, marked
from build_tools.model import Discrepancy, Event, Front, Person, Quote, Source, Topic, edition_record
from build_tools.model.edition_record import Parts, Records, reference, with_references
from tests.conftest import HERE, SMALL

IDS = st.sampled_from(["quay", "ferry", "vote", "stone", "berth"])
KINDS = st.sampled_from(["quotes", "people"])
TEXTS = st.lists(
    st.one_of(st.sampled_from(["the", "quay", "of", "stone,", "granite"]), st.builds(reference, KINDS, IDS)),
    min_size=1,
    max_size=6,
).map(" ".join)
PARTS = st.dictionaries(
    st.sampled_from(["title", "note", f"words in {reference('sources', 'post')}"]),
    st.lists(TEXTS, min_size=1, max_size=4).map(tuple),
    max_size=3,
)
NOUNS = st.dictionaries(KINDS, st.dictionaries(IDS, PARTS, max_size=5), max_size=2)
RENAMED = st.dictionaries(st.tuples(KINDS, IDS), IDS, max_size=4)


@given(NOUNS, RENAMED)
def test_nothing_is_told_of_what_stayed(nouns: Records, renamed: Renamed) -> None:
    assert compare(nouns, nouns, renamed) == []


@given(NOUNS, NOUNS, RENAMED)
@example({"quotes": {"a": {}, "b": {}}}, {"quotes": {"c": {}}}, {("quotes", "a"): "c", ("quotes", "b"): "c"})
@example({"quotes": {}}, {"quotes": {"a": {}, "b": {}}}, {("quotes", "a"): "c", ("quotes", "b"): "c"})
def test_each_difference_is_told_once(old: Records, new: Records, renamed: Renamed) -> None:
    found = compare(old, new, renamed)
    for kind in old.keys() | new.keys():
        before, after = old.get(kind, {}), new.get(kind, {})
        here = [each for each in found if each.kind == kind]
        assert _ids(here, "withdrawn", "renamed", "merged", former=True) == sorted(before.keys() - after.keys())
        assert _ids(here, "added", "renamed") == sorted(after.keys() - before.keys())
        told = {each.id: each for each in here if each.what in ("renamed", "reworded")}
        for name in after:
            was = before.get(told[name].former or name if name in told else name)
            if was is not None:
                _agree(was, after[name], told.get(name), renamed)
    assert len(found) == len({(each.kind, each.former or each.id) for each in found})


def _ids(found: list[Revision], *what: str, former: bool = False) -> list[str]:
    return sorted((each.former if former else None) or each.id for each in found if each.what in what)


def _agree(old: Parts, new: Parts, revision: Revision | None, renamed: Renamed) -> None:
    """The texts that came are those that went, but for the rewordings."""
    rewordings = revision.rewordings if revision else ()
    went, came = Counter(_texts(old, renamed)), Counter(_texts(new, renamed))
    assert went - came == Counter((each.part, each.before) for each in rewordings if each.before)
    assert came - went == Counter((each.part, each.after) for each in rewordings if each.after)
    assert all(each.before != each.after for each in rewordings)
    assert revision is None or revision.what == "renamed" or rewordings


def _texts(parts: Parts, renamed: Renamed) -> list[tuple[str, str]]:
    texts = [(part, text) for part, listed in parts.items() for text in listed]
    return [
        (part, with_references(text, lambda kind, name: reference(kind, renamed.get((kind, name), name))))
        for part, text in texts
    ]


@given(NOUNS)
def test_a_record_is_read_as_it_was_written(nouns: Records) -> None:
    record = edition_record.make("2024-03-09", 'A “title” with a [\n "bracket" ]', nouns)
    assert edition_record.read_record(edition_record.write_record(record)) == record


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("the old quay", "the new quay", "the [-old-] {+new+} quay"),
        ("the quay", "the quay of stone", "the quay {+of stone+}"),
        ("", "the quay", "{+the quay+}"),
        ("the quay", "", "[-the quay-]"),
        ("the “quay”", 'the "quay"', 'the "quay" (Only the typography differs: spaces, dashes or the shape of marks.)'),
    ],
)
def test_words_are_marked_as_dropped_and_added(before: str, after: str, shown: str) -> None:
    verified = gate.verified(SMALL / "briefing")
    text = re.sub(r"<span[^>]*>[^<]*</span>", "", html.unescape(marked(verified, before, after)))
    for element, sign in (("<del>", "[-"), ("</del>", "-]"), ("<ins>", "{+"), ("</ins>", "+}")):
        text = text.replace(element, sign)
    assert text == shown


TOLD_AS = {
    ("briefing", "judgements"): "judgement",
    ("briefing", "textual_findings"): "textual finding",
    ("briefing", "wants"): "what each side wants",
    ("topics", "judgements"): "judgement",
    ("topics", "textual_findings"): "textual finding",
    ("topics", "silent"): "silence",
    ("topics", "open_questions"): "open question",
    ("quotes", "readings"): "words in",
    ("quotes", "annotations"): "note",
    ("quotes", "translations"): "translation of",
    ("quotes", "elided_because"): "why in pieces in",
    ("quotes", "speaker_because"): "why speech in",
    ("discrepancies", "positions"): "position",
    ("events", "time"): "date",
    ("events", "cites"): "rests on",
    ("people", "in_sentences"): "name in sentences",
    ("people", "spellings"): "spelling",
    ("sources", "published_basis"): "published",
    ("sources", "url"): "address",
}
"""Fields that editions record under another name than their own."""

NOT_TOLD = {
    "briefing": {"version", "language", "edition", "address", "edit_at", "report_to", "limits", "stamped_by", "strict"}
    | {"brand", "topics", "lineages", "curators"},
    "topics": {"id"},
    "quotes": set[str](),
    "discrepancies": set[str](),
    "events": set[str](),
    "people": {"kind"},
    "sources": {"siglum", "kind", "language", "retrieved", "furniture", "intake"},
}
"""Fields that have no words of the curators or the sources, or are told elsewhere."""


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("briefing", Front),
        ("topics", Topic),
        ("quotes", Quote),
        ("discrepancies", Discrepancy),
        ("events", Event),
        ("people", Person),
        ("sources", Source),
    ],
)
def test_the_page_of_changes_has_a_name_for_every_field(kind: str, record: type[BaseModel]) -> None:
    known = {*PARTS_OF_RECORDS, *PARTS_OF_A_SOURCE}
    fields = record.model_fields.keys() - NOT_TOLD[kind] - {"id", "formerly"}
    told = {name: TOLD_AS.get((kind, name), name.replace("_", " ")) for name in fields}
    assert {name: part for name, part in told.items() if part not in known} == {}


@pytest.mark.parametrize("briefing", [SMALL / "briefing", HERE / "second" / "briefing"])
def test_the_page_of_changes_has_a_name_for_every_recorded_part(briefing: Path) -> None:
    nouns = record_of(gate.verified(briefing)).nouns
    recorded = {part.partition(" ‹")[0] for kind in nouns.values() for parts in kind.values() for part in parts}
    assert recorded - {*PARTS_OF_RECORDS, *PARTS_OF_A_SOURCE} == set()
