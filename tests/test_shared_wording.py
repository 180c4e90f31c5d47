"""How pages show the wording that two sources share: counted, not yet compared, or independent for a reason."""

import html
import re
import shutil
from dataclasses import replace
from pathlib import Path

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import Html
from build_tools.pages.parts.lineages import lineage_box
from build_tools.pages.parts.shared_wording import shared_with, sharing_table
from tests.conftest import HERE, SMALL

REASON = "Both print a line of the company's annual report."
RUNS = "{} 23 % , 3 of 13 strings of seven words outside quotation marks"
NONE = "T Tidings 0 % , 0 of {} strings of seven words outside quotation marks"


def _text(markup: Html) -> str:
    return " ".join(html.unescape(re.sub("<[^>]*>", " ", str(markup))).split())


def _comparing(*pairs: set[str]) -> VerifiedBriefing:
    """The small briefing where only these pairs of sources are compared."""
    small = gate.verified(SMALL / "briefing")
    pins = {}
    for name, pin in small.pins.items():
        counted = {other: each for other, each in pin.shared.items() if {name, other} in pairs}
        pins[name] = pin.model_copy(update={"shared": counted})
    return replace(small, pins=pins)


def test_both_sources_say_why_they_are_independent(project: Path) -> None:
    shutil.copytree(HERE / "mistakes" / "kinship-with-a-reason" / "briefing", project / "briefing", dirs_exist_ok=True)
    verified = gate.verified(project / "briefing")
    for name, other, of in (("post", "C The Courier", 13), ("courier", "P The Post <Evening>", 22)):
        said = _text(shared_with(verified, name, f"sources/{name}/"))
        assert said == f"{RUNS.format(other)} {REASON} {NONE.format(of)}"
    assert REASON not in _text(shared_with(verified, "tidings", "sources/tidings/"))


def test_what_is_not_counted_is_not_yet_compared() -> None:
    verified = _comparing({"courier", "post"})
    assert _text(shared_with(verified, "tidings", "sources/tidings/")) == "Not yet compared with the others."
    said = _text(shared_with(verified, "post", "sources/post/"))
    assert said == f"{RUNS.format('C The Courier')} Not yet compared with T Tidings"
    assert _text(lineage_box(verified, "")).endswith(" 2 pairs are not yet compared.")


def test_a_pair_in_the_table_is_not_yet_compared() -> None:
    verified = _comparing({"courier", "post"}, {"post", "tidings"})
    cells = [_text(Html(each)) for each in re.findall(r"<td[^>]*>.*?</td>", str(sharing_table(verified, "")))]
    assert cells == ["", "3", "not yet compared", "22", "3", "", "0", "13", "not yet compared", "0", "", "35"]
    assert _text(lineage_box(verified, "")).endswith(" One pair is not yet compared.")


def test_all_is_compared() -> None:
    small = gate.verified(SMALL / "briefing")
    pages = [shared_with(small, name, f"sources/{name}/") for name in small.briefing.sources]
    assert not any("compared" in _text(each) for each in (*pages, lineage_box(small, ""), sharing_table(small, "")))
