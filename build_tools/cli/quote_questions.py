"""Ask what becomes of an article's quotations: who says each, on which topics, and in which words in translation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from build_tools.briefing.load import Draft
from build_tools.briefing.speech.speakers import is_somebody_else, speakers
from build_tools.cli.prompts import Prompts
from build_tools.cli.refusals import model_refusal, split, topics_refusal, translation_refusal
from build_tools.cli.source_questions import ROLE, SIDE, SPEAKER, TOPIC, TRANSLATION
from build_tools.cli.topic_questions import OnTopics, decide_topics, read_today
from build_tools.intake.addition import NewQuote, Report
from build_tools.intake.drafts import Drafter, on_one_line
from build_tools.intake.new_person import is_id, known_as, may_be, new_person
from build_tools.intake.newcomers import newcomers
from build_tools.intake.plan import Plan, undecided
from build_tools.intake.proposals import Proposal
from build_tools.intake.topics import likely_topic
from build_tools.model import Person
from build_tools.text.anchoring import Span

_SHOWN = 200
_NONE = "none"


@dataclass(frozen=True)
class GivenQuotes:
    """What options say of quotations by their labels, and of topics; `topics` are those of all other quotations."""

    speakers: Mapping[str, str]
    topic_of: Mapping[str, str]
    topics: tuple[str, ...]
    people: Sequence[str]
    reports: Mapping[str, str]
    reports_of: Mapping[str, str]
    silent: Mapping[str, str]
    read: str | None
    """The curator who has read the article in full."""

    translations: Mapping[str, str]
    """By the label of a quotation, or the topic of a report."""


@dataclass(frozen=True)
class Decisions:
    """What an editor decided about the quotations of an article and its silences."""

    people: Sequence[Person]
    quotes: Sequence[NewQuote]
    topics: OnTopics
    translations: Mapping[tuple[Span, ...], str]
    left_out: Mapping[tuple[Span, ...], str]
    """Why an editor leaves a quotation out that could be taken."""


def decide(draft: Draft, plan: Plan, given: GivenQuotes, prompts: Prompts) -> Decisions:
    """Ask about each new quotation, then about each topic without one. Raises Back and NothingWritten."""
    quotes = _Quotes(draft, plan, given, prompts)
    for label, proposal in plan.known.items():
        quotes.translate(label, proposal, str(proposal.quote))
    taken = [quote for label, proposal in plan.new.items() for quote in quotes.of(label, proposal)]
    told = OnTopics(
        {topic: Report(words, given.reports_of.get(topic)) for topic, words in given.reports.items()},
        {topic: split(words) for topic, words in given.silent.items()},
        read_today(given.read) if given.read else None,
    )
    topics = decide_topics(draft, plan, told, {topic for quote in taken for topic in quote.topics}, prompts)
    if plan.into is not None:
        topics = replace(topics, reports=dict(_translated(topics.reports, given, prompts)))
    used = {quote.speaker for quote in taken}
    people = [each for each in quotes.people.values() if each.id in used]
    return Decisions(people, taken, topics, quotes.translations, quotes.left_out)


def speaker_refusals(draft: Draft, plan: Plan, given: GivenQuotes, prompts: Prompts) -> Iterator[str]:
    """A sentence for each speaker that an option names and that can't be."""
    quotes = _Quotes(draft, plan, given, prompts)
    for label, typed in given.speakers.items():
        sentence = quotes.speaker_refusal(plan.new[label], typed) if label in plan.new else None
        if sentence is not None:
            yield f"--speaker: line {label}: {sentence}"
        elif typed != _NONE and not quotes.knows(typed) and (not prompts.terminal or quotes.speaker_doubt(typed)):
            yield f"--speaker: line {label}: '{typed}' is not in people.yml; pass --person '{typed}; SIDE; ROLE'"


class _Quotes:
    """Asks about quotations one after another; people who are new with one are known at the next."""

    def __init__(self, draft: Draft, plan: Plan, given: GivenQuotes, prompts: Prompts):
        self._draft = draft
        self._plan = plan
        self._given = given
        self._prompts = prompts
        self._drafter = Drafter(plan.source, plan.text, plan.spans)
        self._rest: tuple[str, ...] | None = None
        topics = (topic for each in plan.known.values() for topic in draft.quotes[str(each.quote)].topics)
        self._before = next((topic for topic in topics if topic in draft.topics), None)
        self._named = list(speakers(plan.text, plan.spans))
        self.translations: dict[tuple[Span, ...], str] = {}
        self.left_out: dict[tuple[Span, ...], str] = {}
        self.people: dict[str, Person] = {}
        for typed in given.people:
            self._add(person_from(typed, self._everybody()))

    def of(self, label: str, proposal: Proposal) -> Iterator[NewQuote]:
        """The quote that a quotation becomes, unless it is left out."""
        shown = self._shown(proposal)
        speaker = self._speaker(label, proposal, shown)
        topics = self._topics(label, proposal, shown, speaker) if speaker is not None else None
        if speaker is None and self._prompts.terminal:
            self.left_out[proposal.segments] = "no speaker was chosen"
        elif speaker is not None and topics is None:
            self.left_out[proposal.segments] = "it was given no topic"
        elif speaker is not None and topics is not None and self.translate(label, proposal, speaker):
            yield NewQuote(proposal, speaker, topics)

    def translate(self, label: str, proposal: Proposal, what: str) -> bool:
        """Ask for the translation of a quotation in another language; False if there is none yet."""
        if self._plan.into is None:
            return True
        offered = f"Line {label}, {what}: {self._shown(proposal)}"
        words = _translation(label, f"line {label}", self._given, self._prompts, offered)
        if words is None:
            self.left_out[proposal.segments] = f"it has no translation into {self._plan.into}"
            return False
        self.translations[proposal.segments] = words
        return True

    def _shown(self, proposal: Proposal) -> str:
        words = on_one_line(self._drafter.words(proposal))
        return f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"

    def _speaker(self, label: str, proposal: Proposal, shown: str) -> str | None:
        """The id of who says it; None to leave it out."""
        typed = self._given.speakers.get(label)
        if typed is None and undecided(self._draft, proposal) is None:
            return proposal.speaker
        known = self.knows(proposal.speaker or "") if proposal.grade == "sure" else None
        if typed is None and (known is not None or not self._prompts.terminal):
            return known
        if typed is None:
            named = proposal.speaker or ""
            # A likely speaker is typed, so that nobody's words become another's by pressing Enter.
            default = named if proposal.grade == "sure" and named != named.lower() else _NONE
            rests = [f"The text: “{self._drafter.evidence(proposal)}”"] if proposal.evidence else []
            others = proposal.doubt or ((named,) if named and default == _NONE else ())
            maybe = [f"It may be {' or '.join(others)}."] if others else []
            known = "; ".join(f"{each.id} is {each.name}, {each.role}" for each in self._everybody())
            typed = self._prompts.ask(
                SPEAKER,
                default,
                partial(self.speaker_refusal, proposal),
                f"Line {label}: {shown}",
                *rests,
                *maybe,
                about=f"line {label}",
                more=f"People: {known}." if known else "",
                doubt=self.speaker_doubt,
            )
        if typed == _NONE or not (self.knows(typed) or self._prompts.terminal):
            return None
        return self.knows(typed) or self._somebody_new(typed, proposal, label)

    def _everybody(self) -> list[Person]:
        return [*self._draft.people.values(), *self.people.values()]

    def knows(self, typed: str) -> str | None:
        """The id of somebody in people.yml or new, by id or name."""
        return known_as(typed, self._everybody())

    def speaker_refusal(self, proposal: Proposal, typed: str) -> str | None:
        """Why somebody can't be the speaker of a quotation, or None."""
        if typed == _NONE:
            return None
        known = self.knows(typed)
        if known is None and is_id(typed):
            return f"nobody in people.yml has the id '{typed}'; write an id, the name of somebody new, or {_NONE}"
        wrong = None if known else model_refusal(Person, "name", typed)
        if wrong is not None:
            return wrong
        everybody = {each.id: each for each in self._everybody()}
        person = everybody[known] if known else person_from(f"{typed}; ?; ?")
        start = proposal.segments[0][0]
        named = next((name for span, name in self._named if span[0] <= start < span[1]), "")
        if not named or not is_somebody_else(named, person, everybody.values()):
            return None
        return (
            f"the text says that “{named}” says this; write {_NONE}, and add the quote by hand with speaker_because: "
            "if the text is wrong"
        )

    def speaker_doubt(self, typed: str) -> str | None:
        """Who in people.yml somebody new may be, or None."""
        perhaps = may_be(typed, self._everybody()) if self.knows(typed) is None else None
        if perhaps is None:
            return None
        return f"'{typed}' may be {perhaps.name}; write {perhaps.id}, or the same name again if it is somebody else"

    def _somebody_new(self, name: str, proposal: Proposal, label: str) -> str:
        sides = dict.fromkeys(each.side for each in self._everybody())
        new = f"{name} is not in people.yml yet; these answers become a new entry."
        found = next(newcomers(self._plan.text, [replace(proposal, speaker=name)], ()))
        role = self._prompts.ask(ROLE, found.office, partial(model_refusal, Person, "role"), new, about=f"line {label}")
        offered = [f"Sides so far: {', '.join(sides)}"] if sides else []
        side = self._prompts.ask(SIDE, None, partial(model_refusal, Person, "side"), *offered, about=f"line {label}")
        printed = proposal.speaker if proposal.speaker and proposal.speaker == proposal.speaker.lower() else name
        spellings = tuple(dict.fromkeys((*found.spellings, printed)))
        person = new_person(name, side, role, self._everybody())
        return self._add(person.model_copy(update={"spellings": spellings}))

    def _add(self, person: Person) -> str:
        self.people[person.id] = person
        return person.id

    def _topics(self, label: str, proposal: Proposal, shown: str, speaker: str) -> tuple[str, ...] | None:
        """The topics of a quote, none in a draft that has none yet; None to leave it out."""
        if not self._draft.topics:
            return ()
        typed = self._given.topic_of.get(label)
        if typed is None and (self._given.topics or self._rest):
            return self._given.topics or self._rest or ()
        if typed is None:
            titles = (f"{name} ({self._draft.topics[name].title})" for name in sorted(self._draft.topics))
            typed = self._prompts.ask(
                TOPIC,
                self._proposed(proposal),
                self._topics_refusal,
                f"Line {label}, {speaker}: {shown}",
                f"Topics: {', '.join(titles)}",
                about=f"line {label}",
            )
        names, rest = _topics_typed(typed)
        if names == (_NONE,):
            return None
        self._rest = names if rest else None
        self._before = ",".join(names)
        return names

    def _proposed(self, proposal: Proposal) -> str | None:
        """The topic that the words of a quotation's paragraph speak of, or else that of the one before."""
        if not self._prompts.terminal:
            return None
        text, (start, end) = self._plan.text, (proposal.segments[0][0], proposal.segments[-1][1])
        paragraph = text[text.rfind("\n", 0, start) + 1 : end] + text[end:].partition("\n")[0]
        return likely_topic(self._draft, paragraph, self._plan.language) or self._before

    def _topics_refusal(self, typed: str) -> str | None:
        names, _ = _topics_typed(typed)
        return None if names == (_NONE,) else topics_refusal(self._draft, names)


def _topics_typed(typed: str) -> tuple[tuple[str, ...], bool]:
    """The ids in an answer, and whether it is for the rest too."""
    ids = typed.removesuffix(" all")
    return split(ids), ids != typed


def person_from(typed: str, people: Iterable[Person] = ()) -> Person:
    """Somebody new beside these people, from NAME; SIDE; ROLE. Raises ValueError."""
    name, side, role = (part.strip() for part in typed.split(";", 2))
    return new_person(name, side, role, people)


def _translated(reports: Mapping[str, Report], given: GivenQuotes, prompts: Prompts) -> Iterator[tuple[str, Report]]:
    """The reports with their translations, without those that have none."""
    for topic, report in reports.items():
        words = _translation(topic, topic, given, prompts, f"On '{topic}': “{report.words}”")
        if words is not None:
            yield topic, replace(report, translation=words)
        elif not prompts.terminal and TRANSLATION not in prompts.missing:
            prompts.missing.append(TRANSLATION)


def _translation(label: str, about: str, given: GivenQuotes, prompts: Prompts, offered: str) -> str | None:
    words = given.translations.get(label)
    if words is None:
        words = prompts.ask(TRANSLATION, TRANSLATION.default, translation_refusal, offered, about=about)
    return None if words == _NONE else words
