"""What is recalled after edits, whatever they were, is what verifying all of the folder afresh would find."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.briefing import gate, load, verify
from build_tools.briefing.rules import find_all
from build_tools.diagnostics.refused import Refused
from build_tools.documents.folder import read_files
from build_tools.documents.reader import placed
from build_tools.documents.recall import Recall
from tests.conftest import HERE, SMALL

Files = dict[str, bytes]

SECOND = HERE / "second" / "briefing"
OF_MISTAKES = sorted((path for path in (HERE / "mistakes").glob("*/briefing/**/*") if path.is_file()), key=str)
assert OF_MISTAKES, "no mistakes found"
FOLDERS = {folder: read_files(folder) for folder in (SMALL / "briefing", SECOND)}
MISTAKES = [(re.sub(".*?/briefing/", "", path.as_posix()), path.read_bytes()) for path in OF_MISTAKES]


def _of_a_mistake(files: Files, chance: random.Random, _: Files) -> None:
    path, data = chance.choice(MISTAKES)
    files[path] = data


def _deleted(files: Files, chance: random.Random, _: Files) -> None:
    files.pop(chance.choice(sorted(files)), None)


def _restored(files: Files, chance: random.Random, original: Files) -> None:
    path = chance.choice(sorted(original))
    files[path] = bytes([*original[path]])  # other bytes of the same value, as if read again


def _all_restored(files: Files, _: random.Random, original: Files) -> None:
    files.clear()
    files.update(original)


def _renamed(files: Files, chance: random.Random, _: Files) -> None:
    """Change an id in one file, or everywhere."""
    known = [found for data in files.values() for found in re.findall(rb"(?<=id: )[a-z-]+", data)]
    stems = [Path(path).stem.encode() for path in files]
    old, new = chance.choice(known + stems), chance.choice([b"renamed", *known])
    for path in [chance.choice(sorted(files))] if chance.random() < 0.5 else sorted(files):
        files[path] = re.sub(rb"\b%s\b" % re.escape(old), new, files[path])


def _moved(files: Files, chance: random.Random, _: Files) -> None:
    """Move or copy a file to another name, so that ids come twice, or pins without a source."""
    path = chance.choice(sorted(files))
    data = files[path] if chance.random() < 0.5 else files.pop(path)
    files[str(Path(path).with_name(chance.choice(["a", "moved", "post"]) + Path(path).suffix))] = data


def _of_lines(files: Files, chance: random.Random, _: Files) -> None:
    """Delete, repeat or exchange lines."""
    path = chance.choice(sorted(files))
    lines = files[path].splitlines(keepends=True)
    first, last = sorted(chance.choices(range(len(lines) + 1), k=2))
    put = chance.choice([[], lines[first:last] * 2, lines[first:last][::-1], chance.sample(lines, min(2, len(lines)))])
    files[path] = b"".join([*lines[:first], *put, *lines[last:]])


def _of_words(files: Files, chance: random.Random, _: Files) -> None:
    """Put a word of one file in the place of one of another."""
    path, other = chance.choices(sorted(files), k=2)
    words = re.findall(rb"\w+", files[path])
    if words:
        old, new = chance.choice(words), chance.choice(re.findall(rb"\w+", files[other]) or [b""])
        files[path] = re.sub(rb"\b%s\b" % old, new, files[path], count=chance.choice([0, 1]))


def _of_values(files: Files, chance: random.Random, _: Files) -> None:
    """Give a key of one file the value that it has in another, most often of sources and people."""
    paths = [path for path in sorted(files) if re.match("sources|people", path)]
    path, other = chance.choices(paths if len(paths) > 1 else sorted(files), k=2)
    given = dict(re.findall(rb"(?m)^( *(?:- )?\w+: )(\S.*)$", files[other]))
    if key := chance.choice([None, *given]):
        files[path] = re.sub(rb"(?m)^(%s)\S.*$" % re.escape(key), lambda found: found[1] + given[key], files[path])


def _cut(files: Files, chance: random.Random, _: Files) -> None:
    path = chance.choice(sorted(files))
    files[path] = files[path][: chance.randrange(len(files[path]) + 1)]


EDITS: tuple[Callable[[Files, random.Random, Files], None], ...] = (
    *(_of_a_mistake, _deleted, _restored, _restored, _all_restored, _renamed, _moved, _of_lines, _of_words, _of_words),
    *(_of_values, _of_values, _of_values, _cut),
)


def _outcome(verify: Callable[[], gate.VerifiedBriefing]) -> Any:
    """Everything that is found, with the order of everything; what has no order of its own is compared as it is."""
    try:
        found = verify()
    except Refused as refused:
        return refused.problems
    whole = (found.briefing, [*found.checks.items()], [*found.origins.items()], found.remarks, found.missing)
    return repr(whole), found.pins, [*found.records.items()], [*found.stamps.items()], found.authorities


@settings(max_examples=settings().max_examples // 5)
@given(st.sampled_from(sorted(FOLDERS)), st.booleans(), st.integers(0, 10**6))
def test_verifying_again_finds_what_verifying_afresh_finds(folder: Path, draft: bool, seed: int) -> None:
    chance, files, again, outcomes = random.Random(seed), dict(FOLDERS[folder]), gate.Verification(), []
    for _ in range(6):
        outcomes.append(_outcome(partial(again.of, folder, files, draft=draft)))
        assert outcomes[-1] == _outcome(partial(gate.Verification().of, folder, files, draft=draft))
        for _ in range(chance.choice([1, 1, 2])):
            if files:
                chance.choice(EDITS)(files, chance, FOLDERS[folder])
    files = dict(FOLDERS[folder])
    assert _outcome(partial(again.of, folder, files, draft=draft)) == outcomes[0]


@settings(max_examples=settings().max_examples // 4)
@given(st.sampled_from(sorted(FOLDERS)), st.integers(0, 10**6))
def test_rules_find_in_files_what_they_find_in_the_whole(folder: Path, seed: int) -> None:
    chance, files = random.Random(seed), dict(FOLDERS[folder])
    for _ in range(3):
        chance.choice(EDITS)(files, chance, FOLDERS[folder])
    loaded = load.open_files(folder.as_posix(), files)
    without_files = replace(loaded.draft)
    assert without_files.of_files() == [without_files]
    apart, whole = (
        (checks, placed([*findings, *find_all(draft, checks)], loaded.places))
        for draft in (loaded.draft, without_files)
        for checks, findings in [verify.verify(draft)]
    )
    assert apart == whole


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("sources/post.yml", b"kind: article", b"kind: transcript"),
        ("sources/post.yml", b"language: en", b"language: de"),
        ("sources/post.yml", b"headline}", b"caption}"),
        ("sources/tidings.yml", b"siglum", b"sigil"),
        ("people.yml", "Åsa".encode(), b"Ola"),
        ("people.yml", b"id: brandt", b"id: brand"),
        ("timeline.yml", b"id: board-meeting", b"id: meeting"),
        ("briefing.yml", b"id: editor", b"id: editors"),
        ("briefing.yml", b"language: en", b"language: de"),
        ("pins/post.json", b'"start": ', b'"start": 1'),
        ("pins/courier.json", b'"version": 4', b'"version": 3'),
        ("quotes/quay.yml", b"id: vote", b"id: votes"),
        ("quotes/ferry.yml", b"id: berth", b"id: vote"),
        ("quotes/ferry.yml", b"41,000", b"4,000"),
    ],
)
def test_what_is_recalled_of_quotes_depends_on_what_they_name(path: str, old: bytes, new: bytes) -> None:
    folder, before, again = SMALL / "briefing", FOLDERS[SMALL / "briefing"], gate.Verification()
    assert old in before[path]
    edited = {**before, path: before[path].replace(old, new)}
    found = [_outcome(partial(again.of, folder, files, draft=True)) for files in (before, edited, before)]
    assert found[1] == _outcome(partial(gate.Verification().of, folder, edited, draft=True)) != found[0] == found[2]


@pytest.fixture
def large(invented_folder: Path) -> Files:
    return read_files(invented_folder / "briefing")


def test_after_an_edit_other_files_are_neither_read_nor_checked_again(
    large: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = gate.Verification()
    first = again.of(Path("briefing"), large, draft=False)
    checked = []
    monkeypatch.setattr(verify, "_check_reading", lambda *args: checked.append(args))
    path = "topics/bridge.yml"
    second = again.of(Path("briefing"), {**large, path: large[path] + b"# edited\n"}, draft=False)
    assert second is not first and checked == []
    assert all(second.briefing.quotes[name] is quote for name, quote in first.briefing.quotes.items())
    assert all(second.pins[name] is pin for name, pin in first.pins.items())
    assert all(second.checks[reading] is check for reading, check in first.checks.items())


def test_what_is_gone_is_not_mistaken_for_what_is_new() -> None:
    """The identity of an object that is gone is given to another one."""
    recall = Recall()
    assert [recall(list.pop, [number]) for number in range(100)] == list(range(100))


def test_the_same_bytes_are_the_same_briefing(large: Files) -> None:
    again = gate.Verification()
    first = again.of(Path("briefing"), large, draft=False)
    assert again.of(Path("briefing"), {path: bytes([*data]) for path, data in large.items()}, draft=False) is first
    assert again.of(Path("briefing"), large, draft=True) is not first
