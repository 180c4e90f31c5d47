"""The check of finished pages finds what a browser would run, fetch or follow."""

import pytest

from build_tools.site.content_policy import inline_scripts, policy, with_policy
from tests.finished import check_pages

FILES = {"index.html", "a/index.html", "style.css", "app.js"}
THEME = '<script>theme()</script><form name="palette"><input type="radio"></form><button type="button" data-failed="x"></button>'
"""What stands around the text of these pages."""
KNOWN = inline_scripts(THEME)


def _page(text: str, around: str = "") -> str:
    head = '<title>x</title><link rel="stylesheet" href="style.css">'
    article = f'<article class="md-content__inner md-typeset">{text}</article>'
    return with_policy(f"<html><head>{head}</head><body>{THEME}{around}{article}</body></html>", KNOWN)


def _said(html: str, path: str = "index.html", sources: dict[str, str] | None = None) -> list[str]:
    pages = {"index.html": html, "a/index.html": _page('<p id="here">x</p>')} | {path: html}
    return [f"{finding.at}: {finding.message}" for finding in check_pages(pages, FILES | {path}, sources or {})]


def _sentences(html: str) -> list[str]:
    return [each.split(": ", 1)[1] for each in _said(html, sources={"index.html": "docs/index.md"})]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="a/#here">x</a><a href="./a/">x</a><a href="a/index.html">x</a><a href="">x</a><a href="style.css">x</a>',
        '<a href="https://other.example:80/x#y">x</a><a href="mailto:a@b.example">x</a><a href="https://b.example?x">x</a>',
        '<label><input type="checkbox" name="x" value="y">z</label><input type="radio" name="x" value="y"><button type="button">x</button>',
        '<p class="x">words<br>and <b>more</b></p><article class="part"><p>x</p></article>',
        '<section style="--length: 21046">x</section>',
        '<div class="axis"><svg class="axis-grid" viewBox="0 0 1 1"><path d="M0 0"></path></svg></div>',
        '<script type="application/ld+json">{"text":"\\u003c/script\\u003e"}</script><p>x</p>',
        "<p>a<ul><li>b</ul></p><table><b>moved before the table</b></table><!-- a note -->",
    ],
)
def test_nothing_is_said_of_a_sound_text(html: str) -> None:
    assert _sentences(_page(html)) == []


@pytest.mark.parametrize(
    "html",
    [
        '<script src="app.js"></script><script defer src="app.js"></script><script>theme()</script>',
        '<script type="application/json" id="__config">{}</script><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>',
        '<button type="button" data-md-component="x" aria-label="x"></button><label for="x"></label><img src="style.css" alt="">',
    ],
)
def test_nothing_is_said_of_what_the_theme_writes(html: str) -> None:
    assert _sentences(_page("<p>x</p>", html)) == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p onmouseover=x>", "the attribute onmouseover of p would run a script"),
        ('<a href="javascript:x()">x</a>', "a link has the scheme javascript, and only http, https and mailto are allowed"),
        ('<a href=" java&#9;script:x()">x</a>', "a link has the scheme javascript, and only http, https and mailto are allowed"),
        (r'<a href="\\evil.example">x</a>', r"the address \\evil.example can be read in more than one way"),
        ('<a href="//evil.example">x</a>', "the address //evil.example can be read in more than one way"),
        ('<a href="https://good.example@evil.example/">x</a>', "the address https://good.example@evil.example/ can be read in more than one way"),
        ('<a href="http://[">x</a>', "the address http://[ can be read in more than one way"),
        ('<a href="b/">x</a>', "the link b/ leads to b/index.html, which is not in the site"),
        ('<a href="a/#there">x</a>', "the link a/#there leads to a place that a/index.html doesn't have"),
        ('<a href="#there">x</a>', "the link #there leads to a place that index.html doesn't have"),
        ('<a href="../up">x</a>', "the link ../up leads out of the site"),
        ('<p id="x"></p><p id="x"></p>', "the id x is used twice"),
        ('<p id=""></p><p></p><p id=""></p>', "the id  is used twice"),
        ('<p id="__search"></p>', "the id __search belongs to the theme"),
        ('<p class="md-overlay"></p>', "the class md-overlay belongs to the theme"),
        ('<svg class="axis-grid"></svg>', "the class axis-grid would cover the page"),
        ("<form></form>", "the element form is not allowed in a page's text"),
        ("<template><b>x</b></template>", "the element template is not allowed in a page's text"),
        ('<p><template shadowrootmode="open"></template></p>', "the element template is not allowed in a page's text"),
        ("<noscript><b>x</b></noscript>", "the element noscript is not allowed in a page's text"),
        ("<script>theme()</script>", "the element script is not allowed in a page's text"),
        ('<script src="app.js"></script>', "the element script is not allowed in a page's text"),
        ('<script type="application/ld+json" id="x">{}</script>', "the element script is not allowed in a page's text"),
        ('<script type="application/ld+json">{"text":"</script>"}', "this linked data is not JSON, or contains <"),
        ('<script type="application/ld+json">{"text":"<b>"}</script>', "this linked data is not JSON, or contains <"),
        ("<input>", "the input must have the type checkbox or radio in a page's text"),
        ('<input type="password">', "the input must have the type checkbox or radio in a page's text"),
        ('<button type="submit">', "the button must have the type button in a page's text"),
        ('<p style="x">', "the attribute style of p is not allowed in a page's text"),
        ('<p style="--length: 1;color:red">', "the attribute style of p is not allowed in a page's text"),
        ("<svg><circle onload=x></svg>", "the attribute onload of circle would run a script"),
        ("<math></math>", "the element math is not allowed in a page's text"),
        ("</article>", "the text has an end tag too many, or leaves an element or a comment open"),
        ("</body></div></main><p>", "the text has an end tag too many, or leaves an element or a comment open"),
        ("<!-- and so on", "the text has an end tag too many, or leaves an element or a comment open"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_text_is_said_in_one_sentence(html: str, said: str) -> None:
    page = _page(html, '<div><main class="md-main">')
    assert _sentences(page) == [f"{said}; fix docs/index.md"]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ('<script src="//cdn.example/x.js"></script>', "script would fetch //cdn.example/x.js from another host"),
        (r'<script src="\\cdn.example/x.js"></script>', r"script would fetch \\cdn.example/x.js from another host"),
        ('<img src="https://cdn.example/x.png">', "img would fetch https://cdn.example/x.png from another host"),
        ('<link rel="alternate stylesheet" href="https://cdn.example/x.css">', "link would fetch https://cdn.example/x.css from another host"),
        ('<link rel="prefetch stylesheet" href="x.css">', "a link element has the relation prefetch stylesheet, which no page needs"),
        ("<script>steal()</script>", "this script is none that the theme writes"),
        ('<script type="module">theme()</script>', "this script is none that the theme writes"),
        ('<script type="importmap">{}</script>', "this script is none that the theme writes"),
        ('<meta http-equiv="refresh" content="0">', "the attribute http-equiv of meta is none that the theme writes"),
        ('<meta name="monetization" content="x">', "the metadata monetization is none that the theme writes"),
        ("<base>", "the element base is none that the theme writes"),
        ("<iframe></iframe>", "the element iframe is none that the theme writes"),
        ("<style>@import 'x'</style>", "the element style is none that the theme writes"),
        ('<form action="x"></form>', "the attribute action of form is none that the theme writes"),
        ('<input type="password">', "the input must have the type checkbox or radio"),
        ('<svg><use href="#x"></use></svg>', "the element use, or an attribute of it, is none that the theme writes"),
        ("<body onload=x>", "the attribute onload of body would run a script"),
    ],
)  # fmt: skip
def test_what_is_wrong_around_a_text_is_said_in_one_sentence(html: str, said: str) -> None:
    assert _sentences(_page("<p>x</p>", html)) == [f"{said}; fix docs/index.md"]


def test_what_is_wrong_in_a_head_is_said_in_one_sentence() -> None:
    page = _page("<p>x</p>").replace('href="style.css"', 'href="https://cdn.example/x.css"')
    assert _sentences(page) == ["link would fetch https://cdn.example/x.css from another host; fix docs/index.md"]


@pytest.mark.parametrize(
    "html",
    [
        _page("x").replace("default-src 'none'", "default-src *"),
        _page("x").replace("<head>", "<head><title>first</title>"),
        _page("x").replace("<html>", "<html><title>first</title>"),
    ],
)
def test_a_page_without_its_policy_is_refused(html: str) -> None:
    assert (
        "the page doesn't begin with the Content-Security-Policy that the build writes; fix docs/index.md"
        in _sentences(html)
    )


def test_a_page_that_the_theme_has_not_written_is_refused() -> None:
    said = "the page has no article that holds its text, as all pages made of Markdown have; fix docs/index.md"
    assert said in _sentences("<p>x</p>")


def test_a_file_that_browsers_open_as_a_page_is_refused() -> None:
    sources = {"x.XHTML": "docs/x.XHTML", "y.txt": "docs/y.txt"}
    said = "browsers would open this file as a page that no policy guards; remove docs/x.XHTML"
    assert _said(_page("x"), sources=sources) == [f"x.XHTML:1:1: {said}"]


def test_the_place_is_that_of_the_element() -> None:
    page = _page('<p>\n  <a href="b/">x</a>')
    line = page.split("b/")[0].count("\n") + 1
    assert _said(page) == [
        f"index.html:{line}:3: the link b/ leads to b/index.html, which is not in the site; fix what writes the page"
    ]


def test_a_policy_leaves_room_for_the_encoding_where_browsers_look_for_it() -> None:
    """They look in the first 1,024 bytes, in a page from disk above all."""
    scripts = [f"sha256-{number:043}=" for number in range(6)]
    assert len(with_policy('<!doctype html>\n<html lang="en" class="no-js">\n<head>', scripts)) < 940
    assert "unsafe-inline" not in policy(scripts).replace("style-src-attr 'unsafe-inline'", "")
