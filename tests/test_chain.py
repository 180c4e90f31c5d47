"""The chain of editions: the generator and verify.py follow the page that specifies it, and find what breaks it."""

import json
import re
import shutil
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from build_tools.briefing import gate
from build_tools.briefing.load import Draft
from build_tools.briefing.rules import broken_chain
from build_tools.exports.formats import exported_files
from build_tools.model.edition_record import EditionRecord, make, read_record, write_record
from tests.attacks.agreement import VERIFY
from tests.conftest import ROOT, command_in, new_project

PAGE = (ROOT / "docs" / "formats" / "records.md").read_text("utf-8")
EXAMPLES = [read_record(text.encode()) for text in re.findall("```json\n(.*?)```", PAGE, re.S)]
assert len(EXAMPLES) == 2, "no examples found"


def test_the_examples_of_the_page_are_a_chain() -> None:
    first, second = EXAMPLES
    assert (first.previous, second.previous) == (None, first.hash)
    assert [VERIFY.record_hash(json.loads(write_record(each))) for each in EXAMPLES] == [first.hash, second.hash]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is published of a project with an edition of before there was a chain, and two that are chained."""
    project = new_project(tmp_path_factory.mktemp("chain"))
    briefing = command_in(project)
    front, editions = project / "briefing" / "briefing.yml", project / "briefing" / "editions"
    for day in ("2024-03-09", "2024-03-20", "2024-04-01"):
        front.write_text(re.sub("edition: .*", f"edition: {day}", front.read_text("utf-8")), "utf-8")
        ran = briefing("edition")
        assert (ran.returncode, ran.stdout) == (0, f"briefing/editions/{day}.json: recorded\n"), ran.stderr
        if day == "2024-03-09":
            (editions / f"{day}.json").write_bytes(_as_before(read_record((editions / f"{day}.json").read_bytes())))
    assert briefing("edition").stdout == "briefing/editions/2024-04-01.json: recorded already\n"
    for path, text in exported_files(gate.verified(project / "briefing")):
        if path.startswith("data/editions"):
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_text(text, "utf-8")
    return project / "data"


def _as_before(record: EditionRecord) -> bytes:
    """The file of a record as it was before there was a chain."""
    made = json.loads(write_record(record))
    parts = ["1", made["edition"], made["title"], made["nouns"]]
    del made["previous"]
    return json.dumps({**made, "format": "1", "hash": VERIFY.hashed(parts)}).encode()


def test_a_stranger_checks_the_chain_and_a_record(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The texts of earlier editions, some of which may have been withdrawn, are not published again."""
    chain = json.loads((data / "editions.json").read_text("utf-8"))
    assert sorted(path.name for path in (data / "editions").iterdir()) == ["2024-04-01.json"]
    hashes = [each["hash"] for each in chain["editions"]]
    said = (
        f"2024-03-09: is the first: {hashes[0]} (format 1: its own hash needs the record)\n"
        f"2024-03-20: follows 2024-03-09: {hashes[1]}\n"
        f"2024-04-01: follows 2024-03-20: {hashes[2]}\n"
    )
    kept = [json.loads((data / "editions" / "2024-04-01.json").read_bytes())]
    former = data.parent / "briefing" / "editions"
    kept += [json.loads((former / f"{day}.json").read_bytes()) for day in ("2024-03-09", "2024-03-20")]
    for record, day in zip(kept, ("2024-04-01", "2024-03-09", "2024-03-20"), strict=True):
        assert VERIFY.check_chain(chain, record, "kept.json")
        assert capsys.readouterr().out == f"{said}kept.json: the record of {day}\n"
        for other in ({**record, "title": "Other"}, {"format": "2"}, [], "\ud800", {**record, "nouns": "\ud800"}):
            assert not VERIFY.check_chain(chain, other, "kept.json")
            assert capsys.readouterr().out == f"{said}kept.json: REFUSED: no record of this chain\n"


def test_a_chain_without_editions_is_nothing_to_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "editions.json").write_text('{"format": "3", "editions": []}', "utf-8")
    monkeypatch.setattr("sys.argv", ["verify.py", str(tmp_path / "editions.json")])
    assert VERIFY.main() == 2
    assert capsys.readouterr() == ("", "no edition is recorded in this chain, so there is nothing to check\n")


@pytest.mark.parametrize("forged", [{"title": "Other"}, {"nouns": "0" * 64}])
def test_a_record_shows_what_a_chain_says_of_an_edition_of_format_1(
    data: Path, capsys: pytest.CaptureFixture[str], forged: dict[str, str]
) -> None:
    chain = json.loads((data / "editions.json").read_text("utf-8"))
    chain["editions"][0].update(forged)
    record = json.loads((data.parent / "briefing" / "editions" / "2024-03-09.json").read_bytes())
    assert not VERIFY.check_chain(chain, record, "kept.json")
    assert capsys.readouterr().out.splitlines()[-1] == "kept.json: REFUSED: no record of this chain"


def _set(at: int, **keys: object) -> Callable[[list[dict[str, Any]]], None]:
    return lambda editions: editions[at].update(keys)


@pytest.mark.parametrize(
    ("forge", "said"),
    [
        (_set(2, title="Other"), "2024-04-01: REFUSED: it was changed after it was recorded"),
        (_set(1, hash="0" * 64), "2024-03-20: REFUSED: it was changed after it was recorded"),
        (_set(1, nouns="0" * 64), "2024-03-20: REFUSED: it was changed after it was recorded"),
        (_set(0, hash="0" * 64), "2024-03-20: REFUSED: it follows another record than the one before"),
        (_set(2, previous=None), "2024-04-01: REFUSED: it follows another record than the one before"),
        (_set(2, format="1", previous=None), "2024-04-01: REFUSED: it does not name the record before"),
        (_set(0, previous="0" * 64), "2024-03-09: REFUSED: it does not name the record before"),
        (lambda editions: editions.pop(1), "2024-04-01: REFUSED: it follows another record than the one before"),
        (lambda editions: editions.reverse(), "2024-03-20: REFUSED: it is not later than the one before"),
        (_set(0, more=1), "REFUSED: this is no chain of editions, or it is damaged"),
        (_set(0, title="\ud800"), "REFUSED: this is no chain of editions, or it is damaged"),
        (lambda editions: editions.append([]), "REFUSED: this is no chain of editions, or it is damaged"),
    ],
)
def test_a_forged_chain_is_refused(
    data: Path, capsys: pytest.CaptureFixture[str], forge: Callable[[list[dict[str, Any]]], None], said: str
) -> None:
    chain = json.loads((data / "editions.json").read_text("utf-8"))
    forged = deepcopy(chain)
    forge(forged["editions"])
    assert not VERIFY.check_chain(forged, None, "")
    assert said in capsys.readouterr().out.splitlines()


def test_a_briefing_that_changed_since_publishes_no_record(data: Path, tmp_path: Path) -> None:
    front = shutil.copytree(data.parent / "briefing", tmp_path / "briefing") / "briefing.yml"
    front.write_text(front.read_text("utf-8").replace("What did the harbour", "What has the harbour"), "utf-8")
    files = dict(exported_files(gate.verified(front.parent)))
    assert [path for path in files if path.startswith("data/editions")] == [
        "data/editions.json",
        "data/editions.schema.json",
    ]


DAYS = ("2024-03-01", "2024-03-05", "2024-03-10")
OLD = [EditionRecord(format="1", edition=day, title="Quay", hash=str(at) * 64, nouns={}) for at, day in enumerate(DAYS)]
NEW = [make(DAYS[0], "Quay", {})]
NEW += [make(DAYS[1], "Quay", {}, NEW[0].hash), make(DAYS[1], "Quay", {}, OLD[0].hash)]
NEW += [make(DAYS[2], "Quay", {}, NEW[1].hash)]


@pytest.mark.parametrize(
    ("records", "broken"),
    [
        ((), []),
        ((NEW[0], NEW[1], NEW[3]), []),
        (OLD, []),
        ((OLD[0], NEW[2]), []),
        ((NEW[0], NEW[2]), [DAYS[1]]),
        ((NEW[0], NEW[3]), [DAYS[2]]),
        ((NEW[1], NEW[3]), [DAYS[1]]),
        ((NEW[0], OLD[1], NEW[3]), [DAYS[1], DAYS[2]]),
        ((NEW[0], None, NEW[3]), []),
        ((OLD[0], make(DAYS[1], "Quay", {})), [DAYS[1]]),
    ],
)
def test_each_record_that_does_not_follow_is_found(records: Sequence[EditionRecord | None], broken: list[str]) -> None:
    draft = Draft(folder="briefing", records=dict(zip(DAYS, records, strict=False)))
    assert [finding.at for finding in broken_chain.find(draft)] == [("editions", day) for day in broken]
