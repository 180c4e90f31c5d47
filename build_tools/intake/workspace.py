"""A briefing's folder, to add a source to it: what it is before, and what it would be with it, checked as a whole."""

import re
from collections.abc import Mapping
from pathlib import Path

from build_tools import disk
from build_tools.briefing import gate, load
from build_tools.briefing.load import Draft, Loaded
from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.pins import commitment
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.documents import canonical, reader
from build_tools.documents.reader import Places
from build_tools.intake.add import Addition, NewSource, add
from build_tools.model.files import PINS
from build_tools.model.values import ID_PATTERN


def readable(folder: Path, *, may_lack: bool) -> Loaded:
    """The draft of a folder without findings, an empty one where there may be no folder; raises Refused, Unreadable."""
    if may_lack and not folder.exists():
        return Loaded(Draft(folder.as_posix(), names={"quotes": set()}), [], Places({}, {}))
    opened = load.open_folder(folder)
    if opened.loaded.findings:
        raise Refused(opened.problems([]))
    return opened.loaded


def without_source(folder: Path, text: Path) -> Loaded:
    """The draft of a folder that is sound and has no source of the text's name; raises Refused and Unreadable."""
    opened = load.open_folder(folder)
    gate.checked(opened, strict=True)
    name = text.stem
    if not re.fullmatch(ID_PATTERN, name):
        raise OperationFailed(f"{text.name} gives the source no id; call the file like our-paper.txt")
    if name in opened.loaded.draft.sources:
        place = opened.loaded.places.of_route(("sources", name))
        raise OperationFailed(
            f"{place.file} is the source '{name}' already; propose its quotes with `briefing extract`"
        )
    return opened.loaded


def with_source(folder: Path, record: NewSource, texts: Mapping[str, str]) -> tuple[Addition, dict[Path, bytes]]:
    """What adding a source changes, and the changed files with the pins, checked as a whole before any is written.

    Raises Refused with every finding that the folder would have, and Unreadable.
    """
    files = disk.read_folder(folder, "--briefing")
    before = load.open_files(folder.as_posix(), files)
    gate.checked(before, strict=True)
    made = add(before.loaded, files, record)
    made.files = _in_form(folder, files, made.files)
    after = load.open_files(folder.as_posix(), files | made.files)
    pins, findings = pin_all(after.loaded.draft, texts)
    problems = reader.placed([*after.loaded.findings, *made.findings, *findings], after.loaded.places)
    if problems:
        raise Refused(problems, {f"{folder.as_posix()}/{path}": data for path, data in made.files.items()})
    pinned = {f"{PINS}/{name}.json": commitment.write_pin(pin) for name, pin in pins.items()}
    gate.checked(load.open_files(folder.as_posix(), files | made.files | pinned), strict=True)
    changed = made.files | pinned
    return made, {folder / path: data for path, data in changed.items() if files.get(path) != data}


def _in_form(folder: Path, files: Mapping[str, bytes], made: Mapping[str, bytes]) -> dict[str, bytes]:
    """Changed files in canonical form, where they are new or had it before."""
    before, _ = canonical.rewrite(folder.as_posix(), files)
    after, _ = canonical.rewrite(folder.as_posix(), {**files, **made})
    return {path: after.get(path, data) if files.get(path) == before.get(path) else data for path, data in made.items()}
