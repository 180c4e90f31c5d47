"""Check finished pages: what a browser would run, fetch or follow. HTML in, findings out.

A page is parsed as browsers parse it, by the algorithm of the HTML standard, and every element of the tree is held to
what our templates are known to write. Hand-written pages are held to it like all others.
"""

import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

import turbohtml
from turbohtml import Document, Element

from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Place
from build_tools.site import content_policy
from build_tools.site.drawings import faults as drawing_faults
from build_tools.site.page_vocabulary import Known, faults, known

_LINKED_DATA = {"type": "application/ld+json"}
"""The only attributes of a script element in the text: a browser takes it for data and doesn't run it."""
_SETTINGS_OF_THEME = {"type": "application/json", "id": "__config"}
_ARTICLE_END = "</article"
_NO_ID = re.compile("__|:~:")
"""How fragments begin that are for the theme's scripts, or name words."""
_OTHER_DOCUMENTS = tuple(".htm .mht .mhtml .shtml .svgz .xht .xhtml .xml .xsl .xslt".split())
"""The endings of files that browsers open as pages of the site, and in which scripts would run without a policy."""


Address = tuple[str, str]
"""A file of the site, and the place in it, which is empty for the file as a whole."""


@dataclass(frozen=True)
class Checked:
    """What is wrong in a page by itself, its ids, and where its links lead, each address once.

    Most addresses are those of the navigation. All pages share these objects, so that each needs little memory.
    """

    findings: tuple[Finding, ...]
    ids: Set[str]
    leads_to: tuple[Address, ...]


class _Page:
    """A page as a browser has it: what is wrong in it, its ids, and its links."""

    def __init__(self, file: str, html: str, source: str | None):
        self.findings: list[Finding] = []
        self.ids: set[str] = set()
        self.links: list[tuple[str, Element]] = []
        self._file, self._writer = file, source or "what writes the page"
        # With scripting, what is in a noscript is text, as it is for most readers; the element itself is refused, so
        # that nothing hides in the difference. A template that would become a shadow root is to be seen as one.
        tree = turbohtml.parse(html, scripting=True, source_locations=True, allow_declarative_shadow_roots=False)
        article = tree.find("article", class_="md-content__inner")
        self._check_shape(tree, article, html.rfind(_ARTICLE_END))
        scripts = self._policy(tree)
        text = set(article.iter_elements()) if article else set()
        for element in tree.iter_elements():
            in_text = element in text
            of_itself = known(element, in_text=in_text)
            if of_itself.link is not None:
                self.links.append((of_itself.link, element))
            if not of_itself.plain:
                self._check(element, of_itself, scripts, in_text=in_text)

    def refuse(self, sentence: str, element: Element | None) -> None:
        """Add a finding about an element; `sentence` lacks how to fix it."""
        place = self._place(element)
        self.findings.append(Finding(Code.FINISHED_PAGE, place, f"{sentence}; fix {self._writer}"))

    def _place(self, element: Element | None) -> Place:
        """Where an element begins; elements that a browser adds begin with the page."""
        line, column = (element and element.position) or (1, 0)
        return Place(self._file, line, column + 1)

    def _check_shape(self, tree: Document, article: Element | None, last_end: int) -> None:
        """Refuse a text that isn't all in its article.

        The theme writes the last end tag of an article in a page. If that tag closes the article which holds the text,
        the article was open all the time, and nothing in the text has landed outside it.
        """
        if article is None:
            self.refuse(
                "the page has no article that holds its text, as all pages made of Markdown have",
                tree.find("html"),
            )
            return
        end = article.source_location and article.source_location.end_tag
        if end is None or end.start_offset != last_end:
            sentence = "the text has an end tag too many, or leaves an element or a comment open"
            self.refuse(sentence, article)

    def _policy(self, tree: Document) -> frozenset[str]:
        """Take the policy from the page, so that it is neither checked as an element nor followed by another."""
        head = tree.find("head")
        first = next(head.iter_elements(), None) if head else None
        written = (first and first.attr("content")) or ""
        scripts = content_policy.known_scripts(written)
        if (
            first is None
            or first.attr("http-equiv") != "Content-Security-Policy"
            or written != content_policy.policy(scripts)
        ):
            self.refuse("the page doesn't begin with the Content-Security-Policy that the build writes", first)
            return frozenset()
        first.decompose()
        return scripts

    def _check(self, element: Element, of_itself: Known, scripts: frozenset[str], *, in_text: bool) -> None:
        given = of_itself.given
        if "id" in given:
            if given["id"] in self.ids:
                self.refuse(f"the id {given['id']} is used twice", element)
            self.ids.add(given["id"])
        if element.tag == "script" and not in_text and "src" not in given:
            self._check_inline_script(element, given, scripts)
        elif element.tag == "script" and in_text and given == _LINKED_DATA:
            self._check_linked_data(element)
        else:
            for fault in faults(element, of_itself):
                self.refuse(fault, element)

    def _check_inline_script(self, script: Element, given: Mapping[str, str], scripts: frozenset[str]) -> None:
        runs_as_known = not given and content_policy.script_hash(script) in scripts
        if not runs_as_known and given != _SETTINGS_OF_THEME:
            self.refuse("this script is none that the theme writes", script)

    def _check_linked_data(self, script: Element) -> None:
        try:
            json.loads(script.text.replace("<", "\0"))  # the script of another parser may end at `</script`
        except ValueError:
            self.refuse("this linked data is not JSON, or contains <", script)


def check_page(path: str, html: str, source: str | None) -> Checked:
    """Check one page of a site by itself; `source` is the hand-written file that it is made from, if one is."""
    page = _Page(path, html, source)
    links = dict.fromkeys(href for href, _ in page.links)
    leads_to = dict.fromkeys(address for href in links if (address := _leads_to(path, href)))
    return Checked(tuple(page.findings), frozenset(page.ids), tuple(leads_to))


def check_documents(sources: Mapping[str, str]) -> Iterator[Finding]:
    """The findings of the hand-written files that parts of a site are made from, by their paths in the site."""
    for path, source in sources.items():
        if path.lower().endswith(_OTHER_DOCUMENTS):
            sentence = f"browsers would open this file as a page that no policy guards; remove {source}"
            yield Finding(Code.FINISHED_PAGE, Place(path, 1, 1), sentence)


def check_drawings(drawings: Mapping[str, bytes], sources: Mapping[str, str]) -> Iterator[Finding]:
    """The findings of the hand-written SVG of a site, by its path there; `sources` as for `check_documents`."""
    for path, svg in drawings.items():
        for line, column, fault in drawing_faults(svg):
            yield Finding(Code.FINISHED_PAGE, Place(path, line, column), f"{fault}; fix {sources[path]}")


def check_links(
    checked: Mapping[str, Checked], files: Set[str], sources: Mapping[str, str], html: Callable[[str], str]
) -> Iterator[Finding]:
    """The findings of all pages of a site, by path, and those of their links; `files` are the paths of all its files.

    A page is read again, by `html`, only to say where the links are that lead to nothing.
    """
    for path, page in checked.items():
        yield from page.findings
        if path != "404.html" and any(_missing(each, checked, files) for each in page.leads_to):
            again = _Page(path, html(path), sources.get(path))
            again.findings.clear()
            for href, element in again.links:
                address = _leads_to(path, href)
                if problem := address and _missing(address, checked, files):
                    again.refuse(f"the link {href} {problem}", element)
            yield from again.findings


def _leads_to(path: str, href: str) -> Address | None:
    """The file of the site to which a link leads, and the place in it or nothing; None for another site."""
    folder = path.rpartition("/")[0]
    while href.startswith("../../") and folder:  # so that what is next need not be computed again for each folder
        folder, href = folder.rpartition("/")[0], href[3:]
    found = _address(folder, href)
    return found if found is None or found[0] else (path, found[1])


@lru_cache(maxsize=50_000)
def _address(folder: str, href: str) -> Address | None:
    """What `_leads_to` returns, for a page in a folder; an empty path is the page's own."""
    address = urlsplit(href)
    if address.scheme or address.netloc:
        return None
    target = posixpath.normpath(posixpath.join(folder, unquote(address.path))) if address.path else ""
    if address.path.endswith("/") or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return target, unquote(address.fragment)


def _missing(address: Address, checked: Mapping[str, Checked], files: Set[str]) -> str:
    """What is wrong with where a link leads; nothing if that is there."""
    target, fragment = address
    if target.startswith(".."):
        return "leads out of the site"
    if target not in files:
        return f"leads to {target}, which is not in the site"
    if fragment and target in checked and fragment not in checked[target].ids and not _NO_ID.match(fragment):
        return f"leads to a place that {target} doesn't have"
    return ""
