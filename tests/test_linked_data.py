"""What a program reads of a page as linked data, by a processor of JSON-LD that is not ours."""

import html
import json
import re
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld

from build_tools.briefing import gate
from build_tools.exports.formats import FORMATS
from build_tools.markup.html import json_ld
from build_tools.site import generated
from tests.conftest import HERE

CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "contentUrl": {"@type": "@id"}}
ATTACK = """</script><script>steal()</script><!--<script>]]>"'\\u003c\\{{ 7*7 }}&lt;&#60; `x` *y* --8<-- "z" é 彗 😀"""
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>')

VOICE = {
    "@type": "NewsArticle",
    "headline": "Kometa nám neublížila",
    "url": "https://zvon.example/kometa",
    "publisher": {"@type": "Organization", "name": "Večerní zvon"},
    "inLanguage": "cs",
    "sourceOrganization": {"@type": "Organization", "name": "Prague Wire"},
    "datePublished": "1910-05-19",
}
TAIL = {
    "@id": "https://comet.example/tail/",
    "@type": "Report",
    "name": "The comet’s tail, May 1910",
    "url": "https://comet.example/tail/",
}


@pytest.fixture(scope="module")
def second() -> dict[str, str]:
    return generated.generated_files(gate.verified(HERE / "second" / "briefing"))


def _html(page: str) -> str:
    return f"<html><body>{markdown.markdown(page.split('---', 2)[2])}</body></html>"


def _load(address: str, html: str) -> Any:
    """The linked data of a page as its reader has it, all names from schema.org."""

    def loader(wanted: str, _: Any) -> dict[str, Any]:
        if wanted == address:
            return {"contentType": "text/html", "contextUrl": None, "documentUrl": address, "document": html}
        assert wanted == "https://schema.org"
        context = {"@context": CONTEXT}
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": wanted, "document": context}

    options = {"documentLoader": loader, "extractAllScripts": True}
    read = jsonld.compact(jsonld.expand(address, options), {"@context": CONTEXT})
    del read["@context"]
    return read


def test_a_quote_is_a_quotation_by_its_speaker_with_its_other_readings(second: dict[str, str]) -> None:
    read = _load("https://comet.example/tail/quotes/ogawa-no-tail/", _html(second["quotes/ogawa-no-tail.md"]))
    assert read == {
        "@id": "https://comet.example/tail/quotes/ogawa-no-tail/",
        "@type": "Quotation",
        "text": "尾は見えなかった。空はいつもの空だった",
        "inLanguage": "ja",
        "isBasedOn": {
            "@type": "NewsArticle",
            "headline": "彗星の尾、地球を包む",
            "url": "https://minato.example/suisei",
            "publisher": {"@type": "Organization", "name": "Minato Nippo"},
            "inLanguage": "ja",
            "datePublished": "1910-05-20",
        },
        "identifier": "ogawa-no-tail",
        "url": "https://comet.example/tail/quotes/ogawa-no-tail/",
        "creator": {"@type": "Person", "name": "Ogawa Fumi"},
        "recordedAt": {"@type": "Event", "name": "The Earth passes the comet’s tail"},
        "workExample": {
            "@type": "Quotation",
            "text": "尾は見えませんでした。空はいつもの空だった",
            "inLanguage": "ja",
            "isBasedOn": {
                "@type": "NewsArticle",
                "headline": "彗星は静かに去る",
                "publisher": {"@type": "Organization", "name": "Asagiri Shimbun"},
                "inLanguage": "ja",
                "datePublished": "1910-05-21",
            },
        },
        "isPartOf": TAIL,
    }


def test_a_source_is_what_its_page_is_about(second: dict[str, str]) -> None:
    read = _load("https://comet.example/tail/sources/zvon/", _html(second["sources/zvon.md"]))
    assert read == {
        "@id": "https://comet.example/tail/sources/zvon/",
        "@type": "WebPage",
        "name": "Večerní zvon",
        "url": "https://comet.example/tail/sources/zvon/",
        "mainEntity": VOICE,
        "isPartOf": TAIL,
    }


def test_a_transcript_is_no_article_and_what_is_not_known_is_left_out(second: dict[str, str]) -> None:
    read = _load("https://comet.example/tail/sources/club/", _html(second["sources/club.md"]))
    assert read["mainEntity"] == {
        "@type": "CreativeWork",
        "headline": "Record of the 212th meeting",
        "url": "https://club.example/212",
        "publisher": {"@type": "Organization", "name": "The Science Club"},
        "inLanguage": "en",
    }


def test_the_home_page_is_a_report_that_cites_the_sources(second: dict[str, str]) -> None:
    read = _load("https://comet.example/tail/", _html(second["index.md"]))
    cited = read.pop("citation")
    assert len(cited) == 6 and VOICE in cited
    assert read == TAIL | {
        "description": "What did six sources say when the Earth was thought to be in the tail of Halley’s comet?",
        "abstract": "Nobody saw a tail, and nobody came to harm. Over Tokyo was “the sky it always is”, and over Cairo a "
        "faint light before dawn.",
        "inLanguage": "en",
        "creditText": "The editors",
        "dateModified": "2024-05-18",
    }


def test_the_data_page_is_a_dataset_of_all_downloads(second: dict[str, str]) -> None:
    read = _load("https://comet.example/tail/data/", _html(second["data/index.md"]))
    assert (read["@type"], read["name"]) == ("Dataset", "The comet’s tail, May 1910: data")
    files = {file["contentUrl"]: file["encodingFormat"] for file in read["distribution"]}
    at = "https://comet.example/tail/"
    linked = re.findall(r'<a href="([^"]*)" download>', second["data/index.md"])
    assert files == {f"{at}data/{each.name}": each.media_type for each in FORMATS}
    assert files[f"{at}data/quotes.csv"] == "text/csv"
    assert {address.removeprefix(at) for address in files} < second.keys()
    schemas = {each.schema_name for each in FORMATS if each.model}
    assert {html.unescape(each) for each in linked} == {f"./{each.name}" for each in FORMATS} | {
        f"./{name}" for name in schemas
    }


def test_without_an_address_no_page_claims_one(project: Path) -> None:
    files = generated.generated_files(gate.verified(project / "briefing"))
    read = _load("https://x.example/", _html(files["quotes/brandt-stone.md"]))
    assert {"@id", "url"} & (read.keys() | read["isPartOf"].keys()) == set()
    assert read["identifier"] == "brandt-stone"


def test_no_words_are_given_that_were_not_checked(project: Path) -> None:
    (project / "briefing" / "pins" / "post.json").unlink()
    verified = gate.verified(project / "briefing", draft=True)
    files = generated.generated_files(verified)
    given = []
    for name in verified.briefing.quotes:
        found = SCRIPT.search(files[f"quotes/{name}.md"])
        given += re.findall(r'"text": "(.*?)"', json.dumps(json.loads(found[1]), ensure_ascii=False)) if found else []
    checked = sorted(check.words for check in verified.checks.values() if check.verdict != "unchecked")
    unchecked = [check.words for check in verified.checks.values() if check.verdict == "unchecked"]
    assert unchecked and checked
    assert set(given) <= set(checked)


def test_only_pages_that_are_about_one_thing_have_linked_data(second: dict[str, str]) -> None:
    having = {path for path, page in second.items() if path.endswith(".md") and SCRIPT.search(page)}
    listed = {
        path for path in second if re.fullmatch(r"(quotes|sources)/(?!index).*[.]md|index[.]md|data/index[.]md", path)
    }
    withdrawn = {path for path in second if "&#87;&#105;&#116;&#104;&#100;&#114;&#97;&#119;&#110;" in second[path]}
    assert withdrawn & listed == {"quotes/comet-pills.md"}
    assert having == listed - withdrawn


def test_text_from_a_stranger_stays_text(project: Path) -> None:
    file = project / "briefing" / "people.yml"
    quoted = "'" + ATTACK.replace("'", "''") + "'"
    text = file.read_text("utf-8")
    assert "name: Åsa Brandt" in text
    file.write_text(text.replace("name: Åsa Brandt", f"name: {quoted}"), "utf-8")
    page = generated.generated_files(gate.verified(project / "briefing"))["quotes/brandt-stone.md"]
    assert _load("https://x.example/", _html(page))["creator"] == {"@type": "Person", "name": ATTACK}
    assert _html(page).count("<script") == 1


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_and_none_of_it_is_markup(text: str) -> None:
    written = json_ld({"name": text, text: [text]})
    inside = written.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert json.loads(inside) == {"name": text, text: [text]}
    assert re.fullmatch(r'(?:[\[\]{}:,]|"(?:[A-Za-z0-9 ]|[^\x00-\x9f]|\\u[0-9a-f]{4})*")*', inside)
    assert not re.search("[\u2028\u2029\n<>&]", inside)


def test_nothing_is_lost_on_the_way(second: dict[str, str]) -> None:
    paths = [path for path in second if re.fullmatch(r"sources/(?!index).*[.]md", path)]
    assert paths
    for path in paths:
        page = second[path]
        written = json.loads(SCRIPT.search(page)[1])  # type: ignore[index]
        del written["@context"]
        assert _load("https://comet.example/tail/", _html(page)) == written
