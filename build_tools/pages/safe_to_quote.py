"""What can be quoted safely: words that agencies print alike, differently, or alone, and words to avoid."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.briefing.wordings.contested import contested_words
from build_tools.briefing.wordings.quoted import Wording, distinct_wordings, is_quoted, quoted_by
from build_tools.briefing.wordings.shared import Shared, shared_wordings
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el, join
from build_tools.model import Quote
from build_tools.pages.addresses import CONTESTED_WORDS, SAFE_TO_QUOTE, anchor, link, person_path, quote_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.agencies import agency_legend, printed_by
from build_tools.pages.parts.curators import curator_line, curator_prose
from build_tools.pages.parts.labels import marked_label, quoted, shortened
from build_tools.pages.parts.lang import if_foreign, marked_words
from build_tools.pages.parts.quote.figure import translation
from build_tools.pages.parts.quote.notes import notes_of
from build_tools.pages.select import in_index_order, most_quoted_first
from build_tools.text.collation import changes, is_wording

_LONGEST = 320
"""How many characters of words that one agency alone prints are shown; the page of the quote has them all."""

_WARNINGS = {"caution": "safe-note-caution", "avoid": "safe-note-avoid"}
"""What a link to a note says, by the kind of the note; the other kinds don't bear on quoting."""

_Entries = Callable[[VerifiedBriefing, Quote], Sequence[Html]]


def safe_to_quote_page(verified: VerifiedBriefing) -> Page:
    """The page."""
    blocks: list[Html] = [
        el("p", say(verified, "safe-lead"), cls="lead"),
        agency_legend(verified, SAFE_TO_QUOTE),
    ]
    for title, lead, entries in (
        ("safe-alike", "safe-alike-lead", _alike),
        ("safe-differing", "safe-differing-lead", _differing),
        ("safe-single", "safe-single-lead", _single),
    ):
        listed = list(_by_speaker(verified, entries))
        blocks += [section(say_plain(verified, title))]
        blocks += [el("p", say(verified, lead if listed else "safe-none"), cls="lead"), *listed]
    avoided = [item for quote in in_index_order(verified) for item in _avoided(verified, quote)]
    blocks += [section(say_plain(verified, "safe-avoid"))]
    blocks += [el("p", say(verified, "safe-avoid-lead" if avoided else "safe-none"), cls="lead")]
    if avoided:
        blocks.append(el("ul", *avoided, cls="wordings"))
    return Page(SAFE_TO_QUOTE, say_plain(verified, "safe-title"), say_plain(verified, "safe-about"), tuple(blocks))


def _by_speaker(verified: VerifiedBriefing, entries: _Entries) -> Iterator[Html]:
    """Each speaker's entries under a heading, by topic."""
    quotes = in_index_order(verified)
    for name in most_quoted_first(verified):
        made = {quote.id: entries(verified, quote) for quote in quotes if quote.speaker == name}
        listed = [quote for quote in quotes if made.get(quote.id)]
        if listed:
            person = verified.briefing.people[name]
            yield el("h3", el("a", person.name, href=link(SAFE_TO_QUOTE, person_path(name))))
        for topic, group in groupby(listed, key=lambda quote: quote.topics[0]):
            yield _topic(verified, topic)
            yield el(
                "ul",
                *(_entry(verified, quote, made[quote.id]) for quote in group),
                cls="wordings",
            )


def _entry(verified: VerifiedBriefing, quote: Quote, made: Sequence[Html]) -> Html:
    return el("li", *made, el("p", *_leads(verified, quote), cls="wording-foot"))


def _topic(verified: VerifiedBriefing, topic: str) -> Html:
    return el("p", curator_line(verified, verified.briefing.topics[topic].title), cls="kicker")


def _leads(verified: VerifiedBriefing, quote: Quote) -> Iterator[Html]:
    """Links to the quote, to its contested words, and to what its curators warn of."""
    page = link(SAFE_TO_QUOTE, quote_path(quote.id))
    yield el("a", say(verified, "safe-quote"), href=page)
    if _is_contested(verified, quote):
        words = link(SAFE_TO_QUOTE, CONTESTED_WORDS, anchor("contested", quote.id))
        yield join(" ", el("a", say(verified, "safe-contested"), href=words))
    for note in notes_of(verified, quote):
        if note.annotation.kind in _WARNINGS:
            said = say(verified, _WARNINGS[note.annotation.kind], number=note.number)
            yield join(" ", el("a", said, href=f"{page}#{note.id}"))


def _alike(verified: VerifiedBriefing, quote: Quote) -> list[Html]:
    return [_wording(verified, each.sources, _with_dots(each)) for each in shared_wordings(verified, quote)]


def _with_dots(shared: Shared) -> str:
    """The words, with dots for those that the agencies don't share."""
    runs = " … ".join(_bare(run) for run in shared.runs)
    return f"{'… ' if shared.begins_later else ''}{runs}{' …' if shared.goes_on else ''}"


def _bare(words: str) -> str:
    return words.rstrip(" ,;:.")


def _differing(verified: VerifiedBriefing, quote: Quote) -> list[Html]:
    wordings = distinct_wordings(verified, quote)
    agencies = {tuple(verified.briefing.lineages_of(each.sources)) for each in wordings}
    if len(agencies) < 2 or (shared_wordings(verified, quote) and not _is_contested(verified, quote)):
        return []
    return [_whole(verified, quote, each, _against(verified, quote, each, wordings)) for each in wordings]


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


def _single(verified: VerifiedBriefing, quote: Quote) -> list[Html]:
    if len(verified.briefing.lineages_of(quoted_by(verified, quote))) != 1:
        return []
    wordings = distinct_wordings(verified, quote)
    return [_whole(verified, quote, each, shortened(_bare(each.words), _LONGEST)) for each in wordings]


def _whole(verified: VerifiedBriefing, quote: Quote, wording: Wording, words: str) -> Html:
    return join(_wording(verified, wording.sources, words), translation(verified, quote, wording.sources[0]))


def _wording(verified: VerifiedBriefing, sources: Sequence[str], words: str) -> Html:
    marked = el("q", words, **if_foreign(verified, sources[0]))
    return el("p", marked, " ", printed_by(verified, sources, SAFE_TO_QUOTE), cls="wording")


def _avoided(verified: VerifiedBriefing, quote: Quote) -> Iterator[Html]:
    """The notes on words to avoid, and the readings of speech that their sources don't print as quotations."""
    page = link(SAFE_TO_QUOTE, quote_path(quote.id))
    for note in notes_of(verified, quote):
        if note.annotation.kind == "avoid":
            words = " ".join((note.annotation.on or "").split())
            said = (
                marked_words(quoted(words), if_foreign(verified, note.source))
                if words
                else marked_label(verified, quote)
            )
            reason = el("p", curator_prose(verified, note.annotation.note, SAFE_TO_QUOTE))
            yield _warning(verified, quote, note.source, el("a", said, href=f"{page}#{note.id}"), reason)
    for source in quote.readings if quote.speaker else ():
        if not is_quoted(verified, quote, source):
            words = quoted(shortened(verified.words(quote, source), _LONGEST))
            said = el("a", marked_words(words, if_foreign(verified, source)), href=f"{page}#reading-{source}")
            name = verified.briefing.people[quote.speaker or ""].name_in_sentences
            reason = el("p", say(verified, "safe-unquoted", name=name))
            yield _warning(verified, quote, source, said, reason)


def _warning(verified: VerifiedBriefing, quote: Quote, source: str, said: Html, reason: Html) -> Html:
    who = printed_by(verified, [source], SAFE_TO_QUOTE)
    return el("li", _topic(verified, quote.topics[0]), el("p", said, " ", who, cls="wording"), reason)
