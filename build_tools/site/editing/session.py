"""The edits of one run of the preview: each is verified before it is written, and can be undone and done again."""

import hashlib
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.pins.texts import key_file, keys_in, texts_in
from build_tools.briefing.upkeep.changes import as_written
from build_tools.briefing.upkeep.outcome import Outcome, difference
from build_tools.diagnostics.refused import Refused
from build_tools.documents.canonical import in_form_of
from build_tools.documents.edits import NotEditable
from build_tools.documents.reader import Read
from build_tools.intake import workspace
from build_tools.intake.articles import texts_folder
from build_tools.intake.one_quotation import Taken, card, offered, pieces, plan_of, selected, taking
from build_tools.intake.plan import Plan
from build_tools.intake.workspace import Workspace
from build_tools.site.editing.change import Change, KindName, NotDone, applied, home

Step = Mapping[str, tuple[bytes | None, bytes | None]]
"""What an edit made of each file that it changed: before and after; None is no file."""


class Session:
    """The edits of a run, one at a time, and an event for each; the preview verifies by the same object."""

    def __init__(self, folder: Path, verification: gate.Verification):
        self._folder, self._verification = folder, verification
        self.written = threading.Event()
        self._alone = threading.Lock()
        self._steps: list[Step] = []
        self._done = 0
        self._asked: tuple[object, str] | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many edits can be undone, and how many that were undone can be done again."""
        return {"undo": self._done, "redo": len(self._steps) - self._done}

    def record(self, kind: KindName, name: str) -> dict[str, Any]:
        """A record as it is, and the digest of its file by its path; raises NotDone and OperationFailed."""
        files = self._verification.files(self._folder)
        path, route, document = home(kind, name, files, self._read)
        return {"value": document.value_at(route), "seen": {path: _digest(files[path])}}

    def change(self, changes: Sequence[Change], seen: Mapping[str, str]) -> None:
        """Make changes, all or none, in files of which the digests were seen.

        Raises Refused with what the gate refuses, NotDone and OperationFailed; then nothing is written.
        """
        with self._alone:
            before = self._verification.files(self._folder, seen)
            made = dict(before)
            for each in changes:
                path, route, document = home(each.kind, each.id, made, self._read)
                if seen.get(path) != _digest(before[path]):
                    raise NotDone("meanwhile")
                try:
                    made[path] = applied(each, path, route, document, made[path])
                except NotEditable as problem:
                    raise Refused([as_written(problem.place)]) from None
            self._write(before, made)

    def text(self, source: str) -> dict[str, Any]:
        """The text of a source in pieces, and what it has that could be quoted; raises as `change` does."""
        _, opened, plan = self._reading(source)
        draft = opened.loaded.draft
        people = {name: person.name for name, person in draft.people.items()}
        found = {"pieces": [*pieces(draft, plan)], "cards": [*offered(draft, plan)]}
        return {**found, "people": people, "quotes": {name: name for name in draft.quotes}}

    def card(self, source: str, taken: Taken) -> dict[str, Any]:
        """What is known of words that are to be taken, as `text` has it of what it proposes; raises the same."""
        _, opened, plan = self._reading(source)
        return card(opened.loaded.draft, plan, selected(opened.loaded.draft, plan, taken))

    def take(self, source: str, taken: Taken) -> None:
        """Take a quotation of a text, or its silence, as `briefing add` does, and pin it; raises as `change` does."""
        with self._alone:
            folder, opened, plan = self._reading(source)
            draft = opened.loaded.draft
            if not draft.quotes.keys() >= {taken.of} - {""} or not draft.topics.keys() >= {*taken.topics}:
                raise NotDone("nowhere")
            before, self._asked = self._asked, (taken.segments, taken.name)
            new = taking(draft, plan, taken, again=before == self._asked)
            _, made, drawn = workspace.with_source(opened, new, {source: plan.text}, keys_in(folder))
            for name, key in drawn.items():
                disk.write(*key_file(folder, name, key))
            self._write(opened.files, {**opened.files, **made})

    def _reading(self, source: str) -> tuple[Path, Workspace, Plan]:
        """The private folder of texts that was used last, the briefing, and what the source's text has."""
        folder = texts_folder.remembered(self._folder)
        texts = texts_in(folder) if folder and disk.exists(folder) else {}
        opened = workspace.opened(self._folder, self._verification.files(self._folder), self._verification.recall)
        if folder is None or source not in opened.loaded.draft.sources or source not in texts:
            raise NotDone("textless")
        return folder, opened, plan_of(opened.loaded.draft, source, texts[source])

    def _write(self, before: Mapping[str, bytes], made: Mapping[str, bytes]) -> None:
        made = {path: data for path, data in made.items() if before.get(path) != data}
        made = in_form_of(self._folder.as_posix(), before, made, self._verification.recall.read)
        step: Step = {path: (before.get(path), data) for path, data in made.items() if before.get(path) != data}
        if step:
            self._carry_out(step)
            self._steps[self._done :] = [step]
            self._done += 1

    def turn(self, *, back: bool) -> None:
        """Take the last edit back, or make the one again that was undone last; raises what `change` raises."""
        with self._alone:
            at = self._done - back
            if not 0 <= at < len(self._steps):
                raise NotDone("nothing")
            step = self._steps[at]
            self._carry_out({path: each[::-1] for path, each in step.items()} if back else step)
            self._done += -1 if back else 1

    def _carry_out(self, step: Step) -> None:
        """Verify the folder as a step would leave it, then write its files, all or none."""
        made = {path: after for path, (_, after) in step.items()}
        folder = {path: data for path, data in {**self._before(step), **made}.items() if data is not None}
        self._verification.of(self._folder, folder, draft=True)
        self._before(step)
        disk.write_together(self._folder, made)
        self.written.set()

    def _before(self, step: Step) -> Mapping[str, bytes]:
        """The files that there are; raises NotDone if those of a step are others than before it."""
        files = self._verification.files(self._folder, step)  # what else is held may at worst be shown too late
        if any(files.get(path) != before for path, (before, _) in step.items()):
            raise NotDone("meanwhile")
        return files

    def difference(self) -> str:
        """What the edits of this run have made of the files, as a unified diff; raises OperationFailed."""
        now = self._verification.files(self._folder)
        begun = {path: before for step in self._steps[: self._done][::-1] for path, (before, _) in step.items()}
        edited = {path: now.get(path) for path, before in begun.items() if now.get(path) != before}
        return difference({path: before for path, before in begun.items() if before is not None}, Outcome(edited, {}))

    def _read(self, path: str, data: bytes) -> Read:
        return self._verification.recall.read(f"{self._folder.as_posix()}/{path}", data)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
