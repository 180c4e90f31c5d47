"""A cell of the CSV is text in every spreadsheet, however its locale splits cells."""

import csv
import io
from pathlib import Path

import pytest

from build_tools.briefing import gate
from build_tools.exports.csv_export import COLUMNS, harmless, quotes_csv


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-- and", "'-- and"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        (" =1", " '=1"),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("price;=HYPERLINK(1;2)", "price;'=HYPERLINK(1;2)"),
        ("price; ＝1", "price; '＝1"),
        ('price;"=1', "price;\"'=1"),
        ("price;;=1;+2", "price;;'=1;'+2"),
        ("price\n=1", "price\n'=1"),
        ("price\t=1", "price\t'=1"),
        ("a = b; well-known, c@d.example", "a = b; well-known, c@d.example"),
        ("\u202e=1\u2069", "'=1"),
        ("", ""),
    ],
)
def test_what_would_run_as_a_formula_gets_an_apostrophe(cell: str, written: str) -> None:
    assert harmless(cell) == written


def test_every_cell_is_in_quotation_marks(project: Path) -> None:
    title = project / "briefing" / "quotes" / "ferry.yml"
    words = title.read_text("utf-8").replace("The ferry keeps its berth", '"price;=HYPERLINK(1;2)"')
    title.write_text(words, "utf-8")
    written = quotes_csv(gate.verified(project / "briefing"))
    rows = list(csv.reader(io.StringIO(written, newline="")))
    assert rows[0] == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    again = io.StringIO()
    csv.writer(again, quoting=csv.QUOTE_ALL).writerows(rows)
    assert written == again.getvalue()
    assert [row[4] for row in rows if row[0] == "berth"] == ["price;'=HYPERLINK(1;2)"]
