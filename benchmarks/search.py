"""Search beside Material's own and Pagefind, on the same pages and queries, and its speed at 10,000 quotes.

`python -m benchmarks.search` uses Pagefind where it is installed (`pip install 'pagefind[extended]'`). The speed is
that of the index of an invented briefing in the pages of a small one, from the last key to the hits on the page. To
invent it and make its pins takes minutes; `--folder` keeps it, also for `python -m benchmarks run`, and `speed`
measures only the speed. What both were in November 2026 is in docs/about/speed.md.

The queries were written for this project's search and some of its weights were chosen with them, so the others' figures
say what they do with these, not which is better for other sites.
"""

import argparse
import importlib.util
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml
from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.rows import Bench
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
_WATCH = """() => {
  window.ended = {};
  for (const name of ['find', 'inOrder']) {
    const made = briefingSearch[name];
    briefingSearch[name] = async (...given) => {
      const answer = await made(...given);
      ended[name] = performance.now();
      return answer;
    };
  }
}"""
_TYPED = """query => new Promise(done => {
  const [input, list] = ['.search-input', '.search-hits'].map(name => document.querySelector(name));
  window.began = performance.now();
  const shown = new MutationObserver(() => {
    if (list.getAttribute('aria-busy') === 'true' && !list.querySelector('.search-hit')) return;
    shown.disconnect();
    done([ended.find - began, ended.inOrder - ended.find, performance.now() - ended.inOrder]);
  });
  input.value = query;
  input.dispatchEvent(new Event('input'));
  shown.observe(list, {childList: true, attributes: true});
})"""


_OPENED = """query => new Promise(done => {
  window.began = performance.now();
  new MutationObserver((_, shown) => {
    if (!document.querySelector('.search-hit')) return;
    shown.disconnect();
    done([ended.find - began, ended.inOrder - ended.find, performance.now() - ended.inOrder]);
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
        _build_stock(SETS[name], folder)
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
    """Build the site in `site`."""
    shutil.copytree(ROOT / "docs" / "about", folder / "docs" / "about")
    _run(COMMAND, "build", "--briefing", str(briefing), folder=folder)


def _build_stock(briefing: Path, folder: Path) -> None:
    """Build in `stock-site` what stock MkDocs with Material makes of the same Markdown."""
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


def speed(bench: Bench, started: Browser) -> None:
    """Print what 30 queries take from the last key to the first hit, cold and warm, and what they move."""
    verified = gate.verified(bench.briefing(bench.large) / "briefing")
    folder = bench.fresh("search")
    _build(SETS["second"], folder)
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
    taken: dict[str, list[Taken]] = {"nothing": [], "the index": [], "the index, from disk": [], "all of it": []}
    moved = []
    from_disk = (site.resolve() / "method" / "index.html").as_uri()
    with served(site) as wire:
        for query in queries:
            with _opened(started, f"{wire.address}method/") as page:
                taken["nothing"].append(_take(page, _OPENED, query))
            with _opened(started, f"{wire.address}method/") as page:
                before = len(wire.sent)
                _focus(page)
                taken["the index"].append(_take(page, _TYPED, query))
                sent = [(path, size) for path, size in wire.sent[before:] if "/search/" in path]
                moved.append(sum(size for path, size in sent if "/facets/" not in path))
                page.locator(".search-input").fill("")
                taken["all of it"].append(_take(page, _TYPED, query))
            with _opened(started, from_disk) as page:
                _focus(page)
                taken["the index, from disk"].append(_take(page, _TYPED, query))
    _print(f"{len(queries)} queries; ms with loaded:", "median", "worst", "to find", "to order", "to show", "processor")
    for how, times in taken.items():
        total = [sum(each.stages) for each in times]
        stages = [statistics.median(stage) for stage in zip(*(each.stages for each in times), strict=True)]
        processor = statistics.median(each.processor for each in times)
        _print(how, *(f"{each:.0f}" for each in (statistics.median(total), max(total), *stages, processor)))
    _print("kB for the first ten hits", f"{statistics.median(moved) / 1000:.0f}", f"{max(moved) / 1000:.0f}")


@dataclass(frozen=True)
class Taken:
    """Milliseconds until hits are found, in order, and shown; and of the page's processor until all is shown."""

    stages: tuple[float, float, float]
    processor: float


def _take(page: Page, script: str, query: str) -> Taken:
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    before = _processor(session)
    find, order, show = page.evaluate(script, query)
    page.locator(".search-hits[aria-busy=false]").wait_for(state="attached")
    return Taken((find, order, show), _processor(session) - before)


def _processor(session: CDPSession) -> float:
    """Milliseconds that the page has used so far."""
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1_000


@contextmanager
def _opened(started: Browser, address: str) -> Iterator[Page]:
    """A page in a window that has nothing in its cache."""
    page = started.new_context().new_page()
    page.goto(address)
    page.evaluate(_WATCH)
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


def main() -> None:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("all", "speed"), default="all", help="default: all")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="keep the invented briefing here, for the next run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, browser() as chromium:
        if given.what == "all":
            for each in SETS:
                compare(each, chromium)
        folder = (given.folder or Path(scratch)).resolve()
        speed(Bench(folder, small=0, middle=0, large=QUOTES, times=1), chromium)


if __name__ == "__main__":
    main()
