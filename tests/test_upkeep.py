"""Records get other ids or are taken away: every reference follows, every other byte stays, or nothing is written."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.briefing import gate, make_pins
from build_tools.briefing.editions.snapshot import record_of
from build_tools.briefing.pins.commitment import write_pin
from build_tools.briefing.pins.texts import keys_in, texts_in
from build_tools.briefing.upkeep.folder import Folder, open_folder, opened
from build_tools.briefing.upkeep.outcome import Outcome, difference
from build_tools.briefing.upkeep.removal import Reason, remove
from build_tools.briefing.upkeep.rename import rename
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.documents.canonical import rewrite
from build_tools.intake.articles import texts_folder
from build_tools.model import edition_record
from build_tools.model.files import BY_NAME, IN_FRONT, PUBLISHED
from build_tools.model.values import ID_PATTERN, check_id
from tests.conftest import HERE, SMALL, Run

RENAMED = (*PUBLISHED, *IN_FRONT)


@cache
def _folder(name: str, *, canonical: bool = False) -> Folder:
    folder = open_folder(HERE / name / "briefing")
    return opened(folder.name, {**folder.files, **rewrite(folder.name, folder.files)[0]}) if canonical else folder


@cache
def _recorded() -> Folder:
    """The small briefing, of which an edition is recorded."""
    record = record_of(gate.verified(SMALL / "briefing"))
    files = {**_folder("small").files, "editions/2024-03-09.json": edition_record.write_record(record)}
    front = files["briefing.yml"].replace(b"edition: 2024-03-09", b"edition: 2024-03-20")
    return opened("briefing", {**files, "briefing.yml": front})


def _after(folder: Folder, made: Outcome) -> Folder:
    changed = {**folder.files, **made.files}
    return opened(folder.name, {path: data for path, data in changed.items() if data is not None})


def _records(folder: Folder) -> list[tuple[str, str]]:
    return [(kind.name, name) for kind in RENAMED for name, _, _ in folder.homes(kind)]


EVERYTHING = [
    (folder, canonical, record)
    for folder in ("small", "second")
    for canonical in (False, True)
    for record in _records(_folder(folder))
]
IDS = st.from_regex(ID_PATTERN, fullmatch=True).filter(lambda name: len(name) < 81 and _is_free(name))


def _is_free(name: str) -> bool:
    try:
        return bool(check_id(name)) and name not in {record[1] for _, _, record in EVERYTHING}
    except ValueError:
        return False


@settings(max_examples=settings().max_examples // 12)
@given(st.sampled_from(EVERYTHING), IDS)
def test_renaming_there_and_back_gives_the_bytes_it_began_with(
    what: tuple[str, bool, tuple[str, str]], new: str
) -> None:
    briefing, canonical, (kind, old) = what
    folder = _folder(briefing, canonical=canonical)
    there = _after(folder, rename(folder, BY_NAME[kind], old, new))
    assert there.problems == []
    assert old not in {each.id for _, each in there.references() if each.kind == kind}
    back = _after(there, rename(there, BY_NAME[kind], new, old))
    if canonical or not new[0].isdigit():  # an id like a number stands in quotation marks, which stay
        assert back.files == folder.files


def _expect(name: str, found: str, *, refresh: bool) -> None:
    expected = HERE / "golden" / "upkeep" / name
    if refresh:
        expected.write_text(f"{found}\n", "utf-8")
    assert f"{found}\n" == expected.read_text("utf-8")


def _without_pins(folder: Folder, made: Outcome) -> str:
    files = {path: data for path, data in made.files.items() if not path.startswith("pins/")}
    return difference(folder.files, Outcome(files, made.moved))


def test_only_what_names_the_record_changes(refresh: bool) -> None:
    folder = _recorded()
    quote = rename(folder, BY_NAME["quotes"], "brandt-stone", "stone")
    _expect("rename-quote.diff", difference(folder.files, quote), refresh=refresh)
    topic = rename(folder, BY_NAME["topics"], "ferry", "the-ferry")
    _expect("rename-topic.diff", difference(folder.files, topic), refresh=refresh)


def test_what_is_gone_is_taken_out_of_everything(refresh: bool) -> None:
    small = _folder("small")
    source = remove(small, BY_NAME["sources"], "post", None)
    _expect("remove-source.diff", "\n".join([*source.said, _without_pins(small, source.outcome)]), refresh=refresh)
    folder = _recorded()
    quote = remove(
        folder, BY_NAME["quotes"], "berth", Reason("The Courier took it back: it was a mistake.", "passengers")
    )
    _expect("withdraw-quote.diff", "\n".join([*quote.said, _without_pins(folder, quote.outcome)]), refresh=refresh)


def _formerly(folder: Folder, kind: str, name: str) -> tuple[str, ...]:
    return tuple(folder.draft.of_kind(BY_NAME[kind])[name].formerly)


@pytest.mark.parametrize(("kind", "name"), [("quotes", "vote"), ("topics", "quay"), ("sources", "post")])
def test_an_id_that_an_edition_has_published_is_remembered_as_long_as_it_is_not_the_present_one(
    kind: str, name: str
) -> None:
    once = _after(_recorded(), rename(_recorded(), BY_NAME[kind], name, "once"))
    twice = _after(once, rename(once, BY_NAME[kind], "once", "twice"))
    assert (_formerly(once, kind, "once"), _formerly(twice, kind, "twice")) == ((name,), (name,))
    back = _after(twice, rename(twice, BY_NAME[kind], "twice", name))
    assert back.files == _recorded().files
    unrecorded = _after(_folder("small"), rename(_folder("small"), BY_NAME[kind], name, "once"))
    assert _formerly(unrecorded, kind, "once") == ()


def test_the_pins_are_those_that_the_texts_give() -> None:
    small = _folder("small")
    texts, keys = texts_in(SMALL / "texts"), keys_in(SMALL / "texts")
    renamed = {name.replace("post", "evening-post"): text for name, text in texts.items()}
    its_keys = {name.replace("post", "evening-post"): key for name, key in keys.items()}
    _compare_pins(_after(small, rename(small, BY_NAME["sources"], "post", "evening-post")), renamed, its_keys)
    _compare_pins(_after(small, remove(small, BY_NAME["sources"], "post", None).outcome), texts, keys)
    _compare_pins(_after(small, remove(small, BY_NAME["quotes"], "brandt-old-quay", None).outcome), texts, keys)


def _compare_pins(folder: Folder, texts: dict[str, str], keys: dict[str, bytes]) -> None:
    made = make_pins.pin_all(folder.draft, texts, keys)
    found = {path: data for path, data in folder.files.items() if path.startswith("pins/")}
    assert found == {f"pins/{name}.json": write_pin(pin) for name, pin in made.pins.items()}


def test_a_problem_that_was_there_before_prevents_nothing() -> None:
    files = {**_folder("small").files}
    files["people.yml"] = files["people.yml"].replace(b"role:", b"rle:")
    files["topics/quay.yml"] = files["topics/quay.yml"].replace(b"[vote]", b"[vte]")
    folder = opened("briefing", files)
    after = _after(folder, rename(folder, BY_NAME["quotes"], "vote", "board-vote"))
    assert [each.code for each in after.problems] == [each.code for each in folder.problems] != []


def test_an_id_that_is_none_can_be_changed() -> None:
    files = {**_folder("small").files}
    files["people.yml"] = files["people.yml"].replace(b"id: brandt", b'id: "br[("')
    folder = opened("briefing", files)
    after = _after(folder, rename(folder, BY_NAME["people"], "br[(", "brandt"))
    assert folder.problems and after.problems == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "said"),
    [
        ("quotes", "vte", "x", "no quote has the id 'vte'; did you mean 'vote'?"),
        ("quotes", "vote", "berth", "the quote 'berth' already exists; choose another id"),
        (
            "topics",
            "quay",
            "../quay",
            "'../quay' is not an id; write lower-case words joined by hyphens, like our-land",
        ),
        ("sources", "post", "con", "'con' is a device in Windows, where no file can have this name; choose another id"),
    ],
)
def test_an_id_that_cannot_be_had_is_refused(kind: str, old: str, new: str, said: str) -> None:
    with pytest.raises(OperationFailed) as refused:
        rename(_folder("small"), BY_NAME[kind], old, new)
    assert str(refused.value) == said


NEEDED = "this still names the {}; change it first"
LAST = "nothing would be left here without the {}; add another one first"


@pytest.mark.parametrize(
    ("kind", "name", "problems"),
    [
        ("people", "brandt", {("quotes/quay.yml:3:12", NEEDED), ("quotes/quay.yml:26:12", NEEDED)}),
        ("lineages", "tidings", {("sources/tidings.yml:9:7", NEEDED)}),
        (
            "quotes",
            "vote",
            {("timeline.yml:8:11", LAST), ("topics/quay.yml:7:11", LAST), ("topics/quay.yml:10:16", LAST)},
        ),
        (
            "quotes",
            "stone-again",
            {
                (
                    "discrepancies.yml:9:26",
                    "none of the cited quotes has a reading of 'tidings'; cite one, or remove the source",
                )
            },
        ),
    ],
)
def test_what_is_still_needed_is_not_taken_away(kind: str, name: str, problems: set[tuple[str, str]]) -> None:
    with pytest.raises(Refused) as raised:
        made = remove(opened("briefing", _folder("small").files), BY_NAME[kind], name, None).outcome
        raise made.refused or AssertionError("it was taken away")
    what = f"{BY_NAME[kind].word} '{name}'"
    found = {(str(each.place), each.message) for each in raised.value.problems}
    assert found == {(f"briefing/{place}", sentence.format(what)) for place, sentence in problems}


def test_what_an_edition_has_published_is_withdrawn_with_a_reason() -> None:
    with pytest.raises(OperationFailed) as refused:
        remove(_recorded(), BY_NAME["quotes"], "berth", None)
    assert str(refused.value) == (
        "an edition has published the quote 'berth', so readers may come to its address; tell them why it is gone with "
        "`briefing withdraw quote berth --because …`"
    )


def test_a_dry_run_shows_the_difference_and_writes_nothing(project: Path, briefing: Run) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    ran = briefing("rename", "person", "brandt", "asa-brandt", "--dry-run")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [line for line in ran.stdout.split("\n") if line[:1] in ("+", "-")] == [
        "--- a/people.yml",
        "+++ b/people.yml",
        "-- id: brandt",
        "+- id: asa-brandt",
        "--- a/quotes/quay.yml",
        "+++ b/quotes/quay.yml",
        "-  speaker: brandt",
        "+  speaker: asa-brandt",
        "-  speaker: brandt",
        "+  speaker: asa-brandt",
    ]
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_a_dry_run_that_is_refused_shows_the_difference_and_then_why(project: Path, briefing: Run) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    ran = briefing("remove", "quote", "stone-again", "--dry-run")
    changed = [line for line in ran.stdout.split("\n") if line.startswith("+++ ")]
    assert changed == [
        *("+++ b/briefing.yml", "+++ b/discrepancies.yml", "+++ b/pins/tidings.json", "+++ b/quotes/quay.yml")
    ]
    assert (ran.returncode, ran.stderr.split("\n")) == (
        1,
        [
            "briefing.yml:20: supports: 'stone-again' is taken out",
            "discrepancies.yml:10: cites: 'stone-again' is taken out",
            "briefing/discrepancies.yml:9:26: none of the cited quotes has a reading of 'tidings'; cite one, or remove "
            "the source [position-evidence]",
            "1 problem found; nothing was written",
            "",
        ],
    )
    assert briefing("remove", "quote", "stone-again").returncode == 1
    assert before == {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


def test_the_command_says_what_it_wrote_and_leaves_private_texts_alone(
    project: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(project / "settings"))
    reminder = texts_folder.reminder(project / "briefing", project / "texts")
    for path, data in reminder.items():
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
    ran = briefing("rename", "source", "tidings", "coast-tidings")
    again = "give it the name coast-tidings too, or `briefing pin` will not find it"
    assert (ran.returncode, ran.stderr, ran.stdout.split("\n")) == (
        0,
        "",
        [
            *("briefing.yml: changed", "discrepancies.yml: changed", "pins/coast-tidings.json: was pins/tidings.json"),
            *("pins/courier.json: changed", "pins/post.json: changed", "quotes/quay.yml: changed"),
            *("sources/coast-tidings.yml: was sources/tidings.yml", "topics/ferry.yml: changed"),
            "topics/quay.yml: changed",
            f"{project}/texts/tidings.txt was not changed; {again}",
            f"{project}/texts/tidings.key was not changed; {again}",
            "",
        ],
    )
    assert briefing("check").returncode == 0
    (project / "docs" / "contact.md").write_text("We.\n[Vote](quotes/vote.md), [x](quotes/vote-2/)\n", "utf-8")
    ran = briefing("rename", "quote", "vote", "board-vote")
    assert ran.stdout.endswith("docs/contact.md:2: this leads to quotes/vote; let it lead to board-vote\n")
    ran = briefing("withdraw", "discrepancy", "material", "--because", "They agree.")
    assert (ran.returncode, ran.stderr, ran.stdout.split("\n")) == (
        0,
        "",
        [
            "no edition has published the discrepancy 'material', so readers need no reason, and withdrawn.yml does "
            "not list it",
            "discrepancies.yml: changed",
            "",
        ],
    )
    assert briefing("check").returncode == 0
