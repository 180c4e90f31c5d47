"""Render the small briefing with Zensical, which succeeds Material for MkDocs, and say what differs: run as a script.

It warns early of what a change of engine would cost. It gates nothing: Zensical is not installed everywhere, and it is
pinned, since pip falls back to an older release without a word where one of its dependencies is missing.
"""

import difflib
import subprocess
import tempfile
import venv
from pathlib import Path

from build_tools.site.minify import minified
from tests.conftest import COMMAND, new_project

ZENSICAL = "zensical==0.0.73"


def installed(folder: Path) -> Path | None:
    """Zensical's command in an environment of its own, or None where it can't be installed."""
    venv.create(folder, with_pip=True)
    pip = [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", ZENSICAL]
    return (
        folder / "bin" / "zensical" if subprocess.run(pip, capture_output=True, check=False).returncode == 0 else None
    )


def article(page: Path) -> list[str]:
    """What a page says, a line for each tag.

    The theme around it differs and need not be the same, nor the place to skip to that it puts into the article.
    """
    text = minified(page.read_text("utf-8"))
    text = text[text.index("<article") : text.index("</article>")]
    text = text.replace('<a id="__skip" tabindex="-1"></a>', "")
    return [line.strip() for line in text.replace("<", "\n<").split("\n") if line.strip()]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        zensical = installed(Path(folder) / "venv")
        if zensical is None:
            print(f"{ZENSICAL} can't be installed here; nothing was compared")
            return
        (Path(folder) / "project").mkdir()
        project = new_project(Path(folder) / "project")
        for command in ("build --site with-mkdocs", "pages"):
            subprocess.run([COMMAND, *command.split()], cwd=project, check=True, capture_output=True)
        ran = subprocess.run(
            [str(zensical), "build", "-f", "mkdocs.generated.yml"],
            cwd=project,
            capture_output=True,
            text=True,
            check=False,
        )
        if ran.returncode:
            print(f"{ZENSICAL} stops:", *ran.stderr.strip().splitlines()[-1:])
            return
        compare(project / "with-mkdocs", project / "site")


def compare(ours: Path, theirs: Path) -> None:
    """Say which files only one of the sites has, and how the text of pages differs."""
    sites = [
        {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()} for site in (ours, theirs)
    ]
    for whose, names in (("MkDocs", sites[0] - sites[1]), ("Zensical", sites[1] - sites[0])):
        listed = sorted(name for name in names if not name.startswith("assets/"))
        print(f"only in {whose}'s site, its own assets apart: {', '.join(listed) or 'nothing'}")
    pages = sorted(name for name in sites[0] & sites[1] if name.endswith(".html"))
    same = 0
    for name in pages:
        lines = list(difflib.unified_diff(article(ours / name), article(theirs / name), lineterm="", n=0))[2:]
        changed = [line for line in lines if line[0] in "+-"]
        same += not changed
        if changed:
            print(
                f"{name}: {len(changed)} lines differ, such as",
                *changed[:1],
                *[line for line in changed if line[0] == "+"][:1],
            )
    print(f"{same} of {len(pages)} pages have the same text, tag by tag")


if __name__ == "__main__":
    main()
