"""What is the same on many pages is rendered once for them, and is the same as if it weren't."""

import re
from pathlib import Path
from types import SimpleNamespace

import jinja2
import pytest

from build_tools.site.mkdocs import render_once, translate_once

PARTIAL = "{% for each in nav.items %}{{ way(page, each) }}{{ '!' if each.active }} {% endfor %}"
TEMPLATES = {
    "nav.html": PARTIAL,
    "base.html": f"{{% include 'nav.html' %}}{{% block end %}}{PARTIAL}{{% endblock %}}",
    "page.html": "{% extends 'base.html' %}{% block end %}{{ page.url }} {{ super() }}{% endblock %}",
}


def test_only_a_page_that_is_not_in_the_navigation_takes_what_another_was_given() -> None:
    rendered: list[str] = []

    def way(page: SimpleNamespace | None, entry: SimpleNamespace) -> str:
        rendered.append(page.url if page else "")
        return f"{'../' * page.url.count('/') if page else '/'}{entry.url}"

    entries = [SimpleNamespace(url=url, active=False) for url in ("", "topics/", "deep/one/below/")]
    env = jinja2.Environment(loader=jinja2.DictLoader(TEMPLATES))
    env.globals |= {"nav": SimpleNamespace(items=entries, pages=entries), "way": way}
    plain = env.overlay(cache_size=0)
    pages = [SimpleNamespace(url=url) for url in ("quotes/one/", "quotes/two/", "people/one/", "deep/one/", "three/")]
    render_once(env, ["nav.html"], ["end"])
    for active in (None, 1):
        for index, entry in enumerate(entries):
            entry.active = index == active
        for page in [*pages, None]:
            assert env.get_template("page.html").render(page=page) == plain.get_template("page.html").render(page=page)
    assert [rendered[0::3].count(page.url) for page in pages] == [8, 6, 8, 8, 8]


def test_a_word_of_the_theme_is_looked_up_once() -> None:
    asked: list[str] = []

    def word(language: str, key: str) -> str:
        asked.append(key)
        return f"{language}: {key}"

    language = "{% macro t(key) %}{{ word(config.language, key) }}{% endmacro %}"
    page = (
        "{% import 'partials/language.html' as lang with context %}{{ page }} {{ lang.t('top') }} {{ lang.t('toc') }}"
    )
    env = jinja2.Environment(loader=jinja2.DictLoader({"partials/language.html": language, "page.html": page}))
    env.globals["word"] = word
    translate_once(env)
    config = SimpleNamespace(language="de")
    rendered = [env.get_template("page.html").render(page=each, config=config) for each in ("one", "two")]
    assert rendered == ["one de: top de: toc", "two de: top de: toc"]
    assert asked == ["top", "toc"]


@pytest.mark.parametrize(
    ("page", "parent"),
    [
        ("quotes/vote", "Quotes"),
        ("people/brandt", "People"),
        ("sources/post", "Sources"),
        ("differences/material", "Differences"),
        ("quotes", None),
        ("topics/quay", None),
        ("about", None),
    ],
)
def test_a_record_leads_up_to_its_list_whose_tab_is_marked(page: str, parent: str | None, small_built: Path) -> None:
    text = (small_built / page / "index.html").read_text("utf-8")
    up = [parent] if parent else []
    assert re.findall('<p class="?up"?><a href="?../"?>(.*?)</a></p>', text) == up
    assert [
        each.strip() for each in re.findall(r'<a href="?../"? class="within md-tabs__link">([^<]*)</a>', text)
    ] == up
    assert ("md-tabs__item--active" in text) == (parent is None)
