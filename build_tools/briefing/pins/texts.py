"""Read the texts of sources: <source id>.txt directly in a folder, in UTF-8.

A byte order mark is dropped and every line ends in a line feed, so that a text has one pin on every system.

Beside a text there may be <source id>.key, a random number that its pin needs if the text could be guessed. Whoever
has it and the pin can test guesses of the text, so it stays where the text is and is never part of a project.
"""

import re
from pathlib import Path

from build_tools import disk
from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed

KEY_LENGTH = 32
_ENDING, _KEY_ENDING = ".txt", ".key"


def texts_in(folder: Path) -> dict[str, str]:
    """The texts directly in a folder, except hidden ones, by their sources' ids; raises OperationFailed."""
    files = disk.read_right_in(folder, _ENDING, "--texts", limits.TEXT_FILE, limits.TEXTS_BYTES)
    texts = {name: _everywhere_the_same(_decoded(folder / name, data)) for name, data in files.items()}
    return {name.removesuffix(_ENDING): text for name, text in texts.items()}


def keys_in(folder: Path) -> dict[str, bytes]:
    """The keys directly in a folder by their sources' ids; raises OperationFailed."""
    files = disk.read_right_in(folder, _KEY_ENDING, "--texts", limits.KEY_FILE, limits.TEXTS_BYTES)
    return {name.removesuffix(_KEY_ENDING): _key(folder / name, data) for name, data in files.items()}


def key_file(folder: Path, source: str, key: bytes) -> tuple[Path, bytes]:
    """Where the key of a source belongs, and its file."""
    return folder / f"{source}{_KEY_ENDING}", f"{key.hex()}\n".encode()


def text_of(path: Path) -> str:
    """The text that an editor named; raises OperationFailed."""
    return _everywhere_the_same(as_it_stands(path))


def as_it_stands(path: Path) -> str:
    """The code points of a file that an editor named, with its byte order mark and line breaks; raises OperationFailed.

    Offsets in it are those of the file.
    """
    if path.suffix != _ENDING:
        raise OperationFailed(
            f"{path} does not have the name <source id>{_ENDING}; save the article as plain text under such a name"
        )
    return _decoded(path, disk.read_whole(path, limits.TEXT_FILE))


def _key(path: Path, data: bytes) -> bytes:
    if not re.fullmatch(rb"[0-9a-f]{%d}\s*" % (2 * KEY_LENGTH), data):
        raise OperationFailed(f"{path} is not a key; put the file back as `briefing pin` wrote it, or delete it")
    return bytes.fromhex(data.decode())


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise OperationFailed(f"{path} is not UTF-8; save it as UTF-8") from None


def _everywhere_the_same(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")
