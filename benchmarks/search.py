"""Search beside Material's own and Pagefind, on the same pages and queries, and its speed at 10,000 quotes.

`python -m benchmarks.search` uses Pagefind where it is installed (`pip install 'pagefind[extended]'`). The speed is
that of the index of an invented briefing in the pages of a small one, from the last key to the hits on the page. What
both were in November 2026 is in docs/about/speed.md.

The queries were written for this project's search and some of its weights were chosen with them, so the others' figures
say what they do with these, not which is better for other sites.
"""

import importlib.util
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml
from playwright.sync_api import Browser, Page

from benchmarks.invented import invent
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.site.search.files import search_files
from tests.browser import browser
from tests.searches import is_right
from tests.web import Wire, served

ROOT = Path(__file__).parent.parent
SETS = {"published": ROOT / "briefing", "second": ROOT / "tests" / "second" / "briefing"}
QUOTES = 10_000
COMMAND = str(Path(sys.executable).with_name("briefing"))
STOCK = """\
site_name: Stock
theme:
  name: material
  font: false
plugins:
  - search
docs_dir: stock
site_dir: stock-site
"""

Queries = dict[str, list[str]]
Ask = Callable[[Page, str], list[str]]

_OURS = """async query => {
  const found = await briefingSearch.find(query);
  const hits = await briefingSearch.inOrder(found, found.hits);
  return (await briefingSearch.records(hits.slice(0, 5))).map(record => record.address);
}"""
_PAGEFIND = """async query => {
  const pagefind = await import('/pagefind/pagefind.js');
  const { results } = await pagefind.search(query);
  return (await Promise.all(results.slice(0, 5).map(each => each.data()))).map(each => each.url);
}"""
_TYPED = """query => new Promise(done => {
  const [input, list] = ['.search-input', '.search-hits'].map(name => document.querySelector(name));
  const begin = performance.now();
  const shown = new MutationObserver(() => {
    if (list.getAttribute('aria-busy') === 'true' && !list.querySelector('.search-hit')) return;
    shown.disconnect();
    done(performance.now() - begin);
  });
  input.value = query;
  input.dispatchEvent(new Event('input'));
  shown.observe(list, {childList: true, attributes: true});
})"""


_OPENED = """query => new Promise(done => {
  const begin = performance.now();
  new MutationObserver((_, shown) => {
    if (!document.querySelector('.search-hit')) return;
    shown.disconnect();
    done(performance.now() - begin);
  }).observe(document.body, {childList: true, subtree: true});
  history.replaceState(null, '', `?q=${encodeURIComponent(query)}`);
  dispatchEvent(new PopStateEvent('popstate'));
})"""


def _ask_material(page: Page, query: str) -> list[str]:
    page.locator("[data-md-component=search-query]").fill(query)
    page.keyboard.press("End")  # it hears keys only
    page.wait_for_timeout(1_000)  # and doesn't say when it has finished
    links = "links => links.slice(0, 5).map(link => link.getAttribute('href'))"
    return page.locator(".md-search-result__item > .md-search-result__link").evaluate_all(links)  # type: ignore[no-any-return]


def _ask_by(script: str) -> Ask:
    return lambda page, query: page.evaluate(script, query)


def compare(name: str, started: Browser) -> None:
    """Print for each search how many right hits are first and among five, and what the first search moves."""
    queries = {str(query): hits if isinstance(hits, list) else [hits] for query, hits in _queries(name).items()}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _build(SETS[name], folder)
        _print(f"{name}: {len(queries)} queries", "first", "among five", "bytes for the first hit")
        _row("this project", folder / "site", "method/", "/search/", _ask_by(_OURS), queries, started)
        _row("Material's own", folder / "stock-site", "", "search", _ask_material, queries, started)
        if importlib.util.find_spec("pagefind"):
            _run(sys.executable, "-m", "pagefind", "--site", "site", folder=folder)
            (folder / "site" / "empty.html").write_text("<!doctype html><title>Without a policy</title>")
            _row("Pagefind", folder / "site", "empty.html", "/pagefind/", _ask_by(_PAGEFIND), queries, started)


def _queries(name: str) -> dict[object, str | list[str]]:
    found: dict[object, str | list[str]] = yaml.safe_load((ROOT / "tests/searches" / f"{name}.yml").read_text("utf-8"))
    return found


def _build(briefing: Path, folder: Path) -> None:
    """Build the site in `site`, and in `stock-site` what stock MkDocs with Material makes of the same Markdown."""
    shutil.copytree(ROOT / "docs" / "about", folder / "docs" / "about")
    _run(COMMAND, "build", "--briefing", str(briefing), folder=folder)
    _run(COMMAND, "pages", "--briefing", str(briefing), folder=folder)
    shutil.copytree(folder / "docs", folder / "stock", ignore=shutil.ignore_patterns("search", "data"))
    (folder / "mkdocs.yml").write_text(STOCK, "utf-8")
    _run(sys.executable, "-m", "mkdocs", "build", "--quiet", folder=folder)


def _row(name: str, site: Path, path: str, of_search: str, ask: Ask, queries: Queries, started: Browser) -> None:
    first = five = moved = 0
    with served(site) as wire:
        for number, (query, right) in enumerate(queries.items()):
            if number == 0:
                page = started.new_context().new_page()
                page.goto(wire.address + path, wait_until="networkidle")
            found = [_path(hit, wire) for hit in ask(page, query)]
            moved = moved or sum(size for sent, size in wire.sent if of_search in sent)
            first += is_right(found[:1], right)
            five += is_right(found[:5], right)
        page.context.close()
    _print(name, f"{first / len(queries):.0%}", f"{five / len(queries):.0%}", f"{moved / 1000:.0f} kB")


def _path(hit: str, wire: Wire) -> str:
    """An address as the files of queries have it: relative to the root, and without what marks words."""
    before, mark, anchor = hit.removeprefix(wire.address).lstrip("./").partition("#")
    return before.partition("?")[0].removesuffix("index.html") + mark + anchor


def speed(started: Browser) -> None:
    """Print what 30 queries take from the last key to the first hit, cold and warm, and what they move."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        _build(SETS["second"], folder)
        invent(QUOTES).write(folder)
        _run(COMMAND, "pin", "--texts", "texts", folder=folder)
        verified = gate.verified(folder / "briefing")
        shutil.rmtree(folder / "site" / "search")
        for path, text in search_files(verified, ()):
            file = folder / "site" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        measure(folder / "site", list(_typed(verified)), started)


def measure(site: Path, queries: Sequence[str], started: Browser) -> None:
    """Print the times and bytes of queries in a site.

    The whole query comes at once, so nothing of it was asked for before its last key.
    """
    taken: dict[str, list[float]] = {"once more": [], "once opened": [], "with nothing loaded": [], "from disk": []}
    moved = []
    with served(site) as wire:
        for query in queries:
            with _opened(started, f"{wire.address}method/") as page:
                before = len(wire.sent)
                _focus(page)
                taken["once opened"].append(page.evaluate(_TYPED, query))
                sent = [(path, size) for path, size in wire.sent[before:] if "/search/" in path]
                moved.append(sum(size for path, size in sent if "/facets/" not in path))
                page.wait_for_timeout(500)
                page.locator(".search-input").fill("")
                taken["once more"].append(page.evaluate(_TYPED, query))
            with _opened(started, f"{wire.address}method/") as page:
                taken["with nothing loaded"].append(page.evaluate(_OPENED, query))
            with _opened(started, (site.resolve() / "method" / "index.html").as_uri()) as page:
                _focus(page)
                taken["from disk"].append(page.evaluate(_TYPED, query))
    _print(f"{len(queries)} queries at {QUOTES} quotes", "median", "worst")
    for how, times in taken.items():
        _print(f"{how}, ms", f"{statistics.median(times):.0f}", f"{max(times):.0f}")
    _print("kB for the first hit", f"{statistics.median(moved) / 1000:.0f}", f"{max(moved) / 1000:.0f}")


@contextmanager
def _opened(started: Browser, address: str) -> Iterator[Page]:
    """A page in a window that has nothing in its cache."""
    page = started.new_context().new_page()
    page.goto(address, wait_until="networkidle")
    yield page
    page.context.close()


def _focus(page: Page) -> None:
    page.locator(".search-open").click()
    page.locator(".search-input").wait_for()


def _typed(verified: VerifiedBriefing) -> Iterator[str]:
    """Five queries of each of six kinds, of words that quotes have."""
    drawn = random.Random(1)
    for _ in range(5):
        quote = drawn.choice(list(verified.briefing.quotes.values()))
        words = verified.words(quote, quote.lemma_source).split()
        longest = max(words, key=len)
        yield longest
        yield " ".join(words[:2])
        yield " ".join(words[:5])
        yield f'"{" ".join(words[1:5])}"'
        yield longest[:2] + longest[3:]
        yield drawn.choice(list(verified.briefing.people.values())).name


def _print(*columns: str) -> None:
    print(f"{columns[0]:36}", *(f"{each:>12}" for each in columns[1:]), flush=True)


def _run(*command: str, folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    with browser() as chromium:
        for each in SETS:
            compare(each, chromium)
        speed(chromium)
