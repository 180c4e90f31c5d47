"""A revision as HTML: the reason for it, and the words that it dropped and added."""

from collections.abc import Callable, Iterator

from build_tools import dates
from build_tools.collation import Change, changes
from build_tools.escape import NOTHING, Html, el, join
from build_tools.history import NOUN_OF, History
from build_tools.prose import inline
from build_tools.revisions import Revision


def told(history: History, revision: Revision, address_of: Callable[[str], str]) -> Html:
    """All that is to be said of a revision; `address_of` gives the address of a quote's page by its id."""
    return join(*_reason(history, revision, address_of), _rewordings(history, revision))


def _reason(history: History, revision: Revision, address_of: Callable[[str], str]) -> Iterator[Html]:
    withdrawal = history.withdrawn.get((revision.kind, revision.id))
    if revision.what == "withdrawn" and withdrawal:
        day = dates.in_words(withdrawal.date)
        yield el("p", f"Withdrawn on {day}. ", inline(withdrawal.because, address_of))
        if withdrawal.instead:
            yield el("p", f"Instead: {history.name(revision.kind, withdrawal.instead)}.")
    elif revision.what == "renamed":
        yield el("p", "Its id was ", el("code", revision.former or ""), " and is ", el("code", revision.id), ".")
    elif revision.what == "merged":
        noun = f"The {NOUN_OF[revision.kind]} "
        yield el("p", noun, el("code", revision.former or ""), " has become a part of it.")


def _rewordings(history: History, revision: Revision) -> Html:
    rows = [
        join(
            el("dt", _capital(history.readable(each.part))),
            el("dd", marked(history.readable(each.before), history.readable(each.after))),
        )
        for each in revision.rewordings
    ]
    return el("dl", *rows) if rows else NOTHING


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def marked(before: str, after: str) -> Html:
    """The later wording with the words that were added, and those of the earlier one that were dropped."""
    if not before or not after:
        return join(_dropped(before), _added(after))
    found = changes(before, after)
    pieces = [join(" " if index else "", _change(each)) for index, each in enumerate(found)]
    if all(each.weight == "same" for each in found):
        pieces.append(join(" (Only printing differs: spaces, or the shape of marks.)"))
    return join(*pieces)


def _change(change: Change) -> Html:
    if change.weight == "same":
        return join(change.reading)
    between = " " if change.lemma and change.reading else ""
    return join(_dropped(change.lemma), between, _added(change.reading))


def _dropped(words: str) -> Html:
    return el("del", words) if words else NOTHING


def _added(words: str) -> Html:
    return el("ins", words) if words else NOTHING
