"""Recall what functions returned, so that nothing is done again that can only lead to the same."""

from collections.abc import Callable
from typing import Any, TypeVar

from build_tools.documents import reader

_Returned = TypeVar("_Returned")


class Recall:
    """What functions returned, for whoever reads and verifies a folder again after every edit: it changes one file.

    Only for functions of nothing but their arguments, of which none ever changes. Texts and bytes are the same if they
    are equal. Anything else is the same only if it is the same object; it is kept here, so that no other can get its
    identity. So whatever is recalled is what the function would return.
    """

    def __init__(self) -> None:
        self._former: dict[tuple[object, ...], tuple[Any, list[object]]] = {}
        self._latest: dict[tuple[object, ...], tuple[Any, list[object]]] = {}

    def __call__(self, function: Callable[..., _Returned], *args: object) -> _Returned:
        """Return what a function returns for these arguments."""
        key = (function, *[each if isinstance(each, str | bytes) else id(each) for each in args])
        latest = self._latest
        known = latest.get(key) or self._former.get(key)
        if known is None:
            known = function(*args), [each for each in args if not isinstance(each, str | bytes)]
        latest[key] = known
        returned: _Returned = known[0]
        return returned

    def read(self, file: str, data: bytes) -> reader.Read:
        """Read a file of YAML; see `reader.parse`."""
        return self(reader.parse, file, data)

    def forget_unused(self) -> None:
        """Keep only what was asked for since the last call. Another thread that asks meanwhile at worst asks again."""
        self._former, self._latest = self._latest, {}
