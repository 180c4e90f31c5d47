"""The page of changes: what each edition added, reworded, renamed or withdrawn."""

from collections import Counter
from collections.abc import Iterator
from typing import get_args

from build_tools.briefing.editions.compare import Revision, What
from build_tools.briefing.editions.history import WORD_FOR, Step, history
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.redline import revision_in_words
from build_tools.markup.html import Html, el, join
from build_tools.model.edition_record import EditionRecord
from build_tools.pages.addresses import CHANGES, record_link
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_prose
from build_tools.pages.parts.labels import record_name
from build_tools.text import dates
from build_tools.text.counting import counted_in_words, number_in_words

_ORDER: tuple[What, ...] = get_args(What)


def changes_page(verified: VerifiedBriefing) -> Page:
    """The page of changes."""
    past = history(verified)
    lead = (
        "What was added, reworded, renamed or withdrawn from one edition to the next, computed from their records. "
        "Added words are underlined, dropped words struck; struck words are those of an earlier edition, "
        "and are not checked again."
    )
    blocks = [el("p", lead, cls="lead"), _feed()]
    for step in past.steps:
        blocks += _step(verified, step)
    blocks += _first(past.first, alone=not past.steps)
    about = "What each edition of the briefing added, reworded, renamed or withdrawn."
    return Page(CHANGES, "Changes", about, tuple(blocks), search="never")


def _feed() -> Html:
    return el("p", "The same as an Atom feed: ", el("a", "feed.xml", href="../data/feed.xml"), ".")


def _step(verified: VerifiedBriefing, step: Step) -> Iterator[Html]:
    day = dates.date_in_words(step.day)
    yield section(f"Edition of {day}" if step.is_edition else f"Since the edition of {day}")
    counts = Counter(revision.what for revision in step.revisions)
    said = ", ".join(f"{number_in_words(counts[what])} {what}" for what in _ORDER if counts[what])
    yield el("p", f"{said or 'nothing has changed'}.".capitalize())
    for what in _ORDER:
        items = [_item(verified, step, each) for each in step.revisions if each.what == what]
        if items:
            yield join(el("h3", what.capitalize()), el("ul", *items, cls="changes"))


def _item(verified: VerifiedBriefing, step: Step, revision: Revision) -> Html:
    return el(
        "li",
        el("span", WORD_FOR[revision.kind], cls="kicker"),
        " ",
        el(
            "a",
            record_name(verified, revision.kind, revision.id),
            href=record_link(revision.kind, revision.id, CHANGES),
        ),
        revision_in_words(history(verified), revision, lambda text: curator_prose(verified, text, CHANGES)),
        id=step.anchor(revision),
    )


def _first(record: EditionRecord, *, alone: bool) -> Iterator[Html]:
    yield section(f"Edition of {dates.date_in_words(record.edition)}")
    held = ", ".join(
        counted_in_words(len(records), WORD_FOR[kind])
        if kind != "people" or len(records) == 1
        else f"{number_in_words(len(records))} people"
        for kind, records in record.nouns.items()
        if kind in WORD_FOR and kind != "briefing"
    )
    nothing = " Nothing has changed since." if alone else ""
    yield el("p", f"The first edition: {held}.{nothing}")
