"""Print a release's notes, its section of CHANGELOG.md; the tag must be the version of the package."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def notes(tag: str, version: str, changelog: str) -> str:
    """Return the section of a tag such as `v1.2.0`; raises ValueError, with a sentence, if something is missing."""
    if tag != f"v{version}":
        raise ValueError(
            f"the tag {tag} is not the version {version}; write it in build_tools/__init__.py, or tag again"
        )
    heading, *lines = next((each for each in _sections(changelog) if each[0].startswith(f"## [{version}]")), [""])
    if not re.search(r" - \d{4}-\d\d-\d\d$", heading):
        raise ValueError(f"CHANGELOG.md has no section '## [{version}] - YYYY-MM-DD'; name the unreleased one so")
    text = "\n".join(lines).strip()
    if not text:
        raise ValueError(f"the section of {version} in CHANGELOG.md is empty; say what changed")
    return text


def _sections(changelog: str) -> list[list[str]]:
    return [part.splitlines() for part in re.split(r"^(?=## )", changelog, flags=re.MULTILINE)[1:]]


def main(tag: str) -> str:
    """Return the notes of this project's tag."""
    package = (ROOT / "build_tools" / "__init__.py").read_text("utf-8")
    version = re.search(r'^__version__ = "(.+)"$', package, re.MULTILINE)
    assert version, "the package has no version"
    return notes(tag, version[1], (ROOT / "CHANGELOG.md").read_text("utf-8"))


if __name__ == "__main__":
    try:
        sys.stdout.write(main(sys.argv[1]) + "\n")
    except ValueError as error:
        sys.exit(f"release_notes: {error}")
