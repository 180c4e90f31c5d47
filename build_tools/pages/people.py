"""The lists of people and of organisations."""

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el
from build_tools.model import Person
from build_tools.pages.addresses import PEOPLE, link, person_path
from build_tools.pages.page import Page, section
from build_tools.pages.parts.curators import curator_line
from build_tools.pages.select import most_quoted_first, spoken_by


def people_page(verified: VerifiedBriefing) -> Page:
    """Both lists, the most quoted first."""
    people = verified.briefing.people
    ordered = most_quoted_first(verified)
    blocks: list[Html] = []
    for title, kind in (("people-people", "person"), ("people-organisations", "organisation")):
        items = [_person(verified, name, people[name]) for name in ordered if people[name].kind == kind]
        if items:
            blocks += [section(say_plain(verified, title)), el("ul", *items, cls="people")]
    about = say_plain(verified, "people-about")
    return Page(PEOPLE, say_plain(verified, "people-title"), about, tuple(blocks))


def _person(verified: VerifiedBriefing, name: str, person: Person) -> Html:
    spoken = len(spoken_by(verified, name))
    count = say(verified, "person-quotations", count=spoken) if spoken else say(verified, "people-not-quoted")
    return el(
        "li",
        el("a", person.name, href=link(PEOPLE, person_path(name))),
        el("span", curator_line(verified, person.role), cls="role"),
        el("span", count, cls="count"),
    )
