"""Add a source to a briefing: a text and what an editor says of it in, the folder's changed files out. No disk here."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Literal

from build_tools.briefing.load import Loaded
from build_tools.briefing.pins.body import body_spans
from build_tools.diagnostics.finding import Finding, Place
from build_tools.documents.insert import NotInBlocks, after_entry, after_item, before_key
from build_tools.documents.scalars import entry, in_flow
from build_tools.intake.draft import Drafter, Names
from build_tools.intake.propose import Proposal, propose
from build_tools.intake.silence import Gap, gaps
from build_tools.model import Furniture
from build_tools.model.files import FRONT_FILE
from build_tools.text import counting
from build_tools.text.anchoring import find_words
from build_tools.text.qualifiers import is_qualified

Choice = Literal["all", "known", "none"]
_SHOWN = 6
_NOTE = "None of these words stands in its body. Nothing else was looked for."


@dataclass(frozen=True)
class NewSource:
    """What an editor says of a new source; the keys of `fields` are those of its file."""

    source: str
    text: str
    fields: Mapping[str, str]
    lineage: Mapping[str, str]
    lineage_name: str | None
    furniture: tuple[Furniture, ...]
    quotes: Choice
    topic: str | None
    silent: Mapping[str, tuple[str, ...]]
    reports: Mapping[str, str]


@dataclass
class Addition:
    """The changed files by their paths in the folder, what was done, what was left out, and what stands in the way."""

    files: dict[str, bytes]
    done: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def add(loaded: Loaded, files: Mapping[str, bytes], record: NewSource) -> Addition:
    """The files that a new source changes or makes; those of the folder are given, and their draft has no findings."""
    addition = _Adding(loaded, files, record)
    addition.write_source()
    addition.write_lineage()
    addition.write_quotes()
    addition.write_silence()
    return addition.made


def chosen(loaded: Loaded, record: NewSource) -> tuple[list[Proposal], list[tuple[Proposal, str]], list[Proposal]]:
    """The proposals that are readings of known quotes, those left out with the reason, and the new quotes."""
    known: list[Proposal] = []
    left_out: list[tuple[Proposal, str]] = []
    new: list[Proposal] = []
    taken: set[str] = set()
    drafter = Drafter(record.source, record.text, body_spans(record.text, record.furniture))
    for proposal in propose(loaded.draft, record.source, record.text, record.furniture):
        reason = drafter.why_not(proposal.segments) or _not_taken(loaded, record, proposal, taken)
        if reason is not None:
            left_out.append((proposal, reason))
        elif proposal.quote is None:
            new.append(proposal)
        else:
            taken.add(proposal.quote)
            known.append(proposal)
    return known, left_out, new


def _not_taken(loaded: Loaded, record: NewSource, proposal: Proposal, taken: set[str]) -> str | None:
    """Why a proposal isn't added, or None."""
    end = proposal.segments[-1][1]
    if record.quotes == "none":
        return "no quotes were wanted"
    if proposal.quote in taken:
        return f"'{proposal.quote}' has a reading of this source already"
    if is_qualified(record.text[end : end + 40]):
        return "its sentence goes on with a qualification"
    if proposal.quote is not None:
        return None
    if record.quotes == "known":
        return "it is new"
    if proposal.kind != "speech":
        return f"it is new and a {proposal.kind}"
    if proposal.speaker is None:
        return "it is new and nobody sure speaks it"
    if proposal.speaker not in loaded.draft.people:
        return f"it is new, and people.yml has nobody printed as '{proposal.speaker}'"
    return None


def topics_of(loaded: Loaded, record: NewSource) -> set[str]:
    """The topics that a record's quotes are on."""
    known, _, new = chosen(loaded, record)
    topics = {topic for each in known for topic in loaded.draft.quotes[str(each.quote)].topics}
    topics |= {record.topic} if new and record.topic is not None else set()
    return topics | set(record.reports)


class _Adding:
    def __init__(self, loaded: Loaded, files: Mapping[str, bytes], record: NewSource):
        self._loaded = loaded
        self._draft = loaded.draft
        self._files = dict(files)
        self._record = record
        self._known, left_out, self._new = chosen(loaded, record)
        self._spans = body_spans(record.text, record.furniture)
        self._drafter = Drafter(record.source, record.text, self._spans)
        self.made = Addition({})
        for proposal, reason in left_out:
            self.made.left_out.append(f"line {self._drafter.line(proposal)} was left out: {reason}")

    def _change(self, path: str, data: bytes, done: str) -> None:
        self._files[path] = self.made.files[path] = data
        self.made.done.append(f"{path}: {done}")

    def write_source(self) -> None:
        """The source's own file."""
        lines = [*_mapping(self._record.fields), "lineage:"]
        lines += [f"  {line}" for line in _mapping(self._record.lineage)]
        lines += ["furniture:"] if self._record.furniture else []
        lines += [f'  - {{lines: "{each.lines}", kind: {each.kind}}}' for each in self._record.furniture]
        path = f"sources/{self._record.source}.yml"
        self._change(path, "".join(f"{line}\n" for line in lines).encode(), "the source")

    def write_lineage(self) -> None:
        """A lineage that the briefing doesn't have yet, behind the last one of its front."""
        front = self._draft.front
        name = self._record.lineage["of"]
        if front is None or any(each.id == name for each in front.lineages) or self._record.lineage_name is None:
            return
        place = self._place(("front", "lineages", len(front.lineages) - 1))
        lines = [f"- id: {name}", *(f"  {line}" for line in _mapping({"name": self._record.lineage_name}))]
        self._insert(FRONT_FILE, f"the lineage '{name}'", lambda data: after_item(data, place, lines), place)

    def write_quotes(self) -> None:
        """Readings of known quotes behind the last reading of each, from below so that places stay; then new quotes."""
        wanted = [(self._last_reading(each), each) for each in self._known]
        for place, proposal in sorted(wanted, key=lambda pair: pair[0], reverse=True):
            put = partial(after_entry, key=place, lines=list(self._drafter.reading(proposal.segments)))
            self._insert(self._path(place), f"a reading of '{proposal.quote}', {_how(proposal)}", put, place)
        if self._new or self._record.reports:
            self._write_new(Names(self._draft.names["quotes"] or ()))

    def _write_new(self, names: Names) -> None:
        """A file of new quotes, those of speech first, then those of the source's own words."""
        lines: list[str] = []
        for proposal in self._new:
            name = names.give(proposal.speaker or self._record.source, self._drafter.words(proposal))
            lines += ["", *self._drafter.quote(name, proposal, f"[{self._record.topic}]")]
        for topic, words in self._record.reports.items():
            found = find_words(words, self._record.text, self._spans)
            reason = self._drafter.why_not([(each.start, each.end) for each in found[:1]])
            if found and reason is None:
                title = f"{self._record.fields['publisher']}: {self._draft.topics[topic].title}"
                name = names.give(self._record.source, words)
                lines += ["", *self._drafter.report(name, title, (found[0].start, found[0].end), f"[{topic}]")]
            else:
                missing = "they don't stand side by side in its body; copy them from it"
                self._refuse_report(topic, words, reason or missing)
        count = sum(line.startswith("- id:") for line in lines)
        path = self._free(f"quotes/{self._record.source}")
        self._change(path, ("\n".join(lines[1:]) + "\n").encode(), counting.counted(count, "new quote"))

    def _refuse_report(self, topic: str, words: str, reason: str) -> None:
        place = Place(f"{self._draft.folder}/sources/{self._record.source}.yml", 1, 1)
        given = f"for '{topic}' the words “{' '.join(words.split()[:_SHOWN])}” were given"
        sentence = f"{given}, and {reason}"
        self.made.findings.append(Finding("not-found", place, sentence))

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
            sentence = f"{done} can't be put into what is written in brackets; write it in lines of its own first"
            self.made.findings.append(Finding("yaml", place, sentence))

    def write_silence(self) -> None:
        """For each topic that no quote of the source is on, the words that its body lacks."""
        for gap in gaps(self._draft, self._record.text, self._spans, topics_of(self._loaded, self._record)):
            words = self._record.silent.get(gap.topic) or gap.absent
            if words:
                self._silence(gap.topic, words)
            else:
                self.made.findings.append(self._gap_finding(gap))

    def _gap_finding(self, gap: Gap) -> Finding:
        stands = f"'{gap.word}' stands in its body" if gap.word else "no word can be proved absent from its body"
        sentence = (
            f"no quote of '{self._record.source}' is on this topic, and {stands}; quote what it says with "
            f"--report {gap.topic}=WORDS, or name words that it lacks with --silent {gap.topic}=word,word"
        )
        return Finding("silence", self._place(("topics", gap.topic)), sentence)

    def _silence(self, name: str, words: Sequence[str]) -> None:
        item = [
            f"- source: {self._record.source}",
            f"  looked_for: [{', '.join(map(in_flow, words))}]",
            f"  note: {_NOTE}",
        ]
        silent = self._draft.topics[name].silent
        done = f"silent, as it lacks {', '.join(words)}"
        if silent:
            place = self._place(("topics", name, "silent", len(silent) - 1))
            self._insert(self._path(place), done, lambda data: after_item(data, place, item), place)
            return
        place = self._place(("topics", name, "open_questions"), of_key=True)
        lines = ["silent:", *(f"  {line}" for line in item)]
        self._insert(self._path(place), done, lambda data: before_key(data, place, lines), place)


def _mapping(values: Mapping[str, str]) -> Iterator[str]:
    for key, value in values.items():
        yield from entry(f"{key}:", value)


def _how(proposal: Proposal) -> str:
    return "the same words" if proposal.like and proposal.like[0].how == "exact" else proposal.like[0].differs
