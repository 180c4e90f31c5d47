"""The house: a room imports lower floors only, and one kind of knowledge has one room."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

FLOORS = (
    ("finding", "dates", "folds", "languages"),
    ("fields", "escape", "excerpts", "nearest", "saying"),
    ("model", "refusals"),
    ("document", "disk", "prose", "anchoring", "inserting", "works"),
    (
        "absence",
        "citing",
        "collation",
        "comments",
        "extraction",
        "overlap",
        "regions",
        "scalars",
        "sites",
        "telling",
        "texts",
    ),
    ("pinning", "narration", "records"),
    ("load", "cast", "revisions"),
    ("evidence", "mentions", "likeness", "gaps"),
    ("rules", "tagging"),
    ("verify", "explanations", "attribution"),
    ("recording",),
    ("history",),
    ("redline",),
    ("feed",),
    (
        "banner",
        "committing",
        "coverage",
        "example",
        "exports",
        "finished",
        "formatting",
        "interchange",
        "linked_data",
        "mending",
        "offline",
        "pages",
        "printing",
        "proposing",
        "report",
        "schemas",
    ),
    ("drafting",),
    ("adding",),
    ("edition", "asking"),
    ("blaming", "joining"),
    ("hooks", "rendering"),
    ("publishing", "preview", "showing"),
    ("serving",),
    ("commands",),
    ("cli",),
    ("__main__", "__init__"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
MODULES = sorted((ROOT / "build_tools").rglob("*.py"))
assert MODULES, "no modules found"


def _room(path: Path) -> str:
    return path.relative_to(ROOT / "build_tools").parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_lower_floors_only(path: Path) -> None:
    ours = {name.split(".")[1] for name in _imports(path) if name.startswith("build_tools.")}
    ours -= {_room(path), "__version__"}
    upward = {room for room in ours if FLOOR[room] >= FLOOR[_room(path)]}
    # The data page documents the exports, so within their floor pages stand on exports.
    assert upward <= ({"exports", "interchange", "linked_data"} if _room(path) == "pages" else set())


@pytest.mark.parametrize(
    ("knowledge", "room"),
    [
        ("yaml", {"document"}),
        ("ruamel", set()),
        ("mkdocs", {"blaming", "hooks", "preview", "rendering"}),
        ("jinja2", {"blaming", "preview", "rendering"}),
        ("http", {"serving", "showing"}),
        ("argparse", {"cli", "commands"}),
        ("babel", {"languages"}),
        ("markdown_it", {"prose"}),
        ("hashlib", {"absence", "pinning", "records", "showing"}),
        ("tempfile", {"disk"}),
        ("shutil", {"disk"}),
        ("zipfile", {"offline", "sites"}),
    ],
)
def test_one_room_knows(knowledge: str, room: set[str]) -> None:
    found = {_room(path) for path in MODULES for name in _imports(path) if name.split(".")[0] == knowledge}
    assert found == room


@pytest.mark.parametrize(
    ("words", "room"),
    [
        ("print(", {"report"}),
        (" Html(", {"escape"}),
        (" VerifiedBriefing(", {"verify"}),
        ("weasyprint", {"printing"}),
        (".read_bytes(", {"disk"}),
        (".write_bytes(", set()),
        (".read_text(", set()),
    ],
)
def test_one_room_does(words: str, room: set[str]) -> None:
    found = {_room(path) for path in MODULES if words in path.read_text("utf-8").replace("class VerifiedBriefing(", "")}
    assert found == room


def test_nothing_of_the_briefing_stands_in_the_code() -> None:
    words = ("Reykjav", "Lavrov", "Blinken", "Arctic", "Nord Stream", "irish-times", "kootneeti")
    code = [
        *MODULES,
        *(ROOT / "build_tools" / "theme").rglob("*.*"),
        ROOT / "mkdocs.yml",
        ROOT / "build_tools" / "mkdocs.yml",
    ]
    found = {
        f"{path.name}: {word}"
        for path in code
        if path.suffix != ".svg"
        for word in words
        if word in path.read_text("utf-8")
    }
    assert found == set()
