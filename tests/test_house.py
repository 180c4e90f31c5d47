"""The house: what the contracts of import-linter and the rules of ruff in pyproject.toml can't see."""

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

PUBLISHED = ROOT / "build_tools" / "exports" / "published" / "verify.py"
"""A program for readers: it is published as it is, shares no code with the package, and so is in none of its layers."""
MODULES = sorted({*(ROOT / "build_tools").rglob("*.py")} - {PUBLISHED})
assert MODULES, "no modules found"


def _module(path: Path) -> str:
    return path.relative_to(ROOT / "build_tools").with_suffix("").as_posix().replace("/", ".")


@cache
def _called(path: Path) -> set[str]:
    """The last name of everything that a module calls."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    return {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in calls}


@pytest.mark.parametrize(
    ("call", "modules"),
    [
        ("Html", {"markup.html"}),
        ("VerifiedBriefing", {"briefing.verify"}),
        ("open", {"disk", "diagnostics.terminal"}),  # the terminal opens the null device
        ("read_bytes", {"disk"}),
        ("read_text", set()),
        ("write_bytes", set()),
        ("write_text", set()),
        ("unlink", {"disk"}),
        ("mkdir", {"disk"}),
    ],
)
def test_one_module_does(call: str, modules: set[str]) -> None:
    """The modules of the disk are one here."""
    found = {_module(path) for path in MODULES if call in _called(path)}
    assert {"disk" if each.startswith("disk.") else each for each in found} == modules


def test_at_most_sixteen_entries() -> None:
    entries = {path.name for path in (ROOT / "build_tools").iterdir() if path.name != "__pycache__"}
    assert len(entries) <= 16, sorted(entries)


def test_the_code_names_nothing_of_the_briefing() -> None:
    words = ("Reykjav", "Lavrov", "Blinken", "Arctic", "Nord Stream", "irish-times", "kootneeti")
    theme = (ROOT / "build_tools" / "site" / "theme").rglob("*.*")
    code = [*MODULES, *theme, ROOT / "mkdocs.yml", ROOT / "build_tools" / "site" / "mkdocs.yml"]
    texts = {path: path.read_text("utf-8") for path in code if path.suffix != ".svg"}
    assert {f"{path.name}: {word}" for path, text in texts.items() for word in words if word in text} == set()
