"""Engines without our plugin render the pages and settings that `briefing pages` leaves, into the site that MkDocs makes."""

import re
import subprocess
import sys
from pathlib import Path

from build_tools.site.minify import minified
from tests.conftest import Run

GENERATED = "mkdocs.generated.yml"
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="[^"]*">\n')
"""Only our plugin knows which scripts an engine's theme writes, so other engines' pages have none."""
GENERATOR = ("mkdocs-ProperDocs 1.6.7,", "mkdocs-1.6.1,")


def _site(folder: Path) -> dict[str, bytes]:
    """A site's files, without the list that our plugin writes, and without compressed copies, which bear the clock."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if name not in (".generated", "sitemap.xml.gz")}


def _as_by_mkdocs(name: str, data: bytes) -> bytes:
    """A file of ProperDocs with MkDocs as its generator, and as light as our plugin makes pages."""
    if not name.endswith(".html"):
        return data
    page = data.decode().replace(*GENERATOR)
    return (page if name == "404.html" else minified(page)).encode()


def test_properdocs_renders_the_same_site(project: Path, briefing: Run) -> None:
    front = project / "briefing" / "briefing.yml"
    front.write_text(front.read_text("utf-8") + "address: https://quay.example/lunde/\n", "utf-8")
    assert briefing("build").returncode == 0
    assert briefing("pages").returncode == 0
    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "-f", GENERATED, "-d", str(project / "other")]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    ours, theirs = _site(project / "site"), _site(project / "other")
    assert len(ours) > 50
    assert ours.keys() == theirs.keys()
    ours = {name: POLICY.sub(b"", data) for name, data in ours.items()}
    assert {name for name in ours if _as_by_mkdocs(name, theirs[name]) != ours[name]} == set()


def test_the_settings_are_written_where_a_folder_has_none_of_its_own(project: Path, briefing: Run) -> None:
    (project / "mkdocs.yml").unlink()
    assert briefing("pages").returncode == 0
    command = [sys.executable, "-m", "properdocs", "build", "--quiet", "-f", GENERATED, "-d", str(project / "other")]
    ran = subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    page = (project / "other" / "index.html").read_text("utf-8")
    assert "<title>The second quay of Lunde</title>" in page and "assets/briefing.css" in page


def test_a_file_of_ones_own_is_not_overwritten(project: Path, briefing: Run) -> None:
    (project / GENERATED).write_text("site_name: Mine\n", "utf-8")
    ran = briefing("pages")
    assert ran.returncode == 3
    assert ran.stderr == f"briefing: {project / GENERATED} was not written by `briefing pages`; move it\n"
    assert (project / GENERATED).read_text("utf-8") == "site_name: Mine\n"


def test_settings_that_only_python_can_read_are_refused(project: Path, briefing: Run) -> None:
    settings = project / "mkdocs.yml"
    icons = "markdown_extensions:\n  - toc: {slugify: !!python/name:os.getcwd }\n"
    settings.write_text(settings.read_text("utf-8") + icons, "utf-8")
    ran = briefing("pages")
    assert (ran.returncode, ran.stderr) == (
        3,
        "briefing: mkdocs.yml has a value that only Python knows, <built-in function getcwd>; "
        "mkdocs.generated.yml can't hold it\n",
    )
