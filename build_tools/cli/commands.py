"""What each command does with its options; it gives the exit status 0, or raises what the command line answers."""

import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from build_tools import disk
from build_tools.briefing import coverage, gate, load, make_pins
from build_tools.briefing.load import Draft
from build_tools.briefing.pins import commitment
from build_tools.briefing.pins.body import looks_like_furniture
from build_tools.briefing.pins.texts import as_it_stands, text_of, texts_in
from build_tools.briefing.rules.explanations import explanations
from build_tools.cli import prompts, scaffold, summary
from build_tools.diagnostics import report, terminal
from build_tools.diagnostics.finding import Problem
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.documents import canonical
from build_tools.intake import workspace
from build_tools.intake.draft import proposals_json, proposals_yaml
from build_tools.intake.propose import propose
from build_tools.model.files import PINS
from build_tools.model.schemas import schemas
from build_tools.site import generated, hook, mkdocs, publication
from build_tools.site.serve import server
from build_tools.text import counting


def new(options: Namespace) -> int:
    disk.write_new_folder(options.folder, scaffold.scaffold_files())
    terminal.say(*scaffold.next_steps(options.folder).split("\n"))
    return 0


def check(options: Namespace) -> int:
    briefing = gate.verified(options.briefing, strict=True)
    _say_all_is_well(options, summary.totals_line(briefing.totals(), len(briefing.briefing.quotes)))
    summarise(options, summary.summary(briefing.totals(), len(briefing.briefing.quotes)))
    return 0


def _say_all_is_well(options: Namespace, sentence: str) -> None:
    """To people a sentence, to programs the list of findings, in which there is none."""
    terminal.say(report.as_json([]) if options.format == "json" else sentence)


def summarise(options: Namespace, table: str) -> None:
    """Where GitHub runs the command, it names a file for what the page of the run shows."""
    if options.format == "github" and os.environ.get("GITHUB_STEP_SUMMARY"):
        disk.append(Path(os.environ["GITHUB_STEP_SUMMARY"]), table)


def fmt(options: Namespace) -> int:
    files = canonical.canonical_files(options.briefing, check=options.check)
    if options.check:
        _say_all_is_well(options, f"{len(files)} files of {options.briefing} are in canonical form")
    else:
        terminal.say(f"{len(files)} files of {options.briefing}, {disk.write_together(files)} changed")
    return 0


def write_schemas(options: Namespace) -> int:
    files = {options.out / name: text.encode() for name, text in schemas()}
    terminal.say(f"{len(files)} schemas in {options.out}, {disk.write_together(files)} changed")
    return 0


def pages(options: Namespace) -> int:
    briefing = gate.verified(options.briefing, strict=True)
    files = generated.generated_files(briefing)
    changed = disk.write_generated(options.docs, files)
    terminal.say(summary.totals_line(briefing.totals(), len(briefing.briefing.quotes)))
    terminal.say(f"{len(files)} files below {options.docs}, {changed} changed")
    return 0


def build(options: Namespace) -> int:
    briefing = gate.verified(options.briefing, strict=True)
    os.environ[hook.BRIEFING] = str(options.briefing.resolve())
    settings = mkdocs.settings(options.config)
    wanted = publication.Wanted(options.pdf, options.offline, options.edit_at, options.report_to)
    pages = publication.publish(briefing, settings, options.site.resolve(), wanted)
    terminal.say(summary.totals_line(briefing.totals(), len(briefing.briefing.quotes)))
    terminal.say(f"{pages} pages in {options.site}")
    return 0


def serve(options: Namespace) -> int:
    settings = mkdocs.settings(options.config)
    disk.read_folder(options.briefing, "--briefing")
    os.environ[hook.BRIEFING] = str(options.briefing.resolve())
    server.serve(settings, options.briefing, options.address)
    return 0


def pin(options: Namespace) -> int:
    opened = load.open_folder(options.briefing)
    draft = opened.loaded.draft
    texts = texts_in(options.texts)
    if options.check:
        findings = [*opened.pin_findings, *make_pins.check_pins(draft, texts)]
    else:
        pins, findings = make_pins.pin_all(draft, texts)
    problems = opened.problems(findings)
    if problems:
        raise Refused(problems)
    _tell_missing(draft, texts, options.texts, "their pins stay")
    for name in sorted(texts.keys() - draft.sources.keys()):
        terminal.say(f"{name}.txt was left aside, since no source is called '{name}'")
    if options.check:
        agree = "agrees with its text" if len(draft.sources) == 1 else "agree with their texts"
        terminal.say(f"{counting.counted(len(draft.sources), 'pin')} {agree}")
        return 0
    disk.write_together(
        {options.briefing / PINS / f"{name}.json": commitment.write_pin(pin) for name, pin in pins.items()}
    )
    for name in pins:
        for line, kind in looks_like_furniture(texts[name], draft.sources[name].furniture):
            terminal.say(f"line {line} of '{name}' looks like a {kind}; if so, list it under furniture: and pin again")
    proofs = sum(len(pin.proofs) for pin in pins.values())
    terminal.say(f"{counting.counted(proofs, 'proof')} in {counting.counted(len(pins), 'pin')}")
    return 0


def _tell_missing(draft: Draft, texts: Mapping[str, str], folder: Path, what: str) -> None:
    """Say which sources have no text at hand, and what follows; raises Unreadable where none has."""
    missing = sorted(draft.sources.keys() - texts.keys())
    sentence = f"no text of {', '.join(map(repr, missing))} in {folder}"
    if missing and len(missing) == len(draft.sources):
        raise OperationFailed(f"{sentence}; name the folder that has {missing[0]}.txt with --texts")
    if missing:
        terminal.say(f"{sentence}; {what}")


def tell_coverage(options: Namespace) -> int:
    opened = load.open_folder(options.briefing)
    draft = opened.loaded.draft
    if opened.loaded.findings:
        raise Refused(opened.problems([]))
    texts = texts_in(options.texts) if options.texts else {}
    if options.texts:
        _tell_missing(draft, texts, options.texts, "their passages were not looked for")
    for line in coverage.without_quotes(draft):
        terminal.say(line)
    if options.texts:
        _tell_passages(draft, texts, options.texts)
    else:
        terminal.say("no passages were looked for; name the folder of texts with --texts")
    return 0


def _tell_passages(draft: Draft, texts: Mapping[str, str], folder: Path) -> None:
    """Say how much of each text is quoted; raises Refused with the passages that are neither quoted nor left out."""
    missing: list[Problem] = []
    found = 0
    sources = sorted(draft.sources.keys() & texts.keys())
    for source in sources:
        count, gaps = coverage.passages(draft, source, texts[source], f"{folder}/{source}.txt")
        found += count
        sentence = "stands in quotation marks and is no reading; quote it, or list it under left_out:"
        missing += [Problem(place, f"“{words}” {sentence}", "coverage") for place, words in gaps]
    if missing:
        raise Refused(missing)
    for source, share in sorted(coverage.quoted_shares(draft, texts).items()):
        terminal.say(f"{source}: {share:.0%} of its body is quoted")
    terminal.say(
        f"{found} passages in quotation marks in {len(sources)} texts, all of them readings or left out with a reason"
    )


def record_edition(options: Namespace) -> int:
    path, data = gate.closed(options.briefing)
    written = disk.write(path, data)
    terminal.say(f"{path}: {'recorded' if written else 'recorded already'}")
    return 0


def extract(options: Namespace) -> int:
    text = as_it_stands(options.text)
    known = workspace.readable(options.briefing, may_lack=options.briefing == Path("briefing"))
    source = options.text.stem
    proposals = propose(known.draft, source, text)
    if options.form == "json":
        terminal.give(proposals_json(text, proposals))
    else:
        terminal.give(proposals_yaml(text, source, proposals, known))
    return 0


def add(options: Namespace) -> int:
    text = text_of(options.text)
    texts = texts_in(options.texts or options.text.parent)
    loaded = workspace.without_source(options.briefing, options.text)
    given = {name: getattr(options, name) for name in prompts.QUESTIONS if hasattr(options, name)}
    try:
        record = prompts.record(loaded, options.text, text, given, options.quotes, options.silent, options.report)
        made, files = workspace.with_source(options.briefing, record, texts | {record.source: text})
        disk.write_together(files)
    except KeyboardInterrupt:
        raise prompts.Interrupted from None
    terminal.say(*made.done, *made.left_out)
    return 0


def explain(options: Namespace) -> int:
    terminal.say(f"{options.code}: {explanations()[options.code]}")
    return 0
