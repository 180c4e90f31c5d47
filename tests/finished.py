"""The check of finished pages, of a whole site at once."""

from collections.abc import Iterator, Mapping, Set

from build_tools.diagnostics.finding import Finding
from build_tools.site import finished_pages


def check_pages(pages: Mapping[str, str], files: Set[str], sources: Mapping[str, str]) -> Iterator[Finding]:
    """The findings of a site. `pages` has its HTML by path, `files` all its paths, both relative to the site's root."""
    checked = {path: finished_pages.check_page(path, html, sources.get(path)) for path, html in pages.items()}
    yield from finished_pages.check_documents(sources)
    yield from finished_pages.check_links(checked, files, sources, pages.__getitem__)
