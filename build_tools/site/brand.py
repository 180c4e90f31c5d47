"""The look of one's own: files in the folder of pages by which a newsroom changes that of the site."""

from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

from build_tools import disk
from build_tools.diagnostics.refused import OperationFailed

STYLES = "assets/own.css"
LOGOS = ("assets/logo.svg", "assets/logo.png")
_REPLACEABLE = "assets/favicon.svg"


def refuse_replaced_assets(docs: Path, themes: Iterable[str]) -> None:
    """Raise OperationFailed for a file that would replace one of a theme, such as a script, which every page runs."""
    for path in sorted(disk.files_below(docs / "assets")):
        own = f"assets/{path}"
        if own != _REPLACEABLE and any(disk.exists(Path(theme, own)) for theme in themes):
            file = disk.from_here(docs / own)
            raise OperationFailed(
                f"{file} would replace the generator's own; write your styles into {STYLES}, which is loaded last"
            )


def dress(docs: Path, theme: MutableMapping[str, Any], styles: list[Any]) -> None:
    """Add one's own style sheet after all others, and one's own logo, where the folder of pages has them."""
    if disk.exists(docs / STYLES) and STYLES not in styles:
        styles.append(STYLES)
    logo = next((each for each in LOGOS if disk.exists(docs / each)), None)
    if logo:
        theme["logo"] = logo
