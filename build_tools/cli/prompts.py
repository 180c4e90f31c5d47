"""Ask an editor what a new source's record needs: what was given and what is known in, a record out."""

import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from build_tools.briefing.explain_model import explain_errors
from build_tools.briefing.load import Draft, Loaded
from build_tools.briefing.pins.body import body_spans, looks_like_furniture
from build_tools.cli.errors import NothingWritten, UsageError
from build_tools.diagnostics import terminal
from build_tools.documents.scalars import unwritable
from build_tools.intake.add import Choice, NewSource, chosen, topics_of
from build_tools.intake.silence import gaps
from build_tools.model import Descent, Furniture, Lineage, Record, Silence, Source
from build_tools.model.values import UNKNOWN
from build_tools.text.anchoring import Span, find_words

QUESTIONS = {
    "publisher": "Who published it?",
    "siglum": "Its siglum, one to four capital letters",
    "kind": "article or transcript",
    "title": "Its title",
    "byline": "Who signed it",
    "agency": "The agency that the text names",
    "lineage": "The lineage that its text descends from",
    "lineage_name": "The name of this new lineage",
    "lineage_status": "Is the lineage credited in the text, or inferred?",
    "lineage_because": "How is the lineage known?",
    "language": "Its language",
    "published": "When it was published, as 2021-05-19 or unknown",
    "published_basis": "How is that date known?",
    "url": "Its address, or unknown",
    "retrieved": "The day it was retrieved, or unknown",
    "descriptor": "What bears on its quality, in a sentence or two",
    "furniture": "Lines that are not its body, as 1:headline,4-6:caption",
    "topic": "The topic of its new quotes",
    "words": "Which of its words are to be quoted",
}
_HEADING = 120


@dataclass
class Answers:
    """What was given as options, and the asking of what wasn't; without a terminal a default is taken."""

    given: Mapping[str, str | None]
    terminal: bool
    missing: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def get(self, name: str, default: str | None, refusal: Callable[[str], str | None]) -> str:
        """One answer; asked again while it is refused."""
        told = self.given.get(name)
        if told is not None:
            sentence = refusal(told)
            self.refused += [f"{_option(name)}: {sentence}"] if sentence else []
            return told
        if not self.terminal:
            self.missing += [name] if default is None else []
            return default or ""
        while True:
            terminal.say(f"{QUESTIONS[name]} [{default}]" if default else QUESTIONS[name])
            line = sys.stdin.buffer.readline().decode(sys.stdin.encoding, "surrogateescape")
            if not line:
                raise NothingWritten
            answer = line.strip() or default or ""
            sentence = refusal(answer)
            if sentence is None:
                return answer
            terminal.say(sentence)

    def tell(self, name: str, choices: str) -> None:
        """Say what there is to choose from, if this is going to be asked."""
        if self.terminal and self.given.get(name) is None:
            terminal.say(choices)


def record(
    loaded: Loaded,
    path: Path,
    text: str,
    given: Mapping[str, str | None],
    quotes: Choice,
    silent: Sequence[str],
    reports: Sequence[str],
) -> NewSource:
    """The record of a new source, its fields as the model wants them; raises Unasked and Interrupted."""
    draft = loaded.draft
    answers = Answers(given, sys.stdin.isatty())
    fields = _fields(draft, text, answers)
    lineage, name = _lineage(draft, answers)
    looks = ",".join(f"{line}:{kind}" for line, kind in looks_like_furniture(text, ()))
    furniture = _furniture(answers.get("furniture", looks or "none", _furniture_refusal))
    made = NewSource(
        source=path.stem,
        text=text,
        fields=fields,
        lineage=lineage,
        lineage_name=name,
        furniture=furniture,
        quotes=quotes,
        topic=given["topic"],
        silent={topic: _words(words) for topic, words in _by_topic(draft, silent, "--silent")},
        reports=dict(_by_topic(draft, reports, "--report")),
    )
    if chosen(loaded, made)[2]:
        answers.tell("topic", f"Topics: {', '.join(sorted(draft.topics))}")
        made = replace(made, topic=answers.get("topic", None, partial(_one_of, draft.topics)))
    if answers.terminal:
        made = replace(made, reports={**made.reports, **_reports(loaded, made, answers)})
    if answers.refused or answers.missing:
        raise UsageError("; ".join([*answers.refused, *_asked_in_vain(answers.missing)]))
    return made


def _asked_in_vain(missing: Sequence[str]) -> Iterator[str]:
    if missing:
        yield f"there is no terminal to ask at; give {', '.join(map(_option, missing))}"


def _fields(draft: Draft, text: str, answers: Answers) -> dict[str, str]:
    fields: dict[str, str] = {}
    for name, default in _defaults(draft, text).items():
        fields[name] = answers.get(name, default, partial(_refusal, Source, name))
        if name == "publisher":
            sigla = {source.siglum for source in draft.sources.values()}
            initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", fields[name]))[:4]
            free = initials if initials and initials not in sigla else None
            fields["siglum"] = answers.get("siglum", free, partial(_siglum_refusal, sigla))
    return fields


def _defaults(draft: Draft, text: str) -> dict[str, str | None]:
    """What is asked for in this order, with what is taken where an editor only presses Enter."""
    hidden = unwritable(text)
    lines = ("".join(each for each in line if each not in hidden).strip() for line in text.splitlines())
    heading = next(filter(None, lines), "")
    return {
        "publisher": None,
        "kind": "article",
        "title": heading if 0 < len(heading) <= _HEADING and heading[-1] not in ".:" else UNKNOWN,
        "byline": UNKNOWN,
        "agency": UNKNOWN,
        "language": draft.front.language if draft.front else "en",
        "published": UNKNOWN,
        "published_basis": "Not in the text.",
        "url": UNKNOWN,
        "retrieved": UNKNOWN,
        "descriptor": None,
    }


def _lineage(draft: Draft, answers: Answers) -> tuple[dict[str, str], str | None]:
    known = {each.id: each.name for each in (draft.front.lineages if draft.front else ())}
    answers.tell("lineage", "Lineages: " + ", ".join(f"{name} ({title})" for name, title in known.items()))
    name = answers.get("lineage", None, partial(_refusal, Descent, "of"))
    title = None if name in known or not name else answers.get("lineage_name", None, partial(_refusal, Lineage, "name"))
    status = answers.get("lineage_status", "inferred", partial(_refusal, Descent, "status"))
    because = answers.get("lineage_because", None, partial(_refusal, Descent, "because"))
    return {"of": name, "status": status, "because": because}, title


def _refusal(noun: type[Record], name: str, value: str | tuple[str, ...]) -> str | None:
    """What the model says against a value of one field, or None."""
    try:
        noun.model_validate({name: value})
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if detail["loc"][:1] == (name,)]
        wrong = [detail for detail in details if detail["type"] != "missing"]
        if wrong:
            return next(explain_errors(noun, wrong, ())).message
    hidden = unwritable("".join(value))
    return f"the invisible character U+{ord(hidden[0]):04X} stands here; delete it" if hidden else None


def _siglum_refusal(sigla: set[str], value: str) -> str | None:
    if value in sigla:
        return f"'{value}' is another source's siglum; choose another"
    return _refusal(Source, "siglum", value)


def _one_of(known: Mapping[str, object], name: str) -> str | None:
    return None if name in known else f"no topic is called '{name}'; use one of {', '.join(sorted(known))}"


def _furniture_refusal(value: str) -> str | None:
    try:
        _furniture(value)
    except UsageError as problem:
        return str(problem)
    return None


def _furniture(value: str) -> tuple[Furniture, ...]:
    """Lines and kinds as they are given: 1:headline,4-6:caption; raises Unasked."""
    found: list[Furniture] = []
    for part in value.split(",") if value not in ("", "none") else ():
        lines, _, kind = part.strip().partition(":")
        try:
            found.append(Furniture.model_validate({"lines": lines, "kind": kind}))
        except ValidationError as error:
            raise UsageError(next(explain_errors(Furniture, error.errors(include_url=False), ())).message) from None
    return tuple(found)


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _by_topic(draft: Draft, given: Sequence[str], option: str) -> Iterator[tuple[str, str]]:
    """What was given for topics, each once as topic=words; raises Unasked."""
    told: set[str] = set()
    for each in given:
        topic, equals, words = each.partition("=")
        if not equals or not words.strip():
            raise UsageError(f"'{each}' names no topic and words; write {option} TOPIC=WORDS")
        sentence = _one_of(draft.topics, topic.strip())
        if sentence:
            raise UsageError(f"{option}: {sentence}")
        if topic.strip() in told:
            raise UsageError(f"{option}: '{topic.strip()}' is given twice; give each topic once")
        told.add(topic.strip())
        yield topic.strip(), words.strip()


def _words(given: str) -> tuple[str, ...]:
    """Words to look for, as they are given with commas between; raises Unasked."""
    words = tuple(word.strip() for word in given.split(","))
    sentence = _refusal(Silence, "looked_for", words)
    if sentence:
        raise UsageError(f"--silent: {sentence}")
    return words


def _reports(loaded: Loaded, made: NewSource, answers: Answers) -> dict[str, str]:
    """Words of the body for each topic that it seems to speak of and no quote is on; the first sentence by default."""
    spans = body_spans(made.text, made.furniture)
    found: dict[str, str] = {}
    for gap in gaps(loaded.draft, made.text, spans, topics_of(loaded, made)):
        if gap.sentence is not None and gap.topic not in made.silent:
            terminal.say(f"On '{gap.topic}' no quotation stands here, but the word '{gap.word}' does.")
            sentence = " ".join(made.text[slice(*gap.sentence)].split())
            found[gap.topic] = answers.get("words", sentence, partial(_standing, made.text, spans))
    return found


def _standing(text: str, spans: Sequence[Span], words: str) -> str | None:
    return (
        None
        if find_words(words, text, spans)
        else "these words don't stand side by side in its body; copy them from it"
    )
