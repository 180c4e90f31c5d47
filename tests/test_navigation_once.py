"""The navigation is rendered once for all pages of a folder that are not in it, and is the same as if it weren't."""

from types import SimpleNamespace

import jinja2

from build_tools.site.mkdocs import render_once

PARTIAL = "{% for each in nav.items %}{{ way(page, each) }}{{ '!' if each.active }} {% endfor %}"


def test_only_a_page_that_is_not_in_the_navigation_takes_what_another_was_given() -> None:
    rendered: list[str] = []

    def way(page: SimpleNamespace | None, entry: SimpleNamespace) -> str:
        rendered.append(page.url if page else "")
        return f"{'../' * page.url.count('/') if page else '/'}{entry.url}"

    entries = [SimpleNamespace(url=url, active=False) for url in ("", "topics/", "deep/one/below/")]
    env = jinja2.Environment(loader=jinja2.DictLoader({"nav.html": PARTIAL, "page.html": "{% include 'nav.html' %}"}))
    env.globals |= {"nav": SimpleNamespace(items=entries, pages=entries), "way": way}
    plain = env.overlay(cache_size=0)
    pages = [SimpleNamespace(url=url) for url in ("quotes/one/", "quotes/two/", "people/one/", "deep/one/", "three/")]
    render_once(env, ["nav.html"])
    for active in (None, 1):
        for index, entry in enumerate(entries):
            entry.active = index == active
        for page in [*pages, None]:
            assert env.get_template("page.html").render(page=page) == plain.get_template("page.html").render(page=page)
    assert [rendered[0::3].count(page.url) for page in pages] == [4, 3, 4, 4, 4]
