"""Read a briefing's folder in order to add a source to it, and check the folder with the source as a whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from build_tools.briefing import gate, load
from build_tools.briefing.load import Draft, Loaded
from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.pins import commitment
from build_tools.diagnostics.refused import OperationFailed, Refused
from build_tools.documents import canonical, reader
from build_tools.documents.folder import read_files
from build_tools.documents.reader import Places
from build_tools.documents.recall import Recall
from build_tools.intake.addition import Addition, NewSource, add
from build_tools.intake.plan import plan_addition
from build_tools.model.files import PINS
from build_tools.model.values import ID_PATTERN


@dataclass(frozen=True)
class Workspace:
    """A briefing's folder without problems: its files by their paths in it, and the draft that was read from them."""

    folder: Path
    files: Mapping[str, bytes]
    loaded: Loaded
    recall: Recall
    """Most files are the same before and after."""


def readable(folder: Path, *, may_lack: bool) -> Loaded:
    """The draft of a folder, empty where the folder may be missing and is; raises Refused and OperationFailed."""
    if may_lack and not folder.exists():
        return Loaded(Draft(folder.as_posix(), names={"quotes": set()}), [], Places({}, {}))
    return opened(folder, read_files(folder), Recall()).loaded


def opened(folder: Path, files: Mapping[str, bytes], recall: Recall) -> Workspace:
    """A folder of these files, not verified; raises Refused if some of them can't be read."""
    loaded = load.open_files(folder.as_posix(), files, recall=recall)
    if loaded.findings:
        raise Refused(loaded.problems([]))
    return Workspace(folder, files, loaded, recall)


def open_workspace(folder: Path, article: Path | None) -> Workspace:
    """A verified folder; raises Refused, and OperationFailed, also if the article has a name that can't be an id."""
    if article is not None and not re.fullmatch(ID_PATTERN, article.stem):
        raise OperationFailed(f"{article.name} gives the source no id; name the file like our-paper.txt")
    return _verified(folder, read_files(folder), Recall())


def with_source(
    workspace: Workspace, new: NewSource, texts: Mapping[str, str], keys: Mapping[str, bytes]
) -> tuple[Addition, dict[str, bytes], Mapping[str, bytes]]:
    """What adding a source changes, the changed files with the pins, verified as a whole, and the keys of the pins.

    Raises Refused with every finding that the folder would have, and OperationFailed.
    """
    workspace, new = _up_to_date(workspace, new)
    folder, files = workspace.folder.as_posix(), workspace.files
    made = add(workspace.loaded, files, new)
    made.files = canonical.in_form_of(folder, files, made.files, workspace.recall.read)
    after = load.open_files(folder, {**files, **made.files}, recall=workspace.recall)
    pinned = pin_all(after.draft, texts, keys)
    problems = reader.placed([*after.findings, *made.findings, *pinned.findings], after.places)
    if problems:
        raise Refused(problems, {f"{folder}/{path}": data for path, data in made.files.items()})
    changed = made.files | {f"{PINS}/{name}.json": commitment.write_pin(pin) for name, pin in pinned.pins.items()}
    gate.checked(load.open_files(folder, {**files, **changed}, recall=workspace.recall), draft=True)
    return made, changed, pinned.keys


def _verified(folder: Path, files: Mapping[str, bytes], recall: Recall) -> Workspace:
    loaded = load.open_files(folder.as_posix(), files, recall=recall)
    gate.checked(loaded, draft=True)
    return Workspace(folder, files, loaded, recall)


def _up_to_date(workspace: Workspace, new: NewSource) -> tuple[Workspace, NewSource]:
    """The folder as it is now: somebody may have edited it while the editor answered questions."""
    files = read_files(workspace.folder)
    if files == workspace.files:
        return workspace, new
    workspace, plan = _verified(workspace.folder, files, workspace.recall), new.plan
    plan = plan_addition(workspace.loaded.draft, plan.source, plan.text, plan.furniture, plan.choice, plan.language)
    still = {each.proposal.segments for each in new.quotes} & {each.segments for each in plan.new.values()}
    quotes = tuple(each for each in new.quotes if each.proposal.segments in still)
    return workspace, replace(new, plan=plan, quotes=quotes)
