"""Pictures of quotes and differences, and their answers of oEmbed: what they say, who draws them, and when again."""

import dataclasses
import io
import json
import os
import re
import shutil
import struct
import sys
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import tinyhtml5
import typst
from cssselect2 import ElementWrapper
from pypdf import PdfReader

from build_tools import disk
from build_tools.briefing import gate
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed
from build_tools.exports.embedding import difference_figure, oembed_files
from build_tools.exports.quotation import Quotation, as_html, named, quotation
from build_tools.markup.prose import plain
from build_tools.model.values import UNKNOWN
from build_tools.pages.parts.card import card_head, cards, difference_card, quote_card
from build_tools.site.front_matter import encoded_front_matter
from build_tools.site.typesetting import TEMPLATES, pictures
from tests.conftest import HERE, ROOT, SMALL, Run
from tests.test_printing import HOSTILE

SITE = "https://quay.example/"


@pytest.fixture(scope="module")
def small() -> VerifiedBriefing:
    return gate.verified(SMALL / "briefing")


@pytest.fixture(scope="module")
def second() -> VerifiedBriefing:
    return gate.verified(HERE / "second" / "briefing")


def _quotation(verified: VerifiedBriefing, name: str, **given: Any) -> Quotation:
    made = quotation(verified, verified.briefing.quotes[name], UNKNOWN)
    assert made
    return dataclasses.replace(made, **given)


def _lines(content: list[Any], head: dict[str, Any]) -> list[tuple[float, str]]:
    """What stands on one card, drawn as a page of a PDF: each piece of text, and how far above the foot it is."""
    inputs = {"document": json.dumps({**head, "fallback": True, "cards": content})}
    made = typst.Compiler(TEMPLATES / "card.typ", root=TEMPLATES, sys_inputs=inputs).compile(format="pdf")
    assert isinstance(made, bytes)
    (page,) = PdfReader(io.BytesIO(made)).pages
    found: list[tuple[float, str]] = []

    def note(text: str, page_matrix: list[float], matrix: list[float], *_: object) -> None:
        if text.strip():
            found.append((matrix[4] * page_matrix[1] + matrix[5] * page_matrix[3] + page_matrix[5], text))

    page.extract_text(visitor_text=note)
    return found


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_quotes_card_has_the_words_who_said_them_and_which_papers_differ(small: VerifiedBriefing) -> None:
    card = quote_card(small, _quotation(small, "brandt-stone"))
    assert card.content == {
        "words": {"text": "“We will build it, and we will build it in stone”", "lang": "en"},
        "speaker": "Åsa Brandt",
        "paper": ["The Courier", "6 March 2024"],
        "also": "",
        "remarks": ["The Post <Evening> prints other words."],
        "checked": "Checked word for word against the source",
    }
    assert card.alternative == (
        "“We will build it, and we will build it in stone” — Åsa Brandt, The Courier, 6 March 2024. "
        "The Post <Evening> prints other words."
    )


def test_a_quotes_card_names_the_other_papers_that_print_its_words(small: VerifiedBriefing) -> None:
    quote = small.briefing.quotes["brandt-stone"]
    checks = {**small.checks, (quote.id, "post"): small.checks[quote.id, "courier"]}
    agreeing = dataclasses.replace(small, checks=checks)
    card = quote_card(agreeing, _quotation(agreeing, quote.id))
    assert card.content["also"] == "The same words are in The Post <Evening>." and card.content["remarks"] == []
    assert card.alternative.endswith(" The Courier, 6 March 2024. The same words are in The Post <Evening>.")


def test_a_differences_card_has_the_positions_who_is_silent_and_the_status(second: VerifiedBriefing) -> None:
    card = difference_card(second, second.briefing.discrepancies["day"])
    assert card.content == {
        "lang": "en",
        "question": "On which day was the passage?",
        "positions": [
            {"papers": ["The Evening Observer", "Večerní zvon", "Sada al-Nil"], "claim": "In the night."},
            {"papers": ["Minato Nippo", "Asagiri Shimbun"], "claim": "At midday of the 19th."},
        ],
        "remarks": ["Not in The Science Club."],
        "checked": "All can be true: none of the reports excludes another.",
    }
    assert card.alternative == (
        "On which day was the passage? The Evening Observer, Večerní zvon, Sada al-Nil: In the night. "
        "Minato Nippo, Asagiri Shimbun: At midday of the 19th. Not in The Science Club."
    )


@pytest.mark.parametrize("letters", ["word " * 200, "石" * 500])
def test_words_that_would_be_too_small_are_not_cut_but_left_out(small: VerifiedBriefing, letters: str) -> None:
    """The end might be what qualifies them."""
    card = quote_card(small, _quotation(small, "brandt-stone", words=letters.strip(), remarks=()))
    count = 500 if letters[0] == "石" else 200
    said = f"A quotation of {count} words, given in full on its page"
    assert card.content["words"] == {"text": said, "lang": "en"}
    assert card.alternative == f"{said} — Åsa Brandt, The Courier, 6 March 2024."


@pytest.mark.parametrize(("count", "is_shown"), [(6, True), (7, False)])
def test_more_positions_than_can_be_read_are_given_by_their_number(
    small: VerifiedBriefing, count: int, is_shown: bool
) -> None:
    entry = small.briefing.discrepancies["material"]
    held = tuple(entry.positions[0].model_copy(update={"claim": f"Stone {each}."}) for each in range(count))
    card = difference_card(small, entry.model_copy(update={"positions": held, "silent": ()}))
    said = [] if is_shown else [f"The sources hold {count} positions, given in full on their page."]
    assert len(card.content["positions"]) == (count if is_shown else 0) and card.content["remarks"] == said
    assert ("Stone 5." in card.alternative) == is_shown


def test_a_picture_that_can_not_hold_its_lines_is_refused(small: VerifiedBriefing) -> None:
    """Lines would be drawn over each other, or cut."""
    fits = quote_card(small, _quotation(small, "brandt-stone")).content
    content = {**fits, "remarks": [f"{'The Evening Herald, ' * 200} print other words."]}
    with pytest.raises(OperationFailed) as refused:
        list(pictures("card", card_head(small), [fits, content]))
    assert str(refused.value) == (
        "the picture of “We will build it, and we will build it in stone” is too small for all of its lines; "
        "shorten the names of its papers, or build without --cards"
    )


def test_the_most_that_a_card_may_hold_fits_on_it(small: VerifiedBriefing) -> None:
    """Each line is below the one before, and nothing runs over the edge."""
    longest = "Thousands of words, " * 39
    remarks = (
        "In the source the sentence goes on with a qualification.",
        f"{'The Evening Herald, ' * 20} prints other words.",
    )
    content = quote_card(small, _quotation(small, "brandt-stone", words=longest, remarks=remarks)).content
    lines = _lines([content], {**card_head(small), "title": "A title that is long " * 50})
    text = _flat("".join(text for _, text in lines))
    for part in (longest.strip(), "Åsa Brandt", "The Courier, 6 March 2024", *remarks, "Checked word for word"):
        assert _flat(part) in text
    heights = [height for height, text in lines if "title" not in text]
    assert heights == sorted(heights, reverse=True) and 30 < heights[-1] < heights[0] < 560


def test_no_string_of_a_card_is_a_program(small: VerifiedBriefing) -> None:
    hostile = " ".join(HOSTILE)
    work = dataclasses.replace(_quotation(small, "brandt-stone").work, publisher=hostile)
    made = _quotation(
        small, "brandt-stone", words=hostile, speaker=hostile, remarks=(hostile,), work=work, when=hostile
    )
    content = quote_card(small, made).content
    text = _flat(
        "".join(text for _, text in _lines([content], {**card_head(small), "title": hostile, "address": hostile}))
    )
    assert text.count(_flat(hostile)) == 6
    assert text.count(_flat(content["words"]["text"])) == 1
    entry = small.briefing.discrepancies["material"]
    held = [position.model_copy(update={"claim": hostile}) for position in entry.positions]
    asked = difference_card(small, entry.model_copy(update={"question": hostile, "positions": held}))
    text = _flat("".join(text for _, text in _lines([asked.content], card_head(small))))
    assert len(held) > 1 and text.count(_flat(plain(hostile))) == 1 + len(held)


def test_many_papers_are_given_by_their_number(small: VerifiedBriefing) -> None:
    assert named(small, ["A", "B", "C"]) == "A, B and C"
    assert named(small, list("ABCDEFGHI")) == "9 papers"


def test_without_typst_a_build_says_how_to_get_it(small: VerifiedBriefing, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(OperationFailed) as refused:
        next(pictures("card", card_head(small), [{}]))
    assert str(refused.value) == (
        "the card images need Typst, which is not installed; run `pip install 'annotated-briefing[pdf]'`, "
        "or build without --cards"
    )


def test_no_page_that_is_written_by_hand_has_a_picture() -> None:
    assert encoded_front_matter({"title": "a", "card": "b"}) == {"title": "a"}


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def installed_font(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A font that a user has installed, whose folder is given."""
    folder = home / ".local" / "share" / "fonts"
    folder.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    return Path(shutil.copy(next(each.path for each in typst.Fonts().fonts() if each.path), folder))


def test_only_a_card_that_changes_is_drawn_again(
    second: VerifiedBriefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those in scripts that need the machine's fonts are kept too."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    font = installed_font(tmp_path, monkeypatch)
    head, content = card_head(second), [make().content for _, make in cards(second)][-6:]
    content[1] = {**content[1], "remarks": ["رأيت ضوءا خافتا"]}
    first = list(pictures("card", head, content))
    assert {_size(png) for png in first} == {(1200, 630)}
    folder = disk.cache_file("pictures").parent
    kept = set(folder.iterdir())
    assert len(kept) == len(content)
    changed = [*content[:2], {**content[2], "remarks": ["Something else."]}, *content[3:]]
    again = list(pictures("card", head, changed))
    assert [one == other for one, other in zip(first, again, strict=True)] == [True, True, False, True, True, True]
    assert len(set(folder.iterdir()) - kept) == 1
    os.utime(font, (0, 0))
    list(pictures("card", head, changed[1:3]))
    assert len(set(folder.iterdir()) - kept) == 2, "what was drawn with a font's last version is no longer used"


@pytest.mark.parametrize("place", ["words", "title", "address"])
def test_a_character_that_no_font_has_is_named(small: VerifiedBriefing, place: str) -> None:
    """Wherever it is on a card: in its own words, or in those that all cards have."""
    strange = "a \U0010fffd b"
    made = _quotation(small, "brandt-stone", **({"words": strange} if place == "words" else {}))
    head = card_head(small) | ({} if place == "words" else {place: strange})
    with pytest.raises(OperationFailed) as refused:
        list(pictures("card", head, [quote_card(small, made).content]))
    assert str(refused.value) == (
        "no font on this machine has \\u{10fffd}, which the card images need; "
        "install one (on Debian fonts-noto-core, fonts-noto-cjk or fonts-noto-color-emoji), or build without --cards"
    )


def test_cards_have_the_colours_of_the_site() -> None:
    styles = (ROOT / "build_tools" / "site" / "theme" / "assets" / "briefing.css").read_text("utf-8")
    light = styles[styles.index('"default"') : styles.index('"slate"')]
    used = set(re.findall("#[0-9a-f]{6}", (TEMPLATES / "card.typ").read_text("utf-8")))
    assert used == {*used} & set(re.findall("#[0-9a-f]{6}", light)) and len(used) == 4
    assert card_head(gate.verified(SMALL / "briefing"))["colour"] in light


def test_a_page_names_its_picture_only_where_a_build_has_drawn_it(project: Path, briefing: Run) -> None:
    """Nor an answer of oEmbed where the briefing doesn't say its address, though the settings of the site do."""
    front, settings = project / "briefing" / "briefing.yml", project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + f"site_url: {SITE}\n", "utf-8")
    page = project / "site" / "quotes" / "brandt-stone" / "index.html"
    assert briefing("build").returncode == 0
    before = page.read_text("utf-8")
    assert f'<meta property="og:url" content="{SITE}quotes/brandt-stone/">' in before
    assert "oembed" not in before and "og:image" not in before and "card.png" not in before
    assert {each.name for each in page.parent.iterdir()} == {"index.html"}
    front.write_text(front.read_text("utf-8") + f"address: {SITE}\n", "utf-8")
    assert briefing("build", "--cards").returncode == 0
    metadata = '<meta (?:property|name)="((?:og:image|twitter).*?)" content="(.*?)">'
    small = gate.verified(project / "briefing")
    assert dict(re.findall(metadata, unescape(page.read_text("utf-8")))) == {
        "og:image": "https://quay.example/quotes/brandt-stone/card.png",
        "og:image:alt": quote_card(small, _quotation(small, "brandt-stone")).alternative,
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "twitter:card": "summary_large_image",
    }
    assert '<a class="pdf" href="card.png">Picture to share</a>' in page.read_text("utf-8")
    drawn = {str(path.parent.relative_to(project / "site")) for path in (project / "site").rglob("card.png")}
    assert drawn == {path.removesuffix(".md") for path, _ in cards(small)}
    assert {_size(path.read_bytes()) for path in (project / "site").rglob("card.png")} == {(1200, 630)}


def test_a_page_names_its_answer_of_oembed(second: VerifiedBriefing, second_built: Path) -> None:
    """At the briefing's own address, and without a picture that no build has drawn."""
    site = second.briefing.front.address
    for path, _ in oembed_files(second):
        page = (second_built / path).with_name("index.html").read_text("utf-8")
        assert f'<link rel="alternate " type="application/json+oembed" href="{site}{path}">' in page
        assert (second_built / path).exists() and "og:image" not in page and "card.png" not in page


def test_an_answer_of_oembed_has_what_the_specification_requires(second: VerifiedBriefing) -> None:
    """Version 1.0, section 2.3.4: all but `title` and `provider_…` is required of the type `rich`."""
    answers = {path: json.loads(text) for path, text in oembed_files(second)}
    assert len(answers) == len(second.briefing.quotes) + len(second.briefing.discrepancies)
    site = "https://comet.example/tail/"
    answer = answers["quotes/ogawa-no-tail/oembed.json"]
    html = ElementWrapper.from_html_root(tinyhtml5.parse(answer.pop("html")))
    assert answer == {
        "version": "1.0",
        "type": "rich",
        "title": "Ogawa Fumi: “尾は見えなかった。空はいつもの空だった”",
        "provider_name": "The comet’s tail, May 1910",
        "provider_url": site,
        "width": 600,
        "height": 128,
    }
    assert html.query("blockquote").etree_element.get("cite") == f"{site}quotes/ogawa-no-tail/"
    assert "".join(html.query("blockquote").etree_element.itertext()) == "尾は見えなかった。空はいつもの空だった"
    assert [(link.etree_element.text, link.etree_element.get("href")) for link in html.query_all("a")] == [
        ("Compare wordings", f"{site}quotes/ogawa-no-tail/"),
        ("Check the proof", f"{site}sources/minato/"),
    ]
    assert answers["differences/day/oembed.json"]["title"] == "On which day was the passage?"


def test_only_the_paper_is_the_work_that_is_cited(small: VerifiedBriefing) -> None:
    """Even where the paper itself speaks: a person in `<cite>` would be the title of a work."""
    made = _quotation(small, "brandt-stone", speaker="The Courier")
    caption = ElementWrapper.from_html_root(tinyhtml5.parse(as_html(made))).query("figcaption")
    (cited,) = caption.query_all("cite")
    said = caption.etree_element.text, cited.etree_element.text, cited.etree_element.tail
    assert said == ("The Courier, ", "The Courier", ", 6 March 2024. The Post <Evening> prints other words. ")


def test_there_is_no_answer_without_an_address(small: VerifiedBriefing) -> None:
    assert list(oembed_files(small)) == []


def test_what_a_stranger_embeds_is_only_what_it_says(second: VerifiedBriefing) -> None:
    """Whatever a curator or a paper writes is text in their page."""
    hostile = "<script>alert(1)</script> \" onclick=x ' </figure>"
    entry = second.briefing.discrepancies["day"]
    said = entry.model_copy(
        update={"question": hostile, "positions": (entry.positions[0].model_copy(update={"claim": hostile}),)}
    )
    made = _quotation(
        second,
        "ogawa-no-tail",
        words=hostile,
        speaker=hostile,
        remarks=(hostile,),
        address=f"https://x.example/{hostile}",
    )
    for markup in (as_html(made), str(difference_figure(second, said))):
        tree = ElementWrapper.from_html_root(tinyhtml5.parse(markup))
        elements = {each.local_name for each in tree.iter_subtree()} - {"html", "head", "body"}
        assert elements <= {"figure", "blockquote", "figcaption", "p", "cite", "a", "ul", "li", "strong"}
        assert "onclick" not in {name for each in tree.iter_subtree() for name in each.etree_element.attrib}
        assert hostile in "".join(tree.etree_element.itertext())
