"""The page of changes: what each edition added, reworded, renamed or withdrawn."""

from collections.abc import Iterator
from typing import get_args

from build_tools.briefing.editions.compare import Revision, What
from build_tools.briefing.editions.history import Step, history
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.redline import revision_in_words
from build_tools.interface.words import date, say, say_plain
from build_tools.markup.html import Html, el, join, separated
from build_tools.model.edition_record import EditionRecord
from build_tools.model.files import PUBLISHED
from build_tools.pages.addresses import CHANGES, record_link
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.edition_record import edition_record
from build_tools.pages.parts.labels import record_name

_ORDER: tuple[What, ...] = get_args(What)


def changes_page(verified: VerifiedBriefing) -> Page:
    """The page of changes."""
    past = history(verified)
    blocks = [el("p", say(verified, "changes-lead"), cls="lead"), _feed(verified)]
    for step in past.steps:
        blocks += _step(verified, step)
    blocks += _first(verified, past.first, alone=not past.steps)
    title, about = say_plain(verified, "changes-title"), say_plain(verified, "changes-about")
    return Page(CHANGES, title, about, tuple(blocks))


def _feed(verified: VerifiedBriefing) -> Html:
    return el("p", say(verified, "changes-feed", link=el("a", "feed.xml", href="../data/feed.xml")))


def _step(verified: VerifiedBriefing, step: Step) -> Iterator[Html]:
    day = date(verified, step.day)
    yield section(say_plain(verified, "changes-edition" if step.is_edition else "changes-since", date=day))
    if step.is_edition:
        yield from edition_record(verified, step.day, CHANGES)
    if not step.revisions:
        yield el("p", say(verified, "changes-none"))
    for what in _ORDER:
        items = [_item(verified, step, each) for each in step.revisions if each.what == what]
        if items:
            heading = el("h3", say(verified, f"changes-{what}"), " ", el("span", str(len(items)), cls="count"))
            yield join(heading, el("ul", *items, cls="changes"))


def _item(verified: VerifiedBriefing, step: Step, revision: Revision) -> Html:
    return el(
        "li",
        el("span", say(verified, f"kind-{revision.kind}"), cls="kicker"),
        " ",
        el(
            "a",
            record_name(verified, revision.kind, revision.id),
            href=record_link(revision.kind, revision.id, CHANGES),
        ),
        revision_in_words(verified, revision, lambda text: curator_prose(verified, text, CHANGES)),
        id=step.anchor(revision),
    )


def _first(verified: VerifiedBriefing, record: EditionRecord, *, alone: bool) -> Iterator[Html]:
    yield section(say_plain(verified, "changes-edition", date=date(verified, record.edition)))
    yield from edition_record(verified, record.edition, CHANGES)
    held = [
        say(verified, f"count-{kind.name}", count=len(record.nouns[kind.name]))
        for kind in PUBLISHED
        if kind.name in record.nouns
    ]
    yield el("p", say(verified, "changes-first", held=separated(held)))
    if alone:
        yield el("p", say(verified, "changes-none"))
