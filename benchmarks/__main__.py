"""Measure speed and scale, and print a table in Markdown: `python -m benchmarks run`, at the top of the project.

Works that are compared run as whole processes, in turn, and the table has ratios of their medians: by the clock, and in
parentheses by the time of the processor, which other work on the machine disturbs less.
"""

import argparse
import compileall
import os
import platform
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import build_tools
from benchmarks.invented import invent
from benchmarks.rows import ROWS, Bench


def main() -> None:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    commands = parser.add_subparsers(required=True, dest="command")
    written = commands.add_parser("invent", help="write an invented briefing and its texts, without pins")
    written.add_argument("quotes", type=int, help="how many quotes it has")
    written.add_argument("folder", type=Path, help="folder for briefing/ and texts/")
    measured = commands.add_parser("run", help="measure, and print the table")
    measured.add_argument("rows", nargs="*", metavar="ROWS", help=f"what to measure: {', '.join(ROWS)} (default: all)")
    measured.add_argument("--small", type=int, default=130, metavar="QUOTES", help="default: 130")
    measured.add_argument("--middle", type=int, default=1_000, metavar="QUOTES", help="default: 1,000")
    measured.add_argument("--large", type=int, default=10_000, metavar="QUOTES", help="default: 10,000")
    measured.add_argument("--times", type=int, default=3, help="how often each work is done (default: 3)")
    measured.add_argument("--folder", type=Path, metavar="DIR", help="keep invented briefings here, for the next run")
    given = parser.parse_args()
    if given.command == "invent":
        invent(given.quotes).write(given.folder)
        return
    if unknown := set(given.rows) - ROWS.keys():
        measured.error(f"there are no rows {', '.join(sorted(unknown))}; write some of {', '.join(ROWS)}")
    # As pip does for the engines beside it. Where Python may write no bytecode, each run would compile ours again.
    compileall.compile_dir(build_tools.__path__[0], quiet=1)
    with tempfile.TemporaryDirectory() as scratch:
        folder = (given.folder or Path(scratch)).resolve()
        _print(Bench(folder, given.small, given.middle, given.large, given.times), given.rows or list(ROWS))


def _print(bench: Bench, names: list[str]) -> None:
    print(f"{_machine()}, {datetime.now(UTC):%-d %B %Y}; medians of {bench.times}\n")
    print("| what | goal | measured | figures |\n|---|---|---|---|", flush=True)
    for name in names:
        for row in ROWS[name](bench):
            print(f"| {row.what} | {row.goal} | {row.measured} | {row.figures} |", flush=True)


def _machine() -> str:
    described = Path("/proc/cpuinfo").read_text("utf-8") if Path("/proc/cpuinfo").exists() else ""
    model = next((line.split(": ")[1] for line in described.splitlines() if line.startswith("model name")), "")
    return f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} × {model or platform.machine()}"


if __name__ == "__main__":
    main()
