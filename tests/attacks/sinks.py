"""The places where strings go, each with a reader of that format that is not ours.

A row of `SINKS` is a function that writes strings and reads them back, with the few changes that the format is meant to
make. If anything but text came of a string, its name is read in the string's place.
"""

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as xml
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from urllib.parse import parse_qs, urlsplit

import bibtexparser
import markdown
import tinyhtml5
import yaml
from markdown_it import MarkdownIt

from build_tools.briefing import gate
from build_tools.briefing.verify import Anchor, Check, VerifiedBriefing
from build_tools.diagnostics import report
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Place, Problem
from build_tools.documents import reader, scalars
from build_tools.exports.atom import feed
from build_tools.exports.bibliography import Work, bibtex, csl_text, ris
from build_tools.exports.csv_export import quotes_csv
from build_tools.exports.quotation import Quotation, as_html, as_markdown, as_wiki, quoted
from build_tools.exports.tei import tei
from build_tools.markup.html import el, front_matter, heading, json_ld, json_text, script_call, setting
from build_tools.markup.prose import paragraphs
from build_tools.markup.svg import drawing, svg_text
from build_tools.model import Curator
from build_tools.pages.parts.edit_links import record_links
from tests.conftest import SMALL

EXTENSIONS = ["toc", "tables", "attr_list", "footnotes", "abbr", "def_list", "md_in_html", "admonition"]
EXTENSIONS += ["pymdownx.snippets"]
"""What Material recommends, and what of it has broken other ways of escaping."""

DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Sink:
    """A place where strings go: how they are written and read back, which it takes, and how it shows one."""

    read_back: Callable[[list[str]], list[str]]
    shown: Callable[[str], str] = str
    takes: Callable[[str], bool] = lambda _: True


def spaced(text: str) -> str:
    """The text as a page shows it: control characters are spaces, and controls of direction are left out."""
    return CONTROLS.sub(" ", DIRECTIONS.sub("", text))


def _one_line(text: str) -> str:
    return " ".join(spaced(text).split())


def _is_line(text: str) -> bool:
    return text.strip() != "" and not re.search("[\n\r]", text)


def _is_title(text: str) -> bool:
    """Whether a text is what the model takes for a title: bibtexparser strips others and breaks their lines."""
    return text == text.strip() and len(text.splitlines()) == 1 and not re.search(f"\t|{CONTROLS.pattern}", text)


def _as_xml(text: str) -> str:
    """As a reader of XML has it: line breaks are one character (XML 1.0, section 2.11)."""
    return re.sub("\r\n?", "\n", NOT_XML.sub(" ", text))


def _page(source: str) -> xml.Element:
    """The page that Markdown makes, parsed as a browser parses it; a foster-parented or moved element is seen there."""
    body: xml.Element = tinyhtml5.parse(
        f"<!DOCTYPE html><body>{markdown.markdown(source, extensions=EXTENSIONS)}", namespace_html_elements=False
    ).find("body")
    return body


def _text(element: xml.Element, *allowed: str) -> str:
    """The text of an element, or the names of those in it that nobody wanted."""
    made = [f"{each.tag}{sorted(each.attrib)}" for each in element.iter() if each is not element]
    made = [each for each in made if each not in allowed]
    return f"ELEMENTS {made}" if made else "".join(element.itertext())


def _paragraphs(strings: list[str]) -> list[str]:
    made = _page("\n\n".join(str(el("p", each)) for each in strings))
    return [_text(each) for each in made]


def _attributes(strings: list[str]) -> list[str]:
    made = _page("\n\n".join(str(el("p", "x", title=each, data_x=each)) for each in strings))
    read = [each.get("title", "") for each in made if _text(each) == "x" and set(each.attrib) <= {"title", "data-x"}]
    assert read == [each.get("data-x", "") for each in made]
    return read


def _headings(strings: list[str]) -> list[str]:
    made = _page("\n\n".join(str(heading(2, each, lang="en")) for each in strings))
    return [_text(each, "span['lang']") for each in made]


def _front_matter(strings: list[str]) -> list[str]:
    """The title of a page and the text of its picture, as MkDocs reads them; templates write them without escaping."""
    made = [yaml.safe_load(front_matter(each, each, each, is_hidden=False).strip("-")) for each in strings]
    titles = [each["title"] for each in made]
    assert [each.get("card", "") for each in made] == titles
    pages = [tinyhtml5.parse(f"<title>{each}</title><p>", namespace_html_elements=False) for each in titles]
    assert all([part.tag for part in page.iter()] == ["html", "head", "title", "body", "p"] for page in pages)
    return [page.find("head/title").text for page in pages]


def _settings(strings: list[str]) -> list[str]:
    made = tinyhtml5.parse("".join(f"<p>{setting(each)}" for each in strings), namespace_html_elements=False)
    return [_text(each) for each in made.find("body")]


def _linked_data(strings: list[str]) -> list[str]:
    body = _page(f"<p>x</p>\n\n{json_ld(strings)}\n\n<p>y</p>")
    assert [each.tag for each in body] == ["p", "script", "p"]
    read: list[str] = json.loads(body[1].text or "")
    return read


def _json(strings: list[str]) -> list[str]:
    """A file of data, which is harmless in a page too."""
    text = json_text(strings)
    assert not re.search("[<>&\u2028\u2029]", text)
    read: list[str] = json.loads(text)
    return read


def _search(strings: list[str]) -> list[str]:
    """A part of the search's index: a script that only calls a function, with JSON."""
    text = script_call("found", strings)
    assert not re.search("[<>&\u2028\u2029]", text)
    read: list[str] = json.loads(text.removeprefix("found(").removesuffix(");\n"))
    return read


@cache
def _small() -> VerifiedBriefing:
    return gate.verified(SMALL / "briefing")


def _with_front(**values: object) -> VerifiedBriefing:
    """The small briefing with other values in its front, which the model has not seen."""
    briefing = _small().briefing
    return replace(_small(), briefing=briefing.model_copy(update={"front": briefing.front.model_copy(update=values)}))


def _of_quotes(strings: list[str]) -> VerifiedBriefing:
    """The small briefing with a quote of each string: its title, and the words of its reading."""
    briefing = _small().briefing
    like = briefing.quotes["berth"]
    quotes = {
        f"q{index}": like.model_copy(update={"id": f"q{index}", "title": each}) for index, each in enumerate(strings)
    }
    checks = {
        (name, like.lemma_source): Check("exact", (Anchor(quote.title or "", 0, 1, ()),))
        for name, quote in quotes.items()
    }
    return replace(_small(), briefing=briefing.model_copy(update={"quotes": quotes}), checks=checks)


def _csv(strings: list[str]) -> list[str]:
    rows = list(csv.DictReader(io.StringIO(quotes_csv(_of_quotes(strings)), newline="")))
    assert all(None not in row for row in rows)
    titles = [row["title"] for row in rows]
    cells = [cell.lstrip() for each in titles for cell in re.split("[;\t\r\n]", each.replace('"', ""))]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@＝＋－＠"))]
    return [_unguarded(each) for each in titles]


def _unguarded(text: str) -> str:
    """The text without apostrophes, which may guard against formulas, and without controls of direction."""
    return DIRECTIONS.sub("", text).replace("'", "")


def _atom(strings: list[str]) -> list[str]:
    curators = tuple(Curator.model_construct(id="x", name=each) for each in strings)
    root = xml.fromstring(feed(_with_front(curators=curators)))
    return [_text(each[0]) for each in root.iter("{http://www.w3.org/2005/Atom}author")]


def _tei(strings: list[str]) -> list[str]:
    briefing = _small().briefing
    like = briefing.sources["courier"]
    sources = {**briefing.sources}
    sources |= {f"s{index}": like.model_copy(update={"publisher": each}) for index, each in enumerate(strings)}
    root = xml.fromstring(tei(replace(_small(), briefing=briefing.model_copy(update={"sources": sources}))))
    witnesses = list(root.iter("{http://www.tei-c.org/ns/1.0}witness"))[-len(strings) or None :] if strings else []
    return [_text(each).rpartition(". Lineage: ")[0] for each in witnesses]


def _tei_words(strings: list[str]) -> list[str]:
    root = xml.fromstring(tei(_of_quotes(strings)))
    return [" ".join(_text(each).split()) for each in root.iter("{http://www.tei-c.org/ns/1.0}ab")]


def _work(text: str, key: str) -> Work:
    return Work(key, "article", text, (text,), text, "2024-03-05", "https://x.example/", "2024-03-06", "en", text)


_OF_TEX = {"textbackslash{}": "\\", "textbraceleft{}": "{", "textbraceright{}": "}"}
_OF_TEX |= {"textasciicircum{}": "^", "textasciitilde{}": "~"}


def _from_tex(text: str) -> str:
    """What TeX prints: each command that we write, and each escaped sign."""
    return re.sub(r"\\(text[a-z]+\{\}|[%&#$_])", lambda found: _OF_TEX.get(found[1], found[1]), text)


def _bibtex(strings: list[str]) -> list[str]:
    text = "\n".join(bibtex(_work(each, f"k{index}")) for index, each in enumerate(strings))
    entries = bibtexparser.loads(text).entries
    for entry in entries:
        assert {*entry} == {"ENTRYTYPE", "ID", "title", "author", "journal", "url", "urldate", "date", "note"}
        assert entry["author"] == f"{{{entry['title']}}}", entry
        assert entry["url"] == "https://x.example/"
    return [_from_tex(entry["title"]) for entry in entries]


def _csl(strings: list[str]) -> list[str]:
    items = [json.loads(csl_text(_work(each, "k")))[0] for each in strings]
    assert all({item["container-title"], item["author"][0]["literal"]} == {item["title"]} for item in items)
    return [item["title"] for item in items]


def _ris(strings: list[str]) -> list[str]:
    read: list[str] = []
    for each in strings:
        fields = [line.split("  - ", 1) for line in ris(_work(each, "k")).splitlines()]
        assert [tag for tag, _ in fields] == ["TY", "ID", "TI", "AU", "T2", "DA", "UR", "Y2", "LA", "N1", "ER"]
        assert fields[2][1] == fields[3][1] == fields[4][1] == fields[9][1]
        read.append(fields[2][1])
    return read


def _quotation(text: str) -> Quotation:
    return Quotation(text, "en", text, "", (text,), _work(text, "k"), "https://x.example/q")


def _html_to_copy(strings: list[str]) -> list[str]:
    read: list[str] = []
    for each in strings:
        figure = tinyhtml5.parse(as_html(_quotation(each)), namespace_html_elements=False).find("body/figure")
        words, caption = figure
        assert words.attrib == {"cite": "https://x.example/q", "lang": "en"}
        read.append(_text(words, "p['dir']"))
        said = _text(caption, "cite[]", "a['href']")
        assert said == f"{read[-1]}, {read[-1]}. {read[-1]} https://x.example/q"
    return read


def _markdown_to_copy(strings: list[str]) -> list[str]:
    """As CommonMark reads it, and as Python-Markdown does with all that its extensions find."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    read: list[str] = []
    for each in strings:
        written = as_markdown(_quotation(each))
        (quote,) = _page(written)
        common = tinyhtml5.parse(parser.render(written), namespace_html_elements=False).find("body/blockquote")
        (words, said), both = ([_text(part, "a['href']") for part in made] for made in (quote, common))
        assert [words, said] == both and said.endswith(" https://x.example/q"), (quote, common)
        read.append(words)
    return read


def _wiki(strings: list[str]) -> list[str]:
    """The words in a template of MediaWiki, in which nothing else means anything to it but references."""
    inert = r"(?:(?!''|~~|__|://|&(?!#\d+;))[^{}|\[\]<>=])*"
    shape = re.compile(
        rf"{{{{cite news(?: \|(?:url=https://x.example/|[a-z-]+={inert}))+}}}} ({inert}) https://x.example/q"
    )
    read: list[str] = []
    for each in strings:
        written = as_wiki(_quotation(each))
        assert shape.fullmatch(written), written
        fields = dict(field.split("=", 1) for field in written.split("}} ")[0].split(" |")[1:])
        assert fields["quote"] == fields["title"] == fields["newspaper"] == fields["author"]
        read.append(html.unescape(fields["quote"]))
    return read


def _svg(strings: list[str]) -> list[str]:
    made = str(drawing(1, 1, *(svg_text("0", "0", each, "x") for each in strings), cls="x"))
    (svg,) = _page(made).iter("{http://www.w3.org/2000/svg}svg")
    return [_text(each) for each in svg]


def _is_quiet(text: str) -> bool:
    """Whether a terminal takes nothing in a text for a command, and GitHub nothing in a line of a job."""
    return text.isprintable() and "##[" not in text and not re.match(r"\s*::", text)


def _terminal(strings: list[str]) -> list[str]:
    lines = report.as_text([_problem(each) for each in strings[:199]]).split("\n")[:-1]
    lines += [report.as_text([_problem(each)]).split("\n")[0] for each in strings[199:]]
    return [_unescaped(line) if _is_quiet(line) else f"NOT QUIET {line!r}" for line in lines]


def _problem(text: str) -> Problem:
    return Problem(Place("x.yml", 1, 1), text, Code.VALUE)


def _unescaped(line: str) -> str:
    """The message of a line; nothing tells an escape from one that the text itself has, so both are read."""
    message = line.removeprefix("x.yml:1:1: ").removesuffix(f" [{Code.VALUE}]")
    return _read_escapes(message)


def _read_escapes(text: str) -> str:
    known = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
    escape = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|([nrt]))")
    return escape.sub(
        lambda found: known[found[4]] if found[4] else chr(int(found[1] or found[2] or found[3], 16)), text
    )


def _excerpts(strings: list[str]) -> list[str]:
    """A line of a file below a problem: nothing in it reaches the terminal."""
    shown = (report.as_seen([_problem("x")], lambda _, each=each: [each], 80, colour=False) for each in strings)
    return ["" if all(line.isprintable() for line in each.split("\n")) else each for each in shown]


def _github(strings: list[str]) -> list[str]:
    """Messages and names of files in workflow commands, read as the runner reads them (actions/toolkit, command.ts)."""
    problems = [Problem(Place(each, 1, 2), each, Code.VALUE) for each in strings]
    lines = report.as_github(problems).split("\n") if problems else []
    read: list[str] = []
    for line in lines:
        command = re.fullmatch(r"::error ([^\r\n]*?)::(.*)", line, re.DOTALL)
        properties = dict(each.split("=", 1) for each in command[1].split(",")) if command else {}
        same = command and unquote_command(properties["file"], ":", ",") == unquote_command(command[2])
        plain = properties.keys() == {"file", "line", "col", "title"}
        read.append(unquote_command(command[2]) if command and same and plain else line)
    return read


def unquote_command(text: str, *marks: str) -> str:
    """The value of a workflow command, the per cent sign last."""
    for mark in ("\r", "\n", *marks, "%"):
        text = text.replace(f"%{ord(mark):02X}", mark)
    return text


def _summary(strings: list[str]) -> list[str]:
    """The summary of a run in GitHub's Markdown, which lets HTML through."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    read: list[str] = []
    for start in range(0, len(strings), 200):
        html = parser.render(report.summary_of([_problem(each) for each in strings[start : start + 200]]))
        page = tinyhtml5.parse(html, namespace_html_elements=False)
        read += [_text(row[1]).strip() for row in page.find("body/table/tbody")]
    return read


def _report_json(strings: list[str]) -> list[str]:
    text = report.as_json([_problem(each) for each in strings])
    assert "##[" not in text and all(each.isprintable() for each in text.split("\n"))
    return [each["message"] for each in json.loads(text)]


def _yaml(strings: list[str]) -> list[str]:
    """Text as `briefing fmt` and `briefing add` write it, read by our reader and by libyaml's own rules."""
    text = "\n".join(line for each in strings for line in scalars.entry("-", each)) + "\n"
    read, findings = reader.parse("x.yml", text.encode())
    assert read and not findings, findings
    assert list(read.value) == yaml.load(text, yaml.CBaseLoader)
    return list(read.value)


def _prose(strings: list[str]) -> list[str]:
    """A curator's prose makes only its own elements, and links only as the rule prose-link will judge."""
    body = tinyhtml5.parse(str(paragraphs("\n\n".join(strings), str)), namespace_html_elements=False).find("body")
    made = {f"{each.tag}{sorted(each.attrib)}" for each in body.iter()}
    made -= {"body[]", "p[]", "em[]", "strong[]", "a['href', 'rel']", "a['class', 'href']"}
    return [str(sorted(made)) if made else ""] * len(strings)


def _reports(strings: list[str]) -> list[str]:
    """A mistake reported about a file of any name: its name is the beginning of a message, and adds nothing to the link."""
    verified = _with_front(report_to="https://x.example/new?title={title}&body={body}", edit_at=None)
    here = ("quotes", "berth")
    links = [
        record_links(replace(verified, origins={here: Place(each, 1, 1)}), *here, "quotes/berth.md") for each in strings
    ]
    read: list[str] = []
    for link in tinyhtml5.parse("".join(links), namespace_html_elements=False).iter("a"):
        address = urlsplit(link.get("href"))
        fields = parse_qs(address.query, keep_blank_values=True, strict_parsing=True)
        assert (address.netloc, address.fragment, fields.keys()) == ("x.example", "", {"title", "body"})
        read.append(fields["body"][0].split("\r\n", 1)[1].rpartition(", line 1\r\n")[0])
    return read


def _harmless(_: str) -> str:
    return ""


def _no_escape(text: str) -> bool:
    return "\\" not in text


SINKS = {
    "a paragraph of a page": Sink(_paragraphs, spaced),
    "an attribute": Sink(_attributes, spaced, bool),
    "a heading": Sink(_headings, spaced, _is_line),
    "the title of a page": Sink(_front_matter, spaced, lambda text: spaced(text).strip() != ""),
    "a setting": Sink(_settings, lambda text: " ".join(text.split()), lambda text: not CONTROLS.search(text)),
    "linked data": Sink(_linked_data),
    "JSON": Sink(_json),
    "the search": Sink(_search),
    "CSV": Sink(_csv, _unguarded),
    "Atom": Sink(_atom, _as_xml, bool),
    "TEI": Sink(_tei, _as_xml, lambda text: not NOT_XML.search(text)),
    "words in TEI": Sink(
        _tei_words, lambda text: " ".join(text.split()), lambda text: bool(text.split()) and not NOT_XML.search(text)
    ),
    "BibTeX": Sink(_bibtex, takes=_is_title),
    "CSL-JSON": Sink(_csl),
    "RIS": Sink(_ris, lambda text: " ".join(text.split())),
    "HTML to copy": Sink(_html_to_copy, spaced, lambda text: _is_line(spaced(text))),
    "Markdown to copy": Sink(_markdown_to_copy, lambda text: spaced(quoted(text)), lambda text: _is_line(spaced(text))),
    "a wiki citation": Sink(_wiki, spaced, lambda text: _is_line(spaced(text))),
    "SVG": Sink(_svg, spaced),
    "a terminal": Sink(_terminal, takes=_no_escape),
    "an excerpt at a terminal": Sink(_excerpts, _harmless),
    "commands for GitHub": Sink(_github),
    "a summary at GitHub": Sink(_summary, lambda text: spaced(text).strip()),
    "findings as JSON": Sink(_report_json),
    "YAML": Sink(_yaml, takes=lambda text: not scalars.unwritable(text)),
    "prose": Sink(_prose, _harmless, lambda text: "](" not in text),
    "the address of a report": Sink(_reports),
}
"""Every way by which a string leaves the generator."""
