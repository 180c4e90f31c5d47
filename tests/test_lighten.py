"""What a rendered page loses for its weight, no browser misses."""

from html.parser import HTMLParser

from hypothesis import example, given
from hypothesis import strategies as st

from build_tools.markup.html import el, encode, encode_all
from build_tools.site.minify import minified
from tests.test_linear import calls

TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=("Cs",)), st.sampled_from("&#;<>\"'0123456789amp\n")), max_size=60
)


class _Seen(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words += data


def seen(page: str) -> tuple[list[object], str]:
    made = _Seen(page)
    return made.parts, made.words


@given(TEXTS)
@example("\ufdd0")
def test_a_text_is_read_as_before(text: str) -> None:
    for encoded in (encode(text), encode_all(text), el("a", text, title=text), el("p", encode(encode(text)))):
        assert seen(minified(encoded)) == seen(encoded)


def test_only_what_markdown_needs_is_taken_out() -> None:
    page = "<p class=\"a\">\n      &#38;#60;b&#62; it&#8217;s &#39;x&#39; &#40;&#128;&#41;\n\n</p><pre>\n  a&#40;\n</pre>\n  <script>  x = '&#40;'\n  </script>"
    assert minified(page) == (
        "<p class=\"a\">\n&#38;#60;b&#62; it’s &#39;x&#39; (&#128;)\n</p><pre>\n  a&#40;\n</pre>\n<script>  x = '&#40;'\n  </script>"
    )


def test_a_reference_to_no_character_stays() -> None:
    kept = f"&#64976;&#1114111;&#55296;&#57343;&#1114112;&#9999999;&#{'9' * 5000};&#٤٥;"
    assert minified(f"{kept}&#55295;&#57344;&#1114109;") == f"{kept}\ud7ff\ue000\U0010fffd"


def test_spaces_at_the_end_of_a_line_are_taken_out_at_once() -> None:
    page = f"<p>a{' ' * 20_000}\n</p>"
    assert minified(page) == "<p>a\n</p>"
    assert calls(lambda: minified(page)) < 100
