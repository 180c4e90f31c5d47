"""The brief: two pages whatever the briefing's size, what matters first, and nothing left out unsaid."""

import dataclasses
import io
import itertools
import re

import pytest
from pypdf import PdfReader

from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed
from build_tools.model import SidePosition, Subject
from build_tools.pages.brief import brief, steps
from build_tools.pages.parts.numbers import numbers_of
from build_tools.site.printing import PAPERS
from tests.conftest import SMALL


@pytest.fixture(scope="module")
def small() -> VerifiedBriefing:
    return gate.verified(SMALL / "briefing")


def _printed(verified: VerifiedBriefing) -> PdfReader:
    paper = next(each for each in PAPERS if each.path == "data/brief.pdf")
    return PdfReader(io.BytesIO(paper.make(verified)))


def _text(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def _with_front(verified: VerifiedBriefing, **changed: object) -> VerifiedBriefing:
    """A briefing whose front says something else."""
    front = verified.briefing.front.model_copy(update=changed)
    return dataclasses.replace(verified, briefing=verified.briefing.model_copy(update={"front": front}))


def _crowded(verified: VerifiedBriefing) -> VerifiedBriefing:
    """A briefing with more of everything than two pages hold."""
    front = verified.briefing.front
    cites = front.judgements[0].supports
    held = [
        SidePosition(side=side, wants="What it wants is long. " * 9, cites=cites) for side in ("Velia", "Ostermark")
    ]
    rows = tuple(
        Subject(subject=f"Subject {number}", topic=front.topics[0], positions=tuple(held)) for number in range(40)
    )
    judged = front.judgements[0].model_copy(update={"statement": "What is judged is long. " * 60})
    return _with_front(verified, wants=rows, judgements=(judged,) * 5)


def test_it_opens_with_the_answer_and_ends_with_the_sources(small: VerifiedBriefing) -> None:
    text = _text(_printed(small))
    places = [
        text.index(words)
        for words in (
            small.briefing.front.title,
            "As of",
            "The board voted for a second quay",
            "How good is the evidence",
            "What each side wants",
            "Judgements",
            "Differences that matter",
            "The Courier",
            "Q and D numbers refer to",
        )
    ]
    assert places == sorted(places)


def test_a_large_briefing_takes_two_pages_and_says_what_is_left_out(invented: VerifiedBriefing) -> None:
    crowded = _crowded(invented)
    made = _printed(crowded)
    assert len(made.pages) == 2
    text = _text(made)
    rows = len(re.findall(r"Subject \d+", text))
    assert 0 < rows < 40
    assert f"and {40 - rows} more: see the whole briefing" in text


def test_the_longest_list_is_shortened_first(invented: VerifiedBriefing) -> None:
    shown = steps(_crowded(invented))
    first, then = shown[0], shown[1]
    assert first["wants"] == 40 and then == {**first, "wants": 39}
    assert all(sum(before.values()) - sum(after.values()) == 1 for before, after in itertools.pairwise(shown))
    assert set(shown[-1].values()) == {0}
    level = next(each for each in shown if max(each.values()) == 2)
    assert max(level.values()) - min(level.values()) <= 2


def test_numbers_are_those_of_the_whole_briefing(small: VerifiedBriefing) -> None:
    numbers = numbers_of(small, records=False)
    document = brief(small, steps(small)[0])
    cited = re.findall(r"Q\d+", str(document["judgements"][0]["statement"]))
    supports = small.briefing.front.judgements[0].supports
    assert cited == [f"Q{numbers.quotes[name]}" for name in numbers.in_order(supports)]


def test_numbers_and_address_lead_to_the_site(small: VerifiedBriefing) -> None:
    made = _printed(_with_front(small, address="https://briefing.example/lunde/"))
    links = {str(each.get_object()["/A"]["/URI"]) for page in made.pages for each in page.get("/Annots", ())}
    assert "https://briefing.example/lunde/" in links
    assert {each for each in links if "/quotes/" in each} <= {
        f"https://briefing.example/lunde/quotes/{name}/" for name in small.briefing.quotes
    }
    assert [page for page in _printed(small).pages if "/Annots" in page] == []


def test_what_has_no_list_to_give_up_is_refused(small: VerifiedBriefing) -> None:
    with pytest.raises(OperationFailed) as refused:
        _printed(_with_front(small, bottom_line="word " * 4000))
    assert str(refused.value) == (
        "the brief does not fit on two pages, not even without its lists; "
        "shorten bottom_line: and evidence:, or build without --pdf"
    )


def test_it_is_tagged_and_says_what_it_is(small: VerifiedBriefing) -> None:
    made = _printed(small)
    catalog = made.root_object
    assert made.metadata is not None and made.metadata.title == small.briefing.front.title
    assert catalog["/Lang"] == "en" and catalog["/MarkInfo"]["/Marked"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in catalog["/Metadata"].get_data()
    assert [str(entry["/Title"]) for entry in made.outline if not isinstance(entry, list)]
