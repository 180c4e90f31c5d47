"""What the grade of a difference decides: its place in the register and on the page of its topic."""

import html
import re

import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages.difference import difference_page
from build_tools.pages.differences import differences_page
from build_tools.pages.select import differences_on_topic
from build_tools.pages.topic import topic_page
from tests.conftest import SMALL

FOLDED = r"<details class=\"(?:graded|lesser)\">.*?</details>"


@pytest.fixture(scope="module")
def small() -> VerifiedBriefing:
    return gate.verified(SMALL / "briefing")


def _listed(markup: str) -> list[str]:
    return re.findall(r'id="difference-([a-z0-9-]+)"', html.unescape(markup))


def test_the_register_folds_away_what_does_not_matter(invented: VerifiedBriefing) -> None:
    page = re.sub("<details>.*?</details>", "", differences_page(invented).markdown())
    register = invented.briefing.discrepancies
    unfolded = re.sub(FOLDED, "", page)
    matters = [name for name, entry in register.items() if entry.grade == "matters"]
    assert matters and sorted(_listed(unfolded)) == sorted(matters)
    folds = re.findall(FOLDED, page)
    assert [{register[name].grade for name in _listed(each)} for each in folds] == [{"wording"}, {"coverage"}]
    assert sorted(_listed(page)) == sorted(register)


def test_the_register_says_what_its_labels_mean(small: VerifiedBriefing) -> None:
    page = html.unescape(differences_page(small).markdown())
    assert (
        "<p>The labels above a question say how the articles differ, and whether that is settled. Open: not enough is "
        "reported to tell. All can be true: none of the reports excludes another.</p>" in page
    )
    assert re.findall('<span class="status[^>]*>(.*?)</span>', page) == ["All can be true", "Open"]
    own = html.unescape(difference_page(small, "fate-of-the-berth").markdown())
    assert '</span></p><p class="lead">Open: not enough is reported to tell.</p>' in own


def test_the_register_folds_away_who_is_silent_and_what_would_settle_it(small: VerifiedBriefing) -> None:
    page = html.unescape(differences_page(small).markdown())
    folds = dict(re.findall("<details><summary>([^<]*)</summary>(.*?)</details>", page))
    assert list(folds) == ["What would settle it", "Where it is not reported, and what would settle it"]
    assert all('class="settled-by"' in fold for fold in folds.values())
    assert ['class="silent"' in fold for fold in folds.values()] == [False, True]
    assert "settled-by" not in re.sub("<details>.*?</details>", "", page)
    own = html.unescape(difference_page(small, "fate-of-the-berth").markdown())
    assert "<details><summary>W" not in own and 'class="silent"' in own and 'class="settled-by"' in own


def test_a_topic_has_a_line_for_what_does_not_matter(invented: VerifiedBriefing) -> None:
    page = topic_page(invented, "bridge").markdown()
    register = invented.briefing.discrepancies
    whole = re.findall(r'<article class="discrepancy" id="difference-([a-z0-9-]+)"', html.unescape(page))
    on_topic = differences_on_topic(invented, "bridge")
    assert whole == [name for name in on_topic if register[name].grade == "matters"]
    (folded,) = re.findall(FOLDED, page)
    assert _listed(folded) == [name for name in on_topic if register[name].grade != "matters"]
