"""Check that a newsroom's colours can be read, and that its footer means the same on every page."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.markup.prose import REFERENCE, links
from build_tools.text.contrast import LEAST, contrast, legible

LIGHT_BOXES, DARK_BOXES = "#f4f1e8", "#1a2328"
"""The backgrounds that are nearest to links: `--sheet` of briefing.css. White on `colour` has more contrast still."""

_ROUTE = ("front", "brand")


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each colour with too little contrast, and for a footer that leads to a quote."""
    brand = draft.front.brand if draft.front else None
    if brand is None:
        return
    for key, colour, behind, towards, better in (
        ("colour", brand.colour, LIGHT_BOXES, "#000000", "darker"),
        ("dark", brand.dark, DARK_BOXES, "#ffffff", "lighter"),
    ):
        if colour is not None and contrast(colour, behind) < LEAST:
            # Cut, not rounded: 4.49 must not be shown as the 4.5 that it lacks.
            ratio = int(contrast(colour, behind) * 10) / 10
            sentence = (
                f"'{colour}' on '{behind}' has a contrast of {ratio}:1, and links need {LEAST}:1; "
                f"choose a {better} one, such as '{legible(colour, behind, towards)}'"
            )
            yield Finding(Code.BRAND, (*_ROUTE, key), sentence)
    if any(target.startswith(REFERENCE) for target in links(brand.footer or "")):
        yield Finding(Code.BRAND, (*_ROUTE, "footer"), "the footer is on every page; link to the web, not to a quote")
