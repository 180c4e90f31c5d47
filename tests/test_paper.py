"""Pages as a browser prints them on A4: no word is broken, no sum stands twice, no page is left half empty."""

import io

from pypdf import PageObject, PdfReader

from build_tools.briefing.verify import VerifiedBriefing
from tests.visiting import Windows

HALF = 842 / 2  # points; the height of A4


def _printed(windows: Windows, address: str) -> PdfReader:
    with windows.window() as page:
        page.goto(address)
        made = page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "15mm"))
    return PdfReader(io.BytesIO(made))


def _lowest(page: PageObject) -> float:
    """How far from a page's foot its last line stands, in points."""
    heights: list[float] = []

    def visit(text: str, to_page: list[float], to_line: list[float], *_: object) -> None:
        if text.strip():
            heights.append(to_line[4] * to_page[1] + to_line[5] * to_page[3] + to_page[5])

    page.extract_text(visitor_text=visit)
    return min(heights)


def test_the_first_table_keeps_its_words_whole_and_its_sums_last(
    windows: Windows, site: str, invented: VerifiedBriefing
) -> None:
    text = "\n".join(page.extract_text() for page in _printed(windows, site).pages)
    table = text[text.index("\nTopic\n") :]
    words = {word for topic in invented.briefing.topics.values() for word in topic.title.split()}
    assert len(words) > 20
    assert words - set(table.split()) == set()
    assert table.count("All topics, each passage counted once") == 1


def test_differences_fill_the_paper(windows: Windows, site: str) -> None:
    pages = _printed(windows, f"{site}differences/").pages
    assert len(pages) > 20
    assert [number for number, page in enumerate(pages[:-1], 1) if _lowest(page) > HALF] == []
