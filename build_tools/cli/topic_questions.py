"""Ask about the topics on which an article has no quotation: all in one list, so that many cost no more than one."""

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.absence import vocabulary_of
from build_tools.cli.choices import choice_refusal, chosen
from build_tools.cli.prompts import Prompts
from build_tools.cli.refusals import curator_refusal, silence_refusal
from build_tools.cli.source_questions import READER, REPORT_OF, REPORTED, SILENT, WORDS
from build_tools.intake.addition import NOT_SIDE_BY_SIDE, Report
from build_tools.intake.drafts import on_one_line
from build_tools.intake.plan import Plan
from build_tools.intake.silence import Gap
from build_tools.model import Quote, ReadInFull
from build_tools.text.anchoring import find_words

_SHOWN, _MOST_REPORTS = 200, 9
_NONE, _READ = "none", "read"


@dataclass(frozen=True)
class OnTopics:
    """What an article says on topics without a quotation, by topic: words to quote, and words that it lacks.

    `read` is set if a curator has read all of it, so that it counts as silent on every other topic.
    """

    reports: Mapping[str, Report]
    silent: Mapping[str, tuple[str, ...]]
    read: ReadInFull | None


def decide_topics(draft: Draft, plan: Plan, given: OnTopics, quoted: Collection[str], prompts: Prompts) -> OnTopics:
    """Ask about each topic but those that are quoted or given. Raises Back and NothingWritten."""
    if not prompts.terminal:
        return given
    gaps = plan.open_gaps({*quoted, *given.reports, *given.silent})
    reports = {**given.reports, **dict(_reports(draft, plan, gaps, prompts))}
    gaps = [each for each in gaps if each.word is None]
    if given.read or not gaps:
        return OnTopics(reports, given.silent, given.read)
    answer = prompts.ask(
        SILENT,
        SILENT.default,
        partial(_silent_refusal, plan, gaps),
        "It has no quotation on:",
        *_numbered(f"{_topic(draft, gap.topic)}: {_looked_for(gap)}" for gap in gaps),
        told_by=",".join(gap.topic for gap in gaps),
    )
    if answer == _READ:
        return OnTopics(reports, given.silent, read_today(_reader(draft, prompts)))
    return OnTopics(reports, {**given.silent, **_words_typed(answer, gaps)}, None)


def read_today(curator: str) -> ReadInFull:
    """That a curator has read an article in full, today."""
    return ReadInFull(on=datetime.date.today().isoformat(), by=curator)


def _reader(draft: Draft, prompts: Prompts) -> str:
    curators = draft.front.curators if draft.front else ()
    if len(curators) == 1:
        return curators[0].id
    named = "; ".join(f"{each.id} is {each.name}" for each in curators)
    return prompts.ask(READER, None, partial(curator_refusal, draft), f"Curators: {named}")


def _numbered(lines: Iterator[str]) -> Iterator[str]:
    return (f"{at:>3}  {line}" for at, line in enumerate(lines, 1))


def _looked_for(gap: Gap) -> str:
    return f"it does not contain {', '.join(gap.absent)}" if gap.absent else "no word was looked for"


def _reports(draft: Draft, plan: Plan, gaps: Sequence[Gap], prompts: Prompts) -> Iterator[tuple[str, Report]]:
    """Words to quote on topics of which a word appears in the body."""
    found = [gap for gap in gaps if gap.sentence is not None]
    if not found:
        return
    answer = prompts.ask(
        REPORTED,
        REPORTED.default,
        partial(choice_refusal, count=len(found)),
        "It has no quotation on these topics, but contains a word of each:",
        *_numbered(f"{_topic(draft, gap.topic)}: “{_shortened(_sentence(plan, gap))}”" for gap in found),
        told_by=",".join(gap.topic for gap in found),
    )
    for number in dict.fromkeys(chosen(answer, len(found))):
        yield from _report(draft, plan, found[number - 1], prompts)


def _report(draft: Draft, plan: Plan, gap: Gap, prompts: Prompts) -> Iterator[tuple[str, Report]]:
    sentence = _sentence(plan, gap)
    offered = f"On {_topic(draft, gap.topic)}: “{sentence}”"
    answer = prompts.ask(WORDS, None, partial(_words_refusal, plan), offered, about=gap.topic)
    if answer == _NONE:
        return
    words = sentence if answer == "all" else answer
    known = list(_known_reports(draft, plan.source, gap.topic))
    if not known:
        yield gap.topic, Report(words)
        return
    number = prompts.ask(
        REPORT_OF,
        REPORT_OF.default,
        partial(_number_refusal, len(known)),
        f"Reported on {_topic(draft, gap.topic)} so far:",
        *_numbered(f"{each.title}, “{_first_words(each)}”" for each in known),
        about=gap.topic,
    )
    yield gap.topic, Report(words, None if number == REPORT_OF.default else known[int(number) - 1].id)


def _sentence(plan: Plan, gap: Gap) -> str:
    return on_one_line(plan.text[slice(*gap.sentence)]) if gap.sentence else ""


def _topic(draft: Draft, name: str) -> str:
    return f"'{name}' ({draft.topics[name].title})"


def _shortened(words: str) -> str:
    return f"{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}"


def _silent_refusal(plan: Plan, gaps: Sequence[Gap], answer: str) -> str | None:
    if answer == _READ:
        return None
    try:
        typed = _words_typed(answer, gaps)
    except ValueError as error:
        return str(error)
    vocabulary = vocabulary_of(plan.text, tuple(plan.spans))
    for topic, words in typed.items():
        if not words:
            return f"no word was looked for on '{topic}'; write one that it lacks after the number, as in 1=berth"
        sentence = silence_refusal(words)
        if sentence is not None:
            return sentence
        present = next((word for word in words if word.casefold() in vocabulary.words), None)
        if present is not None:
            return f"it contains “{present}”; write another word, or leave '{topic}' out"
    return None


def _words_typed(typed: str, gaps: Sequence[Gap]) -> dict[str, tuple[str, ...]]:
    """The words for topics by their numbers, as in 1,3 or 2=berth,dues; raises ValueError with a sentence."""
    if typed in ("all", _NONE):
        return {gap.topic: gap.absent for gap in gaps if gap.absent and typed == "all"}
    found: dict[str, tuple[str, ...]] = {}
    own = ""
    """The topic to which words of the editor's own belong."""
    for part in re.split(r"[,;\s]+", typed.strip(",; ")):
        number, equals, word = part.partition("=")
        numbers = chosen(number, len(gaps))
        if 0 not in numbers and (word or not equals):
            topics = [gaps[each - 1] for each in numbers]
            found |= {gap.topic: (word.lower(),) if word else gap.absent for gap in topics}
            own = topics[-1].topic if word else ""
        elif own and not equals:
            found[own] += (part.lower(),)
        else:
            raise ValueError(
                f"'{part}' is none of the numbers; write them as in 1,3 or 1=berth,dues, or {_READ}, all or {_NONE}"
            )
    return found


def _words_refusal(plan: Plan, answer: str) -> str | None:
    if answer in ("all", _NONE) or find_words(answer, plan.text, plan.spans):
        return None
    return NOT_SIDE_BY_SIDE


def _number_refusal(most: int, answer: str) -> str | None:
    if answer == REPORT_OF.default or (answer.isascii() and answer.isdigit() and 1 <= int(answer) <= most):
        return None
    return f"'{answer}' is none of the numbers 1 to {most}; write one of them, or {REPORT_OF.default}"


def _known_reports(draft: Draft, source: str, topic: str) -> list[Quote]:
    """Reports on a topic of which this source has no reading."""
    found = (each for each in draft.quotes.values() if each.speaker is None and topic in each.topics)
    return [each for each in found if source not in each.readings][:_MOST_REPORTS]


def _first_words(quote: Quote) -> str:
    return _shortened(on_one_line(quote.readings[quote.written_out[0]].segments[0].exact))
