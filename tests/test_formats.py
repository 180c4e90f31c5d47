"""The page of formats says which versions the code has."""

import re

import pytest

from build_tools.briefing.pins import commitment
from build_tools.exports.json_export import DATA_FORMAT
from build_tools.model import SCHEMA_VERSION
from build_tools.model.edition_record import RECORD_FORMAT
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("format", "version"),
    [
        ("YAML of a briefing", SCHEMA_VERSION),
        ("pins", commitment.VERSION),
        ("records of editions", RECORD_FORMAT),
        ("exports", DATA_FORMAT),
    ],
)
def test_the_page_of_formats_names_each_version(format: str, version: str | int) -> None:
    page = (ROOT / "docs" / "formats" / "index.md").read_text("utf-8")
    assert re.findall(rf"^\| {format}\b.*\| (\S+) \|$", page, re.MULTILINE) == [str(version)]
