"""Check that every id that refers to a record is the id of one."""

from collections import defaultdict
from collections.abc import Iterator

from build_tools.briefing.gone import Gone
from build_tools.briefing.load import Draft
from build_tools.briefing.walk import Reference, references
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.did_you_mean import Suggestions
from build_tools.diagnostics.finding import Finding
from build_tools.model.files import BY_NAME, Kind


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each reference to a record that does not exist.

    Where only a source with a reading in the same quote will do, other rules look for it.
    """
    suggestions, gone = Suggestions(), Gone(draft)
    none: set[str] = set()
    for each in _doubtful(draft):
        known = draft.names[each.kind]
        if known is None or each.in_quote or each.id in known:
            continue
        sentence = gone.sentence(each.kind, each.id)
        if sentence is None and known:
            sentence = f"unknown {BY_NAME[each.kind].word} '{each.id}'; {suggestions.did_you_mean(each.id, known)}"
        elif sentence is None and each.kind not in none:
            none.add(each.kind)
            sentence = _no_record(BY_NAME[each.kind], each.id)
        if sentence is not None:
            yield Finding(Code.UNKNOWN_REFERENCE, each.route, sentence, each.at_key)


def _doubtful(draft: Draft) -> Iterator[Reference]:
    """The references of the files that refer to any record which does not exist."""
    for file in draft.of_files():
        for kind, ids in draft.recall(_named, file).items():
            known = draft.names[kind]
            if known is not None and not ids <= known:
                yield from references(file)
                break


def _named(draft: Draft) -> dict[str, set[str]]:
    """The ids to which records refer, by their kind."""
    named: dict[str, set[str]] = defaultdict(set)
    for each in references(draft):
        if not each.in_quote:
            named[each.kind].add(each.id)
    return named


def _no_record(kind: Kind, name: str) -> str:
    """The sentence about the first reference to a record of a kind of which there is none."""
    where = f"under {kind.name}: in {kind.path}" if kind.form == "in front" else f"in {kind.path}"
    return f"unknown {kind.word} '{name}'; write this {kind.word} {where}, where there is none yet"
