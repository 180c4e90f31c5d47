"""Add a source to a briefing: what an editor decided about an article in, the changed files of the folder out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from build_tools.briefing.load import Loaded
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place
from build_tools.documents.insert import NotInBlocks, after_entry, after_item, at_end, before_key
from build_tools.documents.scalars import entry, in_flow
from build_tools.intake.drafts import Drafter, Names, why_not
from build_tools.intake.plan import Plan
from build_tools.intake.proposals import Proposal
from build_tools.intake.silence import Gap
from build_tools.model import Intake
from build_tools.model.files import FRONT_FILE
from build_tools.text import counting
from build_tools.text.anchoring import find_words

NOT_SIDE_BY_SIDE = "these words don't appear together in its body; copy them from it"
_SHOWN = 6
_NOTE = "None of these words appears in its body. Nothing else was looked for."


@dataclass(frozen=True)
class NewSource:
    """What an editor decided about an article; the keys of `fields` and `lineage` are those of the source's file.

    `topic` is that of the new quotes. By topic, `silent` has words that the article lacks and `reports` words to quote.
    `intake` is where the article came from, and `assumed` has a sentence for each answer that only the article gave.
    """

    plan: Plan
    fields: Mapping[str, str]
    lineage: Mapping[str, str]
    lineage_name: str | None
    topic: str | None
    silent: Mapping[str, tuple[str, ...]]
    reports: Mapping[str, str]
    intake: Intake | None = None
    assumed: tuple[str, ...] = ()


@dataclass
class Addition:
    """The changed files by their paths in the folder, what was done and left out, and what prevents the addition."""

    files: dict[str, bytes]
    done: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def add(loaded: Loaded, files: Mapping[str, bytes], new: NewSource) -> Addition:
    """The files that a new source changes or creates; `files` are those of the folder, whose draft has no findings."""
    adding = _Adding(loaded, files, new)
    adding.write_source()
    adding.write_lineage()
    adding.write_quotes()
    adding.write_silence()
    return adding.made


class _Adding:
    def __init__(self, loaded: Loaded, files: Mapping[str, bytes], new: NewSource):
        self._loaded = loaded
        self._draft = loaded.draft
        self._files = dict(files)
        self._new = new
        self._plan = new.plan
        self._drafter = Drafter(new.plan.source, new.plan.text, new.plan.spans)
        self.made = Addition({})
        for proposal, reason in new.plan.left_out:
            self.made.left_out.append(f"line {self._drafter.line(proposal)} was left out: {reason}")

    def _change(self, path: str, data: bytes, done: str) -> None:
        self._files[path] = self.made.files[path] = data
        self.made.done.append(f"{path}: {done}")

    def write_source(self) -> None:
        """Create the source's own file."""
        lines = [*_mapping(self._new.fields), "lineage:"]
        lines += [f"  {line}" for line in _mapping(self._new.lineage)]
        lines += _intake(self._new.intake) if self._new.intake is not None else []
        lines += ["furniture:"] if self._plan.furniture else []
        lines += [f'  - {{lines: "{each.lines}", kind: {each.kind}}}' for each in self._plan.furniture]
        path = f"sources/{self._plan.source}.yml"
        self._change(path, "".join(f"{line}\n" for line in lines).encode(), "the source")

    def write_lineage(self) -> None:
        """Add a lineage that the briefing doesn't have yet after the last one in briefing.yml."""
        front = self._draft.front
        name = self._new.lineage["of"]
        if front is None or any(each.id == name for each in front.lineages) or self._new.lineage_name is None:
            return
        lines = [f"- id: {name}", *(f"  {line}" for line in _mapping({"name": self._new.lineage_name}))]
        if not front.lineages:
            added = at_end(self._files[FRONT_FILE], ["lineages:", *(f"  {line}" for line in lines)])
            self._change(FRONT_FILE, added, f"the lineage '{name}'")
            return
        place = self._place(("front", "lineages", len(front.lineages) - 1))
        self._insert(FRONT_FILE, f"the lineage '{name}'", lambda data: after_item(data, place, lines), place)

    def write_quotes(self) -> None:
        """Add a reading after the last one of each known quote, then a file of new quotes."""
        # From the bottom up, so that the places further up stay where they are.
        wanted = [(self._last_reading(each), each) for each in self._plan.known]
        for place, proposal in sorted(wanted, key=lambda pair: pair[0], reverse=True):
            lines = list(self._drafter.known_reading(self._draft, proposal, self._new.lineage["of"]))
            put = partial(after_entry, key=place, lines=lines)
            self._insert(self._path(place), f"a reading of '{proposal.quote}', {_how(proposal)}", put, place)
        if self._plan.new or self._new.reports:
            self._write_new(Names(self._draft.names["quotes"] or ()))

    def _write_new(self, names: Names) -> None:
        """Create a file of new quotes: speech first, then the source's own words."""
        lines: list[str] = []
        for proposal in self._plan.new:
            name = names.give(proposal.speaker or self._plan.source, self._drafter.words(proposal))
            lines += ["", *self._drafter.quote(name, proposal, f"[{self._new.topic}]")]
        for topic, words in self._new.reports.items():
            found = find_words(words, self._plan.text, self._plan.spans)
            reason = why_not(self._plan.text, [(each.start, each.end) for each in found[:1]])
            if found and reason is None:
                title = f"{self._new.fields['publisher']}: {self._draft.topics[topic].title}"
                name = names.give(self._plan.source, words)
                lines += ["", *self._drafter.report(name, title, (found[0].start, found[0].end), f"[{topic}]")]
            else:
                self._refuse_report(topic, words, reason or NOT_SIDE_BY_SIDE)
        count = sum(line.startswith("- id:") for line in lines)
        path = self._free(f"quotes/{self._plan.source}")
        self._change(path, ("\n".join(lines[1:]) + "\n").encode(), counting.counted(count, "new quote"))

    def _refuse_report(self, topic: str, words: str, reason: str) -> None:
        place = Place(f"{self._draft.folder}/sources/{self._plan.source}.yml", 1, 1)
        given = f"for '{topic}' the words “{' '.join(words.split()[:_SHOWN])}” were given"
        sentence = f"{given}, and {reason}"
        self.made.findings.append(Finding(Code.NOT_FOUND, place, sentence))

    def _free(self, name: str) -> str:
        number = 1
        while (path := f"{name}.yml" if number == 1 else f"{name}-{number}.yml") in self._files:
            number += 1
        return path

    def _last_reading(self, proposal: Proposal) -> Place:
        quote = self._draft.quotes[str(proposal.quote)]
        return self._place(("quotes", quote.id, "readings", list(quote.readings)[-1]), of_key=True)

    def _place(self, route: tuple[str | int, ...], *, of_key: bool = False) -> Place:
        return self._loaded.places.of_route(route, of_key=of_key)

    def _path(self, place: Place) -> str:
        return place.file.removeprefix(f"{self._draft.folder}/")

    def _insert(self, path: str, done: str, insert: Callable[[bytes], bytes], place: Place) -> None:
        try:
            self._change(path, insert(self._files[path]), done)
        except NotInBlocks:
            sentence = f"{done} can't be added to a list or mapping in brackets; write one entry a line first"
            self.made.findings.append(Finding(Code.YAML, place, sentence))

    def write_silence(self) -> None:
        """Record silence on each topic without a quote of the source, with words that its body lacks."""
        for gap in self._plan.open_gaps(self._new.topic, self._new.reports):
            words = self._new.silent.get(gap.topic) or gap.absent
            if words:
                self._silence(gap.topic, words)
            else:
                self.made.findings.append(self._gap_finding(gap))

    def _gap_finding(self, gap: Gap) -> Finding:
        body = f"'{gap.word}' appears in its body" if gap.word else "no word can be proved absent from its body"
        sentence = (
            f"no quote of '{self._plan.source}' is on this topic, and {body}; quote what it says with "
            f"--report {gap.topic}=WORDS, or name words that it lacks with --silent {gap.topic}=word,word"
        )
        return Finding(Code.SILENCE, self._place(("topics", gap.topic)), sentence)

    def _silence(self, name: str, words: Sequence[str]) -> None:
        item = [
            f"- source: {self._plan.source}",
            f"  looked_for: [{', '.join(map(in_flow, words))}]",
            f"  note: {_NOTE}",
        ]
        silent = self._draft.topics[name].silent
        done = f"recorded as silent, since its body lacks {', '.join(words)}"
        if silent:
            place = self._place(("topics", name, "silent", len(silent) - 1))
            self._insert(self._path(place), done, lambda data: after_item(data, place, item), place)
            return
        if not self._draft.topics[name].open_questions:
            path = f"topics/{name}.yml"
            self._change(path, at_end(self._files[path], ["silent:", *(f"  {line}" for line in item)]), done)
            return
        place = self._place(("topics", name, "open_questions"), of_key=True)
        lines = ["silent:", *(f"  {line}" for line in item)]
        self._insert(self._path(place), done, lambda data: before_key(data, place, lines), place)


def _mapping(values: Mapping[str, str]) -> Iterator[str]:
    for key, value in values.items():
        yield from entry(f"{key}:", value)


def _intake(intake: Intake) -> Iterator[str]:
    """The lines of where the text came from, without what isn't known."""
    yield "intake:"
    values = {key: value for key, value in intake if isinstance(value, str)}
    yield from (f"  {line}" for line in _mapping(values))
    if intake.archived:
        yield f"  archived: [{', '.join(map(in_flow, intake.archived))}]"


def _how(proposal: Proposal) -> str:
    return "the same words" if proposal.like and proposal.like[0].how == "exact" else proposal.like[0].differs
