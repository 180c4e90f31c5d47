"""SVG shapes; the style sheet colours their classes, so that they follow the page's scheme."""

from build_tools.markup.html import Html, el


def rounded(value: float) -> str:
    """A coordinate, rounded to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def percent(part: float, whole: float) -> str:
    """A coordinate in per cent of the drawing's width, rounded to a hundredth: the drawing may be of any width."""
    return f"{100 * part / whole:.2f}".rstrip("0").rstrip(".") + "%"


def drawing(width: float, height: float, *shapes: Html, cls: str) -> Html:
    """A drawing at its natural size. Words beside it say what it shows, so screen readers skip it."""
    size = {"width": rounded(width), "height": rounded(height)}
    return el("svg", *shapes, cls=cls, viewBox=f"0 0 {size['width']} {size['height']}", aria_hidden="true", **size)


def fluid(*shapes: Html, cls: str) -> Html:
    """A drawing whose style sets its size, with coordinates in per cent."""
    return el("svg", *shapes, cls=cls, aria_hidden="true")


def stretched(width: float, *shapes: Html, cls: str) -> Html:
    """A drawing of bars one unit high and `width` units long, stretched to the size that its style sets."""
    box = {"viewBox": f"0 0 {rounded(width)} 1", "preserveAspectRatio": "none"}
    return el("svg", *shapes, cls=cls, aria_hidden="true", **box)


def line(start: tuple[str, str], end: tuple[str, str], cls: str) -> Html:
    """A line between two points."""
    return el("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], cls=cls)


def rect(x: str, y: str, width: str, height: str, cls: str) -> Html:
    """A rectangle by its upper left corner."""
    return el("rect", x=x, y=y, width=width, height=height, cls=cls)


def svg_text(x: str, y: str, text: str, cls: str) -> Html:
    """Words on one line; the style sheet says which end of them is at the point."""
    return el("text", text, x=x, y=y, cls=cls)


def bar(most: int, parts: list[tuple[int, str]]) -> Html:
    """A bar of parts end to end, each with a count and a class, on a scale up to `most`."""
    shapes = []
    done = 0
    for count, cls in parts:
        if count:
            shapes.append(el("rect", x=str(done), width=str(count), height="1", cls=cls))
        done += count
    return stretched(max(most, 1), *shapes, cls="bar")
