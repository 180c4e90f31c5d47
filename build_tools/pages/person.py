"""A person's page: role, spellings, and all that the sources quote of them; and the list of all people."""

from build_tools.escape import Html, el, join
from build_tools.folds import without_marks
from build_tools.model import Person, Quote
from build_tools.pages.marks import counted
from build_tools.pages.page import Page, link, person_path, section
from build_tools.pages.quote import quote_list
from build_tools.pages.searching import hidden
from build_tools.pages.topic import quotes_of
from build_tools.verify import VerifiedBriefing

INDEX = "people/index.md"


def person_page(verified: VerifiedBriefing, name: str) -> Page:
    """The page of one person."""
    person = verified.briefing.people[name]
    here = person_path(name)
    spellings = join(
        *(join(", " if index else "", el("bdi", spelling)) for index, spelling in enumerate(person.spellings))
    )
    rows = [("Role", join(person.role)), ("Side", join(person.side)), ("Spelled", spellings)]
    facts = el("div", el("dl", *(join(el("dt", key), el("dd", value)) for key, value in rows)), cls="facts")
    return Page(
        here,
        person.name,
        f"{person.name}, {person.role}: what the sources quote.",
        (facts, hidden(person.spellings, person.name), *_quotes(verified, name, here)),
    )


def _quotes(verified: VerifiedBriefing, name: str, here: str) -> list[Html]:
    blocks: list[Html] = []
    shown: set[str] = set()
    for key, topic in verified.briefing.topics.items():
        found = [quote for quote in quotes_of(verified, key) if quote.speaker == name and quote.id not in shown]
        shown |= {quote.id for quote in found}
        if found:
            title = el("h3", f"On {topic.title}")
            blocks += [title, quote_list(verified, found, here)]
    if not blocks:
        return [el("p", "No source quotes this person.")]
    return [section("What is quoted, by topic and time"), *blocks]


def people_index(verified: VerifiedBriefing) -> Page:
    """The list of people and that of organisations, the most quoted first."""
    people = verified.briefing.people
    ordered = sorted(
        people, key=lambda name: (-len(_spoken(verified, name)), without_marks(people[name].name).casefold())
    )
    blocks: list[Html] = []
    for title, kind in (("People", "person"), ("Organisations", "organisation")):
        items = [_person(verified, name, people[name]) for name in ordered if people[name].kind == kind]
        if items:
            blocks += [section(title), el("ul", *items, cls="people")]
    about = "Who is quoted or named in the sources, and how they are spelled."
    return Page(INDEX, "People and organisations", about, tuple(blocks), search="never")


def _person(verified: VerifiedBriefing, name: str, person: Person) -> Html:
    spoken = len(_spoken(verified, name))
    count = counted(spoken, "quote") if spoken else "not quoted"
    return el(
        "li",
        el("a", person.name, href=link(INDEX, person_path(name))),
        el("span", f"{person.role}, {person.side}", cls="role"),
        el("span", count, cls="count"),
    )


def _spoken(verified: VerifiedBriefing, name: str) -> list[Quote]:
    return [quote for quote in verified.briefing.quotes.values() if quote.speaker == name]
