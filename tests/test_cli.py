"""The command as an editor runs it: what it says, what it writes, how it ends."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from html import unescape
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.cli.parser import run_command
from build_tools.diagnostics.codes import Code, Grade
from build_tools.diagnostics.finding import Place, Problem
from build_tools.diagnostics.report import as_github, as_json
from build_tools.site import by_hand, generated
from tests.conftest import COMMAND, ROOT, SMALL, Run

ABOUT = tuple(each for each in by_hand.page_texts(ROOT / "docs") if each.path.startswith("about/"))
FILES = len(generated.generated_files(gate.verified(SMALL / "briefing"), ABOUT))
SETTINGS = "settings for any engine in mkdocs.generated.yml"
TOTALS = "11 readings of 6 quotes: 8 exact, 1 folded, 2 elided, 0 not-found, 0 unchecked\n"


def test_check_says_the_totals_and_writes_nothing(project: Path, briefing: Run) -> None:
    before = sorted(project.rglob("*"))
    ran = briefing("check")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"No problems.\n{TOTALS}", "")
    assert sorted(project.rglob("*")) == before


def test_module_and_command_do_the_same(briefing: Run) -> None:
    for arguments in (["check"], ["--help"], ["check", "--briefing", "nowhere"]):
        installed = briefing(*arguments)
        module = briefing(*arguments, program=(sys.executable, "-m", "build_tools"))
        assert (module.returncode, module.stdout, module.stderr) == (
            installed.returncode,
            installed.stdout,
            installed.stderr,
        )


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["--version"], 0, "briefing 0.1.0"),
        ([], 2, "the following arguments are required: COMMAND"),
        (["chek"], 2, "briefing: unknown command 'chek'; did you mean 'check'?\n"),
        (["xyzzy"], 2, "briefing: unknown command 'xyzzy'; `briefing --help` lists them\n"),
        (["check", "--breifing=x"], 2, "briefing: unknown option '--breifing'; did you mean '--briefing'?\n"),
        (["check", "--xyzzy"], 2, "briefing: unknown option '--xyzzy'; `briefing check --help` lists them\n"),
        (["check", "x"], 2, "briefing: 'x' is one argument too many; `briefing check --help` lists them\n"),
        (["explain", "silense"], 2, "briefing: unknown code 'silense'; did you mean 'silence'?\n"),
        (["explain", "xyzzy"], 2, "briefing: unknown code 'xyzzy'; `briefing explain` lists them\n"),
        (["pin"], 2, "briefing: no folder of texts is remembered for this briefing; name it with --texts DIR"),
        (
            ["check", "--briefing", "nowhere"],
            3,
            "briefing: there is no folder nowhere; run this where it is, or name it",
        ),
        (
            ["build", "--config", "nowhere.yml"],
            3,
            "briefing: nowhere.yml could not be read (No such file or directory)",
        ),
        (
            ["serve", "--config", "nowhere.yml"],
            3,
            "briefing: nowhere.yml could not be read (No such file or directory)",
        ),
        (["pin", "--texts", "nowhere"], 3, "briefing: there is no folder nowhere"),
    ],
)
def test_exit_status(arguments: list[str], status: int, said: str, briefing: Run) -> None:
    ran = briefing(*arguments)
    assert ran.returncode == status
    assert said in ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr


def test_every_command_has_help(briefing: Run) -> None:
    commands = re.findall(r"^    (\w+)  ", briefing("--help").stdout, re.MULTILINE)
    assert commands == [
        *("new", "status", "check", "fmt", "schemas", "pages", "build", "serve", "pin", "rename", "withdraw"),
        *("remove", "explain", "coverage", "edition", "extract", "add", "vet", "mcp"),
    ]
    modules = {path.stem for path in (ROOT / "build_tools" / "cli" / "commands").glob("*.py")}
    assert modules - {"__init__"} == set(commands)
    for command in set(commands) - {"new", "explain", "schemas"}:
        ran = briefing(command, "--help")
        assert ran.returncode == 0 and "--briefing DIR" in ran.stdout


def test_findings_for_a_pull_request_and_for_programs(project: Path, briefing: Run) -> None:
    ferry = project / "briefing" / "quotes" / "ferry.yml"
    ferry.write_text(ferry.read_text("utf-8").replace("    post: The", "    pots: 100%, The"), "utf-8")
    github = briefing("check", "--format", "github")
    assert (github.returncode, github.stderr) == (1, "")
    assert github.stdout == (
        "::error file=briefing/quotes/ferry.yml,line=7,col=5,title=unknown-reference::"
        "unknown source 'pots'; did you mean 'post'?\n"
    )
    rows = json.loads(briefing("check", "--format", "json").stdout)
    assert rows == [
        {
            "file": "briefing/quotes/ferry.yml",
            "line": 7,
            "column": 5,
            "grade": "error",
            "code": "unknown-reference",
            "message": "unknown source 'pots'; did you mean 'post'?",
        }
    ]


def test_check_gives_programs_json_whatever_it_finds(project: Path, briefing: Run) -> None:
    assert json.loads(briefing("check", "--format", "json").stdout) == []
    assert briefing("fmt").returncode == 0
    assert json.loads(briefing("fmt", "--check", "--format", "json").stdout) == []
    file = project / "briefing" / "quotes" / "quay.yml"
    file.write_text(file.read_text("utf-8").replace("speaker: brandt", 'speaker: "br\u00a0andt"', 1), "utf-8")
    (row,) = json.loads(briefing("check", "--format", "json").stdout)
    assert (row["line"], row["grade"], row["code"]) == (3, "error", "value") and "'br\u00a0andt' is not an id" in row[
        "message"
    ]


def test_a_stranger_cannot_write_a_workflow_command() -> None:
    problem = Problem(Place("a,b.yml", 1, 2), "50%\n::error::forged", "value")
    assert as_github([problem]) == "::error file=a%2Cb.yml,line=1,col=2,title=value::50%25%0A::error::forged"


def test_json_commands_nothing_and_says_the_same() -> None:
    problem = Problem(Place("a.yml", 1, 2), "'##[add-mask]y' is no id", "value")
    said = as_json([problem])
    assert "##[" not in said and '"message": "'  ##\\u005badd-mask]y' is no id"' in said
    assert json.loads(said)[0]["message"] == problem.message


FORGING = "x\n::warning file=README.md,line=1::forged\n##[add-mask]y"
"""A file's name that would command GitHub, were it told as it stands."""
NAMELESS = "has a name with invisible characters or not in UTF-8; rename it"
FORGED = "x\\n::warning file=README.md,line=1::forged\\n##\\x5badd-mask]y"


def test_the_name_of_a_file_commands_nothing(project: Path, briefing: Run) -> None:
    quotes = project / "briefing" / "quotes"
    (quotes / f"{FORGING}.yml").write_text("mine: 1\n", "utf-8")
    assert _refused(briefing("check")) == f"briefing/quotes/{FORGED}.yml {NAMELESS}"
    (quotes / f"{FORGING}.yml").unlink()
    (quotes / f"{FORGING}.yml").symlink_to("/etc/hostname")
    sentence = f"briefing/quotes/{FORGED}.yml is a link; replace it with the file itself"
    assert _refused(briefing("check")) == sentence
    ran = _mkdocs(project, "build")
    assert ran.returncode == 1 and f"{sentence}\n" in ran.stderr


def test_the_name_of_a_text_commands_nothing(project: Path, briefing: Run) -> None:
    (project / "texts" / f"{FORGING}.txt").write_text("mine", "utf-8")
    assert _refused(briefing("pin", "--texts", "texts")) == f"texts/{FORGED}.txt {NAMELESS}"


def test_what_the_disk_refuses_is_told_in_a_pull_request(project: Path, briefing: Run) -> None:
    (project / "briefing" / "quotes" / "50%\n::x").symlink_to("/etc/hostname")
    ran = briefing("check", "--format", "github")
    assert (ran.returncode, ran.stderr) == (3, "")
    assert ran.stdout == "::error::briefing/quotes/50%25%0A::x is a link; replace it with the file itself\n"


def test_a_code_is_explained(briefing: Run) -> None:
    ran = briefing("explain", "silence")
    assert ran.stdout == ("silence: A source that a topic lists under `silent:` has no quote on this topic.\n")


def test_every_code_is_listed_with_a_sentence_and_the_remarks_among_them(briefing: Run) -> None:
    lines = briefing("explain").stdout.removesuffix("\n").split("\n")
    assert [line.split()[0] for line in lines] == sorted(Code)
    assert [line.split()[0] for line in lines if "  (a remark) " in line] == sorted(
        code for code in Code if code.grade is Grade.REMARK
    )
    assert "home-length           The first page is read in two minutes: " in briefing("explain").stdout
    assert lines[0] == (
        "altered               A quotation has the words of its source, in its order, and says where it leaves some out."
    )


@pytest.mark.parametrize(
    ("command", "outcome"),
    [
        ("check", "; nothing was published"),
        ("pages", "; nothing was published"),
        ("build", "; nothing was published"),
        ("fmt", "; nothing was written"),
        ("fmt --check", ""),
        ("pin --texts texts", "; nothing was written"),
        ("pin --check --texts texts", ""),
        ("coverage", ""),
        ("edition", "; nothing was written"),
        ("extract texts/post.txt", ""),
        ("add texts/post.txt", "; nothing was written"),
    ],
)
def test_the_last_line_says_what_the_findings_prevented(
    command: str,
    outcome: str,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (project / "briefing" / "people.yml").write_text("- id: &a b\n", "utf-8")
    monkeypatch.chdir(project)
    assert run_command(command.split()) == 1
    assert re.fullmatch(rf"\d+ problems? found{outcome}", capsys.readouterr().err.splitlines()[-1])


def test_closed_streams_end_in_no_traceback(project: Path, briefing: Run) -> None:
    """As service managers start processes; what standard error would have got is not put among the results."""
    text = project / "texts" / "letter.txt"
    text.write_text("Words.\n", "utf-8")
    ran = briefing(f"{COMMAND} add {text} --siglum X <&-", program=("sh", "-c"))
    assert ran.returncode == 2
    assert ran.stderr == ("briefing: not a terminal; pass --publisher, --descriptor, --lineage, --lineage-because\n")
    (project / "briefing" / "people.yml").write_text("- id: &a b\n", "utf-8")
    for closed, status in (("2>&-", 1), (">&-", 1), ("<&- >&- 2>&-", 1), ("--briefing nowhere 2>&-", 3)):
        ran = briefing(f"{COMMAND} check {closed}", program=("sh", "-c"))
        assert (ran.returncode, ran.stdout) == (status, "") and "Traceback" not in ran.stderr


def test_a_link_is_refused(project: Path, briefing: Run) -> None:
    (project / "briefing" / "quotes" / "linked.yml").symlink_to("/etc/hostname")
    ran = briefing("check")
    assert ran.returncode == 3
    assert ran.stderr == "briefing: briefing/quotes/linked.yml is a link; replace it with the file itself\n"


def test_pages_are_written_once_and_stale_ones_removed(project: Path, briefing: Run) -> None:
    assert briefing("pages").stdout == f"{TOTALS}{FILES} files below docs, {FILES} changed; {SETTINGS}\n"
    home = project / "docs" / "index.md"
    written = home.stat().st_mtime_ns
    assert briefing("pages").stdout == f"{TOTALS}{FILES} files below docs, 0 changed; {SETTINGS}\n"
    assert home.stat().st_mtime_ns == written

    quay = project / "briefing" / "quotes" / "quay.yml"
    quay.write_text(quay.read_text("utf-8").replace("- id: brandt-old-quay", "- id: brandt-eighty-years"), "utf-8")
    assert briefing("pages").returncode == 0
    quotes = {path.name for path in (project / "docs" / "quotes").iterdir()}
    assert "brandt-eighty-years.md" in quotes and "brandt-old-quay.md" not in quotes
    assert (project / "docs" / "about" / "index.md").exists()


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("INHERIT: other.yml\n", "MkDocs says: Inherited config file 'other.yml' does not exist at '{folder}/other.yml'."),
        ("- theme\n", "the site could not be built (TypeError: unsupported operand type(s) for |: 'list' and 'dict'); "
         "fix these settings, or what you edited last"),
    ],
)  # fmt: skip
def test_pages_need_settings_that_can_be_read(project: Path, briefing: Run, settings: str, problem: str) -> None:
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    ran = briefing("pages")
    assert (ran.returncode, ran.stderr) == (
        1,
        f"mkdocs.yml:1:1: {problem.format(folder=project)} [mkdocs]\n1 problem found; nothing was published\n",
    )


def test_a_hand_written_file_is_never_touched(project: Path, briefing: Run) -> None:
    mine = project / "docs" / "quotes" / "vote.md"
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    for command, docs in (("pages", "docs"), ("build", project / "docs")):
        ran = briefing(command)
        assert ran.returncode == 3
        assert ran.stderr == (
            f"briefing: {docs}/quotes/vote.md is in the way of a generated page; move it, or delete it\n"
        )
    assert mine.read_text("utf-8") == "mine" and not (project / "docs" / "index.md").exists()


def test_an_annotation_may_change_and_the_page_shows_it(project: Path, briefing: Run) -> None:
    ferry = project / "briefing" / "quotes" / "ferry.yml"
    ferry.write_text(ferry.read_text("utf-8").replace("The year is not named", "No year stands here"), "utf-8")
    assert briefing("check").returncode == 0
    assert briefing("pages").returncode == 0
    assert "No year stands here" in (project / "docs" / "topics" / "ferry.md").read_text("utf-8")


def test_pages_make_the_folder_that_they_are_written_to(project: Path, briefing: Run) -> None:
    shutil.rmtree(project / "docs")
    ran = briefing("pages")
    assert (ran.returncode, ran.stderr) == (0, "") and (project / "docs" / "index.md").exists()


def test_pages_make_no_folder_of_a_mistyped_name(project: Path, briefing: Run) -> None:
    ran = briefing("pages", "--docs", "doc")
    said = "briefing: there is no folder doc; run this where it is, or name it with --docs\n"
    assert (ran.returncode, ran.stderr) == (3, said) and not (project / "doc").exists()
    (project / "doc").mkdir()
    (project / "mkdocs.yml").unlink()
    assert briefing("pages", "--docs", "doc").returncode == 0


def test_the_last_site_stays_when_a_build_is_refused(built_project: Path, briefing: Run) -> None:
    home = (built_project / "site" / "index.html").read_bytes()
    ferry = built_project / "briefing" / "quotes" / "ferry.yml"
    ferry.write_text(ferry.read_text("utf-8").replace("would keep", "would leave"), "utf-8")
    ran = briefing("build")
    assert ran.returncode == 1 and "[not-found]" in ran.stderr
    assert (built_project / "site" / "index.html").read_bytes() == home
    assert not list(built_project.glob(".site-*"))


def test_a_finished_page_that_breaks_the_rules_is_not_published(built_project: Path, briefing: Run) -> None:
    about = built_project / "docs" / "about" / "index.md"
    about.write_text(about.read_text("utf-8") + '\n<p onclick="x()">and</p>\n\n<a href="../nowhere/">x</a>\n', "utf-8")
    ran = briefing("build")
    assert ran.returncode == 1
    assert re.sub(r":\d+:\d+:", ":", ran.stderr) == (
        "about/index.html: the attribute onclick of p would run a script; fix docs/about/index.md [finished-page]\n"
        "about/index.html: the link ../nowhere/ leads to nowhere/index.html, which is not in the site; "
        "fix docs/about/index.md [finished-page]\n"
        "2 problems found; nothing was published\n"
    )
    assert "onclick" not in (built_project / "site" / "about" / "index.html").read_text("utf-8")


def _refused(ran: "subprocess.CompletedProcess[str]") -> str:
    """The sentence of a command that the disk, or what stands there, refused."""
    assert (ran.returncode, ran.stdout) == (3, "")
    return ran.stderr.removeprefix("briefing: ").removesuffix("\n")


def test_only_an_earlier_site_is_replaced(project: Path, briefing: Run) -> None:
    mine = project / "mine"
    mine.mkdir()
    letter = mine / "letter.txt"
    letter.write_text("mine", "utf-8")
    no_list = "and no list of what a build wrote; move the folder away, or name another with --site"
    assert _refused(briefing("build", "--site", "mine")) == f"{mine} holds letter.txt, {no_list}"
    assert _refused(briefing("build", "--site", "mine/letter.txt")) == f"{letter} is a file; name a folder with --site"
    assert letter.read_text("utf-8") == "mine"
    for _ in range(2):
        assert briefing("build", "--site", "new").returncode == 0


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (["CNAME"], "CNAME, which no build wrote; move it, or name another folder with --site"),
        (
            [".git/HEAD", "CNAME"],
            ".git/HEAD and another file, which no build wrote; move them, or name another folder with --site",
        ),
        (
            [".git/HEAD", "CNAME", "a/b.html"],
            ".git/HEAD and 2 other files, which no build wrote; move them, or name another folder with --site",
        ),
    ],
)
def test_what_was_put_into_a_site_is_kept(added: list[str], said: str, built_project: Path, briefing: Run) -> None:
    for path in added:
        (built_project / "site" / path).parent.mkdir(exist_ok=True)
        (built_project / "site" / path).write_text("mine", "utf-8")
    before = _site(built_project / "site")
    assert _refused(briefing("build")) == f"{built_project}/site holds {said}"
    assert _site(built_project / "site") == before


def test_a_link_in_a_site_is_kept(built_project: Path, briefing: Run) -> None:
    (built_project / "site" / "about" / "texts").symlink_to(built_project / "texts")
    assert _refused(briefing("build")) == "site/about/texts is a link; replace it with the folder itself"
    assert (built_project / "site" / "about" / "texts").is_symlink()


def test_a_site_without_a_list_of_its_files_is_kept(built_project: Path, briefing: Run) -> None:
    (built_project / "site" / ".generated").unlink()
    assert re.fullmatch(
        f"{built_project}/site holds 404.html and \\d+ other files, and no list of what a build wrote; "
        "move the folder away, or name another with --site",
        _refused(briefing("build")),
    )


def test_a_site_lists_its_files(project: Path, briefing: Run) -> None:
    assert briefing("build", "--pdf", "--offline").returncode == 0
    files = set(_site(project / "site")) - {".generated"}
    assert (project / "site" / ".generated").read_text("utf-8").splitlines() == sorted(files)
    assert "data/briefing.pdf" in files


def test_site_and_pages_lie_apart(project: Path, briefing: Run) -> None:
    assert briefing("pages").returncode == 0
    before = _site(project / "docs")
    assert "about/index.md" in before
    for site, how in (("docs", "is"), ("docs/site", "lies in"), (".", "holds"), ("/", "holds")):
        said = _refused(briefing("build", "--site", site))
        assert said == f"{project / site} {how} the folder of pages; name another folder with --site"
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "docs_dir: site\n", "utf-8")
    (project / "docs").rename(project / "site")
    said = _refused(briefing("build"))
    assert said == f"{project}/site is the folder of pages; name another folder with --site"
    assert _site(project / "site") == before


def test_a_plain_build_is_replaced_and_what_others_put_beside_it_is_kept(built_project: Path, briefing: Run) -> None:
    assert _mkdocs(built_project, "build").returncode == 0
    assert briefing("build").returncode == 0
    (built_project / "site" / ".git").mkdir()
    (built_project / "site" / ".git" / "HEAD").write_text("mine", "utf-8")
    assert _mkdocs(built_project, "build").returncode == 0
    said = _refused(briefing("build"))
    assert (
        said
        == f"{built_project}/site holds .git/HEAD, which no build wrote; move it, or name another folder with --site"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("extract nowhere.txt", "nowhere.txt could not be read (No such file or directory); check its name"),
        ("extract folder.txt", "folder.txt could not be read (Is a directory); name a file, or move that folder"),
        ("add texts", "texts could not be read (Is a directory); name a file, or move that folder"),
        (
            "extract texts/post.txt/x.txt",
            "texts/post.txt/x.txt could not be read (Not a directory); check its name, which uses a file as a folder",
        ),
        (
            "schemas --out texts/post.txt",
            "texts/post.txt/briefing.schema.json could not be read (Not a directory); check its name, which uses a file as a folder",
        ),
        (f"extract {'x' * 300}.txt", f"{'x' * 300}.txt could not be read (File name too long); shorten its name"),
        ("extract loop.txt", "loop.txt could not be read (Too many levels of symbolic links); fix its link"),
    ],
)
def test_what_the_disk_refuses_is_told_with_the_way_out(
    arguments: str, said: str, project: Path, briefing: Run
) -> None:
    (project / "loop.txt").symlink_to("loop.txt")
    (project / "folder.txt").mkdir()
    assert _refused(briefing(*arguments.split())) == said


def test_a_site_goes_into_new_folders_which_are_gone_where_it_is_refused(project: Path, briefing: Run) -> None:
    about = project / "docs" / "about" / "index.md"
    sound = about.read_text("utf-8")
    about.write_text(sound + '\n<a href="../nowhere/">x</a>\n', "utf-8")
    assert briefing("build", "--site", "x/y/site").returncode == 1
    assert not (project / "x").exists()
    about.write_text(sound, "utf-8")
    assert briefing("build", "--site", "x/y/site").returncode == 0
    assert [path.name for path in (project / "x" / "y").iterdir()] == ["site"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_says_so_and_leaves_nothing(number: int, project: Path) -> None:
    """The interruption comes when the new site is being made."""
    with subprocess.Popen([COMMAND, "build"], cwd=project, stderr=subprocess.PIPE, text=True) as running:
        while not list(project.glob(".site-*")):
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(number)
        said = running.communicate(timeout=60)[1]
    assert (running.returncode, said) == (130, "briefing: interrupted\n")
    assert not list(project.glob(".site-*")) and not (project / "site").exists()


_INTERRUPTED_WHILE_LOADING = """
import signal, sys

interrupted = sys.argv.pop(1)

class Interruption:
    def find_spec(self, name, path=None, target=None):
        if name == interrupted:
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Interruption())
from build_tools.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("module", ["build_tools.cli.parser", "build_tools.cli.commands.check", "pydantic"])
def test_an_interruption_while_modules_load_says_so(module: str, briefing: Run) -> None:
    """Before the arguments are read, and while the module of the command is imported."""
    ran = briefing(module, "check", program=(sys.executable, "-c", _INTERRUPTED_WHILE_LOADING))
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "briefing: interrupted\n")


_IMPORTED = """
import sys
from build_tools.__main__ import main
try:
    status = main()
except SystemExit as done:
    status = done.code
print(status, *sorted({name.split(".")[0] for name in sys.modules}), *sys.modules.keys() & {"http.server"})
"""


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--version"], {"pydantic", "yaml", "markdown_it"}),
        (["check"], set()),
        (["fmt", "--check"], set()),
        (["extract", "texts/post.txt"], {"trafilatura", "pypdf", "docx", "warcio", "webvtt", "lxml", "turbohtml"}),
    ],
    ids=["version", "check", "fmt", "extract"],
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], unneeded: set[str], briefing: Run) -> None:
    assert briefing("fmt").returncode == 0
    ran = briefing(*arguments, program=(sys.executable, "-c", _IMPORTED))
    status, *imported = ran.stdout.splitlines()[-1].split()
    assert (status, ran.stderr) == ("0", "") and "argparse" in imported
    of_the_site = {"mkdocs", "material", "jinja2", "babel", "fluent", "typst", "http.server"}
    assert set(imported) & (of_the_site | unneeded) == set()


def test_a_program_reads_utf_8_whatever_the_system_prefers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows prefers a code page without most letters, and to print one of those would be a traceback."""
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    ran = subprocess.run([COMMAND, "new", "Łódź"], cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.decode().startswith("Łódź has a briefing with one topic and two sources, all invented. Next:\n")
    again = subprocess.run([COMMAND, "new", "Łódź"], cwd=tmp_path, capture_output=True, timeout=120, check=False)
    assert again.stderr.decode() == "briefing: Łódź already exists and is not empty; name a new or an empty folder\n"


def test_no_page_tells_where_the_briefing_lay(project: Path, briefing: Run) -> None:
    assert briefing("build", "--briefing", str(project / "briefing")).returncode == 0
    found = [path.name for path in (project / "site").rglob("*.html") if str(project) in path.read_text("utf-8")]
    assert found == []
    page = (project / "site" / "quotes" / "vote" / "index.html").read_text("utf-8")
    assert "briefing/quotes/quay.yml" in unescape(page)


def test_absences_of_another_text_are_refused(project: Path, briefing: Run) -> None:
    """A pin whose words were put in place of another's doesn't lead to its root."""
    pins = project / "briefing" / "pins"
    tidings, post = (json.loads((pins / f"{name}.json").read_text("utf-8")) for name in ("tidings", "post"))
    tidings |= {"words_root": post["words_root"], "absences": post["absences"]}
    (pins / "tidings.json").write_text(json.dumps(tidings), "utf-8")
    assert "the figures of this pin do not lead to its root" in briefing("check").stderr


def test_words_that_were_left_out_are_not_published(project: Path, briefing: Run) -> None:
    courier = project / "briefing" / "sources" / "courier.yml"
    made_up = "left_out:\n  - exact: I took the money\n    because: It is made up.\n"
    courier.write_text(courier.read_text("utf-8") + made_up, "utf-8")
    assert briefing("build").returncode == 0
    texts = [path.read_text("utf-8") for path in (project / "site").rglob("*") if path.suffix in (".html", ".json")]
    assert not any("took the money" in text for text in texts)


def _site(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _mkdocs(project: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_plain_mkdocs_builds_the_same_site_byte_for_byte(built_project: Path) -> None:
    ran = _mkdocs(built_project, "build", "-d", "other", TZ="Asia/Tokyo", PYTHONHASHSEED="7", LC_ALL="C")
    assert ran.returncode == 0, ran.stderr
    ours, theirs = _site(built_project / "site"), _site(built_project / "other")
    assert len(ours) > 50
    assert {name for name in ours if ours[name] != theirs.get(name)} == set()
    assert ours.keys() == theirs.keys()


def test_plain_mkdocs_refuses_what_the_command_refuses(project: Path, briefing: Run) -> None:
    ferry = project / "briefing" / "quotes" / "ferry.yml"
    ferry.write_text(ferry.read_text("utf-8").replace("would keep", "would leave"), "utf-8")
    finding = briefing("check").stderr
    ran = _mkdocs(project, "build")
    assert ran.returncode == 1
    assert finding in ran.stderr and "Traceback" not in ran.stderr
    assert not (project / "site").exists()


BOUND = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
"""What makes root heed permissions too."""


@pytest.mark.skipif(bool(BOUND) and not shutil.which("setpriv"), reason="root reads every file")
@pytest.mark.parametrize(
    ("command", "kept", "done"),
    [
        ("check", "briefing/people.yml", "read"),
        ("check", "briefing/quotes", "listed"),
        ("fmt", "briefing/quotes", "listed"),
        ("check", "briefing", "listed"),
        ("pin --texts texts", "texts", "listed"),
        ("build", "docs/about", "listed"),
        ("build", "site/about", "listed"),
    ],
)
def test_what_may_not_be_read_is_not_taken_for_nothing(
    command: str, kept: str, done: str, project: Path, briefing: Run
) -> None:
    (project / "site" / "about").mkdir(parents=True)
    (project / kept).chmod(0)
    try:
        ran = briefing(*command.split(), program=(*BOUND, COMMAND))
    finally:
        (project / kept).chmod(0o755)
    file = project / kept if command == "build" else kept
    assert _refused(ran) == f"{file} could not be {done} (Permission denied); fix its permissions"


@pytest.mark.skipif(bool(BOUND) and not shutil.which("setpriv"), reason="root reads every file")
def test_a_briefing_in_a_folder_that_may_not_be_entered(project: Path, briefing: Run) -> None:
    (project / "in").mkdir(mode=0)
    ran = briefing("check", "--briefing", "in/briefing", program=(*BOUND, COMMAND))
    assert _refused(ran).startswith("in/briefing could not be read (Permission denied)")


def test_pins_are_made_again_byte_for_byte(project: Path, briefing: Run) -> None:
    pins = project / "briefing" / "pins"
    before = {path.name: path.read_bytes() for path in pins.iterdir()}
    ran = briefing("pin", "--texts", "texts")
    assert (ran.returncode, ran.stdout) == (0, "12 proofs in 3 pins\n")
    assert {path.name: path.read_bytes() for path in pins.iterdir()} == before
    assert briefing("pin", "--check", "--texts", "texts").stdout == "3 pins agree with their texts\n"

    text = project / "texts" / "tidings.txt"
    text.write_text(text.read_text("utf-8").replace("harbour records", "the records"), "utf-8")
    ran = briefing("pin", "--check", "--texts", "texts")
    assert ran.returncode == 1
    assert ran.stderr == (
        "briefing/sources/tidings.yml:2:1: the pin of this source differs from the text; run `briefing pin` [pin]\n"
        "1 problem found\n"
    )


def test_pins_are_written_all_or_none(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pins = project / "briefing" / "pins"
    before = {path.name: path.read_bytes() for path in pins.iterdir()}
    for text in (project / "texts").glob("*.txt"):
        text.write_text(text.read_text("utf-8") + "\nOne more line.\n", "utf-8")
    replace, last = Path.replace, sorted(before)[-1]

    def breaking_off(written: Path, path: Path) -> Path:
        if path.name == last:
            raise KeyboardInterrupt
        return replace(written, path)

    monkeypatch.chdir(project)
    monkeypatch.setattr(Path, "replace", breaking_off)
    assert run_command(["pin", "--texts", "texts"]) == 130
    assert {path.name: path.read_bytes() for path in pins.iterdir()} == before
    monkeypatch.undo()
    monkeypatch.chdir(project)
    assert run_command(["pin", "--texts", "texts"]) == 0
    assert all(path.read_bytes() != before[path.name] for path in pins.iterdir())


def test_one_text_at_hand_is_enough_to_pin_one_source(project: Path, briefing: Run) -> None:
    for name in ("courier", "post"):
        (project / "texts" / f"{name}.txt").unlink()
    assert briefing("pin", "--texts", "texts").stdout == (
        "no text of 'courier', 'post' in texts; their pins stay as they are\n2 proofs in 1 pin\n"
    )
    assert briefing("check").returncode == 0


@pytest.mark.parametrize("command", ["pin", "pin --check", "coverage"])
def test_a_folder_without_a_text_of_any_source_is_refused(command: str, project: Path, briefing: Run) -> None:
    (project / "others").mkdir()
    (project / "others" / "elsewhere.txt").write_text("Words.\n", "utf-8")
    ran = briefing(*command.split(), "--texts", "others")
    if command == "pin --check":
        assert ran.returncode == 1 and ran.stderr.endswith("3 problems found\n")
    else:
        assert _refused(ran) == (
            "no text of 'courier', 'post', 'tidings' in others; use --texts to name the folder that has courier.txt"
        )


def test_what_is_no_text_is_none_among_texts(project: Path, briefing: Run) -> None:
    """Beside texts may lie what a curator keeps with them, and what a system puts there."""
    texts = project / "texts"
    (texts / "README.md").write_text("Where they are from.\n", "utf-8")
    (texts / "photo.jpg").write_bytes(b"\xff\xd8")
    (texts / "._tidings.txt").write_bytes(b"\x00\x05\x16\x07\xff")
    (texts / "older").mkdir()
    (texts / "older" / "post.txt").write_text("Other words.\n", "utf-8")
    tidings = texts / "tidings.txt"
    tidings.write_bytes(b"\xef\xbb\xbf" + tidings.read_bytes().replace(b"\n", b"\r\n"))
    assert briefing("pin", "--texts", "texts").stdout == "12 proofs in 3 pins\n"
    assert briefing("pin", "--check", "--texts", "texts").returncode == 0
    (texts / "letter.txt").write_text("Words.\n", "utf-8")
    ran = briefing("add", "texts/letter.txt")
    assert (ran.returncode, ran.stderr[:46]) == (2, "briefing: not a terminal; pass --publisher, --")


def test_a_quotation_cut_before_its_qualification_is_asked_about(project: Path, briefing: Run) -> None:
    text = project / "texts" / "post.txt"
    text.write_text(text.read_text("utf-8").replace("a second quay.", "a second quay, but not soon.", 1), "utf-8")
    assert briefing("pin", "--texts", "texts").returncode == 0
    assert briefing("check").stderr == (
        "briefing/quotes/quay.yml:47:11: the sentence goes on with a qualification; "
        "quote that too, or say why not in cut: [cut-before-qualifier]\n"
        "1 problem found; nothing was published\n"
    )
    quay = project / "briefing" / "quotes" / "quay.yml"
    quay.write_text(
        quay.read_text("utf-8").replace("- id: vote\n", "- id: vote\n  cut: The delay is another matter.\n"), "utf-8"
    )
    assert briefing("check").returncode == 0


def test_a_pin_holds_no_unquoted_word(project: Path) -> None:
    for path in (project / "briefing" / "pins").iterdir():
        pin = json.loads(path.read_text("utf-8"))
        shown = " ".join(f"{proof['before']} {proof['exact']} {proof['after']}" for proof in pin["proofs"])
        rest = {key: value for key, value in pin.items() if key != "proofs"}
        rest["proofs"] = [
            {k: v for k, v in proof.items() if k not in ("before", "exact", "after")} for proof in pin["proofs"]
        ]
        secret = set(re.findall(r"\w{4,}", (project / "texts" / f"{path.stem}.txt").read_text("utf-8")))
        secret -= set(re.findall(r"\w+", shown))
        secret -= {word for proof in pin["proofs"] for each in proof["voices"] for word in each["speaker"].split()}
        assert len(secret) > 5
        allowed = {"Caption"}  # the furniture's kind, not the text's word
        assert {word for word in secret - allowed if word in json.dumps(rest) + shown} == set()
