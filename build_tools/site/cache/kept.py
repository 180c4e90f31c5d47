"""Bytes that a command keeps for the next one, under all that they depend on, in the user's own cache folder.

Nothing that somebody contributes to a project can forge them there. What is damaged, as after a power cut, is as good
as missing: a digest of what the bytes depend on, and of the bytes, is before them.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed


def recall(kind: str, *depends: str) -> bytes | None:
    """The bytes that were kept; None if there are none."""
    try:
        written = disk.read(disk.cache_file(kind, *depends))
    except OperationFailed:
        return None
    seal, data = written[:64], written[64:]
    return data if seal == _seal(depends, data) else None


def keep(kind: str, data: bytes, *depends: str, most: int) -> None:
    """Keep bytes, and of what was kept of this kind only so many, the newest; a disk that can't is no failure."""
    keep_all(kind, {depends: data}, most=most)


def keep_all(kind: str, made: Mapping[tuple[str, ...], bytes], *, most: int) -> None:
    """Keep several at once, each under what it depends on: what is too old is looked for once."""
    with suppress(OperationFailed):
        for depends, data in made.items():
            disk.keep(disk.cache_file(kind, *depends), _seal(depends, data) + data)
        disk.keep_newest(disk.cache_file(kind).parent, most)


def _seal(depends: tuple[str, ...], data: bytes) -> bytes:
    return digest((*depends, data)).encode()


def digest(parts: Iterable[str | bytes]) -> str:
    """A digest that differs wherever one of the parts does."""
    made = sha256()
    for part in parts:
        data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
        made.update(b"%d " % len(data))
        made.update(data)
    return made.hexdigest()
