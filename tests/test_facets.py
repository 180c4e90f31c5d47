"""The filters of quotes and differences in a real browser: what is listed, counted, addressed and saved."""

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from build_tools.pages.addresses import DIFFERENCES, QUOTES
from build_tools.pages.parts.facets import filtered
from tests.visiting import BOTH, Visit, Windows, faults, shifts, visiting

Values = dict[str, set[str]]
Chosen = dict[str, list[str]]


@pytest.fixture(scope="module")
def data(built: Path) -> dict[str, object]:
    return json.loads((built / "data" / "briefing.json").read_text("utf-8"))


def _quotes(data: dict) -> dict[str, Values]:
    """What each quote has of each facet, from the exported data."""
    return {
        quote["id"]: {
            "topic": set(quote["topics"]),
            "source": {reading["source"] for reading in quote["readings"]},
            "speaker": {quote["speaker"]} - {None},
            "kind": {"speech" if quote["speaker"] else "report"},
            "note": {annotation["kind"] for annotation in quote["annotations"]},
            "lineage": set(quote["lineages"]),
            "agencies": {str(len(quote["lineages"]))},
            "verdict": {reading["verdict"] for reading in quote["readings"]},
        }
        for quote in data["quotes"]
    }


def _differences(data: dict) -> dict[str, Values]:
    return {
        name: {
            "grade": {entry["grade"]},
            "topic": set(entry["topics"]),
            "source": {source for position in entry["positions"] for source in position["sources"]},
            "type": {entry["type"]},
            "status": {entry["status"]},
        }
        for name, entry in data["discrepancies"].items()
    }


def _met(items: dict[str, Values], chosen: Chosen) -> set[str]:
    return {name for name, has in items.items() if all(has[facet] & set(values) for facet, values in chosen.items())}


def _counts(items: dict[str, Values], chosen: Chosen) -> dict[tuple[str, str], str]:
    """The number beside each value: what would be listed if of its facet it alone were chosen."""
    shown = {(facet, value) for has in items.values() for facet, values in has.items() for value in values}
    return {(facet, value): str(len(_met(items, chosen | {facet: [value]}))) for facet, value in shown}


def _listed(page: Page) -> set[str]:
    rows = page.locator("[data-has]").filter(visible=True)
    return {name.split("-", 1)[1] for name in rows.evaluate_all("rows => rows.map(row => row.id)")}


def _counted(page: Page) -> dict[tuple[str, str], str]:
    boxes = page.locator(".facets input").evaluate_all(
        "boxes => boxes.map(box => [box.name, box.value, box.parentElement.querySelector('small').textContent])"
    )
    return {(facet, value): count for facet, value, count in boxes}


def _checked(page: Page) -> list[tuple[str, str]]:
    checked = page.locator(".facets input:checked")
    return [tuple(each) for each in checked.evaluate_all("boxes => boxes.map(box => [box.name, box.value])")]


def _query(chosen: Chosen) -> str:
    return "&".join(f"{facet}={value}" for facet, values in chosen.items() for value in values)


def _said(page: Page) -> str:
    return page.locator(".facet-bar [aria-live=polite]").inner_text()


def _box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=name)


OF_QUOTES: list[Chosen] = [
    {},
    {"topic": ["bridge"]},
    {"topic": ["bridge", "tolls"], "source": ["harbinger"]},
    {"topic": ["bridge"], "source": ["harbinger", "sentinel"], "speaker": ["oduya", "quint"], "kind": ["speech"]},
    {"note": ["caution"], "verdict": ["elided", "folded"]},
    {"kind": ["report"], "note": ["link", "translation"], "lineage": ["north-wire", "south-wire"]},
    {"speaker": ["oduya"], "kind": ["report"]},
]
OF_DIFFERENCES: list[Chosen] = [
    {},
    {"status": ["open"]},
    {"topic": ["bridge", "next"], "type": ["time", "figure"], "status": ["open", "settled"]},
    {"source": ["sentinel"], "type": ["omission"]},
    {"topic": ["ferries"], "status": ["settled"]},
]


@pytest.mark.parametrize("chosen", OF_QUOTES, ids=_query)
def test_quotes_are_listed_and_counted_by_several_facets(chosen: Chosen, wide: Visit, data: dict) -> None:
    items = _quotes(data)
    wide.go(f"quotes/?{_query(chosen)}")
    assert _listed(wide.page) == _met(items, chosen)
    assert _counted(wide.page) == _counts(items, chosen)
    assert sorted(_checked(wide.page)) == sorted((facet, each) for facet, values in chosen.items() for each in values)


@pytest.mark.parametrize("chosen", OF_DIFFERENCES, ids=_query)
def test_differences_are_listed_and_counted_by_several_facets(chosen: Chosen, wide: Visit, data: dict) -> None:
    """What a filter asks for is unfolded; without one, what does not matter is folded away."""
    items = _differences(data)
    wide.go(f"differences/?{_query(chosen)}")
    assert _listed(wide.page) == _met(items, chosen or {"grade": ["matters"]})
    assert _counted(wide.page) == _counts(items, chosen)


def test_the_cases_list_some_all_and_none(data: dict) -> None:
    for items, cases in ((_quotes(data), OF_QUOTES), (_differences(data), OF_DIFFERENCES)):
        found = [len(_met(items, chosen)) for chosen in cases]
        assert {0, len(items)} < set(found)
        assert len(set(found)) >= 4


def test_what_is_listed_is_said_in_words(wide: Visit, data: dict) -> None:
    quotes, differences = len(data["quotes"]), _differences(data)
    wide.go("quotes/?topic=bridge&topic=tolls&source=harbinger")
    shown = len(_listed(wide.page))
    assert _said(wide.page) == f"{shown} of {quotes} passages: The bridge or Tolls beyond the strait; The Harbinger"
    wide.go("quotes/?topic=unknown&of=nothing&topic=")
    assert _said(wide.page) == f"{quotes} passages"
    wide.go("differences/?status=settled")
    assert (
        _said(wide.page)
        == f"{len(_met(differences, {'status': ['settled']}))} of {len(differences)} differences: Settled"
    )


def test_sections_without_an_item_are_hidden_with_their_entries_in_the_contents(wide: Visit) -> None:
    wide.go("quotes/")
    headings = wide.page.locator("article h2").filter(visible=True)
    contents = wide.page.locator(".md-sidebar--secondary nav a").filter(visible=True)
    every = headings.count()
    assert contents.count() == every > 10
    for path in ("quotes/?topic=bridge", "differences/?grade=wording"):
        wide.go(path)
        titles = [title.removesuffix("¶").strip() for title in headings.all_inner_texts()]
        assert [title.strip() for title in contents.all_inner_texts()] == titles
        assert 0 < len(titles) <= 2


def test_a_link_to_a_difference_that_is_folded_away_unfolds_it(wide: Visit, data: dict) -> None:
    name = next(name for name, entry in data["discrepancies"].items() if entry["grade"] == "coverage")
    wide.go(f"differences/#difference-{name}")
    wide.page.locator(f"#difference-{name}").wait_for(state="visible")
    assert abs(wide.page.locator(f"#difference-{name}").evaluate("each => each.getBoundingClientRect().top")) < 200


def test_the_address_keeps_the_filter_and_the_way_back_leads_through_it(wide: Visit, data: dict) -> None:
    items, page = _quotes(data), wide.page
    steps: list[tuple[str, Chosen]] = [
        ("The bridge", {"topic": ["bridge"]}),
        ("The Harbinger", {"topic": ["bridge"], "source": ["harbinger"]}),
        ("Tolls", {"topic": ["bridge", "tolls"], "source": ["harbinger"]}),
        ("The bridge", {"topic": ["tolls"], "source": ["harbinger"]}),
    ]
    wide.go("quotes/")
    for name, chosen in steps:
        _box(page, name).click()
        assert page.url == f"{wide.site}quotes/?{_query(chosen)}"
        assert _listed(page) == _met(items, chosen)
    page.reload()
    assert _listed(page) == _met(items, steps[-1][1])
    for _, chosen in reversed(steps[:-1]):
        page.go_back()
        assert page.url == f"{wide.site}quotes/?{_query(chosen)}"
        assert _listed(page) == _met(items, chosen)
    page.go_back()
    assert page.url == f"{wide.site}quotes/"
    assert _listed(page) == items.keys()
    page.go_forward()
    assert _checked(page) == [("topic", "bridge")]
    page.get_by_role("button", name="Clear filter").click()
    assert page.url == f"{wide.site}quotes/"
    assert (_checked(page), _listed(page)) == ([], items.keys())


def test_a_link_from_any_page_leads_to_the_filtered_list(wide: Visit, data: dict) -> None:
    for here, path in (("index.md", ""), ("people/oduya.md", "people/oduya/"), (QUOTES, "quotes/")):
        wide.go(path)
        target = filtered(here, QUOTES, topic="bridge", source="harbinger")
        wide.page.evaluate("target => location.assign(target)", target)
        wide.page.wait_for_url(f"{wide.site}quotes/?topic=bridge&source=harbinger")
        assert _listed(wide.page) == _met(_quotes(data), {"topic": ["bridge"], "source": ["harbinger"]})
    assert filtered("topics/quay.md", DIFFERENCES, status="open") == "../../differences/?status=open"


def test_all_is_done_by_keyboard(wide: Visit, data: dict) -> None:
    page, items = wide.page, _quotes(data)
    every, bridge = f"{len(items)} passages", len(_met(items, {"topic": ["bridge"]}))
    wide.go("quotes/")
    page.locator(".facets summary").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("[document.activeElement.name, document.activeElement.value]") == ["topic", "bridge"]
    page.keyboard.press("Space")
    assert _said(page) == f"{bridge} of {every}: The bridge"
    assert page.evaluate("document.activeElement.value") == "bridge"
    for _ in range(page.locator(".facets input").count()):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Clear filter"
    page.keyboard.press("Tab")
    with page.expect_download() as saved:
        page.keyboard.press("Enter")
    assert saved.value.suggested_filename == "quotes.csv"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    assert _said(page) == every
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Enter")
    page.locator(".facets input").first.wait_for(state="hidden")


@pytest.mark.parametrize("path", ["quotes/", "differences/"])
def test_without_javascript_all_is_listed_and_no_control_shown(
    path: str, windows: Windows, site: str, data: dict
) -> None:
    with windows.window(java_script_enabled=False) as page:
        page.goto(f"{site}{path}?topic=bridge")
        every = len(data["quotes"]) if path == "quotes/" else len(data["discrepancies"])
        rows = page.locator("[data-has]")
        if path == "differences/":
            matters = [name for name, entry in data["discrepancies"].items() if entry["grade"] == "matters"]
            assert sorted(_listed(page)) == sorted(matters)
            for summary in page.locator(".graded > summary").all():
                summary.click()
        assert rows.filter(visible=True).count() == rows.count() == every > 60
        controls = page.locator("article").locator("input, button, .facets summary")
        assert controls.count() > 10
        assert controls.filter(visible=True).count() == 0
        for link in page.locator(".facet-bar a").all():
            with page.expect_download() as saved:
                link.click()
            assert saved.value.suggested_filename in ("quotes.csv", "briefing.json")


def _save(page: Page, name: str) -> bytes:
    with page.expect_download() as saved:
        page.get_by_role("link", name=name).click()
    return saved.value.path().read_bytes()


@pytest.mark.parametrize("chosen", OF_QUOTES[:-1], ids=_query)
def test_what_is_listed_is_saved(chosen: Chosen, wide: Visit, built: Path, data: dict) -> None:
    """The CSV has the rows of the whole one to the byte, the JSON the records of the whole briefing's."""
    met = _met(_quotes(data), chosen)
    whole = (built / "data" / "quotes.csv").read_bytes().decode()
    rows = list(csv.reader(io.StringIO(whole, newline="")))
    lines = [line for line, row in zip(whole.split("\r\n"), rows, strict=False) if row[0] in {"quote", *met}]
    wide.go(f"quotes/?{_query(chosen)}")
    saved = _save(wide.page, "Save as CSV").decode()
    assert saved == "".join(f"{line}\r\n" for line in lines)
    assert {row[0] for row in csv.reader(io.StringIO(saved, newline=""))} == met | {"quote"}
    records = json.loads(_save(wide.page, "Save as JSON"))
    assert records == [quote for quote in data["quotes"] if quote["id"] in met]


def test_a_row_that_a_spreadsheet_could_mistake_stays_as_it_was(wide: Visit) -> None:
    """Line breaks, commas and marks within cells, and apostrophes before what looks like a formula."""
    written = io.StringIO()
    hard = ['a\r\nb\nc "d", e', "'=1+1", '"', "\n", "oduya-our-river,x", "\r\noduya-our-river,"]
    rows = [["quote", "words"], ["oduya-our-river", *hard], ["other", *hard], ["oduya-our-river", "plain", ""]]
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(rows)
    wide.page.route("**/data/quotes.csv", lambda route: route.fulfill(body=written.getvalue().encode()))
    wide.go("quotes/?topic=bridge")
    saved = _save(wide.page, "Save as CSV").decode()
    assert list(csv.reader(io.StringIO(saved, newline=""))) == [rows[0], rows[1], rows[3]]


def test_a_file_that_fails_to_load_is_said_so(windows: Windows, site: str) -> None:
    with windows.window() as page:
        page.goto(f"{site}quotes/?topic=bridge")
        page.route("**/data/*", lambda route: route.abort())
        page.get_by_role("link", name="Save as CSV").click()
        page.locator(".facet-bar", has_text="The file could not be loaded.").wait_for()


def test_nothing_is_saved_of_an_empty_list(wide: Visit, data: dict) -> None:
    wide.go(f"quotes/?{_query(OF_QUOTES[-1])}")
    assert _said(wide.page) == f"0 of {len(data['quotes'])} passages: Marek Oduya; Reported"
    assert wide.page.locator(".facet-bar a").filter(visible=True).count() == 0


def test_from_disk_the_filter_works_and_whole_files_are_offered(windows: Windows, built: Path, data: dict) -> None:
    with windows.window() as page:
        start = (built / "quotes" / "index.html").as_uri()
        page.goto(f"{start}?topic=bridge")
        assert _listed(page) == _met(_quotes(data), {"topic": ["bridge"]})
        _box(page, "The Harbinger").click()
        assert page.url == f"{start}?topic=bridge&source=harbinger"
        assert _listed(page) == _met(_quotes(data), {"topic": ["bridge"], "source": ["harbinger"]})
        page.go_back()
        assert _listed(page) == _met(_quotes(data), {"topic": ["bridge"]})
        page.get_by_role("button", name="Clear filter").click()
        assert (page.url, _listed(page)) == (start, _quotes(data).keys())
        links = page.locator(".facet-bar a")
        assert links.all_inner_texts() == ["All passages as CSV", "Whole briefing as JSON"]
        found = links.evaluate_all("links => links.map(link => link.href)")
        assert found == [(built / "data" / name).as_uri() for name in ("quotes.csv", "briefing.json")]


def test_on_a_phone_the_filter_is_folded_away_and_fits(phone: Visit) -> None:
    page = phone.page
    for path in ("quotes/?topic=bridge", "differences/?status=open"):
        phone.go(path)
        boxes = page.locator(".facets input")
        assert boxes.filter(visible=True).count() == 0
        assert "The bridge" in _said(page) or "Open" in _said(page)
        page.locator(".facets summary").click()
        boxes.last.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert boxes.filter(visible=True).count() == boxes.count()


@pytest.mark.parametrize("path", ["quotes/", "differences/", "quotes/?topic=bridge"])
@pytest.mark.parametrize("width", [1440, 768, 375])
def test_the_list_does_not_jump_when_the_filter_appears(path: str, width: int, windows: Windows, site: str) -> None:
    with visiting(windows, site, width=width) as visit:
        visit.go(path)
        assert sum(shift for shift, *_ in shifts(visit.page)) < 0.02


@pytest.mark.parametrize(("width", "scheme"), BOTH)
def test_a_filtered_list_is_accessible(width: int, scheme: str, windows: Windows, site: str) -> None:
    found = []
    with windows.window(width, color_scheme=scheme) as page:
        for path in ("quotes/?topic=bridge&speaker=oduya", "differences/?status=settled"):
            page.goto(site + path)
            for shut in (0, 1):
                page.locator(".facets").evaluate("(filter, shut) => { filter.open = !shut }", shut)
                found += [(path, fault) for fault in faults(page)]
    assert found == []
