"""Remember what was found out about a verified briefing, and what was read of it for that.

Many pages ask for the same, and a page need not be made again while all that it has read is as it was.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from build_tools.model import Quote

Read = tuple[str | int, ...]
"""A record that was read, by its kind and id; a kind of which all were read; or a selection, by its name and arguments.
"""


class Memory:
    """What was found out about a briefing, and what is being read of it.

    `whole` is the briefing itself where this is the memory of one that notes what is read.
    """

    def __init__(self) -> None:
        self.whole: _Remembers | None = None
        self.found: dict[Any, tuple[Any, frozenset[Read]]] = {}
        self.read: set[Read] = set()

    def reading(self, make: Callable[[], Any]) -> tuple[Any, frozenset[Read]]:
        """What a function returns, and what it has read for that."""
        before, self.read = self.read, set()
        try:
            return make(), frozenset(self.read)
        finally:
            self.read = before


class _Remembers(Protocol):
    @property
    def memory(self) -> Memory:
        """What was found out about it."""


_V = TypeVar("_V", bound=_Remembers)
_P = ParamSpec("_P")
_Found = TypeVar("_Found")


def remembered(find: Callable[Concatenate[_V, _P], _Found]) -> Callable[Concatenate[_V, _P], _Found]:
    """Find something out only once about a briefing, or about a quote under each of its lemmas.

    Whoever asks must leave what is returned as it is.
    """

    @wraps(find)
    def found(verified: _V, /, *args: _P.args, **kwargs: _P.kwargs) -> _Found:
        memory = verified.memory
        key = (find, *[(each.id, each.lemma_source) if isinstance(each, Quote) else each for each in args])
        known = memory.found.get(key)
        if known is None:
            known = memory.found[key] = memory.reading(lambda: find(verified, *args, **kwargs))
        memory.read |= known[1]
        value: _Found = known[0]
        return value

    return found


def selected(select: Callable[Concatenate[_V, _P], _Found]) -> Callable[Concatenate[_V, _P], _Found]:
    """Remember a selection, by ids or words: whoever asks for it has read it, and not all that it was chosen from.

    It may contain no record, since what is read of that would not be noted.
    """
    of_whole = remembered(select)

    @wraps(select)
    def found(verified: _V, /, *args: _P.args, **kwargs: _P.kwargs) -> _Found:
        verified.memory.read.add((select.__name__, *args))  # type: ignore[arg-type]
        whole: Any = verified.memory.whole or verified
        return of_whole(whole, *args, **kwargs)

    return found
