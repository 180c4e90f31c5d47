"""The sources' texts as files: each is <source id>.txt right in a folder, in UTF-8, less a mark at its head."""

from pathlib import Path

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed

_ENDING = ".txt"


def texts_in(folder: Path) -> dict[str, str]:
    """The texts right in a folder but hidden ones, by their sources' ids; raises Unreadable."""
    files = disk.read_right_in(folder, _ENDING, "--texts")
    return {name.removesuffix(_ENDING): _without_mark(_decoded(folder / name, data)) for name, data in files.items()}


def text_of(path: Path) -> str:
    """The text that an editor named; raises Unreadable."""
    return _without_mark(as_it_stands(path))


def as_it_stands(path: Path) -> str:
    """The code points of a file that an editor named, a mark at its head and every line break too; raises Unreadable.

    Whoever counts offsets in the file counts the same.
    """
    if path.suffix != _ENDING:
        raise OperationFailed(
            f"{path} is not called <source id>{_ENDING}; save the article as plain text under such a name"
        )
    return _decoded(path, disk.read(path))


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise OperationFailed(f"{path} is not UTF-8; save it as UTF-8") from None


def _without_mark(text: str) -> str:
    return text.removeprefix("\ufeff")
