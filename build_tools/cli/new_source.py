"""Turn options and answers into a new source; every missing and every wrong option is reported together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from build_tools.briefing.load import Draft
from build_tools.briefing.pins.body import furniture_lines, looks_like_furniture
from build_tools.cli import refusals
from build_tools.cli.choices import choice_refusal, chosen
from build_tools.cli.errors import UsageError
from build_tools.cli.prompts import Prompts
from build_tools.cli.quote_questions import GivenQuotes, decide, speaker_refusals
from build_tools.cli.refusals import refusal
from build_tools.cli.source_questions import FURNITURE, ID, OPTIONS, OWN, RECORD, TAKE, TOPIC
from build_tools.intake.about_article import as_typed, head_lines, heading, id_from, listed, told_by_words
from build_tools.intake.addition import NewSource
from build_tools.intake.articles.article import Article, Fact
from build_tools.intake.articles.lost_quotations import lost_quotations
from build_tools.intake.plan import Choice, plan_addition
from build_tools.model import Descent, Furniture, Record, Source


@dataclass(frozen=True)
class Given:
    """What the options say: answers by the name of their question, which quotes are wanted, and what they become."""

    answers: Mapping[str, str | None]
    choice: Choice
    quotes: GivenQuotes


def ask_for_source(draft: Draft, article: Article, own: str | None, given: Given, prompts: Prompts) -> NewSource:
    """Ask for what the options leave open; `own` is the id that a text's file gives it.

    Raises UsageError, Back and NothingWritten. Nobody is asked anything while an option is wrong.
    """
    wrong = list(_wrong(draft, given, own))
    if wrong and prompts.terminal:
        raise UsageError("; ".join(wrong))
    source = own or prompts.ask(ID, _free_id(draft, article), partial(refusal, draft, ID))
    article = _with_taken(article, prompts, wrong)
    facts = _fitting(draft, article)
    answers = _record(draft, article.text, facts, prompts)
    furniture = _furniture_asked(article, answers, prompts)
    lineage_name = answers.get("lineage_name")
    if answers["lineage"] == OWN:
        answers["lineage"], lineage_name = source, f"{answers['publisher']}, own reporting"
    new = _with_quotes(draft, source, article.text, furniture, answers["language"], given, prompts, wrong)
    return replace(
        new,
        fields=_of_record(Source, answers),
        lineage=_of_record(Descent, answers),
        lineage_name=lineage_name,
        assumed=() if prompts.terminal else tuple(_assumed(facts, given)),
    )


def ask_for_rest(draft: Draft, source: str, text: str, given: Given, prompts: Prompts) -> NewSource:
    """Ask only about the quotes and silences that a source of the briefing lacks; raises as `ask_for_source` does."""
    record = draft.sources[source]
    answered = [question.option for question in OPTIONS if given.answers.get(question.name) is not None]
    wrong = [f"the source '{source}' is there already; edit its file, and leave out {', '.join(answered)}"]
    wrong = wrong if answered else list(_wrong(draft, given, source))
    if wrong and prompts.terminal:
        raise UsageError("; ".join(wrong))
    return _with_quotes(draft, source, text, record.furniture, record.language, given, prompts, wrong)


def _with_quotes(
    draft: Draft,
    source: str,
    text: str,
    furniture: tuple[Furniture, ...],
    language: str,
    given: Given,
    prompts: Prompts,
    wrong: list[str],
) -> NewSource:
    """The quotes and silences of a source, without its record."""
    plan = plan_addition(draft, source, text, furniture, given.choice, language)
    labels = {*given.quotes.speakers, *given.quotes.topic_of} - plan.new.keys()
    strange = given.quotes.translations.keys() - plan.new.keys() - plan.known.keys() - given.quotes.reports.keys()
    if given.quotes.translations and plan.into is None:
        wrong.append("--translation: the article is in the briefing's language; leave it out")
    elif strange:
        wrong.append(
            f"--translation: no quotation begins in line {', '.join(sorted(strange))}, and no --report is on it"
        )
    wrong += speaker_refusals(draft, plan, given.quotes, prompts)
    if labels:
        begin = f"they begin in {', '.join(plan.new)}" if plan.new else "there is none"
        wrong.append(f"no new quotation begins in line {', '.join(sorted(labels))}; {begin}")
    if wrong and prompts.terminal:
        raise UsageError("; ".join(wrong))
    decided = decide(draft, plan, given.quotes, prompts)
    if prompts.missing:
        wrong.append(f"not a terminal; pass {', '.join(question.option for question in prompts.missing)}")
    if wrong:
        raise UsageError("; ".join(wrong))
    return NewSource(
        plan=plan,
        fields={},
        lineage={},
        lineage_name=None,
        people=decided.people,
        quotes=decided.quotes,
        silent=decided.topics.silent,
        read=decided.topics.read,
        reports=decided.topics.reports,
        translations=decided.translations,
        left_out=decided.left_out,
    )


def _free_id(draft: Draft, article: Article) -> str | None:
    name = id_from(article)
    return None if refusal(draft, ID, name) else name


def _with_taken(article: Article, prompts: Prompts, wrong: list[str]) -> Article:
    """The article with the quotations in its body that its extractor lost and the editor takes."""
    lost = lost_quotations(article)
    if not lost:
        return article
    offered = ("In quotation marks, and not in its body:", *listed(lost))
    typed = prompts.ask(TAKE, TAKE.default, partial(choice_refusal, count=len(lost)), *offered)
    sentence = choice_refusal(typed, len(lost))
    if sentence is not None:
        wrong.append(f"{TAKE.option}: {sentence}")
        return article
    return article.taking({lost[number - 1].place for number in chosen(typed, len(lost))})


def _fitting(draft: Draft, article: Article) -> dict[str, Fact]:
    """What an article says of itself, by the names of the questions that it answers, if the model takes the answer."""
    questions = {question.name: question for question in RECORD}
    told = [each for each in told_by_words(article.text) if draft.front is None or each.value != draft.front.language]
    facts = {fact.name: fact for fact in (*told, *article.facts) if fact.name in questions}
    return {name: fact for name, fact in facts.items() if refusal(draft, questions[name], fact.value) is None}


def _assumed(facts: Mapping[str, Fact], given: Given) -> Iterator[str]:
    """A sentence for each answer that nobody gave and the article did."""
    for name, fact in facts.items():
        if given.answers.get(name) is None:
            yield f"--{name}: took '{fact.value}' from {fact.basis}"


def _record(draft: Draft, text: str, facts: Mapping[str, Fact], prompts: Prompts) -> dict[str, str]:
    """The answers to the questions on the record, by their names."""
    lineages = {each.id: each.name for each in (draft.front.lineages if draft.front else ())}
    suggested = _suggested(draft, facts)
    answers: dict[str, str] = {}
    for question in RECORD:
        default = suggested.get(question.name, question.default)
        offered: tuple[str, ...] = ()
        if question.name == "siglum":
            default = _free_initials(draft, answers["publisher"])
        elif question.name == "title" and "title" not in facts:
            default = heading(text, answers["publisher"]) or question.default
        elif question.name in facts:
            offered = (f"From {facts[question.name].basis}:",)
        elif question.name == "lineage":
            known = ", ".join(f"{name} ({title})" for name, title in lineages.items())
            offered = (f"Lineages: {known}",) if known else ()
        elif question.name == "lineage_name" and answers["lineage"] in (*lineages, OWN, ""):
            continue
        answers[question.name] = prompts.ask(question, default, partial(refusal, draft, question), *offered)
    return answers


def _of_record(record: type[Record], answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that belong to one record, by its keys."""
    return {each.key[1]: answers[each.name] for each in RECORD if each.key and each.key[0] is record}


def _suggested(draft: Draft, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Defaults that the article or the briefing suggests, by the names of their questions."""
    language = {"language": draft.front.language} if draft.front else {}
    return language | _basis(facts) | {name: fact.value for name, fact in facts.items()}


def _basis(facts: Mapping[str, Fact]) -> dict[str, str]:
    """How the day of publication is known; never with words of the article, which may be under copyright."""
    if "published" not in facts:
        return {}
    basis = facts["published"].basis
    return {"published_basis": "Printed in the text." if basis.startswith("“") else f"From {basis}."}


def _free_initials(draft: Draft, publisher: str) -> str | None:
    initials = "".join(word[0] for word in re.findall(r"[A-Z]\w*", publisher))[:4]
    return initials if initials and initials not in refusals.sigla(draft) else None


def _furniture_asked(article: Article, answers: Mapping[str, str], prompts: Prompts) -> tuple[Furniture, ...]:
    seen = article.furniture
    looks = dict(looks_like_furniture(article.text, seen))
    known = furniture_lines(seen)
    looks |= {
        line: kind for line, kind in head_lines(article, answers["publisher"], answers["title"]) if line not in known
    }
    proposed = ",".join([*([as_typed(seen)] if seen else []), *(f"{line}:{looks[line]}" for line in sorted(looks))])
    check = partial(refusal, Draft(""), FURNITURE)
    try:
        return refusals.furniture(prompts.ask(FURNITURE, proposed or FURNITURE.default, check))
    except ValueError:
        return ()  # a wrong option, which is reported with the others


def _wrong(draft: Draft, given: Given, own: str | None) -> Iterator[str]:
    """A sentence for each option that is wrong."""
    if own is not None and given.answers.get(ID.name) not in (None, own):
        yield f"{ID.option}: the name of its file gives this text the id '{own}'; rename the file"
    for question in OPTIONS:
        answer = given.answers.get(question.name)
        sentence = refusal(draft, question, answer) if answer is not None else None
        if sentence is not None:
            yield f"{question.option}: {sentence}"
    for names in (given.quotes.topics, *map(refusals.split, given.quotes.topic_of.values())):
        sentence = refusals.topics_refusal(draft, names) if names and names != ("none",) else None
        if sentence is not None:
            yield f"{TOPIC.option}: {sentence}"
    yield from refusals.topic_pair_refusals(draft, "--report", given.quotes.reports)
    yield from refusals.topic_pair_refusals(draft, "--silent", given.quotes.silent)
    for words in map(refusals.split, given.quotes.silent.values()):
        sentence = refusals.silence_refusal(words)
        if sentence is not None:
            yield f"--silent: {sentence}"
    for translation in given.quotes.translations.values():
        sentence = refusals.translation_refusal(translation)
        if sentence is not None:
            yield f"--translation: {sentence}"
    sentence = refusals.curator_refusal(draft, given.quotes.read) if given.quotes.read else None
    if sentence is not None:
        yield f"--read-in-full: {sentence}"
    for topic, quote in given.quotes.reports_of.items():
        if quote not in draft.quotes:
            yield f"--report-of: no quote has the id '{quote}'; leave it out for a new one"
        elif topic not in given.quotes.reports:
            yield f"--report-of: '{topic}' has no --report; pass both"
