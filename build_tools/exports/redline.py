"""A revision as an HTML diff: why it was made, and the words that it dropped and added."""

from collections.abc import Callable, Iterator
from itertools import groupby

from build_tools.briefing.editions.compare import Revision
from build_tools.briefing.editions.history import history
from build_tools.briefing.editions.snapshot import PARTS
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.text.collation import Change, changes

PARTS_OF_A_SOURCE = ("same words in", "translation of", "why in pieces in", "why speech in", "words in")
"""Those of which a record has one for each source; the source's reference follows."""


def revision_in_words(verified: VerifiedBriefing, revision: Revision, prose: Callable[[str], Html]) -> Html:
    """The reason for a revision and its changes of wording; `prose` renders what a curator wrote."""
    return join(*_reason(verified, revision, prose), _rewordings(verified, revision))


def _reason(verified: VerifiedBriefing, revision: Revision, prose: Callable[[str], Html]) -> Iterator[Html]:
    past, former = history(verified), el("code", revision.former or "")
    withdrawal = past.withdrawn.get((revision.kind, revision.id))
    if revision.what == "withdrawn" and withdrawal:
        day = date(verified, withdrawal.date)
        yield el("p", say(verified, "revision-withdrawn", date=day, because=prose(withdrawal.because)))
        if withdrawal.instead:
            yield el("p", say(verified, "gone-instead", link=past.name(revision.kind, withdrawal.instead)))
    elif revision.what == "renamed":
        yield el("p", say(verified, "revision-renamed", former=former, now=el("code", revision.id)))
    elif revision.what == "merged":
        yield el("p", say(verified, "revision-merged", kind=say(verified, f"kind-{revision.kind}"), former=former))


def _rewordings(verified: VerifiedBriefing, revision: Revision) -> Html:
    readable = history(verified).readable
    rows = [
        join(
            el("dt", _part(verified, each.part)),
            el("dd", marked(verified, readable(each.before), readable(each.after))),
        )
        for each in revision.rewordings
    ]
    return el("dl", *rows) if rows else NOTHING


def _part(verified: VerifiedBriefing, part: str) -> Html:
    """What a part of a record is called; what an edition calls otherwise is shown as it is recorded."""
    name, reference, source = part.partition(" ‹")
    if name in PARTS and not reference:
        return say(verified, f"revision-part-{name.replace(' ', '-')}")
    if name in PARTS_OF_A_SOURCE:
        named = history(verified).readable(f"‹{source}")
        return say(verified, f"revision-part-{name.replace(' ', '-')}", source=named)
    return join(history(verified).readable(part))


def marked(verified: VerifiedBriefing, before: str, after: str) -> Html:
    """The later wording with the added words underlined, and the dropped words of the earlier one struck."""
    if not before or not after:
        return _changed(verified, before, after)
    found = changes(before, after)
    pieces: list[Html] = []
    for same, run in groupby(found, lambda change: change.weight == "same"):
        stretch = list(run)
        lemma, reading = (" ".join(filter(None, words)) for words in zip(*map(_words, stretch), strict=True))
        pieces.append(join(" " if pieces else "", reading if same else _changed(verified, lemma, reading)))
    if all(each.weight == "same" for each in found):
        pieces.append(join(" ", say(verified, "revision-print-only")))
    return join(*pieces)


def _words(change: Change) -> tuple[str, str]:
    return change.lemma, change.reading


def _changed(verified: VerifiedBriefing, dropped: str, added: str) -> Html:
    """Struck and underlined words, each announced for readers who hear the page."""
    struck = el("del", _heard(say(verified, "revision-dropped")), dropped) if dropped else NOTHING
    underlined = el("ins", _heard(say(verified, "revision-added")), added) if added else NOTHING
    return join(struck, " " if dropped and added else "", underlined)


def _heard(words: Html) -> Html:
    return el("span", words, " ", cls="unseen")
