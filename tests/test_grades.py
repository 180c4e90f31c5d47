"""What the grade of a difference decides: its place in the register and on the page of its topic."""

import html
import re

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages.differences import differences_page
from build_tools.pages.select import differences_on_topic
from build_tools.pages.topic import topic_page

FOLDED = r"<details class=\"(?:graded|lesser)\">.*?</details>"


def _listed(markup: str) -> list[str]:
    return re.findall(r'id="difference-([a-z0-9-]+)"', html.unescape(markup))


def test_the_register_folds_away_what_does_not_matter(invented: VerifiedBriefing) -> None:
    page = differences_page(invented).markdown()
    register = invented.briefing.discrepancies
    unfolded = re.sub(FOLDED, "", page)
    matters = [name for name, entry in register.items() if entry.grade == "matters"]
    assert matters and sorted(_listed(unfolded)) == sorted(matters)
    folds = re.findall(FOLDED, page)
    assert [{register[name].grade for name in _listed(each)} for each in folds] == [{"wording"}, {"coverage"}]
    assert sorted(_listed(page)) == sorted(register)


def test_a_topic_has_a_line_for_what_does_not_matter(invented: VerifiedBriefing) -> None:
    page = topic_page(invented, "bridge").markdown()
    register = invented.briefing.discrepancies
    whole = re.findall(r'<article class="discrepancy" id="difference-([a-z0-9-]+)"', html.unescape(page))
    on_topic = differences_on_topic(invented, "bridge")
    assert whole == [name for name in on_topic if register[name].grade == "matters"]
    (folded,) = re.findall(FOLDED, page)
    assert _listed(folded) == [name for name in on_topic if register[name].grade != "matters"]
