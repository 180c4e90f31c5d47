"""A site that opens from disk: its addresses, its zip, and one in a real browser without a server."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page

from build_tools.site import offline
from tests.conftest import SMALL, Run, built_once
from tests.visiting import Windows, noting, searched


@pytest.mark.parametrize(
    ("online", "from_disk"),
    [
        ("../quotes/x/", "../quotes/x/index.html"),
        ("quotes/x/#note-1", "quotes/x/index.html#note-1"),
        ("../quotes/?kind=speech&topic=a#b", "../quotes/index.html?kind=speech&topic=a#b"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        (".", "index.html"),
        ("./", "index.html"),
        ("./#top", "index.html#top"),
        ("", ""),
        ("#place", "#place"),
        ("?kind=speech", "?kind=speech"),
        ("briefing.json", "briefing.json"),
        ("./briefing.json", "./briefing.json"),
        ("../data/briefing.pdf#page=2/", "../data/briefing.pdf#page=2/"),
        ("https://paper.example/a/", "https://paper.example/a/"),
        ("https://[broken/", "https://[broken/"),
        ("//paper.example/a/", "//paper.example/a/"),
        ("mailto:editor@paper.example", "mailto:editor@paper.example"),
    ],
)
def test_an_address(online: str, from_disk: str) -> None:
    assert offline.offline_address(online) == from_disk


def test_only_addresses_within_the_site_change_in_a_page() -> None:
    page = (
        '<head><link rel="next" href="../a/"><link rel="stylesheet" href="../s.css"></head><p title="../a/">href="../a/"'
        '<a href="&#46;&#46;&#47;a&#47;&#63;x&#61;1&#38;y&#61;2" title="b">x</a><a class="c" href="https://d.example/e/">y</a>'
    )
    assert offline.offline_page(page) == (
        '<head><link rel="next" href="../a/index.html"><link rel="stylesheet" href="../s.css"></head>'
        '<p title="../a/">href="../a/"<a href="../a/index.html?x=1&amp;y=2" title="b">x</a>'
        '<a class="c" href="https://d.example/e/">y</a>'
    )


def test_the_same_files_make_the_same_zip() -> None:
    one = offline.packed({"b.txt": b"2", "a/c.txt": b"1"}, "site")
    assert one == offline.packed({"a/c.txt": b"1", "b.txt": b"2"}, "site")
    assert zipfile.ZipFile(io.BytesIO(one)).namelist() == ["site/a/c.txt", "site/b.txt"]


def test_the_zip_holds_the_site_to_the_byte_and_is_made_again_the_same(project: Path, briefing: Run) -> None:
    assert briefing("build", "--offline").returncode == 0
    packed = (project / "site.zip").read_bytes()
    archive = zipfile.ZipFile(io.BytesIO(packed))
    site = {
        f"site/{path.relative_to(project / 'site')}": path for path in (project / "site").rglob("*") if path.is_file()
    }
    assert {name: archive.read(name) for name in archive.namelist()} == {
        name: path.read_bytes() for name, path in site.items()
    }
    assert briefing("build", "--offline").returncode == 0
    assert (project / "site.zip").read_bytes() == packed


def test_a_zip_into_which_something_was_put_is_kept(project: Path, briefing: Run) -> None:
    assert briefing("build", "--offline").returncode == 0
    archive = project / "site.zip"
    with zipfile.ZipFile(archive, "a") as packed:
        packed.writestr("site/letter.txt", "mine")
    before = archive.read_bytes()
    ran = briefing("build", "--offline")
    assert ran.returncode == 3
    assert ran.stderr == (
        f"briefing: {archive} holds what no build made; move it, or name another folder with --site\n"
    )
    assert archive.read_bytes() == before


@pytest.mark.parametrize("options", [[], ["--offline"]])
def test_a_page_by_hand_that_is_not_utf_8_is_told(options: list[str], project: Path, briefing: Run) -> None:
    (project / "docs" / "about" / "old.html").write_bytes("<p>Café</p>".encode("latin-1"))
    ran = briefing("build", *options)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr == "briefing: the page about/old.html is not UTF-8; save it as UTF-8\n"
    assert not (project / "site").exists()


def test_every_link_leads_to_a_file(project: Path, briefing: Run) -> None:
    assert briefing("build", "--offline", "--pdf").returncode == 0
    site = project / "site"
    links = [
        (path, href)
        for path in site.rglob("*.html")
        for written in re.findall(r'<[a-z][^<>]*\bhref="([^"]*)"', path.read_text("utf-8"))
        for href in re.findall("^[^#?]+", offline.html.unescape(written))
        if not re.match("[a-z]+:", href)
    ]
    assert len(links) > 500
    assert {(path.name, href) for path, href in links if not (path.parent / href).is_file()} == set()
    assert not (site / "404.html").exists()


def test_an_online_site_has_none_of_it(built_project: Path) -> None:
    assert not (built_project / "site.zip").exists()
    assert "index.html" not in (built_project / "site" / "index.html").read_text("utf-8")


@pytest.mark.parametrize("words", ["mine", "PK"])
def test_only_an_earlier_zip_is_replaced(words: str, project: Path, briefing: Run) -> None:
    mine = project / "site.zip"
    mine.write_text(words, "utf-8")
    ran = briefing("build", "--offline")
    assert (ran.returncode, ran.stderr) == (
        3,
        f"briefing: {mine} holds what no build made; move it, or name another folder with --site\n",
    )
    assert mine.read_text("utf-8") == words and not (project / "site").exists()


@pytest.fixture(scope="session")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the small site as a reader unpacks it, in a folder whose name has a space."""
    packed = built_once(tmp_path_factory, "offline-site", SMALL / "briefing", "--offline").with_suffix(".zip")
    folder = tmp_path_factory.mktemp("offline")
    zipfile.ZipFile(packed).extractall(folder / "my downloads")
    return (folder / "my downloads" / "site").as_uri() + "/"


@dataclass
class Reader:
    """A page opened from disk, and the folder that it is from."""

    page: Page
    site: str

    def search(self, words: str) -> list[str]:
        """The addresses of the hits, best first."""
        return searched(self.page, words)


@pytest.fixture
def reader(windows: Windows, unpacked: str) -> Iterator[Reader]:
    with windows.window() as page, noting(page, unpacked, "blob:") as complaints:
        page.goto(unpacked + "index.html")
        yield Reader(page, unpacked)
        assert complaints == []


def test_search_finds_a_quote_and_its_hit_opens_it(reader: Reader) -> None:
    hits = reader.search("build it in stone")
    assert hits[0].startswith(reader.site + "quotes/brandt-stone/index.html")
    reader.page.locator(".search-hit").first.click()
    reader.page.wait_for_url("**/quotes/brandt-stone/index.html")
    assert "we will build it in stone" in reader.page.locator("article.md-content__inner").inner_text()
    reader.page.go_back()
    reader.page.locator(".search-hit").first.wait_for()
    assert reader.page.locator(".search-input").input_value() == "build it in stone"
    assert "quotes/berth/index.html" in " ".join(reader.search("keep its berth"))


def test_the_site_is_walked_from_page_to_page(reader: Reader) -> None:
    page = reader.page
    page.get_by_role("link", name="The quay", exact=True).first.click()
    page.wait_for_url("**/topics/quay/index.html")
    page.locator("#quote-brandt-stone sup a").first.click()
    assert page.locator(f"li#{page.url.split('#')[1]}").is_visible()
    page.get_by_role("link", name="Briefing", exact=True).first.click()
    page.wait_for_url("**/site/index.html")
    page.get_by_role("link", name="Whole briefing", exact=True).first.click()
    page.wait_for_url("**/whole/index.html")
    page.locator("p.rests a.number").first.click()
    assert re.search("#quote-[a-z-]+$", page.url)
    page.locator("a.md-logo").first.click()
    page.wait_for_url("**/site/index.html")


def test_facets_and_dark_mode_work_and_stay(reader: Reader) -> None:
    page = reader.page
    page.goto(reader.site + "quotes/index.html")
    page.get_by_role("checkbox", name="Speech").click()
    assert page.url.endswith("quotes/index.html?kind=speech")
    count = page.locator(".facet-bar [aria-live]").inner_text()
    page.reload()
    assert page.locator(".facet-bar [aria-live]").inner_text() == count != ""
    page.locator("label[for^=__palette]:visible").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.goto(reader.site + "method/index.html")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
