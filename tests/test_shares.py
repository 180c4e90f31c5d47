"""What is counted of a source's body: each word once, from the pins alone. A case is a row of a table."""

from pathlib import Path

import pytest

from build_tools.briefing.load import open_folder
from build_tools.briefing.shares import Share, shares
from build_tools.briefing.verify import verify
from tests.conftest import Run

READINGS = """\
- id: passengers
  title: The ferry carried 41,000 passengers
  topics: [ferry]
  readings:
{}
- id: berth
  title: The ferry keeps its berth
  topics: [ferry, quay]
  readings:
    courier: the ferry would keep its berth
"""
FERRY = "The ferry company carried 41,000 passengers last year"
QUAY = """\
- id: brandt-stone
  speaker: brandt
  topics: [quay]
  readings:
    courier: We will build it, and we will build it in stone,
- id: stone-again
  title: The chair held to stone when asked about the price
  topics: [quay]
  readings:
    tidings: {exact: spoke of stone, suffix: again when asked}
"""


def _shares(project: Path, briefing: Run, *readings: str) -> dict[str, Share]:
    quotes = project / "briefing" / "quotes"
    (quotes / "ferry.yml").write_text(READINGS.format("\n".join(f"    {each}" for each in readings)), "utf-8")
    (quotes / "quay.yml").write_text(QUAY, "utf-8")
    ran = briefing("pin", "--texts", "texts")
    assert ran.returncode == 0, ran.stderr
    draft = open_folder(project / "briefing").draft
    checks, findings = verify(draft)
    assert findings == []
    return shares(draft, checks)


def _figures(share: Share) -> tuple[int, int, int, int]:
    return share.body, share.quoted, share.own_prose, share.longest_run


@pytest.mark.parametrize(
    ("readings", "courier", "post"),
    [
        # The speech has 11 words and is in quotation marks. The berth has 6, and after a caption 8 more follow.
        ([f"courier: {FERRY}"], (72, 25, 14, 14), (46, 0, 0, 0)),
        # Each word once, also where two quotes have it.
        (["courier: it in stone"], (72, 17, 6, 11), (46, 0, 0, 0)),
        # Words that are the same as another source's are printed from that source only.
        ([f"courier: {FERRY}", "post: {same_as: courier}"], (72, 25, 14, 14), (46, 0, 0, 0)),
        ([f"courier: {FERRY}", f"post: {FERRY}"], (72, 25, 14, 14), (46, 8, 8, 8)),
        # Two segments with words between them are two runs, and with only marks between them one.
        (["courier: [The ferry company carried, passengers last year]"], (72, 24, 13, 11), (46, 0, 0, 0)),
        (["courier: [in stone, Brandt told the meeting]"], (72, 21, 10, 15), (46, 0, 0, 0)),
    ],
)
def test_words_of_the_body(
    project: Path,
    briefing: Run,
    readings: list[str],
    courier: tuple[int, int, int, int],
    post: tuple[int, int, int, int],
) -> None:
    found = _shares(project, briefing, *readings)
    assert _figures(found["courier"]) == courier
    assert _figures(found["post"]) == post
    assert _figures(found["tidings"]) == (40, 3, 3, 3), "the suffix is printed nowhere"


def test_a_speaker_in_a_transcript_is_not_its_own_prose(project: Path, briefing: Run) -> None:
    tidings = project / "briefing" / "sources" / "tidings.yml"
    tidings.write_text(tidings.read_text("utf-8").replace("kind: article", "kind: transcript"), "utf-8")
    quotes = project / "briefing" / "quotes"
    reading = "    tidings: Nobody asked the ferry\n"
    speech = f"- id: nobody\n  speaker: brandt\n  topics: [quay]\n  readings:\n{reading}"
    (quotes / "more.yml").write_text(speech, "utf-8")
    found = _shares(project, briefing, f"courier: {FERRY}")
    assert _figures(found["tidings"]) == (40, 7, 3, 4)
    assert found["tidings"].by_quote == (("nobody", 4), ("stone-again", 3))
    assert found["tidings"].own_by_quote == (("stone-again", 3), ("nobody", 0))


def test_a_source_that_was_not_checked_has_no_share(project: Path, briefing: Run) -> None:
    _shares(project, briefing, f"courier: {FERRY}")
    (project / "briefing" / "pins" / "courier.json").unlink()
    draft = open_folder(project / "briefing").draft
    assert list(shares(draft, verify(draft, unpinned=True)[0])) == ["post", "tidings"]


@pytest.mark.parametrize(("quoted", "own", "status"), [("27", "16", 0), ("26", "16", 1), ("27", "15", 1)])
def test_a_share_may_be_as_large_as_the_limit(project: Path, briefing: Run, quoted: str, own: str, status: int) -> None:
    """46 of 173 words are 26.6 %, and 27 are 15.6 %: over 26 and 15, not over 27 and 16."""
    here = Path(__file__).parent / "mistakes" / "quoted-too-much"
    (project / "texts" / "courier.txt").write_bytes((here / "texts" / "courier.txt").read_bytes())
    assert briefing("pin", "--texts", "texts").returncode == 0
    front = project / "briefing" / "briefing.yml"
    limits = f'limits: {{quoted: "{quoted}", own_prose: "{own}"}}\ncredits:'
    front.write_text(front.read_text("utf-8").replace("credits:", limits), "utf-8")
    assert briefing("check").returncode == status
