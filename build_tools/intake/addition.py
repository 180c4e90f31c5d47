"""Add a source to a briefing: what an editor decided about an article in, the changed files of the folder out."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from build_tools.briefing.load import Loaded
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place, Route
from build_tools.documents import entries
from build_tools.documents.edits import Edit, Layout, NotEditable, changed, put_after
from build_tools.documents.scalars import entry, in_flow
from build_tools.intake.drafts import Drafter, Names, why_not
from build_tools.intake.plan import Plan, undecided
from build_tools.intake.proposals import Proposal
from build_tools.model import Intake, Person, ReadInFull
from build_tools.model.files import form_of
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
    return adding.finished()


class _Adding:
    def __init__(self, loaded: Loaded, files: Mapping[str, bytes], new: NewSource):
        self._loaded = loaded
        self._draft = loaded.draft
        self._files = dict(files)
        self._new = new
        self._plan = new.plan
        self._path = f"sources/{new.plan.source}.yml"
        self._drafter = Drafter(new.plan.source, new.plan.text, new.plan.spans)
        self.made = Addition({})
        self._edits: dict[str, list[Edit]] = defaultdict(list)
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

    def _create(self, path: str, text: str, done: str) -> None:
        self.made.files[path] = text.encode()
        self.made.done.append(f"{path}: {done}")

    def _edit(self, at: Route, done: str, put: Callable[[Layout, Route, Any], Edit]) -> None:
        """Note an edit at a route of a record, of which `put` gets the route in its file, and the file's type."""
        document, route = self._loaded.places.within(at)
        path = document.file.removeprefix(f"{self._draft.folder}/")
        try:
            self._edits[path].append(put(Layout(document, self._files[path]), route, form_of(path)))
        except NotEditable as problem:
            sentence = "nothing can be added to this as it is written; run `briefing fmt` first"
            self.made.findings.append(Finding(Code.YAML, problem.place, sentence))
        else:
            self.made.done.append(f"{path}: {done}")

    def finished(self) -> Addition:
        """The addition with the files that are edited."""
        self.made.files |= {path: changed(self._files[path], edits) for path, edits in self._edits.items()}
        return self.made

    def write_source(self) -> None:
        """Create the source's own file."""
        lines = [*_mapping(self._new.fields), "lineage:"]
        lines += [f"  {line}" for line in _mapping(self._new.lineage)]
        lines += _intake(self._new.intake) if self._new.intake is not None else []
        lines += ["furniture:"] if self._plan.furniture else []
        lines += [f'  - {{lines: "{each.lines}", kind: {each.kind}}}' for each in self._plan.furniture]
        self._create(self._path, "".join(f"{line}\n" for line in lines), "the source")

    def write_lineage(self) -> None:
        """Add a lineage that the briefing doesn't have yet after the last one in briefing.yml."""
        front = self._draft.front
        name = self._of
        if front is None or any(each.id == name for each in front.lineages) or self._new.lineage_name is None:
            return
        at = ("front", "lineages", len(front.lineages))
        self._edit(at, f"the lineage '{name}'", _inserted({"id": name, "name": self._new.lineage_name}))

    def write_people(self) -> None:
        """Add new people after the last one of people.yml."""
        lines = [line for person in self._new.people for line in _person(person)]
        if not lines:
            return
        done = f"new are {' and '.join(repr(person.id) for person in self._new.people)}"
        if self._draft.people:
            last = ("people", list(self._draft.people)[-1])
            self._edit(last, done, lambda layout, route, _: put_after(layout, route[:-1], lines))
        else:
            before = self._files.get(_PEOPLE_FILE, b"").decode()
            self._create(_PEOPLE_FILE, before + "".join(f"{line}\n" for line in lines), done)

    def write_quotes(self) -> None:
        """Add a reading after the last one of each known quote, then a file of new quotes."""
        for each in self._new.readings:
            lines = list(self._drafter.known_reading(self._draft, each, self._of))
            translation = self._new.translations.get(each.segments)
            self._reading(str(each.quote), f"a reading of '{each.quote}', {_how(each)}", lines, translation)
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
                lines = list(self._drafter.reading([span]))
                self._reading(report.of, f"a reading of '{report.of}'", lines, report.translation)
            elif span is not None:
                title = f"{self._publisher}: {self._draft.topics[topic].title}"
                name = names.give(self._plan.source, report.words)
                reported = self._drafter.report(name, title, span, f"[{topic}]")
                new.append((name, [*reported, *self._in_new(report.translation)]))
        if new:
            text = "\n\n".join("\n".join(lines) for _, lines in new)
            path = self._free(f"quotes/{self._plan.source}")
            self._create(path, f"{text}\n", counting.counted(len(new), "new quote"))

    def _reading(self, quote: str, done: str, lines: Sequence[str], translation: str | None) -> None:
        """Add a reading after the last one of a known quote, and its translation."""
        self._edit(("quotes", quote, "readings"), done, lambda layout, route, _: put_after(layout, route, lines))
        if translation:
            record, source = ("quotes", quote, "translations"), self._plan.source
            done = f"the translation of its words in '{quote}'"
            if self._draft.quotes[quote].translations:
                self._edit((*record, source), done, _put(translation))
            else:
                self._edit(record, done, _put({source: translation}))

    def _in_new(self, words: str | None) -> list[str]:
        """The lines of `translations:` in a new quote."""
        return ["  translations:", *(f"    {line}" for line in self._drafter.translation(words))] if words else []

    def _span(self, topic: str, words: str) -> Span | None:
        """Where words to quote are in the body; if they can't be quoted, a finding says why."""
        found = find_words(words, self._plan.text, self._plan.spans)
        reason = why_not(self._plan.text, [(each.start, each.end) for each in found[:1]])
        if found and reason is None:
            return found[0].start, found[0].end
        self._refuse_report(topic, words, reason or NOT_SIDE_BY_SIDE)
        return None

    def _refuse_report(self, topic: str, words: str, reason: str) -> None:
        place = Place(f"{self._draft.folder}/{self._path}", 1, 1)
        given = f"for '{topic}' the words “{' '.join(words.split()[:_SHOWN])}” were given"
        sentence = f"{given}, and {reason}"
        self.made.findings.append(Finding(Code.NOT_FOUND, place, sentence))

    def _free(self, name: str) -> str:
        number = 1
        while (path := f"{name}.yml" if number == 1 else f"{name}-{number}.yml") in self._files:
            number += 1
        return path

    def write_silence(self) -> None:
        """Record silence on the topics for which the editor named words that the body lacks, and on no other."""
        for topic, words in self._new.silent.items():
            item = {"source": self._plan.source, "looked_for": words, "note": _NOTE}
            done = f"recorded as silent: its body does not contain {', '.join(words)}"
            self._edit(("topics", topic, "silent", len(self._draft.topics[topic].silent)), done, _inserted(item))

    def write_reader(self) -> None:
        """Record that a curator has read the whole source."""
        if self._new.read is None:
            return
        read, done = {"on": self._new.read.on, "by": self._new.read.by}, f"read in full by {self._new.read.by}"
        if self._path in self.made.files:
            lines = ("read_in_full:\n", *(f"  {line}\n" for line in _mapping(read)))
            self._create(self._path, self.made.files[self._path].decode() + "".join(lines), done)
        else:
            self._edit(("sources", self._plan.source, "read_in_full"), done, _put(read))


def _put(value: Any) -> Callable[[Layout, Route, Any], Edit]:
    return lambda layout, route, form: entries.put(layout, route, value, form)


def _inserted(value: Any) -> Callable[[Layout, Route, Any], Edit]:
    return lambda layout, route, form: entries.insert(layout, route, value, form)


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
