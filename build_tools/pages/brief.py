"""The brief for the printer, as JSON holds it: what the first page answers, for two sheets of paper.

Lists that are too long for them end with how many more there are.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say, say_plain, short_date
from build_tools.markup.html import Html, el, separated
from build_tools.markup.tree import Node, tree
from build_tools.model import Event, Judgement, SidePosition, Subject
from build_tools.pages.addresses import HOME, link, quote_path
from build_tools.pages.parts.curators import curator_line, curator_paragraphs, curator_prose
from build_tools.pages.parts.evidence import attestation
from build_tools.pages.parts.numbers import numbers_of
from build_tools.pages.parts.paper import head
from build_tools.pages.parts.question import position_line
from build_tools.pages.parts.sigla import bare_sigla, bare_siglum
from build_tools.pages.select import dates_ahead, gravest_first

PAGES = 2
MOST = 50
"""The most items of a list that two sheets could hold."""

Shown = Mapping[str, int]
"""How many items each list shows, by its name."""


def steps(verified: VerifiedBriefing) -> list[Shown]:
    """What the lists show, ever less: at each step the longest gives up its last item, the first of several."""
    shown = {name: min(len(items), MOST) for name, items in _lists(verified).items()}
    found: list[Shown] = [dict(shown)]
    while longest := max(shown.values()):
        shown[next(name for name, count in shown.items() if count == longest)] -= 1
        found.append(dict(shown))
    return found


def _lists(verified: VerifiedBriefing) -> dict[str, list[Any]]:
    briefing = verified.briefing
    mattering = (name for name, entry in briefing.discrepancies.items() if entry.grade == "matters")
    return {
        "differences": gravest_first(verified, mattering),
        "dates": dates_ahead(verified),
        "wants": list(briefing.front.wants),
        "judgements": list(briefing.front.judgements),
    }


def brief(verified: VerifiedBriefing, shown: Shown) -> dict[str, Any]:
    """The document: strings, and the trees of lines and paragraphs."""
    return _Brief(verified).document(shown)


class _Brief:
    """The makers of a brief's parts, with what all of them need."""

    def __init__(self, verified: VerifiedBriefing) -> None:
        self._verified, self._front = verified, verified.briefing.front
        self._numbers = numbers_of(verified, records=False)
        self._lists = _lists(verified)

    def document(self, shown: Shown) -> dict[str, Any]:
        """The document with so many items of each list."""
        front, verified = self._front, self._verified
        wants = front.wants[: shown["wants"]]
        differences = self._lists["differences"][: shown["differences"]]
        return {
            **head(verified, front.address),
            "words": self._words(),
            "position": self._tree(position_line(verified)),
            "address": front.address,
            "bottom_line": self._tree(curator_paragraphs(verified, front.bottom_line, HOME)),
            "evidence": self._tree(curator_paragraphs(verified, front.evidence, HOME)),
            "sides": [self._tree(curator_line(verified, side)) for side in _sides(wants)],
            "wants": [self._subject(row, _sides(wants)) for row in wants],
            "judgements": [self._judgement(each) for each in front.judgements[: shown["judgements"]]],
            "dates": [self._date(each) for each in self._lists["dates"][: shown["dates"]]],
            "differences": [self._difference(name) for name in differences],
            "sources": [self._source(name) for name in self._sources(differences)],
            "more": {name: self._more(len(items) - shown[name]) for name, items in self._lists.items()},
        }

    def _words(self) -> dict[str, str]:
        verified = self._verified
        return {
            "kicker": say_plain(verified, "brief"),
            "edition": say_plain(verified, "changes-edition", date=date(verified, self._front.edition)),
            "bottom_line": say_plain(verified, "bottom-line"),
            "evidence": say_plain(verified, "home-evidence"),
            "wants": say_plain(verified, "home-wants"),
            "subject": say_plain(verified, "wants-subject"),
            "nothing": say_plain(verified, "wants-nothing"),
            "judgements": say_plain(verified, "judgements"),
            "dates": say_plain(verified, "home-dates"),
            "differences": say_plain(verified, "differences-grade-matters"),
            "numbers": say_plain(verified, "brief-numbers"),
        }

    def _more(self, count: int) -> str:
        """That a list goes on elsewhere; nothing if it doesn't."""
        where = self._front.address or say_plain(self._verified, "brief-in-the-whole")
        return say_plain(self._verified, "brief-more", count=count, where=where) if count else ""

    def _tree(self, block: Html) -> list[Node]:
        return tree(block, self._front.address)

    def _prose(self, text: str, cites: Iterable[str] = ()) -> list[Node]:
        """Prose, and the numbers of the quotes that it rests on."""
        return self._tree(curator_prose(self._verified, text, HOME)) + self._cited(cites)

    def _cited(self, cites: Iterable[str]) -> list[Node]:
        numbers = (
            el("a", f"Q{self._numbers.quotes[name]}", href=link(HOME, quote_path(name)), cls="number")
            for name in self._numbers.in_order(cites)
        )
        return self._tree(el("span", "\u00a0", separated(numbers), cls="cited"))

    def _subject(self, row: Subject, sides: list[str]) -> dict[str, Any]:
        held = {position.side: self._position(position) for position in row.positions}
        return {
            "subject": self._tree(curator_line(self._verified, row.subject)),
            "positions": [held.get(side) for side in sides],
        }

    def _position(self, position: SidePosition) -> dict[str, Any]:
        verified = self._verified
        wants = self._prose(position.wants, position.cites)
        if position.reply is None:
            return {"wants": wants, "reply": [say_plain(verified, "wants-no-reply")]}
        named = self._tree(el("b", say(verified, "wants-reply")))
        return {"wants": wants, "reply": [*named, " ", *self._prose(position.reply, position.reply_cites)]}

    def _judgement(self, judgement: Judgement) -> dict[str, Any]:
        verified = self._verified
        attested = attestation(
            verified, verified.briefing.carried_by(judgement), verified.briefing.origins_of(judgement)
        )
        measures = [
            say_plain(verified, "confidence", confidence=judgement.confidence),
            say_plain(verified, "judgement-evidence", attested=attested),
        ]
        if judgement.likelihood:
            measures.insert(0, say_plain(verified, f"likelihood-{judgement.likelihood.replace(' ', '-')}"))
        return {"statement": self._prose(judgement.statement, judgement.supports), "measures": measures}

    def _date(self, event: Event) -> dict[str, Any]:
        return {
            "when": short_date(self._verified, event.date),
            "title": self._tree(curator_line(self._verified, event.title)) + self._cited(event.cites),
        }

    def _difference(self, name: str) -> dict[str, Any]:
        entry = self._verified.briefing.discrepancies[name]
        return {
            "number": f"D{self._numbers.differences[name]}",
            "question": self._prose(entry.question),
            "positions": [
                {"sources": self._tree(bare_sigla(self._verified, each.sources)), "claim": self._prose(each.claim)}
                for each in entry.positions
            ],
        }

    def _sources(self, differences: Iterable[str]) -> list[str]:
        """The sources whose signs are in these differences, in the order of the folder."""
        register = self._verified.briefing.discrepancies
        named = {each for name in differences for position in register[name].positions for each in position.sources}
        return [name for name in self._verified.briefing.sources if name in named]

    def _source(self, name: str) -> list[Node]:
        return [*self._tree(bare_siglum(self._verified, name)), f" {self._verified.briefing.sources[name].publisher}"]


def _sides(rows: Iterable[Subject]) -> list[str]:
    """The sides in the order in which they first appear."""
    return list(dict.fromkeys(position.side for row in rows for position in row.positions))
