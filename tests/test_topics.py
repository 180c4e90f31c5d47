"""A topic's page: its answer in one sentence, the legend of the sigla, and the links to the topics beside it."""

import html
import re

import pytest

from build_tools.briefing import gate
from build_tools.markup.prose import led
from build_tools.pages.parts.silence import looked_for
from build_tools.site import generated
from tests.conftest import HERE, SMALL

SECOND = HERE / "second" / "briefing"


def _addresses(quote: str) -> str:
    return f"quotes/{quote}/"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Two met. Both spoke.", "<p>Two met.</p><p>Both spoke.</p>"),
        ("Two met. Both spoke.\n\nThat was all.", "<p>Two met. Both spoke.</p><p>That was all.</p>"),
        ("Two met.", "<p>Two met.</p>"),
        ("The U.S. Secretary met Mr. Ng. He was brief. So was he.", "<p>The U.S. Secretary met Mr. Ng. He was brief.</p>"),
        ("It cost approx. four times as much. So what.", "<p>It cost approx. four times as much.</p>"),
        ("It cost 3.5 million of them. Only one.", "<p>It cost 3.5 million of them.</p>"),
        ("It met “at once.” Nobody came.", "<p>It met “at once.”</p><p>Nobody came.</p>"),
        ("*Who knows. None* of them. All.", "<p><em>Who knows. None</em> of them.</p><p>All.</p>"),
        ("As [some say. Others](quote:one) went. All.", "<p>As <a class=\"ref\" href=\"quotes/one/\">some say. Others</a> went.</p>"),
        ("It was\nfolded over. Then\nit went on.", "<p>It was\nfolded over.</p><p>Then\nit went on.</p>"),
    ],
)  # fmt: skip
def test_a_lead_is_the_first_paragraph_or_the_first_sentence(text: str, shown: str) -> None:
    assert html.unescape(led(text, _addresses)).startswith(shown)


def test_each_topic_explains_the_sigla_and_links_to_its_neighbours() -> None:
    verified = gate.verified(SECOND, strict=True)
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
    home = html.unescape(generated.generated_files(gate.verified(SECOND, strict=True))["index.md"])
    assert home.index('<ul class="legend"') < home.index('class="siglum"')


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Found by reading."),
        (("nato",), "nato does not stand in it, as its pin proves."),
        (("nato", "norway"), "Neither nato nor norway stands in it, as its pin proves."),
        (("nato", "norway", "coast"), "None of nato, norway, coast stands in it, as its pin proves."),
    ],
)
def test_a_silence_names_the_words_that_were_looked_for(words: tuple[str, ...], said: str) -> None:
    written = html.unescape(looked_for(gate.verified(SMALL / "briefing", strict=True), "post", words))
    assert re.sub("<[^>]+>", "", written) == said
