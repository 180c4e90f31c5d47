"""The check of finished pages finds what a browser would run, fetch or follow."""

import pytest

from build_tools.site.finished_pages import check_pages

FILES = {"index.html", "a/index.html", "style.css"}


def _said(html: str, path: str = "index.html") -> list[str]:
    other = '<article class="md-content__inner"><p id="here">x</p></article>'
    pages = {"index.html": html, "a/index.html": other} | {path: html}
    return [f"{finding.at}: {finding.message}" for finding in check_pages(pages, FILES | {path})]


def _article(html: str) -> str:
    return f'<article class="md-content__inner md-typeset">{html}</article>'


@pytest.mark.parametrize(
    "html",
    [
        '<a href="a/#here">x</a><a href="./a/">x</a><a href="a/index.html">x</a><a href="">x</a><a href="style.css">x</a>',
        '<a href="https://other.example/x#y">x</a><a href="mailto:a@b.example">x</a>',
        '<script src="app.js"></script><link rel="stylesheet" href="style.css">',
        _article(
            '<label><input type="checkbox" name="x" value="y">z</label><input type="radio" name="x" value="y"><button type="button">x</button>'
        ),
        _article('<p class="x">words<br>and <b>more</b></p>') + "<form><input></form>",
        _article('<section style="--length: 21046">x</section>'),
        _article('<script type="application/ld+json">{"text":"\\u003c/script\\u003e"}</script><p>x</p>'),
    ],
)
def test_nothing_is_said_of_a_sound_page(html: str) -> None:
    assert _said(html) == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<script src="//cdn.example/x.js"></script>', "script would fetch //cdn.example/x.js from another host; keep it in the site"),
        ('<link rel="preload stylesheet" href="https://cdn.example/x.css">', "link would fetch https://cdn.example/x.css from another host; keep it in the site"),
        ('<img src="https://cdn.example/x.png">', "img would fetch https://cdn.example/x.png from another host; keep it in the site"),
        ("<div onmouseover=x>", "the attribute onmouseover of div would run a script; remove it from what writes the page"),
        ('<a href="javascript:x()">x</a>', "a link has the scheme javascript; only http, https and mailto are allowed"),
        ('<a href="b/">x</a>', "the link b/ leads to b/index.html, which is not in the site"),
        ('<a href="a/#there">x</a>', "the link a/#there leads to a place that a/index.html doesn't have"),
        ('<a href="#there">x</a>', "the link #there leads to a place that index.html doesn't have"),
        ('<a href="../up">x</a>', "the link ../up leads out of the site"),
        (_article("<form>"), "the element form is not allowed in a page's text"),
        (_article("<script>x()</script>"), "the element script is not allowed in a page's text"),
        (_article('<script type="module">x()</script>'), "the element script is not allowed in a page's text"),
        (_article('<script type="application/ld+json" id="x">{}</script>'), "the element script is not allowed in a page's text"),
        (_article('<script type="application/ld+json">{"text":"</script>"}'), "the linked data that ends here is not JSON, or contains <; fix what writes it"),
        (_article('<script type="application/ld+json">{"text":"<!--"}</script>'), "the linked data that ends here is not JSON, or contains <; fix what writes it"),
        (_article("<input>"), "the input must have the type checkbox or radio in a page's text"),
        (_article('<input type="password">'), "the input must have the type checkbox or radio in a page's text"),
        (_article('<button type="submit">'), "the button must have the type button in a page's text"),
        (_article('<p style="x">'), "the attribute style of p is not allowed in a page's text"),
        (_article('<p style="--length: 1;color:red">'), "the attribute style of p is not allowed in a page's text"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_sentence(html: str, said: str) -> None:
    assert [each.split(": ", 1)[1] for each in _said(html)] == [said]


def test_the_place_is_that_of_the_element() -> None:
    assert _said('<p>\n  <a href="b/">x</a>')[0].startswith("index.html:2:3: ")
