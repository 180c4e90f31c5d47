"""The index of the search: what is in it, how it is written, and in which parts."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.model import Person
from build_tools.site import by_hand, generated
from build_tools.site.search.files import search_files
from build_tools.site.search.postings import in_scripts_order, postings, written
from build_tools.site.search.targets import PageText, Part, Passage, Target, targets, words_of_speakers
from build_tools.text.search_terms import search_terms
from tests.conftest import HERE, SMALL

TERMS: dict[str, list[str]] = yaml.safe_load((HERE / "search_terms.yml").read_text("utf-8"))
CALL = re.compile(r'searchShard\((\d+),"([a-z]+(?:/[a-z0-9]+)?)",(.*)\);\n', re.DOTALL)


@pytest.fixture(scope="module")
def small() -> VerifiedBriefing:
    return gate.verified(SMALL / "briefing")


def _parts(verified: VerifiedBriefing) -> dict[str, Any]:
    """The parts of an index, by the names that they bear."""
    found = [CALL.fullmatch(text) for text in dict(search_files(verified, ())).values()]
    return {each[2]: json.loads(each[3]) for each in found if each}


@pytest.mark.parametrize("text", TERMS)
def test_the_terms_of_a_text(text: str) -> None:
    assert search_terms(text) == TERMS[text]


@pytest.mark.parametrize(
    ("numbers", "as_text"), [([], ""), ([0, 1, 31], "ABf"), ([32, 33], "gBhB"), ([1023, 1024, 70_000], "_fggBwrkC")]
)
def test_numbers_as_text(numbers: list[int], as_text: str) -> None:
    assert written(numbers) == as_text


def test_postings_say_where_a_term_is_at_its_best() -> None:
    words = (Passage("stone on stone"), Passage("Stone", part=Part.NOTE))
    quote = Target("quotes", "a", "quotes/a/", None, passages=words, context=(("The stone quay", Part.CONTEXT),))
    event = Target("events", "b", "timeline/#event-b", Passage("A quay"))
    found = postings([quote, event])
    assert dict(found.targets) == {
        "a": written([4 + Part.OWN]),
        "on": written([Part.OWN]),
        "quay": written([Part.CONTEXT, 4 + Part.OWN]),
        "stone": written([Part.OWN]),
        "the": written([Part.CONTEXT]),
    }
    # "stone" is at the places 0 and 2, and behind a free place at 4; what only the context has is at none
    assert found.places["stone"] == written([3, 0, 2, 2])
    assert found.places["quay"] == written([0, 1, 1])


def test_a_part_holds_what_lies_between_its_first_entry_and_that_of_the_next(invented: VerifiedBriefing) -> None:
    parts = _parts(invented)
    begin = parts["index"]["begin"]
    for name in ("terms", "places", "fore", "back"):
        listed = [[entry.split(" ")[0] for entry in parts[f"{name}/{at}"].split(",")] for at in range(len(begin[name]))]
        assert begin[name][0] == ""
        for before, after, boundary in zip(listed, listed[1:], begin[name][1:], strict=False):
            assert in_scripts_order(before[-1]) < in_scripts_order(boundary) <= in_scripts_order(after[0])
        assert len(listed) == len(begin[name])
        terms = [term for part in listed for term in part]
        assert terms == sorted(terms, key=in_scripts_order)
    assert len(begin["terms"]) > 1
    counts = [len(parts[f"records/{at}"]) for at in range(len(begin["records"]))]
    assert begin["records"] == written([0, *counts[:-1]])
    assert sum(counts) == parts["index"]["targets"] == len(targets(invented, ()))


def test_every_record_is_found_and_what_can_be_named_comes_first(small: VerifiedBriefing) -> None:
    found = targets(small, by_hand.page_texts(HERE.parent / "docs"))
    assert list(dict.fromkeys(each.kind for each in found)) == [
        *("topics", "people", "sources", "pages", "quotes", "discrepancies", "events")
    ]
    briefing = small.briefing
    for kind in ("topics", "people", "sources", "quotes", "discrepancies", "events"):
        assert sorted(each.id for each in found if each.kind == kind) == sorted(getattr(briefing, kind))
    assert [each.lead for each in found if each.id == "brandt-stone"] == ["Åsa Brandt"]


def test_a_facet_has_the_page_of_its_value(small: VerifiedBriefing) -> None:
    found = {(each.kind, each.id): each for each in targets(small, ())}
    assert found["people", "brandt"].speaker == "brandt"
    assert found["topics", "quay"].topics == ("quay",)
    assert all(each.sources == (name,) for (kind, name), each in found.items() if kind == "sources")


def test_a_word_that_several_people_share_names_none_of_them() -> None:
    people = [
        Person(id="a", name="Marek Oduya", role="r", side="s", spellings=("Minister Marec Oduya",)),
        Person(id="b", name="A minister", role="r", side="s", spellings=("A minister from Velia",)),
    ]
    assert words_of_speakers(people) == {
        "a": (("marec marek oduya", Part.SPEAKER), ("minister", Part.CONTEXT)),
        "b": (("a from minister velia", Part.SPEAKER), ("", Part.CONTEXT)),
    }


def test_a_body_is_found_by_its_initials() -> None:
    people = [
        Person(id="a", name="Voice of Velia", role="r", side="s", spellings=("the Voice",)),
        Person(id="b", name="Lower house of Oduya", role="r", side="s", spellings=("the deputies",)),
    ]
    found = words_of_speakers(people)
    assert found["a"][0][0].split() == ["of", "velia", "voice", "vov"]
    assert found["b"][0][0].split() == ["deputies", "house", "lower", "oduya", "of"]


def test_hand_written_pages_are_found_by_their_words(tmp_path: Path) -> None:
    (tmp_path / "essay.md").write_text(
        "---\ntitle: x\n---\n# On *quays*\n\nA [long](https://a.example/b) <b>quay</b>.\n\n- One\n- `two`\n", "utf-8"
    )
    (tmp_path / "plain.md").write_text("No heading.", "utf-8")
    assert [(each.path, each.title, each.texts) for each in by_hand.page_texts(tmp_path)] == [
        ("essay.md", "On quays", ("On quays", "A long quay.", "One\ntwo")),
        ("plain.md", "plain", ("No heading.",)),
    ]


def test_a_heading_of_spaces_costs_what_others_of_its_length_do(tmp_path: Path) -> None:
    """A pattern that looks for the heading's end at each of the spaces takes most of a minute."""
    (tmp_path / "a.md").write_text(f"# On{' ' * 29_000}quays ##\n", "utf-8")
    (tmp_path / "b.md").write_text("# #\n", "utf-8")
    titles = [" ".join(each.title.split()) for each in by_hand.page_texts(tmp_path)]
    assert titles == ["On quays", "b"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("javascript:alert(1).md", "javascript%3Aalert%281%29/"),
        ("https:/a.example.md", "https%3A/a.example/"),
        ("\\\\a.example.md", "%5C%5Ca.example/"),
        ("what?.md", "what%3F/"),
        ("about/index.md", "about/"),
        ("index.md", ""),
    ],
)
def test_no_name_of_a_file_leads_out_of_the_site(path: str, address: str, small: VerifiedBriefing) -> None:
    page = PageText(path, "A page", ())
    assert [each.address for each in targets(small, [page]) if each.kind == "pages"] == [address]


def test_parts_of_two_editions_have_different_versions(small: VerifiedBriefing, invented: VerifiedBriefing) -> None:
    made = dict(search_files(small, ()))
    assert made == dict(search_files(small, ()))
    versions = {each[1] for text in made.values() if (each := CALL.fullmatch(text))}
    others = {each[1] for text in dict(search_files(invented, ())).values() if (each := CALL.fullmatch(text))}
    assert len(versions) == len(others) == 1 and versions != others


def test_the_index_holds_no_word_of_a_source_that_is_not_quoted(small: VerifiedBriefing) -> None:
    """Whatever is in the index is on a page too, so the index publishes nothing more of an article than pages do."""
    made = generated.generated_files(small)
    pages = {term for path, text in made.items() if path.endswith(".md") for term in search_terms(_text(text))}
    names = {term for person in small.briefing.people.values() for term in search_terms(" ".join(person.spellings))}
    terms = {
        entry.split(" ")[0]
        for name, part in _parts(small).items()
        if name.startswith("terms/")
        for entry in part.split(",")
    }
    assert len(terms) > 100
    assert terms - pages - names == set()


def _text(page: str) -> str:
    return unescape(re.sub("<[^>]*>", " ", page))
