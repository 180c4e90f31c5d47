"""The rows of the table: what each measures, and its goal."""

import importlib.util
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import plain, serving
from benchmarks.invented import invent
from benchmarks.processes import Taken, alternately, run

BRIEFING = [sys.executable, "-m", "build_tools"]
ENGINES = {
    "stock MkDocs": [sys.executable, "-m", "mkdocs", "build", "--quiet"],
    "ProperDocs": [sys.executable, "-m", "properdocs", "build", "--quiet", "--config-file", "mkdocs.yml"],
    "Zensical": [sys.executable, "-m", "zensical", "build", "--clean"],
}
_STOCK = "stock MkDocs"


@dataclass(frozen=True)
class Row:
    """A line of the table; figures are seconds on the clock unless they say otherwise."""

    what: str
    goal: str
    measured: str
    figures: str


@dataclass(frozen=True)
class Bench:
    """Where briefings are written, how many quotes the three sizes have, and how often each work is done."""

    folder: Path
    small: int
    middle: int
    large: int
    times: int

    def briefing(self, quotes: int) -> Path:
        """The folder of a briefing of this size with its pins, made once."""
        folder = self.folder / f"{quotes}"
        if not (folder / "briefing" / "pins").exists():
            invent(quotes).write(folder)
            run([*BRIEFING, "pin", "--texts", "texts"], folder)
        return folder

    def fresh(self, name: str) -> Path:
        """A new folder with nothing in it."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder


def check(bench: Bench) -> Iterator[Row]:
    """`check`, by quote."""
    works = {size: bench.briefing(size) for size in (bench.middle, bench.large)}
    taken = _in_each(bench, works, [*BRIEFING, "check"])
    yield _growth("`check`, time per quote", "1.2", "quotes", taken, {size: size for size in works})


def pin(bench: Bench) -> Iterator[Row]:
    """`pin`, by word of the texts."""
    works = {size: bench.briefing(size) for size in (bench.middle, bench.large)}
    taken = _in_each(bench, works, [*BRIEFING, "pin", "--texts", "texts"])
    words = {
        size: sum(len(text.read_text("utf-8").split()) for text in (folder / "texts").glob("*.txt"))
        for size, folder in works.items()
    }
    sources = {size: len(list((folder / "texts").glob("*.txt"))) for size, folder in works.items()}
    few, many = sources[bench.middle], sources[bench.large]
    yield _growth(f"`pin`, time per word of text, {many} sources against {few}", "1.2", "words", taken, words)


def _in_each(bench: Bench, works: dict[int, Path], command: list[str]) -> dict[int, Taken]:
    taken = alternately({str(size): _running(command, folder) for size, folder in works.items()}, bench.times)
    return {size: taken[str(size)] for size in works}


def _running(command: list[str], folder: Path) -> Callable[[], Taken]:
    return lambda: run(command, folder)


def _growth(what: str, most: str, unit: str, taken: dict[int, Taken], amounts: dict[int, int]) -> Row:
    few, many = sorted(taken)
    by_clock = taken[many].clock / amounts[many] / (taken[few].clock / amounts[few])
    by_processor = taken[many].processor / amounts[many] / (taken[few].processor / amounts[few])
    figures = ", ".join(f"{_seconds(taken[size])} for {amounts[size]:,} {unit}" for size in (few, many))
    return Row(what, f"at most {most}", f"{by_clock:.2f} (processor {by_processor:.2f})", figures)


def builds(bench: Bench) -> Iterator[Row]:
    """Cold builds beside other engines, builds with nothing changed, and builds with one note changed."""
    yield from _builds(bench, bench.middle, cold="0.5", unchanged="0.05", edited="0.1")
    yield from _builds(bench, bench.small, cold="1.2", unchanged="0.2", edited="0.3")


def _builds(bench: Bench, size: int, *, cold: str, unchanged: str, edited: str) -> Iterator[Row]:
    source, content, ours, build = bench.briefing(size), invent(size), bench.folder / "ours", [*BRIEFING, "build"]

    def cold_build() -> Taken:
        shutil.copytree(source / "briefing", bench.fresh("ours") / "briefing")
        return run(build, ours)

    def edited_build() -> Taken:
        serving.edit_note(ours / "briefing")
        return run(build, ours)

    works = {"cold": cold_build, "unchanged": _running(build, ours), "edited": edited_build}
    for engine, command in ENGINES.items():
        if importlib.util.find_spec(command[2]):
            plain.write(content, bench.fresh(engine), plain.ZENSICAL if engine == "Zensical" else plain.MKDOCS)
            works[engine] = _cold(command, bench.folder / engine)
    taken = alternately(works, bench.times)
    for engine in ENGINES:
        goal = f"at most {cold}" if engine == _STOCK else "–"
        what = f"cold build, {size:,} quotes, against {engine}"
        yield _ratio(what, goal, taken["cold"], taken[engine]) if engine in taken else _missing(what, goal)
    what = f"`build` against the cold build, {size:,} quotes"
    yield _ratio(f"nothing changed: {what}", f"at most {unchanged}", taken["unchanged"], taken["cold"])
    yield _ratio(f"one note changed: {what}", f"at most {edited}", taken["edited"], taken["cold"])


def _cold(command: list[str], folder: Path) -> Callable[[], Taken]:
    def build() -> Taken:
        for left in ("site", "cache", ".cache"):
            shutil.rmtree(folder / left, ignore_errors=True)
        return run(command, folder)

    return build


def _ratio(what: str, goal: str, ours: Taken, theirs: Taken) -> Row:
    by_clock, by_processor = ours.clock / theirs.clock, ours.processor / theirs.processor
    measured = f"{by_clock:.2f} (processor {by_processor:.2f})"
    return Row(what, goal, measured, f"{_seconds(ours)} against {_seconds(theirs)}")


def _missing(what: str, goal: str) -> Row:
    return Row(what, goal, "not measured", "not installed here")


def _seconds(taken: Taken) -> str:
    return f"{taken.clock:.1f} s (processor {taken.processor:.1f})"


def size(bench: Bench) -> Iterator[Row]:
    """Memory and the largest page of the largest briefing, built once."""
    folder = bench.fresh("large")
    shutil.copytree(bench.briefing(bench.large) / "briefing", folder / "briefing")
    taken = run([*BRIEFING, "build"], folder)
    measured = f"{taken.peak / 1e9:.2f} GB"
    yield Row(f"peak memory of `build`, {bench.large:,} quotes", "1 GB", measured, _seconds(taken))
    pages = sorted((folder / "site").rglob("*.html"), key=lambda page: (page.stat().st_size, page))
    largest = pages[-1]
    yield Row(
        f"largest of {len(pages):,} pages, {bench.large:,} quotes",
        "300 kB of HTML",
        f"{largest.stat().st_size / 1000:,.0f} kB",
        f"`{largest.relative_to(folder / 'site').as_posix()}`",
    )


def serve(bench: Bench) -> Iterator[Row]:
    """From saving a note to the page that is looked at, and to every page, while the site is served."""
    for name, source, goals in (
        ("this briefing", Path.cwd(), ("0.2 s", "0.6 s")),
        (f"{bench.large:,} quotes", bench.briefing(bench.large), ("0.5 s", "3 s")),
    ):
        folder = bench.fresh("served")
        shutil.copytree(source / "briefing", folder / "briefing")
        first, shown, everywhere = serving.edits(folder, bench.times)
        yield Row(f"`serve`, {name}: from the start to the first page", "–", f"{first:.2f} s", "once")
        for where, seconds, goal in zip(
            ("to the page that is looked at", "to every page"), (shown, everywhere), goals, strict=True
        ):
            what = f"`serve`, {name}: from saving a note {where}"
            yield Row(what, f"at most {goal}", f"{seconds:.2f} s", f"median of {bench.times}")


def pdfs(bench: Bench) -> Iterator[Row]:
    """Both PDFs, where nothing in them has changed."""
    if importlib.util.find_spec("typst") is None:
        yield _missing("both PDFs, nothing in them changed", "not made again")
        return
    source, folder = bench.briefing(bench.middle), bench.folder / "printed"
    command = [*BRIEFING, "build", "--pdf", "--timings"]

    def cold() -> Taken:
        shutil.copytree(source / "briefing", bench.fresh("printed") / "briefing")
        return run(command, folder)

    def restyled() -> Taken:
        # What readers see changes and what is printed doesn't.
        front = folder / "briefing" / "briefing.yml"
        text = re.sub("\nreport_to: .*", "", front.read_text("utf-8"))
        front.write_text(f"{text.rstrip()}\nreport_to: desk{len(text) % 10}@narrows.example\n", "utf-8")
        return run(command, folder)

    taken = alternately({"cold": cold, "again": restyled}, bench.times)
    said = (folder / "said.txt").read_text("utf-8")
    yield _ratio(
        f"`build --pdf` with nothing in the PDFs changed, against the cold one, {bench.middle:,} quotes",
        "not made again",
        taken["again"],
        taken["cold"],
    )
    yield Row("where its time went", "–", "", "; ".join(line.strip() for line in said.splitlines()[2:]))


ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "check": check,
    "pin": pin,
    "builds": builds,
    "size": size,
    "serve": serve,
    "pdfs": pdfs,
}
"""The groups of rows by the name with which they are asked for, in the table's order."""
