"""A revision as an HTML diff: why it was made, and the words that it dropped and added."""

from collections.abc import Callable, Iterator
from itertools import groupby

from build_tools.briefing.editions.compare import Revision
from build_tools.briefing.editions.history import WORD_FOR, History
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.text import dates
from build_tools.text.collation import Change, changes


def revision_in_words(history: History, revision: Revision, prose: Callable[[str], Html]) -> Html:
    """The reason for a revision and its changes of wording; `prose` renders what a curator wrote."""
    return join(*_reason(history, revision, prose), _rewordings(history, revision))


def _reason(history: History, revision: Revision, prose: Callable[[str], Html]) -> Iterator[Html]:
    withdrawal = history.withdrawn.get((revision.kind, revision.id))
    if revision.what == "withdrawn" and withdrawal:
        day = dates.date_in_words(withdrawal.date)
        yield el("p", f"Withdrawn on {day}. ", prose(withdrawal.because))
        if withdrawal.instead:
            yield el("p", f"Instead: {history.name(revision.kind, withdrawal.instead)}")
    elif revision.what == "renamed":
        yield el("p", "Its id was ", el("code", revision.former or ""), " and is ", el("code", revision.id), ".")
    elif revision.what == "merged":
        subject = f"The {WORD_FOR[revision.kind]} "
        yield el("p", subject, el("code", revision.former or ""), " has become a part of it.")


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
    """The later wording with the added words underlined, and the dropped words of the earlier one struck."""
    if not before or not after:
        return _changed(before, after)
    found = changes(before, after)
    pieces: list[Html] = []
    for same, run in groupby(found, lambda change: change.weight == "same"):
        stretch = list(run)
        lemma, reading = (" ".join(filter(None, words)) for words in zip(*map(_words, stretch), strict=True))
        pieces.append(join(" " if pieces else "", reading if same else _changed(lemma, reading)))
    if all(each.weight == "same" for each in found):
        pieces.append(join(" (Only printing differs: spaces, or the shape of marks.)"))
    return join(*pieces)


def _words(change: Change) -> tuple[str, str]:
    return change.lemma, change.reading


def _changed(dropped: str, added: str) -> Html:
    """Struck and underlined words, each announced for readers who hear the page."""
    struck = el("del", _heard("dropped: "), dropped) if dropped else NOTHING
    underlined = el("ins", _heard("added: "), added) if added else NOTHING
    return join(struck, " " if dropped and added else "", underlined)


def _heard(words: str) -> Html:
    return el("span", words, cls="unseen")
