"""What lists call quotes and people: whose words they show, and how a name reads inside a sentence."""

import html
import re
from pathlib import Path

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.quotation import quoted
from build_tools.pages.addresses import PEOPLE, QUOTES
from build_tools.pages.parts.evidence import attestation, evidence
from build_tools.pages.parts.sigla import as_shown, bare_sigla
from build_tools.site import generated


def _text(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", markup)).split())


def _small(project: Path) -> VerifiedBriefing:
    return gate.verified(project / "briefing")


def test_a_list_names_apart_the_sources_that_print_other_words(project: Path) -> None:
    small = _small(project)
    stone = small.briefing.quotes["brandt-stone"]
    assert _text(as_shown(small, stone.readings, stone, bare_sigla)) == "C · worded differently: P"
    assert _text(as_shown(small, ["post"], stone, bare_sigla)) == "worded differently: P"
    listed = evidence(small, [stone.id], ["courier", "post"], QUOTES)
    assert _text(listed).endswith("The Courier · worded differently: The Post <Evening>")


def test_a_title_is_nobodys_words(project: Path) -> None:
    small = _small(project)
    vote = small.briefing.quotes["vote"]
    assert _text(as_shown(small, vote.readings, vote, bare_sigla)) == "C P T"


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    assert quoted("“malignant” activities") == "“‘malignant’ activities”"
    assert quoted("“malignant” and “vile”") == "“‘malignant’ and ‘vile’”"


def test_a_quotation_gets_no_second_marks() -> None:
    assert quoted("“malignant”") == "“malignant”"


def test_a_name_inside_a_sentence_has_its_article(project: Path) -> None:
    people = project / "briefing" / "people.yml"
    office = (
        "- {id: office, name: The harbour office, in_sentences: the harbour office, role: r, side: s, spellings: [o]}\n"
    )
    people.write_text(people.read_text("utf-8") + office, "utf-8")
    small = _small(project)
    said = attestation(small, ["courier", "tidings"], ["office", "brandt"])
    assert said == "two articles from two independent agencies, citing only the harbour office and Åsa Brandt"
    assert ">The harbour office</a>" in html.unescape(generated.generated_files(small)[PEOPLE])
