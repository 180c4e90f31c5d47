"""Collect what changes in the files of a folder, and make the files of it."""

from collections import defaultdict

from build_tools.briefing.upkeep.folder import Folder
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Place, Problem, Route
from build_tools.diagnostics.refused import Refused
from build_tools.documents.edits import Edit, Layout, NotEditable, changed, put_id, put_links, take_out
from build_tools.documents.references import Reference

_AS_WRITTEN = "this can't be changed as it is written; run `briefing fmt` first"


class Changes:
    """Edits, entries that go, and links that lead elsewhere or, with None, nowhere; each by the path of its file."""

    def __init__(self, folder: Folder):
        self._folder = folder
        self._edits: dict[str, list[Edit]] = defaultdict(list)
        self._links: dict[str, dict[Route, dict[str, str | None]]] = defaultdict(lambda: defaultdict(dict))
        self._gone: dict[str, set[Route]] = defaultdict(set)

    def layout(self, path: str) -> Layout:
        """Where everything in a file is written."""
        return self._folder.layouts[path]

    def edit(self, path: str, edit: Edit) -> None:
        """Note an edit of a file."""
        self._edits[path].append(edit)

    def take_out(self, path: str, route: Route) -> None:
        """Note that an entry or item goes."""
        self._gone[path].add(route)

    def follow(self, path: str, reference: Reference, new: str) -> None:
        """Let a reference name another record."""
        if reference.form == "link":
            self._links[path][reference.route][reference.id] = new
        else:
            key = reference.form == "key"
            self.edit(path, put_id(self.layout(path), reference.route, new, key=key))

    def leave_words(self, path: str, reference: Reference) -> None:
        """Leave only the words of a link."""
        self._links[path][reference.route][reference.id] = None

    def files(self) -> dict[str, bytes]:
        """Return all files of the folder, changed; raises Refused where something can't be edited as it is written."""
        made = dict(self._folder.files)
        problems: list[Problem] = []
        for path in self._edits.keys() | self._links.keys() | self._gone.keys():
            layout = self.layout(path)
            try:
                edits = [
                    *self._edits[path],
                    *(put_links(layout, route, targets) for route, targets in self._links[path].items()),
                    *take_out(layout, self._gone[path]),
                ]
            except NotEditable as problem:
                problems.append(as_written(problem.place))
            else:
                made[path] = changed(made[path], edits)
        if problems:
            raise Refused(sorted(problems))
        return made


def as_written(place: Place) -> Problem:
    """The problem that only the canonical form of a file can be edited."""
    return Problem(place, _AS_WRITTEN, Code.FMT)
