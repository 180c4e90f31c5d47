"""The method page: an answer first, and what only editors need folded away."""

import html
import re

import pytest

from build_tools.briefing import gate
from build_tools.diagnostics.codes import Code
from build_tools.pages.method import method_page
from tests.conftest import SMALL


@pytest.fixture(scope="module")
def page() -> str:
    return html.unescape(method_page(gate.verified(SMALL / "briefing")).markdown())


def test_it_begins_with_what_is_checked_and_what_that_proves(page: str) -> None:
    lead = (
        '<p class="lead">Each time this site is built, a program checks every quoted word against a fingerprint of its '
        "article, and publishes no quotation that the article does not print. That proves what the articles print, but not that "
        "what they print is true.</p>"
    )
    assert f"\n# Method\n\n{lead}\n\n## Totals\n" in page


def test_the_rules_are_folded_away_with_the_apostrophes_of_a_page(page: str) -> None:
    (rules,) = re.findall(f"<details><summary>Show all {len(Code)} rules</summary>(.*?)</details>", page)
    assert re.findall("<dt><code>(.*?)</code></dt>", rules) == [code.value for code in Code]
    assert "A pin commits to a source’s text." in rules and "'" not in rules


def test_results_by_source_have_a_column_for_each_verdict_that_occurs(page: str) -> None:
    (head,) = re.findall("<thead><tr>(.*?)</tr></thead>", page)
    assert re.findall("<th[^>]*>(.*?)</th>", head) == ["Source", "exact", "exact except typography", "abridged"]


def test_the_totals_lead_to_no_page_that_they_are_on(page: str) -> None:
    assert "How wordings are checked, and what that proves" not in page
