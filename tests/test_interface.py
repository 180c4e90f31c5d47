"""The interface's words: one file of messages for each language, each message used, and none that a page lacks."""

import ast
import html
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import material
import pytest
from fluent.syntax import FluentParser, FluentSerializer
from fluent.syntax.ast import Message

from build_tools.briefing import gate
from build_tools.briefing.editions.compare import What
from build_tools.briefing.verify import VERDICTS, VerifiedBriefing
from build_tools.exports.redline import PARTS, PARTS_OF_A_SOURCE
from build_tools.interface.catalogue import LOCALE, NUMBER, Catalogue, catalogue, faults
from build_tools.interface.words import date, short_date
from build_tools.markup.html import Html, el
from build_tools.model import AnnotationKind, DiscrepancyStatus, DiscrepancyType, Grade, Likelihood
from build_tools.model.files import PUBLISHED, RECORDED
from build_tools.site.search.targets import KINDS
from build_tools.text.folding import NAMES
from tests.conftest import HERE, ROOT, SMALL
from tests.markup import page
from tests.test_editing import words_of_the_script
from tests.test_house import MODULES

FILES = sorted((ROOT / "build_tools" / "interface").glob("*.ftl"))
ENGLISH = ROOT / "build_tools" / "interface" / "en.ftl"
GERMAN = HERE / "interface" / "de.ftl"
assert ENGLISH in FILES, "no messages found"

FAMILIES: dict[str, tuple[str, ...]] = {
    "likelihood-": tuple(each.replace(" ", "-") for each in get_args(Likelihood)),
    "difference-type-": get_args(DiscrepancyType),
    "difference-status-": get_args(DiscrepancyStatus),
    "difference-means-": get_args(DiscrepancyStatus),
    "difference-grade-": get_args(Grade),
    "differences-grade-": get_args(Grade),
    "differences-lead-": get_args(Grade),
    "kind-": tuple(kind.name for kind in RECORDED),
    "search-kind-": KINDS,
    "count-": tuple(kind.name for kind in PUBLISHED),
    "changes-": get_args(What),
    "revision-part-": tuple(each.replace(" ", "-") for each in PARTS + PARTS_OF_A_SOURCE),
    "verdict-": VERDICTS,
    "verdict-means-": VERDICTS,
    "fold-": NAMES,
    "fold-means-": NAMES,
    "axis-": ("happened", "reported", "planned"),
    "agency-": ("credited", "inferred"),
    "stemma-": ("credited", "inferred"),
    "note-": get_args(AnnotationKind),
    "standing-": ("substantive", "extent", "same", "own", "foreign"),
    "weight-": ("substantive", "extent", "orthographic", "punctuation"),
    "term-": ("siglum", "reading", "lemma", "apparatus", "lineage", "pin"),
    "facet-": (
        "topic",
        "source",
        "speaker",
        "kind",
        "note",
        "lineage",
        "agencies",
        "verdict",
        "grade",
        "type",
        "status",
    ),
    "quotes-kind-": ("speech", "report"),
    "quotes-note-": get_args(AnnotationKind),
    "source-descent-": ("credited", "inferred"),
    "source-": tuple("siglum kind title byline agency lineage published address retrieved pin text quotes".split()),
    "pins-proved-": tuple("side-by-side folds voice gaps one-place silence figures".split()),
    "pins-not-proved-": ("published", "said", "context", "shared"),
    "own-copy-": tuple(
        "source article stays file key run working empty long unreadable failed unsound exact differs missing only-quoted "
        "only-copy page other other-key keyless bad-key absent".split()
    ),
    "coverage-column-": ("topic", "quoted", "silent", "undecided"),
    "shared-table-": ("own", "source"),
    "edit-": tuple(words_of_the_script()),
    "term-means-": ("siglum", "reading", "lemma", "apparatus", "lineage", "pin"),
}
"""The ids that code puts together, by what they begin with: each with every value that may follow."""


@pytest.fixture(scope="module")
def small() -> VerifiedBriefing:
    return gate.verified(SMALL / "briefing")


def _read(path: Path) -> Catalogue:
    return catalogue(path.read_text("utf-8"))


def _calls() -> list[tuple[str, ast.Call]]:
    """Every call that says something, with the module that says it."""
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("say", "say_plain"):
                found.append((path.relative_to(ROOT).as_posix(), node))
    return found


def _named(node: ast.expr) -> list[str]:
    """The ids that an expression stands for; none if only running it can tell."""
    if isinstance(node, ast.Constant):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_named(node.body), *_named(node.orelse)]
    return []


def _strings() -> set[str]:
    """Every string in the code; of one that is put together, what it begins with."""
    nodes = [node for path in MODULES for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_message_is_used_and_none_is_missing() -> None:
    messages, strings = _read(ENGLISH).variables.keys(), _strings()
    assert FAMILIES.keys() <= strings
    families = {f"{prefix}{each}" for prefix, values in FAMILIES.items() for each in values}
    named = {name for _, call in _calls() for name in _named(call.args[1])}
    assert sorted((named | families) - messages) == []
    assert sorted(messages - strings - families - {LOCALE, NUMBER}) == []


def test_a_put_together_id_is_of_a_known_family() -> None:
    begun = [
        (module, node.values[0].value if isinstance(node.values[0], ast.Constant) else "")
        for module, call in _calls()
        for node in ast.walk(call.args[1])
        if isinstance(node, ast.JoinedStr)
    ]
    assert [each for each in begun if each[1] not in FAMILIES] == []


def test_each_call_gives_the_values_that_its_message_takes() -> None:
    variables = _read(ENGLISH).variables
    assert _calls()
    faulty = [
        (module, name, sorted(given), sorted(variables[name].all))
        for module, call in _calls()
        for given in [{each.arg for each in call.keywords}]
        for name in _named(call.args[1])
        if given != variables[name].all
    ]
    assert faulty == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_language_is_complete_and_one_that_the_theme_speaks(path: Path) -> None:
    assert [*faults(_read(path), _read(ENGLISH))] == []
    assert (Path(material.__file__).parent / "templates/partials/languages" / f"{path.stem}.html").is_file()


def test_only_html_carries_markup() -> None:
    words = catalogue("locale = en\nsaid = <b> { $who } & { $what }\n")
    written = words.html("said", {"who": "<i>A</i>", "what": el("i", "B")})
    assert isinstance(written, Html)
    assert written == "&#60;b&#62; &#60;i&#62;A&#60;&#47;i&#62; &#38; <i>B</i>"
    assert words.plain("said", {"who": "<i>A</i>", "what": "B"}) == "<b> <i>A</i> & B"


@pytest.mark.parametrize("hostile", ["\0what\0", "{ $what }", "\0", "\u2068", "x" * 5_000, "\n"])
def test_a_value_is_never_read_as_part_of_a_message(hostile: str) -> None:
    words = catalogue("locale = en\nsaid = { $who }: { $what }\n")
    assert words.plain("said", {"who": hostile, "what": "B"}) == f"{hostile}: B"


def test_html_in_plain_text_is_refused() -> None:
    words = catalogue("locale = en\nsaid = { $who }\n")
    with pytest.raises(TypeError) as raised:
        words.plain("said", {"who": el("b", "A")})
    assert str(raised.value) == "said is wanted as plain text and would contain HTML"


def test_numbers_have_the_forms_of_their_language() -> None:
    polish = "locale = pl\nfound = { $count ->\n  [one] { $count } plik\n  [few] { $count } pliki\n *[many] { $count } plików\n}\n"
    words = catalogue(polish)
    assert [words.plain("found", {"count": count}) for count in (1, 3, 5, 22)] == [
        "1 plik",
        "3 pliki",
        "5 plików",
        "22 pliki",
    ]
    assert words.plain("found", {"count": 12_345}) == "12\u00a0345 plików"


def test_text_can_decide_between_forms() -> None:
    words = catalogue("locale = en\nsaid = { $kind ->\n  [speech] said\n *[report] reported\n} { $kind }\n")
    assert [words.html("said", {"kind": kind}) for kind in ("speech", "report", "<b>")] == [
        "said speech",
        "reported report",
        "reported &#60;b&#62;",
    ]


def test_numbers_are_spelled_out() -> None:
    words = catalogue(f"{ENGLISH.read_text('utf-8')}\nsaid = {'{ SPELLED($count) }'} agencies\n")
    assert [words.plain("said", {"count": count}) for count in (0, 9, 10, 1_200)] == [
        "no agencies",
        "nine agencies",
        "10 agencies",
        "1,200 agencies",
    ]


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        ("2021", "2021", "2021"),
        ("2021-05", "May 2021", "May 2021"),
        ("2021-05-17", "17 May 2021", "17 May 2021"),
        ("2021-09-17~", "about 17 September 2021", "about 17 Sept 2021"),
        ("2021-05-19/2021-05-20", "19 or 20 May 2021", "19 or 20 May 2021"),
        ("2021-09-17/2021-09-20~", "about 17 to 20 September 2021", "about 17 to 20 Sept 2021"),
        ("2021-01/2021-05", "between January 2021 and May 2021", "between January 2021 and May 2021"),
        (
            "2021-05-30/2021-06-01~",
            "roughly between 30 May 2021 and 1 June 2021",
            "roughly between 30 May 2021 and 1 Jun 2021",
        ),
        ("9999", "9999", "9999"),
        ("2020/2021~", "roughly between 2020 and 2021", "roughly between 2020 and 2021"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(value: str, long: str, short: str, small: VerifiedBriefing) -> None:
    assert (date(small, value), short_date(small, value)) == (long, short)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("locale = en\nsaid { $who }\n", "Expected token: \"=\" in 'said { $who }'"),
        ("locale = en\nsaid = A\nsaid = B\n", "said is there twice"),
        ("locale = en\nsaid = { who }\nwho = A\n", "who is used within another message; make it a term, -who"),
    ],
)
def test_a_faulty_file_is_refused(written: str, message: str) -> None:
    with pytest.raises(ValueError) as raised:
        catalogue(written)
    assert str(raised.value) == message


def test_a_message_without_its_value_is_refused() -> None:
    words = catalogue("locale = en\nsaid = { $who }\n")
    with pytest.raises(ValueError, match=r"^said can't be filled: Unknown external: who$"):
        words.html("said", {})
    with pytest.raises(LookupError, match="'unsaid'"):
        words.html("unsaid", {})


_PEOPLE = """
import dataclasses, sys
from pathlib import Path
from typing import get_args
from build_tools.briefing import gate
from build_tools.diagnostics.refused import OperationFailed
from build_tools.interface.words import date, interface_language
from build_tools.pages.people import people_page

read = gate.verified(Path(sys.argv[1]))
front = read.briefing.front.model_copy(update={"language": "de-AT"})
verified = dataclasses.replace(read, briefing=read.briefing.model_copy(update={"front": front}))
try:
    print(interface_language(verified), date(verified, "2021-05-19/2021-05-20"))
    print(people_page(verified).markdown())
except OperationFailed as problem:
    print(problem)
"""


def _in_german(folder: Path, words: str) -> list[str]:
    """What the package prints of a briefing in German if it has one more file."""
    shutil.copytree(ROOT / "build_tools", folder / "build_tools")
    (folder / "build_tools" / "interface" / "de.ftl").write_text(words, "utf-8")
    command = [sys.executable, "-c", _PEOPLE, str(HERE / "second" / "briefing")]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    return html.unescape(ran.stdout).splitlines()


def test_a_second_language_is_a_second_file(tmp_path: Path) -> None:
    resources = [FluentParser().parse(path.read_text("utf-8")) for path in (ENGLISH, GERMAN)]
    english, german = ({each.id.name: each for each in some.body if isinstance(each, Message)} for some in resources)
    resources[0].body = [*(english | german).values()]
    said = _in_german(tmp_path, FluentSerializer().serialize(resources[0]))
    assert said[0] == "de 19. oder 20. Mai 2021"
    assert "# Personen und Organisationen" in said
    assert "2 Zitate" in "".join(said) and 'lang="' not in "".join(said)


def test_a_language_that_lacks_messages_is_refused_with_all_of_them(tmp_path: Path) -> None:
    words = GERMAN.read_text("utf-8") + "peple-title = { $n }\n"
    lacking = [name for name in _read(ENGLISH).variables if name not in _read(GERMAN).variables]
    assert _in_german(tmp_path, words) == [
        f"build_tools/interface/de.ftl lacks {', '.join(lacking)}; it has peple-title, which no page uses; "
        "make it agree with en.ftl"
    ]


def test_a_missing_page_says_what_to_do_and_leads_home(small_built: Path) -> None:
    missing = page(small_built / "404.html").first("article")
    assert [each.text for each in missing.all("h1, p")] == [
        "404: page not found",
        "There is no page at this address. It may have moved. Search for a word from it with the search box at the top, or start from the overview.",
        "Go to the overview",
    ]
    assert missing.first("p a").get("href") == "/."


def test_the_theme_speaks_the_language_of_the_interface(small_built: Path) -> None:
    home = page(small_built / "index.html")
    assert home.first("html").get("lang") == "en"
    assert home.first(".search-open").text.strip() == "Search"
    assert [each.get("aria-label") for each in home.all("[name=__palette]")] == [
        "Switch to dark mode",
        "Switch to light mode",
    ]
    assert {each.get("title") for each in home.all("a.headerlink")} == {"Link to this section"}
