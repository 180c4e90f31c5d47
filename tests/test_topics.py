"""A topic's page: the legend of the sigla, what is not in an article, and the links to other topics."""

import dataclasses
import html
import re

import pytest

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import ReadInFull
from build_tools.pages.parts.pictures.matrix import matrix
from build_tools.pages.parts.silence import looked_for, silent_list
from build_tools.pages.source import source_page
from build_tools.site import generated
from tests.conftest import HERE, SMALL

SECOND = HERE / "second" / "briefing"


def test_each_topic_explains_the_sigla_and_links_to_its_neighbours() -> None:
    verified = gate.verified(SECOND)
    made = generated.generated_files(verified)
    topics = list(verified.briefing.topics)
    assert len(topics) > 1
    publishers = [source.publisher for source in verified.briefing.sources.values()]
    for index, name in enumerate(topics):
        page = html.unescape(made[f"topics/{name}.md"])
        legend = re.findall(r'<ul class="glance-counts".*?</ul>', page)[0]
        assert re.findall(r'<span class="siglum">\w+</span> <a [^>]*>(.*?)</a> \d+', legend) == publishers
        assert page.index(legend) < page.index('class="siglum"')
        ways = re.findall(r'<nav class="neighbours".*?</nav>', page)[0]
        before, after = topics[max(index - 1, 0) : index], topics[index + 1 : index + 2]
        assert re.findall(r'href="../([^"]*)"', ways) == [f"{each}/" if each else "" for each in [*before, "", *after]]


def test_home_explains_the_sigla_before_the_first() -> None:
    home = html.unescape(generated.generated_files(gate.verified(SECOND))["index.md"])
    assert home.index('<ul class="legend"') < home.index('class="siglum"')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "The editors read the article and found no mention of it."),
        (("nato",), "The word “nato” does not appear in the article (verified)."),
        (("nato", "norway"), "The words “nato” and “norway” do not appear in the article (verified)."),
        (
            ("nato", "norway", "coast"),
            "The words “nato”, “norway” and “coast” do not appear in the article (verified).",
        ),
    ],
)
def test_a_silence_names_the_words_that_were_looked_for(words: tuple[str, ...], said: str) -> None:
    written = html.unescape(looked_for(gate.verified(SMALL / "briefing"), "post", words))
    assert re.sub("<[^>]+>", "", written) == said


@pytest.fixture
def many() -> VerifiedBriefing:
    """The small briefing with twenty papers more; those with an even number were read in full."""
    small = gate.verified(SMALL / "briefing")
    read = ReadInFull(on="2024-03-09", by="editor")
    model = small.briefing.sources["tidings"]
    others = {
        f"paper-{number}": model.model_copy(
            update={"siglum": f"P{number}", "read_in_full": None if number % 2 else read}
        )
        for number in range(20)
    }
    sources = {**small.briefing.sources, **others}
    return dataclasses.replace(small, briefing=small.briefing.model_copy(update={"sources": sources}))


def test_many_silent_sources_are_folded_to_their_numbers(many: VerifiedBriefing) -> None:
    listed = html.unescape(silent_list(many, "ferry", "topics/ferry/"))
    assert listed.count("<li>") == 1  # the entry with its proof stays
    assert "<summary>10 articles were read in full and do not mention it:</summary>" in listed
    assert "<summary>Not yet decided whether 10 articles mention it:</summary>" in listed
    table = html.unescape(matrix(many, ""))
    assert table.count("<tr>") == 1 + len(many.briefing.topics) and "P1" not in table
    cells = re.findall("<td[^>]*>(.*?)</td>", table)
    words = [re.sub("<[^>]*>", "", cell) for cell in cells]
    assert words == ["C 4 · P 3 · T 2", "10", "10", "C 2 · P 1", "11", "10"]


def test_a_source_says_what_is_decided_of_it(many: VerifiedBriefing) -> None:
    read, undecided = (html.unescape(str(source_page(many, name).markdown())) for name in ("paper-0", "paper-1"))
    assert "Read in full (The editor, 9 March 2024), and not mentioned: " in read and "Not yet decided" not in read
    assert "Not yet decided whether these are mentioned: " in undecided and "Read in full" not in undecided
