"""What can be quoted safely: words that agencies print alike, differently, or alone, and words to avoid."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.briefing.wordings.contested import contested_words
from build_tools.briefing.wordings.quoted import Wording, distinct_wordings, is_quoted, quoted_by
from build_tools.briefing.wordings.shared import Shared, shared_wordings
from build_tools.exports.quotation import quoted
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, join
from build_tools.model import Quote
from build_tools.pages.addresses import (
    CONTESTED_WORDS,
    SAFE_TO_QUOTE,
    anchor,
    link,
    person_path,
    quote_path,
    topic_part,
)
from build_tools.pages.page import Page, section
from build_tools.pages.parts.agencies import agency_legend, printed_by
from build_tools.pages.parts.by_topic import is_in_parts, part_title, quotes_of_part, topic_list
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.parts.labels import marked_label, shortened
from build_tools.pages.parts.lang import if_foreign, marked_words
from build_tools.pages.parts.quote.figure import translation
from build_tools.pages.parts.quote.notes import notes_of
from build_tools.pages.parts.sigla import siglum
from build_tools.pages.select import in_index_order, most_quoted_first
from build_tools.text.collation import changes, is_wording

_LONGEST = 320
"""How many characters of words that one agency alone prints are shown; the page of the quote has them all."""

_LONGEST_QUALIFICATION = 120
"""How many characters are shown of what qualifies words."""

_WARNINGS = {"caution": "safe-note-caution", "avoid": "safe-note-avoid"}
"""What a link to a note says, by the kind of the note; the other kinds don't bear on quoting."""

_Entries = Callable[[VerifiedBriefing, Quote, str], Sequence[Html]]


def safe_to_quote_page(verified: VerifiedBriefing) -> Page:
    """The page, or what leads to its parts."""
    if not is_in_parts(verified):
        return _page(verified, SAFE_TO_QUOTE, say_plain(verified, "safe-title"), in_index_order(verified))
    parts = {topic: topic_part(SAFE_TO_QUOTE, topic) for topic in verified.briefing.topics}
    blocks = (el("p", say(verified, "safe-lead"), cls="lead"), topic_list(verified, SAFE_TO_QUOTE, parts))
    return Page(SAFE_TO_QUOTE, say_plain(verified, "safe-title"), say_plain(verified, "safe-about"), blocks)


def safe_to_quote_part(verified: VerifiedBriefing, topic: str) -> Page:
    """The part of a topic."""
    title = part_title(verified, "safe-title", topic)
    return _page(verified, topic_part(SAFE_TO_QUOTE, topic), title, quotes_of_part(verified, topic))


def _page(verified: VerifiedBriefing, here: str, title: str, quotes: Sequence[Quote]) -> Page:
    blocks: list[Html] = [
        el("p", say(verified, "safe-lead"), cls="lead"),
        agency_legend(verified, here),
    ]
    for heading, lead, entries in (
        ("safe-alike", "safe-alike-lead", _alike),
        ("safe-differing", "safe-differing-lead", _differing),
        ("safe-single", "safe-single-lead", _single),
    ):
        listed = list(_by_speaker(verified, quotes, entries, here))
        blocks += [section(say_plain(verified, heading))]
        blocks += [el("p", say(verified, lead if listed else "safe-none"), cls="lead"), *listed]
    avoided = [item for quote in quotes for item in _avoided(verified, quote, here)]
    blocks += [section(say_plain(verified, "safe-avoid"))]
    blocks += [el("p", say(verified, "safe-avoid-lead" if avoided else "safe-none"), cls="lead")]
    if avoided:
        blocks.append(el("ul", *avoided, cls="wordings"))
    return Page(here, title, say_plain(verified, "safe-about"), tuple(blocks))


def _by_speaker(verified: VerifiedBriefing, quotes: Sequence[Quote], entries: _Entries, here: str) -> Iterator[Html]:
    """Each speaker's entries under a heading, by topic."""
    spoken = defaultdict(list)
    for quote in quotes:
        spoken[quote.speaker].append(quote)
    for name in most_quoted_first(verified):
        made = {quote.id: entries(verified, quote, here) for quote in spoken[name]}
        listed = [quote for quote in spoken[name] if made[quote.id]]
        if listed:
            person = verified.briefing.people[name]
            yield el("h3", el("a", person.name, href=link(here, person_path(name))))
        for topic, group in groupby(listed, key=lambda quote: quote.topics[0]):
            yield _topic(verified, topic)
            yield el(
                "ul",
                *(_entry(verified, quote, made[quote.id], here) for quote in group),
                cls="wordings",
            )


def _entry(verified: VerifiedBriefing, quote: Quote, made: Sequence[Html], here: str) -> Html:
    return el("li", *made, el("p", *_leads(verified, quote, here), cls="wording-foot"))


def _topic(verified: VerifiedBriefing, topic: str) -> Html:
    return el("p", curator_line(verified, verified.briefing.topics[topic].title), cls="kicker")


def _leads(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """Links to the quote, to its contested words, and to what its curators warn of."""
    page = link(here, quote_path(quote.id))
    yield el("a", say(verified, "safe-quote"), href=page)
    if _is_contested(verified, quote):
        there = topic_part(CONTESTED_WORDS, quote.topics[0]) if is_in_parts(verified) else CONTESTED_WORDS
        words = link(here, there, anchor("contested", quote.id))
        yield join(" ", el("a", say(verified, "safe-contested"), href=words))
    for note in notes_of(verified, quote):
        if note.annotation.kind in _WARNINGS:
            said = say(verified, _WARNINGS[note.annotation.kind], number=note.number)
            yield join(" ", el("a", said, href=f"{page}#{note.id}"))


def _alike(verified: VerifiedBriefing, quote: Quote, here: str) -> list[Html]:
    return [piece for shared in shared_wordings(verified, quote) for piece in _by_itself(verified, shared, here)]


def _by_itself(verified: VerifiedBriefing, shared: Shared, here: str) -> Iterator[Html]:
    """Words that agencies share, with dots for what is around them, and what qualifies them there."""
    before, after = "… " if shared.begins_later else "", " …" if shared.goes_on else ""
    yield _wording(verified, shared.sources, f"{before}{_bare(shared.words)}{after}", here)
    source = shared.qualified_by
    if source:
        words = quoted(shortened(shared.qualification, _LONGEST_QUALIFICATION)) if shared.qualification else ""
        marked = marked_words(words, if_foreign(verified, source))
        said = say(verified, "safe-qualified", words=marked) if words else say(verified, "quotation-goes-on")
        yield el("p", siglum(verified, source, here), " ", said)


def _bare(words: str) -> str:
    return words.rstrip(" ,;:.")


def _differing(verified: VerifiedBriefing, quote: Quote, here: str) -> list[Html]:
    wordings = distinct_wordings(verified, quote)
    agencies = {tuple(verified.briefing.lineages_of(each.sources)) for each in wordings}
    if len(agencies) < 2 or (shared_wordings(verified, quote) and not _is_contested(verified, quote)):
        return []
    return [_whole(verified, quote, each, _against(verified, quote, each, wordings), here) for each in wordings]


def _is_contested(verified: VerifiedBriefing, quote: Quote) -> bool:
    return not all(place.is_lesser for place in contested_words(verified, quote))


def _against(verified: VerifiedBriefing, quote: Quote, wording: Wording, others: Sequence[Wording]) -> Html:
    """The words, those that the first wording of another agency lacks underlined if the two can be compared."""
    ours = verified.briefing.lineages_of(wording.sources)
    spelling = verified.spelling(quote)
    other = next(each for each in others if set(verified.briefing.lineages_of(each.sources)) != set(ours))
    if not is_wording(other.words, wording.words, spelling):
        return join(_bare(wording.words))
    pieces: list[Html] = []
    for change in changes(other.words, _bare(wording.words), spelling):
        if change.reading:
            differs = change.weight == "substantive"
            pieces += [el("span", change.reading, cls="differs") if differs else join(change.reading), join(change.gap)]
    return join(*pieces[:-1])


def _single(verified: VerifiedBriefing, quote: Quote, here: str) -> list[Html]:
    if len(verified.briefing.lineages_of(quoted_by(verified, quote))) != 1:
        return []
    wordings = distinct_wordings(verified, quote)
    return [_whole(verified, quote, each, shortened(_bare(each.words), _LONGEST), here) for each in wordings]


def _whole(verified: VerifiedBriefing, quote: Quote, wording: Wording, words: str, here: str) -> Html:
    is_cut = any(verified.checks[quote.id, source].is_qualified for source in wording.sources)
    return join(
        _wording(verified, wording.sources, words, here),
        el("p", say(verified, "quotation-goes-on")) if is_cut else NOTHING,
        translation(verified, quote, wording.sources[0]),
    )


def _wording(verified: VerifiedBriefing, sources: Sequence[str], words: str, here: str) -> Html:
    marked = el("q", words, **if_foreign(verified, sources[0]))
    return el("p", marked, " ", printed_by(verified, sources, here), cls="wording")


def _avoided(verified: VerifiedBriefing, quote: Quote, here: str) -> Iterator[Html]:
    """The notes on words to avoid, and the readings of speech that their sources don't print as quotations."""
    page = link(here, quote_path(quote.id))
    for note in notes_of(verified, quote):
        if note.annotation.kind == "avoid":
            words = " ".join((note.annotation.on or "").split())
            said = (
                marked_words(quoted(words), if_foreign(verified, note.source))
                if words
                else marked_label(verified, quote)
            )
            reason = el("p", curator_prose(verified, note.annotation.note, here))
            linked = el("a", said, href=f"{page}#{note.id}")
            yield _warning(verified, quote, note.source, linked, reason, here)
    for source in quote.readings if quote.speaker else ():
        if not is_quoted(verified, quote, source):
            words = quoted(shortened(verified.words(quote, source), _LONGEST))
            said = el("a", marked_words(words, if_foreign(verified, source)), href=f"{page}#reading-{source}")
            name = verified.briefing.people[quote.speaker or ""].name_in_sentences
            reason = el("p", say(verified, "safe-unquoted", name=name))
            yield _warning(verified, quote, source, said, reason, here)


def _warning(verified: VerifiedBriefing, quote: Quote, source: str, said: Html, reason: Html, here: str) -> Html:
    who = printed_by(verified, [source], here)
    return el("li", _topic(verified, quote.topics[0]), el("p", said, " ", who, cls="wording"), reason)
