"""The command `briefing`: arguments come in here, and an exit status goes out."""

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from build_tools import __version__, asking, committing, coverage, disk, edition, finished, hooks, pinning, report
from build_tools.document import Places
from build_tools.drafting import as_json, as_yaml
from build_tools.explanations import explanations
from build_tools.finding import Problem, Unreadable
from build_tools.load import PINS
from build_tools.proposing import propose
from build_tools.regions import looks_like_furniture

FINDINGS, USAGE, DISK, INTERRUPTED = 1, 2, 3, 130
_ABOUT = """\
Build an annotated briefing from a folder of YAML. Every quoted word is checked against the pinned text of its
source; where one does not stand there, nothing is published.

A usual day:  edit YAML, `briefing check`, and `briefing serve` to look at it.
A new source: `briefing extract TEXT` to see its quotations, `briefing add TEXT` to add it with those that are sure.
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
        status: int = options.run(options)
    except edition.Refused as refused:
        if options.format == "text":
            report.complain(report.as_text(refused.problems))
        else:
            report.say(report.FORMATS[options.format](refused.problems))
        return FINDINGS
    except Unreadable as problem:
        report.complain(f"briefing: {problem}")
        return DISK
    except asking.Unasked as problem:
        report.complain(f"briefing: {problem}")
        return USAGE
    except asking.Interrupted:
        report.complain("briefing: interrupted; nothing was written")
        return INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="briefing", description=_ABOUT, epilog=_STATUS, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"briefing {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = _add(commands, "check", _check, "find every problem, write nothing")
    check.add_argument(
        "--format", choices=report.FORMATS, default="text", help="for people, for GitHub's pull requests, or JSON"
    )
    pages = _add(commands, "pages", _pages, "check, then write the Markdown pages and data below docs/")
    build = _add(commands, "build", _build, "check, write pages, render them with MkDocs, check the finished site")
    serve = _add(commands, "serve", _serve, "show the site in a browser, and again at each edit")
    pin = _add(commands, "pin", _pin, "commit to the sources' texts, so that readings can be verified without them")
    explain = commands.add_parser("explain", help="tell what a code in a message wants, and why")
    explain.add_argument("code", choices=sorted(explanations()), metavar="CODE", help="as it stands at a message's end")
    explain.set_defaults(run=_explain, format="text")
    gaps = _add(commands, "coverage", _coverage, "tell what the briefing leaves out of its sources")
    extract = _add(commands, "extract", _extract, "propose an article's quotations as quotes; write nothing")
    extract.add_argument("text", type=Path, metavar="TEXT", help="the article as plain text, <source id>.txt")
    extract.add_argument(
        "--format", choices=("yaml", "json"), default="yaml", dest="form", help="to curate, or for programs (yaml)"
    )
    _add_options(_add(commands, "add", _new_source, "add an article: its record, its pin and its quotes, or nothing"))
    for command in (build, serve):
        command.add_argument(
            "--config", type=Path, default=Path("mkdocs.yml"), metavar="FILE", help="MkDocs' settings (mkdocs.yml)"
        )
    pages.add_argument("--docs", type=Path, default=Path("docs"), metavar="DIR", help="where pages go (docs)")
    build.add_argument("--site", type=Path, default=Path("site"), metavar="DIR", help="where the site goes (site)")
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


_RECORD = {
    "siglum": "SIGN", "publisher": "NAME", "title": "LINE", "byline": "NAME", "agency": "NAME", "kind": "KIND",
    "lineage": "ID", "lineage-name": "NAME", "lineage-status": "STATUS", "lineage-because": "TEXT",
    "language": "CODE", "published": "DATE", "published-basis": "TEXT", "url": "ADDRESS", "retrieved": "DAY",
    "descriptor": "TEXT", "furniture": "LINES", "topic": "ID",
}  # fmt: skip
"""The options of `add` that stand for keys of the record, each with what it takes."""


def _add_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", type=Path, metavar="TEXT", help="the article as plain text, <source id>.txt")
    command.add_argument("--texts", type=Path, metavar="DIR", help="folder of the other texts (the one TEXT lies in)")
    for name, takes in _RECORD.items():
        command.add_argument(f"--{name}", metavar=takes, help="as in the source's file" if name != "topic" else _TOPIC)
    command.add_argument("--quotes", choices=("all", "known", "none"), default="all", help=_QUOTES)
    command.add_argument("--silent", action="append", default=[], metavar="TOPIC=WORDS", help=_SILENT)
    command.add_argument("--report", action="append", default=[], metavar="TOPIC=WORDS", help=_REPORT)


_TOPIC = "the topic of quotes that are new"
_QUOTES = "add new quotes and readings of known ones, these only, or none (all)"
_SILENT = "words looked for in vain, for a topic that the source says nothing on; may stand several times"
_REPORT = "words of its body to quote on a topic that nobody is quoted on; may stand several times"


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: object, about: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    command.add_argument(
        "--briefing", type=Path, default=Path("briefing"), metavar="DIR", help="the folder of YAML (briefing)"
    )
    command.set_defaults(run=run, format="text")
    return command


def _check(options: argparse.Namespace) -> int:
    briefing = edition.verified(options.briefing, strict=True)
    report.say(report.totals(briefing.totals(), len(briefing.briefing.quotes)))
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
    disk.read(options.config)
    disk.refuse_foreign(options.site.resolve(), "data/verification.json")
    new = disk.new_folder_beside(options.site.resolve())
    try:
        hooks.build_site(options.config, new)
        pages, files = disk.read_site(new)
        problems = report.placed(finished.check(pages, files), Places({}, {}))
        if problems:
            raise edition.Refused(problems)
        disk.swap(new, options.site.resolve())
    finally:
        disk.discard(new)
    report.say(report.totals(briefing.totals(), len(briefing.briefing.quotes)))
    report.say(f"{len(pages)} pages in {options.site}")
    return 0


def _serve(options: argparse.Namespace) -> int:
    disk.read(options.config)
    disk.read_folder(options.briefing, "--briefing")
    os.environ[hooks.BRIEFING] = str(options.briefing.resolve())
    hooks.serve_site(options.config, options.address)
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


def _extract(options: argparse.Namespace) -> int:
    text = disk.text_of(options.text)
    known = edition.readable(options.briefing, may_lack=options.briefing == Path("briefing"))
    source = options.text.stem
    proposals = propose(known.draft, source, text)
    if options.form == "json":
        report.say(as_json(text, proposals))
    else:
        report.say(as_yaml(text, source, proposals, known))
    return 0


def _new_source(options: argparse.Namespace) -> int:
    texts = disk.read_texts(options.texts) if options.texts else disk.texts_beside(options.text)
    text = disk.text_of(options.text).removeprefix("\ufeff")
    loaded = edition.without_source(options.briefing, options.text)
    given = {**vars(options)}
    try:
        record = asking.record(loaded, options.text, text, given, options.silent, options.report)
        made, files = edition.with_source(options.briefing, record, texts | {record.source: text})
        disk.write_together(options.briefing, files)
    except KeyboardInterrupt:
        raise asking.Interrupted from None
    for line in [*made.done, *made.left_out]:
        report.say(line)
    return 0


def _explain(options: argparse.Namespace) -> int:
    report.say(f"{options.code}: {explanations()[options.code]}")
    return 0
