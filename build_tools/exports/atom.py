"""The changes as an Atom feed (RFC 4287): an entry for each revision of each edition, newest first.

Ids are UUIDs derived from the first edition and the revision, so they survive a move of the site. Addresses are
absolute if the briefing says where it is published, and relative to the feed otherwise.
"""

import re
import uuid
from functools import partial
from xml.etree import ElementTree as xml

from build_tools.briefing.editions.compare import Revision
from build_tools.briefing.editions.history import History, Step, history
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.redline import revision_in_words
from build_tools.interface.words import date, interface_language, say_plain
from build_tools.markup.html import Html, el
from build_tools.markup.prose import inline

_PATH = "data/feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_PAGE = "changes/"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 can't contain; a source may print them."""


def feed(verified: VerifiedBriefing) -> str:
    """The feed's text."""
    front = verified.briefing.front
    past = history(verified)
    base = front.address or "../"
    editions = [step for step in past.steps if step.is_edition]
    # The root declares the default namespace itself. ElementTree would either invent a prefix, or take a prefix for the
    # whole process (register_namespace), or refuse attributes without a prefix (default_namespace).
    root = xml.Element("feed", {"xmlns": _ATOM, "xml:lang": interface_language(verified)})
    _add(root, "id", text=_id(past))
    _add(root, "title", text=say_plain(verified, "feed-title", title=front.title))
    _add(root, "updated", text=_time(editions[0].day if editions else past.first.edition))
    for curator in front.curators:
        _add(_add(root, "author"), "name", text=curator.name)
    _add(root, "link", rel="alternate", type="text/html", href=f"{base}{_PAGE}")
    if front.address:
        _add(root, "link", rel="self", type="application/atom+xml", href=f"{base}{_PATH}")
    for step in editions:
        for revision in step.revisions:
            _revision(root, verified, step, revision, base)
    _first(root, verified, base)
    xml.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + xml.tostring(root, encoding="unicode") + "\n"


def _revision(root: xml.Element, verified: VerifiedBriefing, step: Step, revision: Revision, base: str) -> None:
    past, anchor = history(verified), step.anchor(revision)
    title = say_plain(
        verified,
        "feed-revision",
        what=say_plain(verified, f"changes-{revision.what}"),
        kind=say_plain(verified, f"kind-{revision.kind}"),
        name=past.name(revision.kind, revision.id),
    )
    content = revision_in_words(verified, revision, partial(inline, address_of=lambda quote: f"{base}quotes/{quote}/"))
    _entry(root, _id(past, anchor), title, step.day, f"{base}{_PAGE}#{anchor}", content or el("p", title))


def _first(root: xml.Element, verified: VerifiedBriefing, base: str) -> None:
    past = history(verified)
    title = say_plain(verified, "feed-first", date=date(verified, past.first.edition))
    _entry(root, _id(past, "first"), title, past.first.edition, f"{base}{_PAGE}", el("p", title))


def _entry(root: xml.Element, name: str, title: str, day: str, address: str, content: Html) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", text=name)
    _add(entry, "title", text=title)
    _add(entry, "updated", text=_time(day))
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _add(entry, "content", text=content, type="html")


def _add(parent: xml.Element, name: str, text: str = "", **attributes: str) -> xml.Element:
    made = xml.SubElement(parent, name, attributes)
    made.text = _ILLEGAL.sub(" ", text) or None
    return made


def _id(past: History, anchor: str = "") -> str:
    """The permanent id of the feed, or of the entry about the revision with this anchor."""
    own = uuid.uuid5(uuid.NAMESPACE_URL, f"{past.first.title} {past.first.edition}")
    return f"urn:uuid:{uuid.uuid5(own, anchor) if anchor else own}"


def _time(day: str) -> str:
    """An ISO 8601 day as RFC 3339, at its first second."""
    return f"{day}T00:00:00Z"
