"""A generated page is what Markdown would make of it, and Markdown doesn't parse it."""

from typing import Any

import markdown
import pytest

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages import pages
from build_tools.site.finished_blocks import Finishing, ids
from build_tools.site.minify import minified

EXTENSIONS = ["toc", "tables", "fenced_code"]
PAGE = """\
# &#84;&#111;&#58;&#32;&#35;1 <span lang="de&#45;AT">&#252;ber</span>

<p id="a&#45;b">One</p>

## Part

<ul><li id="c">Two</li></ul>

<p>Three</p>

### Below

## Part
"""


def _by_markdown(source: str, options: dict[str, Any]) -> tuple[str, Any]:
    parser: Any = markdown.Markdown(extensions=EXTENSIONS, extension_configs={"toc": options})
    made = minified(parser.convert(source))
    return made, [_plain(each) for each in parser.toc_tokens]


def _plain(token: Any) -> Any:
    return token["level"], token["id"], token["name"], [_plain(each) for each in token["children"]]


def _finished(source: str, options: dict[str, Any]) -> tuple[str, Any]:
    made = Finishing(EXTENSIONS, {"toc": options}).page(source)
    assert made is not None
    return minified(made[0]), [_plain(each) for each in made[1]]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"permalink": True, "toc_depth": 2, "permalink_title": "The place&#x27;s own address"},
        {"anchorlink": True, "baselevel": 2, "separator": "_", "toc_depth": "3-4", "permalink": "#"},
    ],
)
def test_headings_are_made_as_the_settings_have_them(options: dict[str, Any]) -> None:
    assert _finished(PAGE, options) == _by_markdown(PAGE, options)
    assert ids(PAGE) == {"a-b", "c"}


def test_the_invented_site_reads_the_same(invented: VerifiedBriefing) -> None:
    options = {"permalink": True, "toc_depth": 2}
    for page in pages(invented):
        body = page.markdown().split("\n---\n", 1)[1]
        assert _finished(body, options) == _by_markdown(body, options), page.path


@pytest.mark.parametrize("added", ["A paragraph", "# A *heading*", "# A &amp;", "- <b>x</b>", "<p>open", "<b>x</b> y"])
def test_what_another_program_has_written_into_a_page_is_left_to_markdown(added: str) -> None:
    assert Finishing(EXTENSIONS, {}).page(f"{PAGE}\n{added}\n") is None
