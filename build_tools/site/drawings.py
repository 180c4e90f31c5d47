"""Check hand-written SVG, which does nothing as an image on a page, but is a page without a policy when opened itself.

XML in, sentences out. It is read by an XML parser, as browsers read it, so that no prefix hides an element.
"""

import re
from collections.abc import Iterator
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    """svg g defs symbol use title desc metadata path rect circle ellipse line polyline polygon text tspan textPath
    linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix feComposite feFlood
    feGaussianBlur feMerge feMergeNode feMorphology feOffset""".split()
)
"""What draws, and nothing that runs, animates, fetches or holds another document."""
_ELSEWHERE = re.compile(r"url\((?!\s*['\"]?#)|image-set\(|\\", re.IGNORECASE)
"""What a style would fetch; a backslash could spell it in other letters."""


def faults(svg: bytes) -> Iterator[tuple[int, int, str]]:
    """Yield what is wrong in a drawing: the line and column, counted from 1, and a sentence without how to fix it."""
    found: list[tuple[int, int, str]] = []
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(sentence: str) -> None:
        found.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, sentence))

    def start(name: str, given: dict[str, str]) -> None:
        namespace, _, element = name.rpartition(" ")
        if namespace != _SVG or element not in _ELEMENTS:
            refuse(f"the element {element} is not allowed in a drawing")
        for attribute, value in given.items():
            local = attribute.rpartition(" ")[2].lower()
            if local.startswith("on"):
                refuse(f"the attribute {local} would run a script")
            elif (local in ("href", "src") and not value.startswith("#")) or _ELSEWHERE.search(value):
                refuse(f"the attribute {local} leads out of the drawing")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = lambda *_: refuse("a document type can define what the drawing doesn't show")
    parser.ProcessingInstructionHandler = lambda *_: refuse("a processing instruction can bring a style or a script")
    try:
        parser.Parse(svg, True)
    except expat.ExpatError as error:
        found.append((error.lineno, error.offset + 1, "this is not well-formed XML"))
    yield from found
