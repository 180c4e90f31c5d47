"""A newsroom gives the site its own look, and can't take away the generator's by accident."""

import html
import re
from pathlib import Path

import material
import pytest

from build_tools import disk
from build_tools.briefing.rules.brand import DARK_BOXES, LIGHT_BOXES
from build_tools.diagnostics.refused import OperationFailed
from build_tools.site import brand
from build_tools.text.contrast import contrast, legible
from tests.conftest import Run


def _write(docs: Path, *paths: str) -> None:
    for path in paths:
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text("", "utf-8")


def test_own_styles_are_loaded_last_and_the_logo_is_found(tmp_path: Path) -> None:
    theme, styles = {}, ["assets/briefing.css"]
    brand.dress(tmp_path, theme, styles)
    assert (theme, styles) == ({}, ["assets/briefing.css"])
    _write(tmp_path, brand.STYLES, "assets/logo.png")
    for _ in range(2):
        brand.dress(tmp_path, theme, styles)
        assert (theme, styles) == ({"logo": "assets/logo.png"}, ["assets/briefing.css", "assets/own.css"])


@pytest.mark.parametrize("name", ["briefing.css", "facets.js", "javascripts/bundle.js"])
def test_the_generators_own_files_are_not_replaced(name: str, tmp_path: Path) -> None:
    """Nor those of the theme that it is built on: every page runs them."""
    themes = [str(tmp_path / "own"), str(tmp_path / "theme")]
    _write(tmp_path / "own", "assets/briefing.css", "assets/facets.js", "assets/favicon.svg")
    _write(tmp_path / "theme", "assets/javascripts/bundle.js")
    _write(tmp_path, "assets/favicon.svg", "assets/own.css", f"assets/{name}")
    file = disk.from_here(tmp_path / "assets" / name)
    said = f"{file} would replace the generator's own; write your styles into assets/own.css, which is loaded last"
    with pytest.raises(OperationFailed) as failure:
        brand.refuse_replaced_assets(tmp_path, themes)
    assert str(failure.value) == said
    (tmp_path / "assets" / name).unlink()
    brand.refuse_replaced_assets(tmp_path, themes)


def test_a_site_with_a_look_of_its_own(project: Path, briefing: Run) -> None:
    docs = project / "docs"
    script = Path(material.__file__).parent / "templates" / "assets" / "javascripts"
    replaced = f"assets/javascripts/{next(script.glob('bundle.*.js')).name}"
    _write(docs, brand.STYLES, replaced)
    assert briefing("build").stderr.startswith(f"briefing: docs/{replaced} would replace the generator's own; ")
    (docs / replaced).unlink()
    (docs / "assets" / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "utf-8")
    ran = briefing("build")
    assert (ran.returncode, ran.stderr) == (0, "")
    home = (project / "site" / "index.html").read_text("utf-8")
    assert home.rindex("assets/own.css") > home.rindex("assets/quote.css") and 'src="assets/logo.svg"' in home
    (docs / "assets" / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>', "utf-8")
    refused = briefing("build").stderr
    assert refused.startswith(
        "assets/logo.svg:1:1: the attribute onload would run a script; fix docs/assets/logo.svg [finished-page]"
    )


def test_colours_and_a_footer(project: Path, briefing: Run) -> None:
    with (project / "briefing" / "briefing.yml").open("a", encoding="utf-8") as front:
        front.write('brand:\n  colour: "#7a1f3d"\n  dark: "#f2a7bf"\n  footer: "[Imprint](https://lunde.example/)"\n')
    ran = briefing("build")
    assert (ran.returncode, ran.stderr) == (0, "")
    home = (project / "site" / "index.html").read_text("utf-8")
    assert home.rindex("data/brand.css") > home.rindex("assets/quote.css")
    assert '<a href="https://lunde.example/" rel="external">Imprint</a>' in html.unescape(home)
    header = "--md-primary-fg-color:#7a1f3d;--md-primary-fg-color--light:#7a1f3d;--md-primary-fg-color--dark:#7a1f3d;"
    assert (project / "site" / "data" / "brand.css").read_text("utf-8").splitlines()[:2] == [
        f'[data-md-color-scheme="default"]{{{header}--md-typeset-a-color:#7a1f3d;--line:#7a1f3d;}}',
        f'[data-md-color-scheme="slate"]{{{header}--md-typeset-a-color:#f2a7bf;--line:#f2a7bf;}}',
    ]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert [contrast(each, "#ffffff") >= 4.5 for each in ("#767676", "#777777")] == [True, False]
    assert legible("#777777", "#ffffff", "#000000") == "#767676"


def test_the_backgrounds_are_those_of_the_style_sheet() -> None:
    styles = (Path(brand.__file__).with_name("theme") / "assets" / "briefing.css").read_text("utf-8")
    assert re.findall("--sheet: (#[0-9a-f]{6});", styles) == [LIGHT_BOXES, DARK_BOXES]
