"""Drawings that people put below docs/: what would run or fetch when one is opened by itself is refused."""

from pathlib import Path

import pytest

from build_tools.site.drawings import faults
from tests.conftest import ROOT, Run

SVG = 'xmlns="http://www.w3.org/2000/svg"'


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>steal()</script>", "the element script is not allowed in a drawing"),
        (
            '<x:script xmlns:x="http://www.w3.org/2000/svg">steal()</x:script>',
            "the element script is not allowed in a drawing",
        ),
        ('<p xmlns="http://www.w3.org/1999/xhtml">text</p>', "the element p is not allowed in a drawing"),
        ("<foreignObject/>", "the element foreignObject is not allowed in a drawing"),
        ('<set attributeName="href" to="javascript:steal()"/>', "the element set is not allowed in a drawing"),
        ("<style>@import 'https://evil.example/x.css'</style>", "the element style is not allowed in a drawing"),
        ('<path onclick="steal()"/>', "the attribute onclick would run a script"),
        ('<use href="https://evil.example/x.svg#a"/>', "the attribute href leads out of the drawing"),
        (
            '<use y:href="data:image/svg+xml,x" xmlns:y="http://www.w3.org/1999/xlink"/>',
            "the attribute href leads out of the drawing",
        ),
        ('<path style="fill: URL( https://evil.example/x )"/>', "the attribute style leads out of the drawing"),
        ('<path fill="u\\72l(https://evil.example/x)"/>', "the attribute fill leads out of the drawing"),
        ("<?xml-stylesheet href='x.css'?>", "a processing instruction can bring a style or a script"),
        ("<path>", "this is not well-formed XML"),
    ],
)
def test_what_acts_is_refused(inside: str, said: str) -> None:
    assert [sentence for _, _, sentence in faults(f"<svg {SVG}>{inside}</svg>".encode())] == [said]


def test_a_document_type_is_refused() -> None:
    drawing = f'<!DOCTYPE svg [<!ENTITY x "y">]><svg {SVG}/>'
    assert list(faults(drawing.encode())) == [(1, 15, "a document type can define what the drawing doesn't show")]


def test_what_draws_is_not() -> None:
    drawing = f"""<?xml version="1.0"?><svg {SVG} viewBox="0 0 1 1"><defs><linearGradient id="a"/></defs>
        <g fill="url(#a)" style="stroke: red"><path d="M0 0"/><use href="#a"/></g></svg>"""
    assert list(faults(drawing.encode())) == []
    assert list(faults((ROOT / "build_tools" / "site" / "theme" / "assets" / "favicon.svg").read_bytes())) == []


@pytest.mark.site
def test_the_build_refuses_it(project: Path, briefing: Run) -> None:
    (project / "docs" / "about" / "logo.svg").write_text(f"<svg {SVG}>\n<script/></svg>\n", "utf-8")
    ran = briefing("build")
    assert (ran.returncode, ran.stderr) == (
        1,
        "about/logo.svg:2:1: the element script is not allowed in a drawing; fix docs/about/logo.svg [finished-page]\n"
        "1 problem found; nothing was published\n",
    )
