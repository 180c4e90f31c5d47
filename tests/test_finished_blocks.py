"""Markdown reads what needs reading: of a generated page, the headings."""

import markdown

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages import pages
from build_tools.site.finished_blocks import ids, put_aside, put_back
from build_tools.site.minify import minified

PAGE = '# Title\n\n<p id="a&#45;b">One</p>\n\n## Part\n\n<ul><li id="c">Two</li></ul>\n\n<p>Three</p>\n'


def test_only_headings_are_left_to_markdown() -> None:
    source, blocks = put_aside(PAGE.replace("Title", "&#84;&#58;&#57;"))
    assert source == "# T&#58;9\n\n***\n\n## Part\n\n***\n"
    source, blocks = put_aside(PAGE)
    assert minified(put_back(markdown.markdown(source), blocks)) == minified(markdown.markdown(PAGE))
    assert ids(blocks) == {"a-b", "c"}


def test_the_invented_site_reads_the_same(invented: VerifiedBriefing) -> None:
    """Markdown reads each block as one, so what it makes of a page doesn't depend on whether it sees the blocks."""
    for page in pages(invented):
        body = page.markdown().split("\n---\n", 1)[1]
        source, blocks = put_aside(body)
        assert minified(put_back(markdown.markdown(source), blocks)) == minified(markdown.markdown(body)), page.path
