"""A page that is kept because what it has read is as it was is the page that would be made."""

import os
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.finding import Place
from build_tools.model import Record
from build_tools.pages import SINGLE_PAGES, makers_of_others, pages, pages_of_no_record
from build_tools.pages.reads import Reading, Reads
from build_tools.site import generated
from build_tools.site.cache.texts import KeptTexts

SECOND = Path(__file__).parent / "second" / "briefing"
KINDS = ("sources", "people", "quotes", "topics", "discrepancies", "events")
TO_THE_LETTER = {"exact", "prefix", "suffix", "on", "looked_for"}
EDITS = 5


class Kept:
    """The pages of one briefing after another, each kept while what it has read is as it was."""

    def __init__(self, verified: VerifiedBriefing):
        self.reads: dict[str, Reads] = {}
        self.texts: dict[str, str] = {}
        self.take(verified)

    def take(self, verified: VerifiedBriefing) -> set[str]:
        """The files of the pages that were made again."""
        reading = Reading(verified)
        makers = makers_of_others(reading.noting)
        unchanged = {path for path in makers if path in self.reads and reading.is_as_it_was(self.reads[path])}
        made = {path: reading.of(make) for path, make in makers.items() if path not in unchanged}
        read = {path: reading.digests(reads) for path, (_, reads) in made.items()}
        self.reads = {path: self.reads[path] for path in unchanged} | read
        texts = {page.path: page.markdown() for page in pages_of_no_record(verified)}
        self.texts = {path: self.texts[path] for path in unchanged} | texts
        self.texts |= {path: page.markdown() for path, (page, _) in made.items()}
        return made.keys() | texts.keys()


def fresh(verified: VerifiedBriefing) -> dict[str, str]:
    return {page.path: page.markdown() for page in pages(verified)}


def of_records(verified: VerifiedBriefing) -> set[str]:
    """The files of the pages that are about one record each, or a part of a list."""
    return {page.path for page in pages(verified) if page.path not in SINGLE_PAGES and not page.is_gone}


def edited(verified: VerifiedBriefing, **records: Any) -> VerifiedBriefing:
    return replace(verified, briefing=verified.briefing.model_copy(update=records))


def with_record(verified: VerifiedBriefing, kind: str, record: Record, name: str) -> VerifiedBriefing:
    return edited(verified, **{kind: getattr(verified.briefing, kind) | {name: record}})


def parts_of(value: Any) -> list[tuple[Any, Any]]:
    """The parts of a record, a tuple or a mapping, each with its key; words to the letter are none."""
    if isinstance(value, Record):
        return [(key, getattr(value, key)) for key in type(value).model_fields if key not in TO_THE_LETTER]
    return list(value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ())


def reworded(value: Any) -> Iterator[tuple[str, Any]]:
    """The value with one text in it changed that is no id or date, for each such text."""
    if isinstance(value, str) and " " in value:
        yield value, f"{value} indeed"
    for key, part in parts_of(value):
        for text, changed in reworded(part):
            if isinstance(value, Record):
                yield text, value.model_copy(update={key: changed})
            elif isinstance(value, dict):
                yield text, value | {key: changed}
            else:
                yield text, (*value[:key], changed, *value[key + 1 :])


def with_a_text_changed(verified: VerifiedBriefing) -> Iterator[tuple[str, VerifiedBriefing]]:
    for kind in KINDS:
        for text, records in reworded(getattr(verified.briefing, kind)):
            yield f"{kind}: {text}", edited(verified, **{kind: records})


def rearranged(verified: VerifiedBriefing) -> Iterator[tuple[str, VerifiedBriefing]]:
    """The briefing with records that refer to others, or are listed, in another way."""
    briefing = verified.briefing
    for kind in ("people", "quotes", "sources"):
        records = getattr(briefing, kind)
        yield f"{kind} in another order", edited(verified, **{kind: dict(reversed(records.items()))})
    speech = [quote for quote in briefing.quotes.values() if quote.speaker]
    quote = next(each for each in speech if len(each.written_out) > 1 and each.occasion)
    other = next(name for name in briefing.people if name != quote.speaker)
    event = next(name for name in briefing.events if name != quote.occasion)
    for changed in (
        {"speaker": other},
        {"occasion": event},
        {"topics": tuple(reversed(briefing.topics))},
        {"lemma": quote.written_out[1], "annotations": ()},
    ):
        yield f"{quote.id} {changed}", with_record(verified, "quotes", quote.model_copy(update=changed), quote.id)
    lower = {route: replace(place, line=place.line + 1) for route, place in verified.origins.items()}
    yield "every record a line lower", replace(verified, origins=lower)
    moved = verified.origins | {("quotes", quote.id): Place("briefing/quotes/elsewhere.yml", 1, 1)}
    yield "a quote in another file", replace(verified, origins=moved)
    yield "another name", edited(verified, front=briefing.front.model_copy(update={"title": "Another name"}))


@pytest.fixture(scope="module")
def second() -> VerifiedBriefing:
    return gate.verified(SECOND)


def held(edits: Iterator[tuple[str, VerifiedBriefing]], kept: Kept) -> None:
    changed = 0
    for what, after in edits:
        again = kept.take(after)
        expected = fresh(after)
        assert [path for path in expected if kept.texts[path] != expected[path]] == [], what
        assert kept.texts.keys() == expected.keys()
        changed += len(again)
    assert changed


def test_pages_are_the_same_after_any_text_was_changed(second: VerifiedBriefing) -> None:
    edits = list(with_a_text_changed(second))
    random.Random(16).shuffle(edits)
    assert len(edits) > EDITS
    held(islice(iter(edits), EDITS), Kept(second))


def test_pages_are_the_same_after_records_were_rearranged(second: VerifiedBriefing) -> None:
    held(rearranged(second), Kept(second))


def test_only_pages_that_show_a_note_are_made_again_after_it_was_changed(second: VerifiedBriefing) -> None:
    kept = Kept(second)
    quote = second.briefing.quotes["ogawa-no-tail"]
    note = quote.annotations[0].model_copy(update={"note": "Another note."})
    changed = quote.model_copy(update={"annotations": (note,)})
    made = kept.take(edited(second, quotes=second.briefing.quotes | {quote.id: changed}))
    # Those that name the quote among them: the note is a part of its record.
    assert sorted(made & of_records(second)) == [
        "differences/seen.md",
        "people/ogawa.md",
        *("quotes/dvorakova-thin.md", "quotes/haddad-faint-light.md", "quotes/ogawa-no-tail.md"),
        "quotes/szabo-no-tail.md",
        *("sources/asagiri.md", "sources/minato.md"),
        *("topics/sky.md", "topics/tail.md"),
    ]


def test_pages_of_a_folder_are_kept_while_their_bytes_are_those_that_were_made(
    second: VerifiedBriefing, tmp_path: Path
) -> None:
    generated.write_below(tmp_path, second, ())
    made = {path: file.read_bytes().decode() for path, file in disk.files_below(tmp_path).items()}
    assert {path: text for path, text in made.items() if path != disk.MANIFEST} == generated.generated_files(second)
    kept = KeptTexts(tmp_path)
    assert {path: kept.text(path) for path in of_records(second)} == {path: made[path] for path in of_records(second)}
    (tmp_path / "quotes" / "passage.md").write_text("Something else.\n")
    assert [path for path in of_records(second) if kept.text(path) is None] == ["quotes/passage.md"]
    assert generated.write_below(tmp_path, second, ()) == (len(made) - 1, 1)
    assert (tmp_path / "quotes" / "passage.md").read_text("utf-8") == made["quotes/passage.md"]


def test_what_is_kept_of_a_folder_is_ignored_if_it_is_damaged(second: VerifiedBriefing, tmp_path: Path) -> None:
    generated.write_below(tmp_path, second, ())
    assert KeptTexts(tmp_path).reads("quotes/passage.md")
    for file in (Path(os.environ["XDG_CACHE_HOME"]) / "annotated-briefing" / "texts").iterdir():
        file.write_bytes(file.read_bytes()[:-9])
    assert KeptTexts(tmp_path).reads("quotes/passage.md") == {}


def test_nothing_of_a_briefing_is_remembered_but_with_what_it_has_read() -> None:
    """A page would take what is remembered otherwise, and nobody would note what that has read."""
    rooms = ("pages", "exports", "interface", "briefing/editions", "briefing/wordings")
    code = {file: file.read_text("utf-8") for room in rooms for file in Path("build_tools", room).rglob("*.py")}
    assert code
    hidden = re.compile(r"@(?:lru_cache|cache\b).*\ndef \w+\(\w+: VerifiedBriefing")
    assert [str(file) for file, text in code.items() if hidden.search(text)] == []
    assert not [name for name, each in vars(VerifiedBriefing).items() if isinstance(each, cached_property)]


def test_a_selection_that_is_not_listed_is_no_reading(second: VerifiedBriefing) -> None:
    """Otherwise a page would be kept whatever the selection is by then."""
    with pytest.raises(KeyError, match="not_listed"):
        Reading(second).digest(("not_listed", "tail"))
