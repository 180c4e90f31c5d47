"""Say why an answer or an option of `add` can't be taken, in the model's own sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pydantic import ValidationError

from build_tools.briefing.explain_model import explain_errors
from build_tools.briefing.load import Draft
from build_tools.cli.source_questions import FURNITURE, ID, OWN, Question
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.documents.scalars import unwritable
from build_tools.model import Furniture, Quote, Record, Silence
from build_tools.model.values import ID_PATTERN

_NO_LINEAGE = ("none", "unknown", "no", "n/a")


def refusal(draft: Draft, question: Question, value: str) -> str | None:
    """Why a value can't answer a question on the record, or None."""
    if question is FURNITURE:
        return _furniture_refusal(value)
    if question is ID:
        return _id_refusal(draft, value)
    if question.name == "siglum" and value in sigla(draft):
        return f"'{value}' is another source's siglum; choose another"
    if question.name == "lineage" and value.lower() in _NO_LINEAGE:
        return f"'{value}' is no lineage; write {OWN} if its reporters wrote all of it, or the id of an agency"
    return model_refusal(*question.key, value) if question.key else None


def _id_refusal(draft: Draft, value: str) -> str | None:
    if value in draft.sources:
        return f"the source '{value}' already exists; choose another id"
    return None if re.fullmatch(ID_PATTERN, value) else f"'{value}' is not an id; write one like our-paper"


def sigla(draft: Draft) -> set[str]:
    """The sigla that are taken."""
    return {source.siglum for source in draft.sources.values()}


def model_refusal(record: type[Record], key: str, value: str | tuple[str, ...] | dict[str, str]) -> str | None:
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


def topics_refusal(draft: Draft, names: Sequence[str]) -> str | None:
    """Why these aren't topics, or None."""
    known = draft.topics
    if not known and names:
        return "there is no topic yet; leave this out, and name topics when topics/ has some"
    wrong = next((name for name in names if name not in known), None)
    if wrong is None:
        return None if names else "name at least one topic, or none"
    return f"no topic has the id '{wrong}'; use one of {', '.join(sorted(known))}"


def curator_refusal(draft: Draft, name: str) -> str | None:
    """Why this is no curator, or None."""
    known = sorted(each.id for each in draft.front.curators) if draft.front else []
    return None if name in known else f"no curator has the id '{name}'; use one of {', '.join(known)}"


def silence_refusal(words: tuple[str, ...]) -> str | None:
    """Why these words can't prove a silence, or None."""
    return model_refusal(Silence, "looked_for", words)


def translation_refusal(words: str) -> str | None:
    """Why these words can't be a translation, or None."""
    return None if words == "none" else model_refusal(Quote, "translations", {"it": words})


def _furniture_refusal(value: str) -> str | None:
    try:
        furniture(value)
    except ValueError as error:
        return str(error)
    return None


def furniture(value: str) -> tuple[Furniture, ...]:
    """Lines and kinds as they are typed, 1:headline,4-6:caption; raises ValueError with a sentence."""
    found: list[Furniture] = []
    for part in value.split(",") if value not in ("", FURNITURE.default) else ():
        lines, _, kind = part.strip().partition(":")
        if lines.strip() and not kind:
            raise ValueError(f"'{part.strip()}' lacks its kind; write it as in {lines.strip()}:caption")
        try:
            found.append(Furniture.model_validate({"lines": lines, "kind": kind}))
        except ValidationError as error:
            message = next(explain_errors(Furniture, error.errors(include_url=False), (), Suggestions())).message
            raise ValueError(message) from None
    return tuple(found)


def split(words: str) -> tuple[str, ...]:
    """Words or ids with commas between them."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def pairs(typed: Sequence[str]) -> dict[str, str]:
    """What is typed as KEY=VALUE, by its key."""
    parts = (each.partition("=") for each in typed)
    return {key.strip(): value.strip() for key, _, value in parts}


def pair_refusals(option: str, form: str, typed: Sequence[str]) -> Iterator[str]:
    """A sentence for each KEY=VALUE that isn't one, or whose key was there before."""
    seen: set[str] = set()
    for each in typed:
        key, _, value = (part.strip() for part in each.partition("="))
        first, second = form.lower().split("=")
        if not key or not value:
            yield f"{option}: '{each}' lacks a {first} or {second}; write {form}"
        elif key in seen:
            yield f"{option}: '{key}' is given twice; give each {first} once"
        seen.add(key)


def topic_pair_refusals(draft: Draft, option: str, given: Mapping[str, str]) -> Iterator[str]:
    """A sentence for each TOPIC=WORDS whose topic nobody has."""
    for topic in given:
        sentence = topics_refusal(draft, [topic])
        if sentence is not None:
            yield f"{option}: {sentence}"
