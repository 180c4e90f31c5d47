"""Every code of a finding is listed once, explained, and used; a rule has the code that its file is named after."""

import ast
from pathlib import Path
from types import ModuleType

import pytest

from build_tools.briefing.rules import RULES
from build_tools.diagnostics.codes import Code, Grade
from build_tools.model.values import REMARKS
from tests.conftest import ROOT

LIST = ROOT / "build_tools" / "diagnostics" / "codes.py"
MODULES = sorted(set((ROOT / "build_tools").rglob("*.py")) - {LIST})
assert MODULES, "no modules found"


def _codes_in(path: Path) -> set[str]:
    """The members of Code that a module names."""
    return {
        node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Code"
    }


def test_every_code_is_used() -> None:
    """mypy sees that a finding has no other code."""
    assert set().union(*map(_codes_in, MODULES)) == set(Code.__members__)


@pytest.mark.parametrize("code", Code)
def test_every_code_is_explained(code: Code) -> None:
    assert code.name.lower().replace("_", "-") == code
    assert code.explanation.endswith(".") and len(code.explanation) > 40


def test_the_model_lists_the_codes_that_are_remarks() -> None:
    assert {code.value for code in Code if code.grade is Grade.REMARK} == set(REMARKS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_a_rule_has_the_code_that_its_file_is_named_after(rule: ModuleType) -> None:
    path = Path(str(rule.__file__))
    assert _codes_in(path) == {path.stem.upper()}


def test_every_rule_is_listed() -> None:
    listed = [Path(str(rule.__file__)) for rule in RULES]
    assert listed == sorted(path for path in listed[0].parent.glob("*.py") if path.name != "__init__.py")
