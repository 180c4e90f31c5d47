"""A person's page: who it is, and by which names the sources know them."""

import html
import re
from pathlib import Path

from build_tools.briefing import gate
from build_tools.site import generated
from tests.conftest import HERE


def test_spellings_are_listed_alone() -> None:
    """A siglum beside one would say that other sources don't use it, and most of their texts is not here."""
    verified = gate.verified(HERE / "second" / "briefing")
    made = generated.generated_files(verified)
    assert verified.briefing.people
    for name, person in verified.briefing.people.items():
        listed = re.findall(r'<ul class="spellings">(.*?)</ul>', html.unescape(made[f"people/{name}.md"]))[0]
        assert listed == "".join(f"<li><bdi>{spelling}</bdi></li>" for spelling in person.spellings)


def test_letters_with_marks_are_sorted_among_those_without(project: Path) -> None:
    people = project / "briefing" / "people.yml"
    more = "- {{id: {0}, name: {1}, role: member, side: Board, spellings: [{1}]}}\n"
    added = [more.format("zetter", "Zetter"), more.format("ase", "Åse"), more.format("berg", "berg")]
    people.write_text(people.read_text("utf-8") + "".join(added), "utf-8")
    made = generated.generated_files(gate.verified(project / "briefing"))
    ordered = ["Åsa Brandt", "Åse", "berg", "Zetter"]
    listed = html.unescape(made["people/index.md"])
    assert re.findall("<li><a[^>]*>([^<]*)</a>", listed) == ordered
    listed = html.unescape(made["whole/index.md"])
    assert re.findall('<li id="person-[a-z]+"><b>([^<]*)</b>', listed) == ordered
