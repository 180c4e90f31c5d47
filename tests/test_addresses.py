"""The relative addresses by which pages link to each other."""

import posixpath

import pytest

from build_tools.pages.addresses import link_off_page, served_at

PATHS = (
    "index.md",
    "quotes/index.md",
    "quotes/quote.md",
    "quotes/quote-2.md",
    "sources/paper.md",
    "topics/index.md",
    "topics/a-visit.md",
    "topics/a-visit/quotes/index.md",
)


@pytest.mark.parametrize("here", PATHS)
@pytest.mark.parametrize("there", PATHS)
def test_an_address_leads_from_one_folder_to_another(here: str, there: str) -> None:
    way = posixpath.relpath(f"/{served_at(there)}", f"/{served_at(here)}")
    assert link_off_page(here, there) == f"{way}/"
    assert link_off_page(here, there, "place") == f"{way}/#place"
