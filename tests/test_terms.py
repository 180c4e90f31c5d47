"""Words that only this site uses so: each is explained in plain ones where a reader meets it first."""

import html
import re

import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VERDICTS
from build_tools.site import generated
from tests.conftest import SMALL


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The text of each page of the small briefing, without its tags."""
    made = generated.generated_files(gate.verified(SMALL / "briefing", strict=True))
    return {path: re.sub("<[^>]+>", "", html.unescape(text)) for path, text in made.items() if path.endswith(".md")}


@pytest.mark.parametrize("path", ["index.md", "method/index.md"])
def test_the_verdicts_are_explained_beside_their_totals(path: str, pages: dict[str, str]) -> None:
    line = next(line for line in pages[path].split("\n") if "readings of" in line)
    explained = line[line.index("Exact: to the letter;") :]
    assert [verdict for verdict in VERDICTS if f"{verdict}: " not in explained.lower()] == []


def test_the_signs_of_an_apparatus_are_explained_before_it(pages: dict[str, str]) -> None:
    page = pages["quotes/brandt-stone.md"]
    section = page[page.index("## Apparatus") :]
    lead = section.split("\n\n")[1]
    assert lead.startswith("Where the readings differ, in the short signs of editions: ")
    assert "om. (omits)" in lead and "non habet (has not)" in lead
    assert "the lemma, the reading shown first," in page


def test_a_source_has_a_short_sign_and_a_fingerprint(pages: dict[str, str]) -> None:
    page = pages["sources/post.md"]
    assert "Short signP" in page
    assert re.search(r"PinThe fingerprint of its text, \d+ words and marks, by which its quotes are checked: ", page)
    shown = [text for path, text in pages.items() if path.split("/")[0] not in ("data", "method")]
    assert [word for word in ("siglum", "sigla", "tokens") for text in shown if word in text.lower()] == []
