"""Add a source to a briefing: what an editor decided about an article in, the changed files of the folder out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from build_tools.briefing.load import Loaded
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place
from build_tools.documents.insert import NotInBlocks, after_entry, after_item, at_end, before_key
from build_tools.documents.scalars import entry, in_flow
from build_tools.intake.drafts import Drafter, Names, why_not
from build_tools.intake.plan import Plan, undecided
from build_tools.intake.proposals import Proposal
from build_tools.model import Intake, Person, ReadInFull
from build_tools.model.files import FRONT_FILE
from build_tools.text import counting
from build_tools.text.anchoring import Span, find_words

NOT_SIDE_BY_SIDE = "these words don't appear together in its body; copy them from it"
_SHOWN = 6
_PEOPLE_FILE = "people.yml"
_NOTE = "None of these words appears in its body. Nothing else was looked for."


@dataclass(frozen=True)
class NewQuote:
    """Speech that becomes a quote, by somebody in people.yml or among the new people; a draft needs no topics."""

    proposal: Proposal
    speaker: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """Words of the body on a topic: a quote of their own, or another reading of a known one."""

    words: str
    of: str | None = None
    translation: str | None = None


@dataclass(frozen=True)
class NewSource:
    """What an editor decided about an article; the keys of `fields` and `lineage` are those of the source's file.

    Both are empty for a source that the briefing has already. By topic, `silent` has words that the article lacks and
    `reports` what to quote; `read` says who has read all of it. `translations` has the editor's words for quotations
    in another language, and `left_out` why others are not taken, both by where they are. `intake` is where the
    article came from, and `assumed` has a sentence for each answer that only the article gave.
    """

    plan: Plan
    fields: Mapping[str, str]
    lineage: Mapping[str, str]
    lineage_name: str | None
    people: Sequence[Person]
    quotes: Sequence[NewQuote]
    silent: Mapping[str, tuple[str, ...]]
    read: ReadInFull | None
    reports: Mapping[str, Report]
    translations: Mapping[tuple[Span, ...], str]
    left_out: Mapping[tuple[Span, ...], str]
    intake: Intake | None = None
    assumed: tuple[str, ...] = ()

    @property
    def readings(self) -> list[Proposal]:
        """The readings of known quotes that can be added: those that are translated where they must be."""
        known = self.plan.known.values()
        return [each for each in known if each.segments not in self.left_out]


@dataclass
class Addition:
    """The changed files by their paths in the folder, what was done and left out, and what prevents the addition.

    `open` is how many of those that were left out an editor can take up by deciding about them.
    """

    files: dict[str, bytes]
    done: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    open: int = 0
    findings: list[Finding] = field(default_factory=list)


def add(loaded: Loaded, files: Mapping[str, bytes], new: NewSource) -> Addition:
    """The files that a new source changes or creates; `files` are those of the folder, whose draft has no findings."""
    adding = _Adding(loaded, files, new)
    if new.fields:
        adding.write_source()
        adding.write_lineage()
    adding.write_people()
    adding.write_quotes()
    adding.write_silence()
    adding.write_reader()
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
        known = self._draft.sources.get(new.plan.source)
        self._of = known.lineage.of if known else new.lineage["of"]
        self._publisher = known.publisher if known else new.fields["publisher"]
        left_out = [(f"{self._drafter.line(proposal)}", proposal, reason) for proposal, reason in new.plan.left_out]
        taken = {each.proposal.segments for each in new.quotes}
        taken |= {each.segments for each in new.readings}
        for label, proposal in {**new.plan.known, **new.plan.new}.items():
            if proposal.segments not in taken:
                reason = new.left_out.get(proposal.segments) or undecided(self._draft, proposal) or "it is new"
                left_out.append((label, proposal, reason))
                self.made.open += 1
        for label, _, reason in sorted(left_out, key=lambda each: each[1].segments):
            self.made.left_out.append(f"line {label} was left out: {reason}")

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
        name = self._of
        if front is None or any(each.id == name for each in front.lineages) or self._new.lineage_name is None:
            return
        lines = [f"- id: {name}", *(f"  {line}" for line in _mapping({"name": self._new.lineage_name}))]
        if not front.lineages:
            added = at_end(self._files[FRONT_FILE], ["lineages:", *(f"  {line}" for line in lines)])
            self._change(FRONT_FILE, added, f"the lineage '{name}'")
            return
        place = self._place(("front", "lineages", len(front.lineages) - 1))
        self._insert(FRONT_FILE, f"the lineage '{name}'", lambda data: after_item(data, place, lines), place)

    def write_people(self) -> None:
        """Add new people after the last one of people.yml."""
        lines = [line for person in self._new.people for line in _person(person)]
        if not lines:
            return
        done = f"new are {' and '.join(repr(person.id) for person in self._new.people)}"
        if self._draft.people:
            place = self._place(("people", list(self._draft.people)[-1]))
            self._insert(self._path(place), done, partial(after_item, item=place, lines=lines), place)
        else:
            before = self._files.get(_PEOPLE_FILE, b"").decode()
            self._change(_PEOPLE_FILE, (before + "".join(f"{line}\n" for line in lines)).encode(), done)

    def write_quotes(self) -> None:
        """Add a reading after the last one of each known quote, then a file of new quotes."""
        readings = [
            (
                str(each.quote),
                f"a reading of '{each.quote}', {_how(each)}",
                list(self._drafter.known_reading(self._draft, each, self._of)),
            )
            for each in self._new.readings
        ]
        translated = [(str(each.quote), self._new.translations.get(each.segments)) for each in self._new.readings]
        new: list[tuple[str, Sequence[str]]] = []
        names = Names(self._draft.names["quotes"] or ())
        for quote in self._new.quotes:
            name = names.give(quote.speaker, self._drafter.words(quote.proposal))
            said = replace(quote.proposal, speaker=quote.speaker, grade="sure")
            quoted = self._drafter.quote(name, said, _listed(quote.topics))
            new.append((name, [*quoted, *self._in_new(self._new.translations.get(said.segments))]))
        for topic, report in self._new.reports.items():
            span = self._span(topic, report.words)
            if span is not None and report.of is not None:
                readings.append((report.of, f"a reading of '{report.of}'", list(self._drafter.reading([span]))))
                translated.append((report.of, report.translation))
            elif span is not None:
                title = f"{self._publisher}: {self._draft.topics[topic].title}"
                name = names.give(self._plan.source, report.words)
                reported = self._drafter.report(name, title, span, f"[{topic}]")
                new.append((name, [*reported, *self._in_new(report.translation)]))
        # From the bottom up, so that the places further up stay where they are.
        placed = [(self._last_reading(quote), done, lines) for quote, done, lines in readings]
        placed += [self._translated(quote, words) for quote, words in translated if words]
        for place, done, lines in sorted(placed, key=lambda each: each[0], reverse=True):
            self._insert(self._path(place), done, partial(after_entry, key=place, lines=lines), place)
        if new:
            text = "\n\n".join("\n".join(lines) for _, lines in new)
            path = self._free(f"quotes/{self._plan.source}")
            self._change(path, f"{text}\n".encode(), counting.counted(len(new), "new quote"))

    def _translations(self, words: str | None) -> list[str]:
        """The lines of `translations:` in a quote that has none yet."""
        return ["translations:", *(f"  {line}" for line in self._drafter.translation(words))] if words else []

    def _in_new(self, words: str | None) -> list[str]:
        return [f"  {line}" for line in self._translations(words)]

    def _translated(self, quote: str, words: str) -> tuple[Place, str, list[str]]:
        """Where the translation of a reading of a known quote goes, what is done, and its lines."""
        done, others = f"the translation of its words in '{quote}'", list(self._draft.quotes[quote].translations)
        if others:
            place = self._place(("quotes", quote, "translations", others[-1]), of_key=True)
            return place, done, list(self._drafter.translation(words))
        # Its place is above that of the last reading, so that the new reading is there when this is put in below.
        return self._place(("quotes", quote, "readings"), of_key=True), done, self._translations(words)

    def _span(self, topic: str, words: str) -> Span | None:
        """Where words to quote are in the body; if they can't be quoted, a finding says why."""
        found = find_words(words, self._plan.text, self._plan.spans)
        reason = why_not(self._plan.text, [(each.start, each.end) for each in found[:1]])
        if found and reason is None:
            return found[0].start, found[0].end
        self._refuse_report(topic, words, reason or NOT_SIDE_BY_SIDE)
        return None

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

    def _last_reading(self, quote: str) -> Place:
        return self._place(("quotes", quote, "readings", list(self._draft.quotes[quote].readings)[-1]), of_key=True)

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
        """Record silence on the topics for which the editor named words that the body lacks, and on no other."""
        for topic, words in self._new.silent.items():
            self._silence(topic, words)

    def write_reader(self) -> None:
        """Record that a curator has read the whole source."""
        read, path = self._new.read, f"sources/{self._plan.source}.yml"
        if read is not None:
            lines = ["read_in_full:", *(f"  {line}" for line in _mapping({"on": read.on, "by": read.by}))]
            self._change(path, at_end(self._files[path], lines), f"read in full by {read.by}")

    def _silence(self, name: str, words: Sequence[str]) -> None:
        item = [
            f"- source: {self._plan.source}",
            f"  looked_for: [{', '.join(map(in_flow, words))}]",
            f"  note: {_NOTE}",
        ]
        silent = self._draft.topics[name].silent
        done = f"recorded as silent: its body does not contain {', '.join(words)}"
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


def _listed(topics: Sequence[str]) -> str | None:
    return f"[{', '.join(topics)}]" if topics else None


def _mapping(values: Mapping[str, str]) -> Iterator[str]:
    for key, value in values.items():
        yield from entry(f"{key}:", value)


def _person(person: Person) -> Iterator[str]:
    yield f"- id: {person.id}"
    values = {"name": person.name, "role": person.role, "side": person.side}
    yield from (f"  {line}" for line in _mapping(values))
    yield "  spellings:"
    yield from (f"    {line}" for spelling in person.spellings for line in entry("-", spelling))


def _intake(intake: Intake) -> Iterator[str]:
    """The lines of where the text came from, without what isn't known."""
    yield "intake:"
    values = {key: value for key, value in intake if isinstance(value, str)}
    yield from (f"  {line}" for line in _mapping(values))
    if intake.archived:
        yield f"  archived: [{', '.join(map(in_flow, intake.archived))}]"


def _how(proposal: Proposal) -> str:
    return "the same words" if proposal.like and proposal.like[0].how == "exact" else proposal.like[0].differs
