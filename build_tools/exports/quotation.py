"""Checked words to copy, with who said them, where and when: as text, HTML, Markdown and a citation for MediaWiki.

A reading is given whole, never cut. What whoever repeats it must know goes with it: why its editors advise against
that, that its sentence goes on with a qualification, and which papers print other words.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote as percent_encoded

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.bibliography import Work, work_of_source
from build_tools.exports.citation_styles import made_single, stopped
from build_tools.interface.words import date, listed, say_plain
from build_tools.markup.html import Html, el, encode, join, separated, shown
from build_tools.markup.prose import plain
from build_tools.model import Quote
from build_tools.model.values import UNKNOWN
from build_tools.text import dates
from build_tools.text.collation import has_other_words

_NAMED = 8
"""More papers than this are given by their number."""
_A_QUOTATION = re.compile("“[^“”]*”")


@dataclass(frozen=True)
class Quotation:
    """Words on one line in a language (BCP 47), the work that prints them, and what must be said with them.

    `speaker` is empty where the words are the paper's own. `when` is the work's date in words, empty if unknown, and
    `remarks` are sentences. `address` is that of the quote's page, or else the work's; it may be `unknown`. `links` are
    named addresses of the quote's page and of the proof; there are none if the briefing doesn't say where it is. `also`
    are the other papers that print exactly these words. `warnings` are sentences that say why not to quote them.
    """

    words: str
    language: str
    speaker: str
    when: str
    remarks: tuple[str, ...]
    work: Work
    address: str
    links: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def advice(self) -> tuple[str, ...]:
        """What whoever repeats the words must know."""
        return (*self.warnings, *self.remarks)

    @property
    def attribution(self) -> tuple[str, ...]:
        """Who said it, in which paper, and when, as far as it is known."""
        return tuple(filter(None, (self.speaker, self.work.publisher, self.when)))


def quotation(verified: VerifiedBriefing, quote: Quote, page: str) -> Quotation | None:
    """A quote in the words of its lemma, with its page's address; None if they are unchecked, so nobody copies them."""
    name = quote.lemma_source
    if not is_checked(verified, quote):
        return None
    work = work_of_source(verified, name)
    return Quotation(
        words=without_comma(verified.words(quote, name)),
        language=work.language,
        speaker=verified.briefing.people[quote.speaker].name if quote.speaker else "",
        when="" if work.published == UNKNOWN else date(verified, work.published),
        remarks=tuple(_remarks(verified, quote)),
        work=work,
        address=work.url if page == UNKNOWN else page,
        links=tuple(_links(verified, page, name)),
        also=tuple(each for each in _papers(verified, quote, str.__eq__) if each != work.publisher),
        warnings=tuple(_warnings(verified, quote)),
    )


def is_checked(verified: VerifiedBriefing, quote: Quote) -> bool:
    """Whether the words of a quote's lemma were held to their source."""
    return verified.checks[quote.id, quote.lemma_source].verdict != "unchecked"


def _links(verified: VerifiedBriefing, page: str, source: str) -> Iterator[tuple[str, str]]:
    if page != UNKNOWN:
        yield say_plain(verified, "quotation-page"), page
        yield say_plain(verified, "quotation-proof"), f"{verified.briefing.front.address}sources/{source}/"


def _warnings(verified: VerifiedBriefing, quote: Quote) -> Iterator[str]:
    """The notes that say why the words of the lemma, or some of them, should not be quoted."""
    for each in quote.annotations:
        if each.kind == "avoid" and each.reading in (None, quote.lemma_source):
            note, words = stopped(plain(each.note)), " ".join((each.on or "").split())
            if words:
                yield say_plain(verified, "quotation-avoid", words=quoted(words), note=note)
            else:
                yield say_plain(verified, "quotation-avoid-all", note=note)


def _remarks(verified: VerifiedBriefing, quote: Quote) -> Iterator[str]:
    if verified.checks[quote.id, quote.lemma_source].is_qualified:
        yield say_plain(verified, "quotation-goes-on")
    spelling = verified.spelling(quote)
    papers = _papers(verified, quote, lambda lemma, words: has_other_words(lemma, words, spelling))
    if papers:
        yield say_plain(verified, "quotation-other-words", papers=named(verified, papers), count=len(papers))


def _papers(verified: VerifiedBriefing, quote: Quote, is_meant: Callable[[str, str], bool]) -> list[str]:
    """The papers of those readings that are meant, of which the lemma's words and their own are asked."""
    lemma, sources = verified.words(quote, quote.lemma_source), verified.briefing.sources
    others = verified.beside_lemma(quote).items()
    return list(dict.fromkeys(sources[name].publisher for name, words in others if is_meant(lemma, words)))


def named(verified: VerifiedBriefing, papers: Sequence[str]) -> str:
    """Papers as a sentence lists them; more than a few by their number."""
    return listed(verified, papers) if len(papers) <= _NAMED else say_plain(verified, "papers", count=len(papers))


def quoted(words: str) -> str:
    """Words in quotation marks, those within them single, as in “‘malignant’ activities”; a quotation as it is."""
    return words if _A_QUOTATION.fullmatch(words) else f"“{made_single(words)}”"


def without_comma(words: str) -> str:
    """Words without the comma that led on in the source's sentence."""
    return words.rstrip(" ,;:") or words


def as_text(made: Quotation) -> str:
    """The words in quotation marks, and on the same line who said them, where and when, the remarks and the address."""
    return " ".join((f"{quoted(made.words)} — {stopped(', '.join(made.attribution))}", *made.advice, *_where(made)))


def as_html(made: Quotation) -> str:
    """The markup of `figure` as plain text, which a page shows for readers to copy."""
    return str(figure(made))


def figure(made: Quotation) -> Html:
    """A figure with a block quotation whose `cite` is the address, and a caption that names the paper in `<cite>`.

    It needs no script, frame or style, so it can be embedded in any page. Its links lead to the quote and its proof.
    """
    named = filter(None, (made.speaker, el("cite", made.work.publisher), made.when))
    where = _where(made)
    words = el(
        "blockquote", el("p", made.words, dir="auto"), lang=made.language, **({"cite": where[0]} if where else {})
    )
    named_links = made.links or tuple((address, address) for address in where)
    links = [el("a", name, href=_address(address)) for name, address in named_links]
    caption = separated((join(separated(named), "."), *made.advice, *links), " ")
    return el("figure", words, el("figcaption", caption))


def as_markdown(made: Quotation) -> str:
    """A block quotation, its words in quotation marks, and a line below it that names the speaker."""
    said = " ".join((stopped(", ".join(made.attribution)), *made.advice))
    links = "".join(f" <{address}>" for address in _where(made))
    return f"> {_inert(quoted(made.words))}\n>\n> — {_inert(said)}{links}"


_WIKI = {"article": ("cite news", "newspaper"), "transcript": ("cite web", "website")}


def as_wiki(made: Quotation) -> str:
    """A template of MediaWiki with the words in `quote`; behind it the speaker, the remarks and the address."""
    work = made.work
    template, paper = _WIKI[work.kind]
    known = {
        "title": _inert(work.title),
        "author": _inert(", ".join(work.authors) or UNKNOWN),
        paper: _inert(work.publisher),
        "date": UNKNOWN if work.published == UNKNOWN else dates.date_in_words(work.published).replace("about", "c."),
        "url": _address(work.url),
        "access-date": work.retrieved,
        "language": work.language,
        "quote": _inert(made.words),
    }
    fields = "".join(f" |{key}={value}" for key, value in known.items() if value != UNKNOWN)
    speaker = (stopped(made.speaker),) if made.speaker else ()
    said = (*map(_inert, (*speaker, *made.advice)), *_where(made))
    return " ".join((f"{{{{{template}{fields}}}}}", *said))


def _where(made: Quotation) -> tuple[str, ...]:
    return () if made.address == UNKNOWN else (_address(made.address),)


def _address(address: str) -> str:
    """An address in which nothing ends a link or a field: `|`, brackets, apostrophes and the like as %XX."""
    return percent_encoded(address, safe="%/:?#@!$&()*+,;=~-._")


_MEANS_SOMETHING = re.compile(
    r"(?!(?<=\w)-(?=\w)|(?<!')'(?!')|[.:](?:[\s”’]|$))"
    r"[^A-Za-z0-9 ,;!?\"()\u00a0-\u2027\u202a-\ud7ff\ue000-\U0010ffff]"
)


def _inert(text: str) -> str:
    """Text within a line of Markdown or MediaWiki: any sign that may mean something there is a numeric reference.

    What stays is safe only behind another sign, as a dash or a number can begin a list.
    """
    return _MEANS_SOMETHING.sub(lambda found: encode(found.group()), shown(text))
