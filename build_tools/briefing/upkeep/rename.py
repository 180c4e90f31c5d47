"""Give a record another id: wherever it is named, in the names of its files, in pins, and under `formerly:`."""

import re
from functools import partial

from pydantic import TypeAdapter, ValidationError

from build_tools.briefing.explain_model import explain_errors
from build_tools.briefing.upkeep import pins
from build_tools.briefing.upkeep.changes import Changes
from build_tools.briefing.upkeep.folder import Folder
from build_tools.briefing.upkeep.outcome import Outcome, outcome
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Route
from build_tools.diagnostics.refused import OperationFailed
from build_tools.documents.edits import append_id, put_id, put_key
from build_tools.model.files import Kind
from build_tools.model.values import Id

_ID = TypeAdapter(Id)


def rename(folder: Folder, kind: Kind, old: str, new: str) -> Outcome:
    """Return what giving a record another id changes.

    Raises OperationFailed if there is no such record or the id can't be had, and Refused where a file can't be edited.
    """
    path, route = folder.home(kind, old)
    _refuse_unfit(folder, kind, new)
    changes = Changes(folder)
    for at, each in folder.references():
        if (each.kind, each.id) == (kind.name, old):
            changes.follow(at, each, new)
    if kind.form != "record":
        changes.edit(path, put_id(changes.layout(path), (*route, "id"), new))
    if folder.has_published(kind, old):
        _remember(changes, path, route, old, new)
    else:
        _forget(changes, path, route, new)
    files, moved = changes.files(), {}
    if kind.form == "record":
        moved[kind.path.replace("*", new)] = path
    if kind.name == "sources":
        files |= pins.renamed({name: pin for name, pin in folder.draft.pins.items() if pin}, old, new)
        moved |= {pins.pin_path(new): pins.pin_path(old)} if old in folder.draft.pins else {}
    for now, before in moved.items():
        data = files.pop(before)
        files.setdefault(now, data)
    as_now = partial(re.sub, rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])", new)
    return outcome(folder, files, moved, as_now)


def _refuse_unfit(folder: Folder, kind: Kind, new: str) -> None:
    try:
        _ID.validate_python(new)
    except ValidationError as error:
        finding = next(explain_errors(kind.record, error.errors(include_url=False), (), Suggestions()))
        raise OperationFailed(finding.message) from None
    if any(name == new for name, _, _ in folder.homes(kind)):
        raise OperationFailed(f"the {kind.word} '{new}' already exists; choose another id")


def _remember(changes: Changes, path: str, route: Route, old: str, new: str) -> None:
    """List the old id under `formerly:`, in the place of the new one if that stood there."""
    record = changes.layout(path).document.value_at(route)
    former = record.get("formerly", ())
    at: Route = (*route, "formerly")
    if new in former:
        edit = put_id(changes.layout(path), (*at, former.index(new)), old)
    elif "formerly" in record:
        edit = append_id(changes.layout(path), at, old)
    else:
        edit = put_key(changes.layout(path), route, "formerly", [old])
    changes.edit(path, edit)


def _forget(changes: Changes, path: str, route: Route, new: str) -> None:
    """Take the new id out of `formerly:` if the record had it before."""
    former = changes.layout(path).document.value_at(route).get("formerly", ())
    at: Route = (*route, "formerly")
    if new in former:
        changes.take_out(path, at if len(former) == 1 else (*at, former.index(new)))
