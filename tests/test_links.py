"""From a page to its line in the YAML, and to a report of a mistake."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from build_tools.briefing import gate
from build_tools.site import generated
from tests.conftest import HERE, Run
from tests.markup import parsed

EDIT = "https://git.example/team/comet/edit/main/stories/tail/"
QUESTION = "\r\n\r\nWhat is wrong, and how do you know?\r\n"
LINE = re.compile(r"(?:Suggest a change to|Source file:) ([^ ,]+), line (\d+)")


class _Closings(HTMLParser):
    """The paragraphs that lead to the YAML: the text of each, and its links."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, list[str]]] = []
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("class") == "correcting":
            self._inside = True
            self.found.append(("", []))
        if self._inside and tag == "a":
            self.found[-1][1].append(str(given["href"]))

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] = (self.found[-1][0] + data, self.found[-1][1])

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "p"


def _files(folder: Path) -> dict[str, str]:
    return generated.generated_files(gate.verified(folder))


@pytest.fixture(scope="module")
def second() -> dict[str, str]:
    return _files(HERE / "second" / "briefing")


def _closing(page: str) -> tuple[str, list[str]]:
    return _Closings(page).found[-1]


def _report(address: str) -> tuple[str, str, str]:
    """Where a report goes, its title and its text."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query, strict_parsing=True)
    (title,), (body,) = asked.get("title") or asked["subject"], asked["body"]
    return parts._replace(query="").geturl(), title, body


@pytest.mark.parametrize(
    ("page", "said", "edit", "title", "body"),
    [
        (
            "quotes/ogawa-no-tail.md",
            "Suggest a change to briefing/quotes/said.yml, line 34 · Report a mistake",
            ["quotes/said.yml#L34"],
            "Mistake in the passage ogawa-no-tail",
            "quotes/ogawa-no-tail/\r\nbriefing/quotes/said.yml, line 34",
        ),
        (
            "topics/tail.md",
            "Suggest a change to briefing/topics/tail.yml, line 2 · Report a mistake",
            ["topics/tail.yml#L2"],
            "Mistake in the topic tail",
            "topics/tail/\r\nbriefing/topics/tail.yml, line 2",
        ),
        (
            "index.md",
            "Suggest a change to briefing/briefing.yml, line 2 · Report a mistake",
            ["briefing.yml#L2"],
            "Mistake in the overview",
            "\r\nbriefing/briefing.yml, line 2",
        ),
        (
            "quotes/index.md",
            "Source files: briefing/quotes/reported.yml, briefing/quotes/said.yml · Report a mistake",
            ["quotes/reported.yml#L1", "quotes/said.yml#L1"],
            "Mistake in the page quotes",
            "quotes/",
        ),
        (
            "quotes/comet-pills.md",
            "Suggest a change to briefing/withdrawn.yml, line 2 · Report a mistake",
            ["withdrawn.yml#L2"],
            "Mistake in the passage comet-pills",
            "quotes/comet-pills/\r\nbriefing/withdrawn.yml, line 2",
        ),
        ("method/index.md", "Report a mistake", [], "Mistake in the page method", "method/"),
    ],
)
def test_a_page_leads_to_its_line_and_to_a_report(
    page: str, said: str, edit: list[str], title: str, body: str, second: dict[str, str]
) -> None:
    words, links = _closing(second[page])
    assert words == said
    assert links[:-1] == [EDIT + address for address in edit]
    reported = ("https://git.example/team/comet/issues/new", title, f"https://comet.example/tail/{body}{QUESTION}")
    assert _report(links[-1]) == reported


def _ids(file: str) -> list[str]:
    return re.findall(r"^- id: (.*)$", (HERE / "second" / "briefing" / file).read_text("utf-8"), re.MULTILINE)


def test_every_difference_leads_to_its_line_from_its_own_page_alone(second: dict[str, str]) -> None:
    assert len(_Closings(second["differences/index.md"]).found) == 1
    closings = {name: _closing(second[f"differences/{name}.md"]) for name in _ids("discrepancies.yml")}
    assert closings
    for name, (words, links) in closings.items():
        assert words.startswith("Suggest a change to briefing/discrepancies.yml, line ")
        assert _report(links[-1])[1] == f"Mistake in the difference {name}"


def test_every_event_leads_to_its_own_line_if_that_can_be_changed(second: dict[str, str], project: Path) -> None:
    *entries, _ = _Closings(second["timeline/index.md"]).found
    titles = [_report(links[-1])[1] for _, links in entries]
    assert titles and sorted(title.rsplit(" ", 1)[1] for title in titles) == sorted(_ids("timeline.yml"))
    closings = _Closings(_files(project / "briefing")["timeline/index.md"]).found
    assert [words for words, _ in closings] == ["Source file: briefing/timeline.yml"]


def _named_lines(files: dict[str, str]) -> Iterator[tuple[str, str, int]]:
    for path, page in files.items():
        for words, _ in _Closings(page).found if path.endswith(".md") else ():
            if (found := LINE.match(words)) and found[2]:
                yield path, found[1], int(found[2])


@pytest.mark.parametrize("name", ["small", "second"])
def test_the_lines_are_those_where_the_records_begin(name: str) -> None:
    briefing = HERE / name / "briefing"
    seen = 0
    for path, file, line in _named_lines(_files(briefing)):
        text = (briefing.parent / file).read_text("utf-8").splitlines()[line - 1]
        if re.match(r"(quotes|people)/", path):
            assert text in (f"- id: {Path(path).stem}", "- kind: quote"), path
        elif re.match(r"differences|timeline", path):
            assert text.startswith("- id: "), path
        else:
            assert re.match(r"\w+:", text) and not any(
                re.match(r"\w+:", before)
                for before in (briefing.parent / file).read_text("utf-8").splitlines()[: line - 1]
            ), path
        seen += 1
    assert seen > 10


def test_every_generated_page_says_where_it_is_edited_or_where_to_report(second: dict[str, str]) -> None:
    pages = [path for path in second if path.endswith(".md")]
    assert len(pages) > 30
    assert [path for path in pages if not _Closings(second[path]).found] == []


def test_without_the_setting_the_place_is_named_and_nothing_is_linked(project: Path) -> None:
    files = _files(project / "briefing")
    assert _closing(files["quotes/brandt-stone.md"]) == ("Source file: briefing/quotes/quay.yml, line 2", [])
    assert _Closings(files["method/index.md"]).found == []


def _suggestions(text: str) -> list[tuple[str | None, str]]:
    """The label and the address of each link behind a note."""
    return [
        (each.get("aria-label"), each.get("href") or "") for each in parsed(text).all(".notes > ol > li > a.suggest")
    ]


def test_each_note_on_a_quotes_page_leads_to_its_own_line(second: dict[str, str]) -> None:
    seen = 0
    for path, page in second.items():
        if not path.startswith("quotes/") or path == "quotes/index.md":
            continue
        for number, (label, address) in enumerate(_suggestions(page), 1):
            file, line = address.removeprefix(EDIT).split("#L")
            text = (HERE / "second" / "briefing" / file).read_text("utf-8").splitlines()
            note = re.match("    - (on|kind): ", text[int(line) - 1])
            assert (label, bool(note)) == (f"Suggest a change to note {number}", True), path
            seen += 1
    assert seen == 3
    assert "Suggest a change to note" not in second["whole/index.md"] + second["topics/tail.md"]


def test_a_note_leads_to_a_report_where_no_file_can_be_edited(project: Path) -> None:
    assert _suggestions(_files(project / "briefing")["quotes/berth.md"]) == []
    _set(project, "report_to: desk@post.example")
    ((label, address), *others) = _suggestions(_files(project / "briefing")["quotes/passengers.md"])
    assert (label, others) == ("Suggest a change to note 1", [])
    text = f"quotes/passengers/\r\nbriefing/quotes/ferry.yml, line 9{QUESTION}"
    assert _report(address) == ("mailto:desk@post.example", "Mistake in note 1 on the passage passengers", text)


def _set(project: Path, lines: str) -> None:
    file = project / "briefing" / "briefing.yml"
    text = file.read_text("utf-8")
    assert "edition: 2024-03-09\n" in text
    file.write_text(text.replace("edition: 2024-03-09\n", f"edition: 2024-03-09\n{lines}\n"), "utf-8")


def test_a_report_can_be_a_letter(project: Path) -> None:
    _set(project, "report_to: corrections+quay@post.example")
    words, links = _closing(_files(project / "briefing")["quotes/brandt-stone.md"])
    assert words == "Source file: briefing/quotes/quay.yml, line 2 · Report a mistake"
    text = f"quotes/brandt-stone/\r\nbriefing/quotes/quay.yml, line 2{QUESTION}"
    assert _report(links[0]) == ("mailto:corrections+quay@post.example", "Mistake in the passage brandt-stone", text)


def test_a_files_name_can_become_no_other_part_of_an_address(project: Path) -> None:
    _set(
        project,
        "edit_at: https://git.example/edit?file={file}&line={line}\nreport_to: https://git.example/?title={title}&body={body}",
    )
    quotes = project / "briefing" / "quotes"
    name = """a&line=9#"'> <{line}%41?.yml"""
    (quotes / "quay.yml").rename(quotes / name)
    _, (edit, report) = _closing(_files(project / "briefing")["quotes/brandt-stone.md"])
    assert parse_qs(urlsplit(edit).query) == {"file": [f"quotes/{name}"], "line": ["2"]}
    assert (urlsplit(edit).fragment, unquote(edit).count("#")) == ("", 1)
    assert _report(report)[2] == f"quotes/brandt-stone/\r\nbriefing/quotes/{name}, line 2{QUESTION}"


def test_a_folder_of_another_name_is_called_by_its_own(project: Path) -> None:
    _set(project, "edit_at: https://git.example/edit/main/deep/down/{file}")
    shutil.move(project / "briefing", project / "deep" / "down")
    words, links = _closing(_files(project / "deep" / "down")["people/brandt.md"])
    assert words.startswith("Suggest a change to down/people.yml, line ")
    assert links == ["https://git.example/edit/main/deep/down/people.yml"]


ASKED = ("--edit-at", "https://fork.example/{file}#L{line}", "--report-to", "https://fork.example/new?title={title}")


def test_who_publishes_a_copy_leads_to_it_where_the_briefing_names_nothing(project: Path, briefing: Run) -> None:
    _set(project, "report_to: desk@post.example")
    before = _tree(project / "briefing")
    ran = briefing("build", *ASKED)
    assert ran.returncode == 0, ran.stderr
    page = (project / "site" / "quotes" / "brandt-stone" / "index.html").read_text("utf-8")
    words, (edit, report) = _closing(page)
    assert words == "Suggest a change to briefing/quotes/quay.yml, line 2 · Report a mistake"
    assert edit == "https://fork.example/quotes/quay.yml#L2"
    assert _report(report)[0] == "mailto:desk@post.example"
    assert _tree(project / "briefing") == before


def test_what_the_briefing_names_itself_is_kept() -> None:
    verified = gate.verified(HERE / "second" / "briefing")
    assert gate.addressed(verified, "https://fork.example/{file}", "desk@fork.example") is verified


def _tree(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (
            ("--edit-at", "javascript:{file}"),
            "'javascript:{file}' is not an address for edits; start it with https://, and put {file} once where the file's path goes",
        ),
        (
            ("--report-to", "http://fork.example/"),
            "'http://fork.example/' is not an address for reports; write an e-mail address, or one with https:// that has {title} and {body} where these go",
        ),
    ],
)
def test_an_option_is_held_to_what_the_setting_is_held_to(option: tuple[str, str], said: str, briefing: Run) -> None:
    ran = briefing("build", *option)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.endswith(f"briefing build: error: argument {option[0]}: {said}\n")
