"""A second briefing, unlike the first: four languages and three scripts, a transcript, nothing of its own in the code."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from build_tools.briefing import gate, load, verify
from build_tools.briefing.load import Draft
from build_tools.cli import parser
from build_tools.model import Reading
from build_tools.pages.parts.labels import label
from build_tools.site import generated
from build_tools.text.languages import comparable
from tests.conftest import HERE, command_in
from tests.test_interchange import TEI, XML_ID
from tests.visiting import Visit, Windows, visiting

SECOND = HERE / "second"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TOTALS = "23 readings of 13 quotes: 21 exact, 1 folded, 1 elided, 0 not-found, 0 unchecked\n"
SCRIPTS = {"ar": re.compile("[\u0600-\u06ff]"), "ja": re.compile("[\u3040-\u30ff\u4e00-\u9fff]")}


@pytest.fixture(scope="session")
def built(second_built: Path) -> Path:
    return second_built


def test_it_is_built_in_a_folder_that_holds_nothing_else(tmp_path: Path) -> None:
    ran = command_in(tmp_path)("build", "--briefing", str(SECOND / "briefing"))
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout == f"{TOTALS}46 pages in site\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "site"]


def test_every_address_that_an_export_spells_out_leads_to_a_page(built: Path) -> None:
    """Exports can't ask `pages` where a page is, so they write its address themselves."""
    found: set[str] = set()
    for path in (each for each in built.rglob("*") if each.suffix in {".html", ".json", ".jsonl", ".xml"}):
        text = unescape(
            unescape(path.read_text("utf-8").replace(r"\u0026", "&"))
        )  # markup to copy, on a page or in JSON
        found.update(re.findall(r"https://comet\.example/tail/([\w./-]*/)", text))
    assert {path.partition("/")[0] for path in found} >= {"quotes", "sources", "differences"}
    assert {path for path in found if not (built / path / "index.html").is_file()} == set()


@pytest.fixture(scope="module")
def verified() -> gate.VerifiedBriefing:
    return gate.verified(SECOND / "briefing")


def test_its_pins_agree_with_its_texts(capsys: pytest.CaptureFixture[str]) -> None:
    folders = ["--briefing", str(SECOND / "briefing"), "--texts", str(SECOND / "texts")]
    assert parser.run_command(["pin", "--check", *folders]) == 0
    assert parser.run_command(["coverage", *folders]) == 0
    said = capsys.readouterr().out
    assert "6 pins agree with their texts\n" in said
    assert "8 passages in quotation marks in 6 texts, all of them quoted or left out with a reason\n" in said


def test_prose_may_quote_what_a_reading_in_japanese_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(SECOND / "briefing", tmp_path / "briefing")
    said = tmp_path / "briefing" / "quotes" / "said.yml"
    said.write_text(
        re.sub("note: .*", "note: He says 「空はいつもの空だった。」.", said.read_text("utf-8"), count=1), "utf-8"
    )
    assert parser.run_command(["check", "--briefing", str(tmp_path / "briefing")]) == 0
    assert capsys.readouterr().out == f"No problems.\n{TOTALS}"


def test_a_translation_that_is_marks_alone_is_shown(tmp_path: Path) -> None:
    shutil.copytree(SECOND / "briefing", tmp_path / "briefing")
    said = tmp_path / "briefing" / "quotes" / "said.yml"
    translated = "The tail could not be seen. The sky was the sky it always is"
    said.write_text(said.read_text("utf-8").replace(f"minato: {translated}", "minato: ',:;'"), "utf-8")
    made = gate.verified(tmp_path / "briefing")
    assert label(made, made.briefing.quotes["ogawa-no-tail"]) == "“,:;” (translated)"
    assert generated.generated_files(made)


def test_no_character_of_any_script_can_change_unseen() -> None:
    """Each letter of each reading is changed, one at a time, and each change is found."""
    draft = load.open_folder(SECOND / "briefing").draft
    tried = 0
    for quote in draft.quotes.values():
        for source, reading in quote.readings.items():
            for index, segment in enumerate(reading.segments):
                for at in (at for at, character in enumerate(segment.exact) if character.isalnum()):
                    other = "x" if segment.exact[at] != "x" else "y"
                    exact = segment.exact[:at] + other + segment.exact[at + 1 :]
                    changed = list(reading.segments)
                    changed[index] = segment.model_copy(update={"exact": exact})
                    readings = {source: Reading.model_construct(segments=tuple(changed))}
                    quotes = {quote.id: quote.model_copy(update={"readings": readings})}
                    found = verify.verify(
                        Draft("briefing", sources=draft.sources, quotes=quotes, pins=draft.pins), unpinned=True
                    )
                    assert [finding.code for finding in found[1]] == ["not-found"], exact
                    tried += 1
        assert tried
    assert tried > 700


class _Words(HTMLParser):
    """The texts of a page's article, each with the language and direction that its elements give it.

    Titles set apart, and records for programs, are in no one language.
    """

    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())

    def __init__(self, html: str):
        super().__init__()
        self.texts: list[tuple[str, str, str]] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.open.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self.open]
        unseen = any("hidden" in attributes for _, attributes in self.open)
        if "article" in tags and not {"bdi", "pre", "script"} & set(tags) and not unseen:
            given = [
                next((attributes[name] for _, attributes in reversed(self.open) if name in attributes), "")
                for name in ("lang", "dir")
            ]
            self.texts.append((data, *given))


def test_foreign_words_bear_their_language_and_direction(built: Path) -> None:
    seen = dict.fromkeys(SCRIPTS, 0)
    for path in sorted(built.rglob("*.html")):
        for text, lang, direction in _Words(path.read_text("utf-8")).texts:
            for language, script in SCRIPTS.items():
                if script.search(text):
                    assert (lang, direction) == (language, "rtl" if language == "ar" else "ltr"), (path, text)
                    seen[language] += 1
            assert lang != "cs" or not re.search(r"\b(the|of|and)\b", text), (path, text)
    assert min(seen.values()) > 15


def _page(built: Path, path: str) -> str:
    return (built / path / "index.html").read_text("utf-8")


def _text(html: str) -> str:
    article = re.sub(r"<pre>.*?</pre>", " ", html[html.index("<article") : html.index("</article>")])
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", article)).split())


def test_every_foreign_reading_stands_beside_its_translation(built: Path, verified: gate.VerifiedBriefing) -> None:
    told, briefing = 0, verified.briefing
    for quote in briefing.quotes.values():
        page = _page(built, f"quotes/{quote.id}")
        for source in quote.readings:
            is_own = comparable(briefing.sources[source].language, briefing.front.language)
            assert (source in quote.translations) == (not is_own)
            if source in quote.translations:
                assert f'id="translation-{source}"' in page
                told += 1
        assert len(quote.translations) == page.count('id="translation')
    assert told == 16


def test_the_translation_is_outside_what_the_source_says(built: Path) -> None:
    for path in ("quotes/dvorakova-thin", "topics/tail"):
        blocks = re.findall(r"<blockquote.*?</blockquote>", _page(built, path), re.DOTALL)
        assert blocks and not any("translation" in block for block in blocks)
        assert re.search(
            r'</blockquote><p class="translation"><span class="kicker">Translated from Czech</span>', _page(built, path)
        )


def test_words_are_compared_in_one_language_only(built: Path) -> None:
    thin = _text(_page(built, "quotes/dvorakova-thin"))
    assert "In Czech; the others are compared with this wording." in thin
    assert "In Arabic; comparable with the first only in translation." in thin
    assert "In English; comparable with the first only in translation." in thin
    assert "The other wordings are compared with the first" not in thin and "Differences in wording" not in thin
    assert not re.search("<(ins|del)>", _page(built, "quotes/dvorakova-thin"))

    seen = _page(built, "quotes/ogawa-no-tail")
    assert (
        '尾は見え<span class="variant variant--substantive"><del>なかっ</del><ins>ませんでし</ins></span>た。空は'
        in seen
    )
    assert "AS Asagiri Shimbun reads “ ませんでし ” not “ なかっ ”" in _text(seen)


def test_names_and_titles_are_in_the_readers_language(built: Path) -> None:
    page = _text(_page(built, "quotes/haddad-faint-light"))
    assert page.startswith("Quotes Layla Haddad: “I saw a faint light before dawn, and then it was gone” (translated)")
    people = re.findall(r'<ul class="people">.*?</ul>', _page(built, "people"), re.DOTALL)[0]
    assert re.findall(r'<a href="[^"]+">([^<]+)</a>', people) == [
        "Růžena Dvořáková", "Eleni Pappa", "Layla Haddad", "Mr Szabó", "Ogawa Fumi", "Þóra Jónsdóttir", "Ágota Lőrincz",
    ]  # fmt: skip


def test_a_transcript_is_called_one_and_articles_are_not_presumed(built: Path) -> None:
    assert "Transcript in English" in _text(_page(built, "sources/club"))
    assert "Transcript in The Science Club" in _text(_page(built, "quotes/szabo-no-tail"))
    assert "Article in Arabic" in _text(_page(built, "sources/sada"))
    texts = {
        path: _text(path.read_text("utf-8"))
        for path in sorted(built.rglob("*.html"))
        if "about" not in path.parts and path.name != "404.html"
    }
    told_apart = r"\b(two|three|four|five) articles\b|\barticles and transcripts\b"  # neither takes one for the other
    texts = {path: re.sub(told_apart, "", text) for path, text in texts.items()}
    assert {path for path, text in texts.items() if re.search(r"\b(outlets?|newspapers?|articles)\b", text)} == set()


def test_a_topic_without_speech_shows_its_reports_translated(built: Path) -> None:
    page = _text(_page(built, "topics/pills"))
    assert "None of the six sources quotes anyone on this topic." in page
    assert "Powders against the comet were sold at the market" in page
    assert "The words “ 薬 ” and “ 丸薬 ” do not appear in the article (verified)." in page


def test_exports_hold_translations_and_languages(built: Path, verified: gate.VerifiedBriefing) -> None:
    quotes = verified.briefing.quotes
    exported = json.loads((built / "data" / "briefing.json").read_text("utf-8"))["quotes"]
    assert {
        (quote["id"], reading["source"]): reading["translation"]
        for quote in exported
        for reading in quote["readings"]
        if reading["translation"]
    } == {(name, source): text for name, quote in quotes.items() for source, text in quote.translations.items()}
    assert {reading["language"] for quote in exported for reading in quote["readings"]} == {
        "en",
        "en-GB",
        "cs",
        "ar",
        "ja",
    }

    items = json.loads((built / "data" / "annotations.jsonld").read_text("utf-8"))["first"]["items"]
    bodies = {item["id"]: item["body"]["value"] for item in items if item["body"].get("language") == "en"}
    assert bodies["quotes/dvorakova-sleep/#translation-zvon"] == "Sleep soundly."
    assert len(bodies) == 16

    csl = json.loads((built / "data" / "sources.csl.json").read_text("utf-8"))
    assert {item["id"]: item["type"] for item in csl}["club"] == "document"


def test_the_apparatus_gives_each_witness_in_its_language(built: Path, verified: gate.VerifiedBriefing) -> None:
    root = ElementTree.parse(built / "data" / "apparatus.xml").getroot()
    blocks = {block.get("n"): block for block in root.iter(f"{TEI}ab")}
    assert blocks["ogawa-no-tail"].get(XML_ID) == "quote-ogawa-no-tail"
    assert (blocks["ogawa-no-tail"].findtext(f"{TEI}app/{TEI}rdg"), blocks["ogawa-no-tail"].text) == (
        "ませんでし",
        "尾は見え",
    )
    assert str(blocks["ogawa-no-tail"][0].tail).rstrip() == "た。空はいつもの空だった"
    for (name, source), check in verified.checks.items():
        notes = [note for note in blocks[name].iter(f"{TEI}note") if note.get("source") == f"#source-{source}"]
        own = [note for note in notes if note.get("type") == "own-words"]
        language = verified.briefing.sources[source].language
        assert (own[0] if own else blocks[name]).get(LANGUAGE) == language, (name, source)
        if own:
            assert (own[0].text or "") == check.words
        translations = [note.text for note in notes if note.get("type") == "translation"]
        assert translations == [
            text for key, text in verified.briefing.quotes[name].translations.items() if key == source
        ]


@pytest.fixture
def wide(windows: Windows, second_site: str) -> Iterator[Visit]:
    with visiting(windows, second_site, width=1440) as visit:
        yield visit


SEARCHES = [
    ("Růžena Dvořáková", "quotes/dvorakova-thin/"),
    ("Ruzena Dvorakova", "quotes/dvorakova-thin/"),
    ("دفورجاكوفا", "quotes/dvorakova-thin/"),
    ("小川ふみ", "quotes/ogawa-no-tail/"),
    ("Fumi Ogawa", "quotes/ogawa-no-tail/"),
    ("Thora Jonsdottir", "quotes/jonsdottir-light-nights/"),
    ("Ελένη", "quotes/pappa-keyhole/"),
    ("Ελενη", "people/pappa/"),
    ("Szabo", "quotes/szabo-no-tail/"),
    ("Lorincz", "people/agota/"),
    ("いつもの空", "quotes/ogawa-no-tail/"),  # within a clause
    ("خافتا", "quotes/haddad-faint-light/"),
    ("ridsi vzduch", "quotes/dvorakova-thin/"),
    ("fishermen daybreak", "quotes/crowd/"),  # only in the translation of a reading that is not the lemma
    ("ません", "quotes/ogawa-no-tail/"),  # only in the reading that is not the lemma
]


@pytest.mark.parametrize(("words", "page"), SEARCHES)
def test_search_finds_any_spelling_in_any_script(words: str, page: str, wide: Visit) -> None:
    wide.go("method/")
    assert page in wide.search(words)[:4]


@pytest.mark.parametrize("path", ["", "topics/tail/", "quotes/dvorakova-thin/", "quotes/passage/", "differences/"])
@pytest.mark.parametrize("width", [1440, 375])
def test_a_page_in_many_scripts_fits_its_window(path: str, width: int, windows: Windows, second_site: str) -> None:
    with visiting(windows, second_site, width=width) as visit:
        visit.go(path)
        assert visit.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        sigla = visit.page.locator("blockquote:has(p[dir=rtl]) > .siglum")
        directions = sigla.evaluate_all("sigla => sigla.map(mark => getComputedStyle(mark).direction)")
        assert set(directions) <= {"ltr"}
