"""The messages of one language, written in Fluent (FTL), and the values that fill them: strings in, strings out.

Fluent's runtime knows no HTML. Text that comes from elsewhere is therefore no part of what it formats: a mark that no
message can contain holds its place until the words around it are encoded. Numbers are formatted, and plural forms
chosen, by the rules of Unicode's CLDR.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentType
from fluent.syntax import ast, visitor

from build_tools.markup.html import Html, encode, join

LOCALE = "locale"
"""The message that names the locale by whose rules a language's numbers and dates are written: en-GB for `en`."""

NUMBER = "number-in-words"
"""The message that spells out `$count`; other messages use it as the function SPELLED."""

Values = Mapping[str, str | int]
_PLACE = re.compile("\0(.+?)\0")


class _Held(FluentType):
    """Text of which only the place is formatted; a message that selects by it compares the text."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text

    def format(self, locale: object) -> str:  # noqa: ARG002
        return f"\0{self._name}\0"

    def __eq__(self, other: object) -> bool:
        return self._text == other

    def __hash__(self) -> int:
        return hash(self._text)


@dataclass(frozen=True)
class Variables:
    """The names of the values that a message takes, and which of them decide between its forms."""

    all: frozenset[str]
    deciding: frozenset[str]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The messages of one language."""

    locale: str
    """The locale of its numbers and dates, as Babel writes it."""

    variables: Mapping[str, Variables]
    """What each message takes, by its id."""

    bundle: FluentBundle = field(repr=False)

    def html(self, name: str, values: Values) -> Html:
        """A message with its values. What is `Html` stays as it is; all other text is encoded.

        Raises LookupError for an id that the catalogue lacks, ValueError for values that don't fit the message.
        """
        shape = self._shape(name, values)
        return encode(shape[0]) if len(shape) == 1 else join(*_filled(shape, values))

    def plain(self, name: str, values: Values) -> str:
        """The same as plain text, for an attribute or a title. Raises TypeError for a value that is `Html`."""
        if any(isinstance(value, Html) for value in values.values()):
            raise TypeError(f"{name} is wanted as plain text and would contain HTML")
        return "".join(_filled(self._shape(name, values), values))

    def _shape(self, name: str, values: Values) -> tuple[str, ...]:
        if not values:
            return _shape(self, name)
        deciding = self.variables[name].deciding
        known = [(key, value if isinstance(value, int) or key in deciding else "") for key, value in values.items()]
        return _shape(self, name, *known)


def _filled(shape: tuple[str, ...], values: Values) -> list[str]:
    """The message's own words and the texts within them, in turn."""
    if len(shape) == 1:
        return [*shape]
    texts = {key: value for key, value in values.items() if isinstance(value, str)}
    return [texts[part] if index % 2 else part for index, part in enumerate(shape)]


@lru_cache(maxsize=20_000)
def _shape(words: Catalogue, name: str, *values: tuple[str, str | int]) -> tuple[str, ...]:
    """A message's own words, and between them the names of the texts that belong there: the same for most texts."""
    given = {key: _Held(key, value) if isinstance(value, str) else value for key, value in values}
    return tuple(_PLACE.split(_formatted(words.bundle, name, given)))


def catalogue(written: str) -> Catalogue:
    """The catalogue of a language from the text of its file; raises ValueError for what is wrong with it."""
    resource = FluentResource(written)
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            raise ValueError(f"{entry.annotations[0].message} in {(entry.content or '').strip().splitlines()[0]!r}")
    messages = [entry for entry in resource.body if isinstance(entry, ast.Message)]
    variables: dict[str, Variables] = {}
    for message in messages:
        if message.id.name in variables:
            raise ValueError(f"{message.id.name} is there twice")
        variables[message.id.name] = _variables(message)
    locale = _formatted(_bundle_of("en", resource), LOCALE, {})
    return Catalogue(locale.replace("-", "_"), variables, _bundle_of(locale, resource))


def faults(translation: Catalogue, original: Catalogue) -> Iterator[str]:
    """What keeps one catalogue from standing in for another, in sentences that lack their subject."""
    missing = [name for name in original.variables if name not in translation.variables]
    unknown = [name for name in translation.variables if name not in original.variables]
    if missing:
        yield f"lacks {', '.join(missing)}"
    if unknown:
        yield f"has {', '.join(unknown)}, which no page uses"
    for name, used in translation.variables.items():
        strange = sorted(used.all - original.variables.get(name, used).all)
        if strange:
            yield f"has no value for ${', $'.join(strange)} in {name}"


def _bundle_of(locale: str, resource: ast.Resource) -> FluentBundle:
    def spelled(count: Any) -> Any:
        return _formatted(bundle, NUMBER, {"count": count})

    # Without isolating marks: a page isolates what runs the other way with elements, and its encoder drops the marks.
    bundle: FluentBundle = FluentBundle([locale], {"SPELLED": spelled}, use_isolating=False)
    bundle.add_resource(resource)
    return bundle


def _formatted(bundle: FluentBundle, name: str, values: Mapping[str, Any]) -> str:
    pattern = bundle.get_message(name).value
    if pattern is None:
        raise LookupError(f"{name} has no words of its own")
    made, errors = bundle.format_pattern(pattern, dict(values))
    if errors:
        raise ValueError(f"{name} can't be filled: {errors[0]}")
    return str(made).replace("\n", " ")


class _Reader(visitor.Visitor):
    """Collects the names of values in a message, and those of them that decide."""

    def __init__(self) -> None:
        self.all: set[str] = set()
        self.deciding: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.all.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
        if isinstance(node.selector, ast.VariableReference):
            self.deciding.add(node.selector.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        raise ValueError(f"{node.id.name} is used within another message; make it a term, -{node.id.name}")


def _variables(message: ast.Message) -> Variables:
    reader = _Reader()
    reader.visit(message)
    return Variables(frozenset(reader.all), frozenset(reader.deciding))
