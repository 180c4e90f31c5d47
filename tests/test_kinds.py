"""The kinds of record are listed once; what can't be derived from the list is compared with it."""

from typing import get_args

import pytest

from build_tools.briefing import gate
from build_tools.briefing.editions.snapshot import record_of
from build_tools.model import Person, Source, WithdrawnKind
from build_tools.model.files import PUBLISHED, RECORDED, form_of
from tests.conftest import SMALL


def test_whatever_is_published_can_be_withdrawn() -> None:
    assert set(get_args(WithdrawnKind)) == {kind.word for kind in PUBLISHED}


def test_an_edition_records_every_published_kind_in_order() -> None:
    recorded = record_of(gate.verified(SMALL / "briefing")).nouns
    assert list(recorded) == [kind.name for kind in RECORDED]


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("people.yml", tuple[Person, ...]),
        ("sources/post.yml", Source),
        ("sources/post.yaml", None),
        ("sources/.yml", None),
        ("sources/more/post.yml", None),
        ("more/people.yml", None),
        ("lineages.yml", None),
        ("pins/post.json", None),
    ],
)
def test_a_file_holds_what_its_path_says(path: str, form: object) -> None:
    assert form_of(path) == form
