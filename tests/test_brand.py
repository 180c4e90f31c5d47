"""A newsroom gives the site its own look, and can't take away the generator's by accident."""

from pathlib import Path

import material
import pytest

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed
from build_tools.site import brand
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
