"""Turn options and answers into a new source; every missing and every wrong one is reported together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pydantic import ValidationError

from build_tools.briefing.explain_model import explain_errors
from build_tools.briefing.load import Draft
from build_tools.briefing.pins.body import looks_like_furniture
from build_tools.cli.errors import UsageError
from build_tools.cli.prompts import Prompts
from build_tools.cli.source_questions import FURNITURE, ID, OPTIONS, RECORD, TAKE, TOPIC, WORDS, Question
from build_tools.diagnostics import terminal
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.documents.scalars import unwritable
from build_tools.intake.about_article import as_typed, id_from, listed
from build_tools.intake.addition import NOT_SIDE_BY_SIDE, NewSource
from build_tools.intake.articles.article import Article, Fact
from build_tools.intake.articles.lost_quotations import lost_quotations
from build_tools.intake.plan import Choice, Plan, plan_addition
from build_tools.model import Descent, Furniture, Record, Silence, Source
from build_tools.text.anchoring import find_words

_LONGEST_HEADING = 120


@dataclass(frozen=True)
class Given:
    """What the options say: answers by the name of their question, and TOPIC=WORDS as they were typed."""

    answers: Mapping[str, str | None]
    quotes: Choice
    silent: Sequence[str]
    report: Sequence[str]


def ask_for_source(draft: Draft, article: Article, own: str | None, given: Given, *, at_terminal: bool) -> NewSource:
    """Ask for what the options leave open; `own` is the id that a text's file gives it. Raises UsageError and
    NothingWritten.

    Nobody is asked anything while an option is wrong.
    """
    wrong = list(_wrong(draft, given, own))
    if wrong and at_terminal:
        raise UsageError("; ".join(wrong))
    prompts = Prompts(given.answers, at_terminal)
    source = own or prompts.ask(ID, _free_id(draft, article), partial(_refusal, draft, ID))
    article = _with_taken(article, prompts, wrong)
    text = article.text
    facts = _fitting(draft, article)
    answers = _record(draft, text, facts, prompts)
    furniture = _furniture_asked(article, prompts)
    plan = plan_addition(draft, source, text, furniture, given.quotes)
    topic = given.answers[TOPIC.name]
    if plan.new:
        prompts.offer(TOPIC, f"Topics: {', '.join(sorted(draft.topics))}")
        topic = prompts.ask(TOPIC, None, partial(_refusal, draft, TOPIC))
    if prompts.missing:
        wrong.append(f"not a terminal; pass {', '.join(question.option for question in prompts.missing)}")
    if wrong:
        raise UsageError("; ".join(wrong))
    silent = {topic: _split(words) for topic, words in map(_pair, given.silent)}
    reports = dict(map(_pair, given.report))
    if at_terminal:
        reports |= _reports(plan, topic, silent, reports, prompts)
    return NewSource(
        plan=plan,
        fields=_of_record(Source, answers),
        lineage=_of_record(Descent, answers),
        lineage_name=answers.get("lineage_name"),
        topic=topic,
        silent=silent,
        reports=reports,
        assumed=() if at_terminal else tuple(_assumed(facts, given)),
    )


def _free_id(draft: Draft, article: Article) -> str | None:
    name = id_from(article)
    return None if _refusal(draft, ID, name) else name


def _with_taken(article: Article, prompts: Prompts, wrong: list[str]) -> Article:
    """The article with the quotations in its body that its extractor lost and the editor takes."""
    lost = lost_quotations(article)
    if not lost:
        return article
    prompts.offer(TAKE, "In quotation marks, and not in its body:", *listed(lost))
    typed = prompts.ask(TAKE, TAKE.default, partial(_take_refusal, len(lost)))
    refusal = _take_refusal(len(lost), typed)
    if refusal is not None:
        wrong.append(f"{TAKE.option}: {refusal}")
        return article
    return article.taking({lost[number - 1].place for number in _numbers(typed, len(lost))})


def _take_refusal(count: int, typed: str) -> str | None:
    if all(1 <= number <= count for number in _numbers(typed, count)):
        return None
    return f"'{typed}' names none of the quotations 1 to {count}; write numbers as in 1,3, or all, or none"


def _numbers(typed: str, count: int) -> list[int]:
    """The numbers that are meant; 0 for what is none."""
    if typed in ("all", "none"):
        return list(range(1, count + 1)) if typed == "all" else []
    return [int(part) if re.fullmatch(r" *[0-9]{1,4} *", part) else 0 for part in typed.split(",")]


def _fitting(draft: Draft, article: Article) -> dict[str, Fact]:
    """What an article says of itself, by the names of the questions that it answers, if the model takes the answer."""
    questions = {question.name: question for question in RECORD}
    facts = {fact.name: fact for fact in article.facts if fact.name in questions}
    return {name: fact for name, fact in facts.items() if _refusal(draft, questions[name], fact.value) is None}


def _assumed(facts: Mapping[str, Fact], given: Given) -> Iterator[str]:
    """A sentence for each answer that nobody gave and the article did."""
    for name, fact in facts.items():
        if given.answers.get(name) is None:
            yield f"--{name}: took '{fact.value}' from {fact.basis}"


def _record(draft: Draft, text: str, facts: Mapping[str, Fact], prompts: Prompts) -> dict[str, str]:
    """The answers to the questions on the record, by their names."""
    lineages = {each.id: each.name for each in (draft.front.lineages if draft.front else ())}
    suggested = _suggested(draft, text, facts)
    answers: dict[str, str] = {}
    for question in RECORD:
        default = suggested.get(question.name, question.default)
        if question.name == "siglum":
            default = _free_initials(draft, answers["publisher"])
        elif question.name in facts:
            prompts.offer(question, f"From {facts[question.name].basis}:")
        elif question.name == "lineage":
            prompts.offer(question, "Lineages: " + ", ".join(f"{name} ({title})" for name, title in lineages.items()))
        elif question.name == "lineage_name" and (answers["lineage"] in lineages or not answers["lineage"]):
            continue
        answers[question.name] = prompts.ask(question, default, partial(_refusal, draft, question))
    return answers


def _of_record(record: type[Record], answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that belong to one record, by its keys."""
    return {each.key[1]: answers[each.name] for each in RECORD if each.key and each.key[0] is record}


def _suggested(draft: Draft, text: str, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Defaults that the text or the briefing suggests, by the names of their questions."""
    hidden = unwritable(text)
    lines = ("".join(each for each in line if each not in hidden).strip() for line in text.splitlines())
    heading = next(filter(None, lines), "")
    title = {"title": heading} if 0 < len(heading) <= _LONGEST_HEADING and heading[-1] not in ".:" else {}
    language = {"language": draft.front.language} if draft.front else {}
    return title | language | _basis(facts) | {name: fact.value for name, fact in facts.items()}


def _basis(facts: Mapping[str, Fact]) -> dict[str, str]:
    """How the day of publication is known; never with words of the article, which may be under copyright."""
    if "published" not in facts:
        return {}
    basis = facts["published"].basis
    return {"published_basis": "Printed in the text." if basis.startswith("“") else f"From {basis}."}


def _free_initials(draft: Draft, publisher: str) -> str | None:
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", publisher))[:4]
    return initials if initials and initials not in _sigla(draft) else None


def _sigla(draft: Draft) -> set[str]:
    return {source.siglum for source in draft.sources.values()}


def _furniture_asked(article: Article, prompts: Prompts) -> tuple[Furniture, ...]:
    seen = article.furniture
    looks = [f"{line}:{kind}" for line, kind in looks_like_furniture(article.text, seen)]
    proposed = ",".join([*([as_typed(seen)] if seen else []), *looks])
    try:
        return _furniture(prompts.ask(FURNITURE, proposed or FURNITURE.default, _furniture_refusal))
    except ValueError:
        return ()  # a wrong option, which is reported with the others


def _reports(
    plan: Plan,
    topic: str | None,
    silent: Mapping[str, tuple[str, ...]],
    reports: Mapping[str, str],
    prompts: Prompts,
) -> dict[str, str]:
    """Words to quote on each topic that the article seems to touch; its first sentence with such a word by default."""
    found: dict[str, str] = {}
    for gap in plan.open_gaps(topic, reports):
        if gap.sentence is not None and gap.topic not in silent:
            terminal.say(f"There is no quotation on '{gap.topic}', but its word '{gap.word}' appears.")
            sentence = " ".join(plan.text[slice(*gap.sentence)].split())
            found[gap.topic] = prompts.ask(WORDS, sentence, partial(_not_together, plan))
    return found


def _not_together(plan: Plan, words: str) -> str | None:
    return None if find_words(words, plan.text, plan.spans) else NOT_SIDE_BY_SIDE


def _wrong(draft: Draft, given: Given, own: str | None) -> Iterator[str]:
    """A sentence for each option that is wrong."""
    if own is not None and given.answers.get(ID.name) not in (None, own):
        yield f"{ID.option}: the name of its file gives this text the id '{own}'; rename the file"
    for question in OPTIONS:
        answer = given.answers.get(question.name)
        sentence = _refusal(draft, question, answer) if answer is not None else None
        if sentence is not None:
            yield f"{question.option}: {sentence}"
    for option, pairs in (("--silent", given.silent), ("--report", given.report)):
        seen: set[str] = set()
        for each in pairs:
            sentence = _pair_refusal(draft, option, each, seen)
            if sentence is not None:
                yield f"{option}: {sentence}"


def _refusal(draft: Draft, question: Question, value: str) -> str | None:
    """Why a value can't answer a question, or None."""
    if question is TOPIC:
        return _topic_refusal(draft, value)
    if question is FURNITURE:
        return _furniture_refusal(value)
    if question is ID and value in draft.sources:
        return f"the source '{value}' already exists; choose another id"
    if question.name == "siglum" and value in _sigla(draft):
        return f"'{value}' is another source's siglum; choose another"
    return _model_refusal(*question.key, value) if question.key else None


def _model_refusal(record: type[Record], key: str, value: str | tuple[str, ...]) -> str | None:
    """The model's message on a value of one key, or None."""
    try:
        record.model_validate({key: value})
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if detail["loc"][:1] == (key,)]
        wrong = [detail for detail in details if detail["type"] != "missing"]
        if wrong:
            return next(explain_errors(record, wrong, (), Suggestions())).message
    hidden = unwritable("".join(value))
    return f"the invisible character U+{ord(hidden[0]):04X} is not allowed here; delete it" if hidden else None


def _topic_refusal(draft: Draft, name: str) -> str | None:
    known = draft.topics
    return None if name in known else f"no topic has the id '{name}'; use one of {', '.join(sorted(known))}"


def _furniture_refusal(value: str) -> str | None:
    try:
        _furniture(value)
    except ValueError as error:
        return str(error)
    return None


def _furniture(value: str) -> tuple[Furniture, ...]:
    """Lines and kinds as they are typed, 1:headline,4-6:caption; raises ValueError with a sentence."""
    found: list[Furniture] = []
    for part in value.split(",") if value not in ("", FURNITURE.default) else ():
        lines, _, kind = part.strip().partition(":")
        try:
            found.append(Furniture.model_validate({"lines": lines, "kind": kind}))
        except ValidationError as error:
            message = next(explain_errors(Furniture, error.errors(include_url=False), (), Suggestions())).message
            raise ValueError(message) from None
    return tuple(found)


def _pair(typed: str) -> tuple[str, str]:
    topic, _, words = typed.partition("=")
    return topic.strip(), words.strip()


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(","))


def _pair_refusal(draft: Draft, option: str, typed: str, seen: set[str]) -> str | None:
    """Why a TOPIC=WORDS is wrong, or None; `seen` has the topics before it, and then this one too."""
    topic, words = _pair(typed)
    if not words:
        return f"'{typed}' lacks a topic or words; write TOPIC=WORDS"
    if topic in seen:
        return f"'{topic}' is given twice; give each topic once"
    seen.add(topic)
    refusal = _topic_refusal(draft, topic)
    if refusal is None and option == "--silent":
        return _model_refusal(Silence, "looked_for", _split(words))
    return refusal
