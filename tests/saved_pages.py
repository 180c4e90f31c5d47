"""Saved web pages, all of them invented: a few templates of what surrounds an article, and thirty-one articles.

An article is a file in `saved/` whose first comment names its template, what the template says of it, and each quotation
that must arrive in its body; those after `lost:` are on the page, and the extractor loses them.
"""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent / "saved"
FILLER = (
    "The quay was begun in the year of the great herring, and nobody on the island remembers who paid for it. It has been "
    "mended eleven times since then, most of them in spring, and twice by people who had come for a wedding."
)
MORE = (
    "A decision is expected before the summer. The board meets again in May, when the engineers are to show what the work "
    "would cost, how long it would take, and where the ferry could land in the meantime."
)
DATE = "2024-03-09"


@dataclass(frozen=True)
class SavedPage:
    """A page as its bytes, and what must arrive of it."""

    name: str
    data: bytes
    template: str
    title: str
    byline: str
    arrives: list[str]
    lost: list[str]


def saved_page(path: Path) -> SavedPage:
    """The page of one article."""
    head, story = path.read_text("utf-8").removeprefix("<!--\n").split("\n-->\n", 1)
    fields = [line.partition(": ")[::2] for line in head.split("\n")]
    values = dict(fields)
    html = (HERE / "templates" / f"{values['template']}.html").read_text("utf-8")
    for key, value in {**values, "date": DATE, "filler": FILLER, "more": MORE, "story": story}.items():
        html = html.replace(f"{{{key}}}", value)
    return SavedPage(
        path.stem,
        html.encode("windows-1252" if "windows-1252" in html else "utf-8"),
        values["template"],
        values["title"],
        values["byline"],
        [value for key, value in fields if key == "arrives"],
        [value for key, value in fields if key == "lost"],
    )


PAGES = [saved_page(path) for path in sorted(HERE.glob("*.html"))]
assert len(PAGES) == 31, "not all pages were found"
