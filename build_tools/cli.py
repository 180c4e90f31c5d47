"""The command `briefing`: arguments come in here, and an exit status goes out."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from build_tools import (
    __version__,
    committing,
    coverage,
    disk,
    edition,
    example,
    hooks,
    pinning,
    publishing,
    report,
    serving,
)
from build_tools.explanations import explanations
from build_tools.finding import Problem, Unreadable
from build_tools.load import PINS
from build_tools.regions import looks_like_furniture
from build_tools.schemas import schemas

FINDINGS, DISK = 1, 3
_ABOUT = """\
Build an annotated briefing from a folder of YAML. Every quoted word is checked against the pinned text of its
source; where one does not stand there, nothing is published.

A new folder: `briefing new DIR` begins a briefing that builds at once.
A usual day:  edit YAML, `briefing check`, and `briefing serve` to look at it.
A new source: write sources/<id>.yml, add readings, `briefing pin --texts DIR`, commit the pin.
"""
_STATUS = """\
exit status:  0  all is well
              1  there are findings; each is a line file:line:column: what is wrong, and the way out [code]
              2  the command was not understood
              3  a file could not be read or written
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _run(options)
    except Unreadable as problem:
        report.complain(f"briefing: {problem}")
        return DISK


def _run(options: argparse.Namespace) -> int:
    try:
        status: int = options.run(options)
    except edition.Refused as refused:
        if options.format == "text":
            report.tell(refused.problems, disk.lines)
        else:
            _summarise(options, report.summary_of(refused.problems))
            report.say(report.FORMATS[options.format](refused.problems))
        return FINDINGS
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing", description=_ABOUT, epilog=_STATUS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    new = commands.add_parser("new", help="begin another briefing: a small example that builds at once")
    new.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    new.set_defaults(run=_new, format="text")
    check = _add(commands, "check", _check, "find every problem, write nothing")
    fmt = _add(commands, "fmt", _fmt, "write the YAML in its one canonical form; comments and words stay")
    for command in (check, fmt):
        command.add_argument(
            "--format", choices=report.FORMATS, default="text", help="for people, for GitHub's pull requests, or JSON"
        )
    fmt.add_argument("--check", action="store_true", help="write nothing; name the files that have another form")
    forms = commands.add_parser("schemas", help="write the JSON Schemas that complete and explain YAML in an editor")
    forms.add_argument("--out", type=Path, required=True, metavar="DIR", help="where *.schema.json go")
    forms.set_defaults(run=_schemas, format="text")
    pages = _add(commands, "pages", _pages, "check, then write the Markdown pages and data below docs/")
    build = _add(commands, "build", _build, "check, write pages, render them with MkDocs, check the finished site")
    serve = _add(commands, "serve", _serve, "show the site in a browser, and again at each edit")
    pin = _add(commands, "pin", _pin, "commit to the sources' texts, so that readings can be verified without them")
    explain = commands.add_parser("explain", help="tell what a code in a message wants, and why")
    explain.add_argument("code", choices=sorted(explanations()), metavar="CODE", help="as it stands at a message's end")
    explain.set_defaults(run=_explain, format="text")
    gaps = _add(commands, "coverage", _coverage, "tell what the briefing leaves out of its sources")
    _add(commands, "edition", _edition, "record this edition, so that a later one can tell what has changed since")
    for command in (build, serve):
        command.add_argument(
            "--config", type=Path, metavar="FILE", help="MkDocs' settings (mkdocs.yml, or where there is none, our own)"
        )
    pages.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="where pages go (docs)")
    build.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="where the site goes (site)")
    build.add_argument("--pdf", action="store_true", help=f"make the whole briefing a PDF too, {publishing.PDF}")
    build.add_argument(
        "--offline", action="store_true", help="make a site that opens from disk, and DIR.zip beside it with all of it"
    )
    serve.add_argument(
        "--address", default="127.0.0.1:8000", metavar="HOST:PORT", help="where to listen (127.0.0.1:8000)"
    )
    gaps.add_argument(
        "--texts", type=Path, metavar="DIR", help="folder of texts; without it, only what can be told without them"
    )
    pin.add_argument(
        "--texts",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder of texts, <source id>.txt each; never committed",
    )
    pin.add_argument("--check", action="store_true", help="write nothing; compare the pins with the texts")
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: object, about: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    command.add_argument(
        "--briefing", type=Path, default=Path("briefing"), metavar="DIR", help="the folder of YAML (briefing)"
    )
    command.set_defaults(run=run, format="text")
    return command


def _new(options: argparse.Namespace) -> int:
    disk.write_new_folder(options.folder, example.files())
    report.say(example.next_steps(options.folder))
    return 0


def _check(options: argparse.Namespace) -> int:
    briefing = edition.verified(options.briefing, strict=True)
    _summarise(options, report.summary(briefing.totals(), len(briefing.briefing.quotes)))
    report.say(report.totals(briefing.totals(), len(briefing.briefing.quotes)))
    return 0


def _summarise(options: argparse.Namespace, summary: str) -> None:
    """Where GitHub runs the command, it names a file for what the page of the run shows."""
    if options.format == "github" and os.environ.get("GITHUB_STEP_SUMMARY"):
        disk.append(Path(os.environ["GITHUB_STEP_SUMMARY"]), summary)


def _fmt(options: argparse.Namespace) -> int:
    files = edition.canonical(options.briefing, check=options.check)
    if options.check:
        report.say(f"{len(files)} files of {options.briefing} are in canonical form")
    else:
        report.say(f"{len(files)} files of {options.briefing}, {disk.write_all(files)} changed")
    return 0


def _schemas(options: argparse.Namespace) -> int:
    files = {options.out / name: text.encode() for name, text in schemas()}
    report.say(f"{len(files)} schemas in {options.out}, {disk.write_all(files)} changed")
    return 0


def _pages(options: argparse.Namespace) -> int:
    briefing = edition.verified(options.briefing, strict=True)
    files = edition.files(briefing)
    changed = disk.write_generated(options.docs, files)
    report.say(report.totals(briefing.totals(), len(briefing.briefing.quotes)))
    report.say(f"{len(files)} files below {options.docs}, {changed} changed")
    return 0


def _build(options: argparse.Namespace) -> int:
    briefing = edition.verified(options.briefing, strict=True)
    os.environ[hooks.BRIEFING] = str(options.briefing.resolve())
    settings = hooks.settings(options.config)
    wanted = publishing.Wanted(options.pdf, options.offline)
    pages = publishing.publish(briefing, settings, options.site.resolve(), wanted)
    report.say(report.totals(briefing.totals(), len(briefing.briefing.quotes)))
    report.say(f"{pages} pages in {options.site}")
    return 0


def _serve(options: argparse.Namespace) -> int:
    settings = hooks.settings(options.config)
    disk.read_folder(options.briefing, "--briefing")
    os.environ[hooks.BRIEFING] = str(options.briefing.resolve())
    serving.serve(settings, options.briefing, options.address)
    return 0


def _pin(options: argparse.Namespace) -> int:
    opened = edition.open_folder(options.briefing)
    draft = opened.loaded.draft
    texts = disk.read_texts(options.texts)
    if options.check:
        findings = [*opened.pin_findings, *committing.compare(draft, texts)]
    else:
        pins, findings = committing.pin_all(draft, texts)
    problems = opened.problems(findings)
    if problems:
        raise edition.Refused(problems)
    for name in sorted(texts.keys() - draft.sources.keys()):
        report.say(f"{name}.txt was left aside, since no source is called '{name}'")
    if options.check:
        report.say(f"{len(draft.sources)} pins agree with their texts")
        return 0
    for name, pin in pins.items():
        disk.write(options.briefing / PINS / f"{name}.json", pinning.write(pin))
        for line, kind in looks_like_furniture(texts[name], draft.sources[name].furniture):
            report.say(f"line {line} of '{name}' looks like a {kind}; if so, list it under furniture: and pin again")
    report.say(f"{sum(len(pin.proofs) for pin in pins.values())} proofs in {len(pins)} pins")
    return 0


def _coverage(options: argparse.Namespace) -> int:
    opened = edition.open_folder(options.briefing)
    draft = opened.loaded.draft
    if opened.loaded.findings:
        raise edition.Refused(opened.problems([]))
    for line in coverage.without_quotes(draft):
        report.say(line)
    texts = disk.read_texts(options.texts) if options.texts else {}
    missing: list[Problem] = []
    found = 0
    for source in sorted(draft.sources.keys() & texts.keys()):
        count, gaps = coverage.passages(draft, source, texts[source], f"{options.texts}/{source}.txt")
        found += count
        sentence = "stands in quotation marks and is no reading; quote it, or list it under left_out:"
        missing += [Problem(place, f"“{words}” {sentence}", "coverage") for place, words in gaps]
    if missing:
        raise edition.Refused(missing)
    for source, share in sorted(coverage.totals(draft, texts).items()):
        report.say(f"{source}: {share:.0%} of its body is quoted")
    report.say(
        f"{found} passages in quotation marks in {len(texts)} texts, all of them readings or left out with a reason"
    )
    return 0


def _edition(options: argparse.Namespace) -> int:
    path, data = edition.closed(options.briefing)
    written = disk.write(path, data)
    report.say(f"{path}: {'recorded' if written else 'recorded already'}")
    return 0


def _explain(options: argparse.Namespace) -> int:
    report.say(f"{options.code}: {explanations()[options.code]}")
    return 0
