"""Words that only this site uses so: each is explained in plain ones where a reader meets it first."""

import html
import re
import shutil

import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VERDICTS
from build_tools.site import generated
from tests.conftest import SMALL


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each page of the small briefing, without its tags; its editors too speak of agencies here."""
    folder = tmp_path_factory.mktemp("terms") / "briefing"
    shutil.copytree(SMALL / "briefing", folder)
    for file in folder.rglob("*.yml"):
        file.write_text(re.sub(r"(?<=\b[OoTt][nw][eo] )lineages?", "agencies", file.read_text("utf-8")), "utf-8")
    made = generated.generated_files(gate.verified(folder))
    return {path: re.sub("<[^>]+>", "", html.unescape(text)) for path, text in made.items() if path.endswith(".md")}


@pytest.mark.parametrize("path", ["index.md", "method/index.md"])
def test_the_results_that_occur_are_explained_beside_their_totals(path: str, pages: dict[str, str]) -> None:
    line = next(line for line in pages[path].split("\n") if "wordings of" in line)
    for said in (
        "exact: Every character is as printed in the source.",
        "exact except typography: Identical apart from typography, such as spaces, dashes or the shape of quotation marks.",
        "abridged: Checked in segments, with omissions marked.",
    ):
        assert said in line
    assert "not found" not in line and "not checked" not in line


def test_every_result_of_a_check_is_explained_on_the_method_page(pages: dict[str, str]) -> None:
    section = pages["method/index.md"].partition("## Results of a check")[2].partition("## ")[0]
    assert [verdict for verdict in VERDICTS if f"({verdict} in the data)" not in section] == []


SCHOLARS = re.compile(
    r"\b(sigl(um|a)|lemmas?|lineages?|apparatus|tokens?|om\.|non habet|elided|folded)\b", re.IGNORECASE
)


def test_a_scholars_words_are_on_the_method_page_where_they_are_explained(pages: dict[str, str]) -> None:
    """The bibliography on a quote's page is data, as the data page is about the words of the files."""
    pages_of_words = {path: text for path, text in pages.items() if path.split("/")[0] not in ("data", "method")}
    shown = {path: re.sub("## Cite.*?## ", "", text, flags=re.DOTALL) for path, text in pages_of_words.items()}
    assert [(path, found[0]) for path, text in shown.items() for found in [SCHOLARS.search(text)] if found] == []
    terms = pages["method/index.md"].partition("## Terms used in the data")[2]
    for word in ("siglum", "lemma", "lineage", "apparatus"):
        assert word in terms


def test_a_source_has_an_abbreviation_and_a_fingerprint(pages: dict[str, str]) -> None:
    assert "AbbreviationP" in pages["sources/post.md"]
    assert re.search(r"Fingerprint[0-9a-f]{64} What a fingerprint proves", pages["sources/post.md"])
