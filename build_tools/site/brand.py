"""The look of one's own: files in the folder of pages by which a newsroom changes that of the site."""

from collections.abc import Iterable, MutableMapping
from pathlib import Path
from typing import Any

from build_tools import disk
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed
from build_tools.markup.html import Html
from build_tools.markup.prose import inline

STYLES = "assets/own.css"
LOGOS = ("assets/logo.svg", "assets/logo.png")
COLOURS = "data/brand.css"
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


def colours(verified: VerifiedBriefing) -> str | None:
    """The style sheet of the colours in briefing.yml, if it has any.

    The theme fades tabs to 70 per cent, for which the contrast that the rule `brand` checks does not suffice.
    """
    brand = verified.briefing.front.brand
    if brand is None or not (brand.colour or brand.dark):
        return None
    header = "".join(f"--md-primary-fg-color{shade}:{brand.colour};" for shade in ("", "--light", "--dark"))
    return "".join(
        (
            f'[data-md-color-scheme="default"]{{{header}{_links(brand.colour)}}}\n' if brand.colour else "",
            f'[data-md-color-scheme="slate"]{{{header if brand.colour else ""}{_links(brand.dark)}}}\n',
            ".md-tabs__link{opacity:1}\n.md-tabs__item--active .md-tabs__link{text-decoration:underline}\n",
        )
    )


def _links(colour: str | None) -> str:
    return f"--md-typeset-a-color:{colour};--line:{colour};" if colour else ""


def footer(verified: VerifiedBriefing) -> Html | None:
    """The line at the foot of every page; the rule `brand` refuses references to quotes, whose addresses differ."""
    brand = verified.briefing.front.brand
    return inline(brand.footer, str) if brand and brand.footer else None


def dress(docs: Path, theme: MutableMapping[str, Any], styles: list[Any]) -> None:
    """Add one's own colours and style sheet after all others, and one's own logo, where docs/ has them."""
    if disk.exists(docs / COLOURS) and COLOURS not in styles:
        styles.append(COLOURS)
    if disk.exists(docs / STYLES) and STYLES not in styles:
        styles.append(STYLES)
    logo = next((each for each in LOGOS if disk.exists(docs / each)), None)
    if logo:
        theme["logo"] = logo
