"""A topic's page: the legend of the sigla, what is not in an article, and the links to other topics."""

import html
import re

import pytest

from build_tools.briefing import gate
from build_tools.pages.parts.silence import looked_for
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
        ((), "Established by reading the article."),
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
