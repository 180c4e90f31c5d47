"""A person's page: who it is, and by which names the sources know them."""

import html
import re

from build_tools import edition
from tests.conftest import ROOT


def test_spellings_are_listed_alone() -> None:
    """A mark beside one would say that the other sources spell otherwise, and most of their texts is not here."""
    verified = edition.verified(ROOT / "briefing", strict=True)
    made = edition.files(verified)
    for name, person in verified.briefing.people.items():
        listed = re.findall(r'<ul class="spellings">(.*?)</ul>', html.unescape(made[f"people/{name}.md"]))[0]
        assert listed == "".join(f"<li><bdi>{spelling}</bdi></li>" for spelling in person.spellings)
