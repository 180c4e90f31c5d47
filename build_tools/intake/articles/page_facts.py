"""What a web page says of itself in its metadata: title, byline, day, publisher, language and address."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from turbohtml import Comment, Document

from build_tools.intake.articles.article import Fact
from build_tools.text import dates, languages
from build_tools.text.web_addresses import address_fault

_ARTICLE = re.compile(r"(News|Opinion|Reportage|Analysis|Background)?\w*(Article|Posting|Report)$")
_SINGLE_FILE = re.compile(r"\burl: (\S+)\s+saved date: (.+)")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MOST_RECORDS = 500


def page_facts(page: Document) -> tuple[Fact, ...]:
    """The first answer to each question that the page's metadata or headings give."""
    found: dict[str, Fact] = {}
    for fact in _all_facts(page):
        value = " ".join(fact.value.split())
        if value:
            found.setdefault(fact.name, Fact(fact.name, value, fact.basis))
    return tuple(found.values())


def is_said_to_cost(page: Document) -> bool:
    """Whether its metadata say that it is not free to read (schema.org: isAccessibleForFree)."""
    return any(str(record.get("isAccessibleForFree", "")).lower() == "false" for record in _records(page))


def _all_facts(page: Document) -> Iterator[Fact]:
    metas = _metas(page)
    articles = [record for record in _records(page) if _is_article(record)]
    headings = [each.text for each in page.find_all("h1")]
    if len(headings) == 1 or metas.get("og:title") in headings:
        yield Fact("title", metas["og:title"] if len(headings) != 1 else headings[0], "the page's heading")
    yield from _from_metas("title", metas, "og:title", "twitter:title")
    for record in articles:
        yield Fact("title", _text(record.get("headline")), "the page's metadata (headline)")
        yield Fact("byline", _names(record.get("author")), "the page's metadata (author)")
        yield from _day("published", _text(record.get("datePublished")), "the page's metadata (datePublished)")
        yield Fact("publisher", _names(record.get("publisher")), "the page's metadata (publisher)")
    yield from _from_metas("byline", metas, "author", "parsely-author", "dc.creator")
    for key in ("article:published_time", "parsely-pub-date", "date", "dc.date", "dc.date.issued", "pubdate"):
        yield from _day("published", metas.get(key, ""), f"the page's metadata ({key})")
    for time in islice(page.find_all("time"), _MOST_RECORDS):
        yield from _day("published", time.attr("datetime") or "", "the time that the page prints first")
    yield from _from_metas("publisher", metas, "og:site_name", "application-name")
    yield from _addresses(page, metas)
    language = (page.root.attr("lang") if page.root else None) or ""
    if re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", language) and languages.is_known(language):
        yield Fact("language", language, "the page's lang")


def _addresses(page: Document, metas: Mapping[str, str]) -> Iterator[Fact]:
    saved = next((found for each in _comments(page) if (found := _SINGLE_FILE.search(each))), None)
    links = [each.attr("href") or "" for each in page.find_all("link") if (each.attr("rel") or "") == "canonical"]
    candidates = [
        *((link, "the page's canonical link") for link in links),
        (metas.get("og:url", ""), "the page's metadata (og:url)"),
        *([(saved[1], "what SingleFile wrote into the page")] if saved else []),
    ]
    for address, basis in candidates:
        if address_fault(address) is None:
            yield Fact("url", address, basis)
    if saved:
        yield from _day("retrieved", _javascript_day(saved[2]), "what SingleFile wrote into the page")


def _comments(page: Document) -> list[str]:
    """The comments before and in the head, where SingleFile writes one."""
    around = [*page.children, *(page.root.children if page.root else ())]
    return [each.data for each in around if isinstance(each, Comment)]


def _javascript_day(date: str) -> str:
    """The day of a date as JavaScript writes it, `Wed May 19 2021 …`."""
    found = re.match(r"\w{3} (\w{3}) (\d\d) (\d{4}) ", date)
    return f"{found[3]}-{_MONTHS.index(found[1]) + 1:02}-{found[2]}" if found and found[1] in _MONTHS else ""


def _metas(page: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in page.find_all("meta"):
        name = (each.attr("property") or each.attr("name") or "").lower()
        found.setdefault(name, each.attr("content") or "")
    return found


def _from_metas(name: str, metas: Mapping[str, str], *keys: str) -> Iterator[Fact]:
    for key in keys:
        value = metas.get(key, "")
        if not value.startswith("http"):
            yield Fact(name, value, f"the page's metadata ({key})")


def _records(page: Document) -> list[dict[str, Any]]:
    """The records of its JSON-LD, also those in lists and graphs, a few hundred at most."""
    waiting: list[Any] = list(page.json_ld())
    found: list[dict[str, Any]] = []
    while waiting and len(found) < _MOST_RECORDS:
        record = waiting.pop(0)
        if isinstance(record, list):
            waiting = record[:_MOST_RECORDS] + waiting[:_MOST_RECORDS]
        elif isinstance(record, dict):
            found.append(record)
            waiting += [record[key] for key in ("@graph", "mainEntity", "hasPart") if key in record]
    return found


def _is_article(record: Mapping[str, Any]) -> bool:
    kinds = record.get("@type")
    return any(
        _ARTICLE.match(kind) for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _names(value: object) -> str:
    """The names of authors or of a publisher: a text, a record with a name, or several."""
    listed = value if isinstance(value, list) else [value]
    names = (_text(each.get("name")) if isinstance(each, dict) else _text(each) for each in listed[:20])
    return ", ".join(name for name in names if name and not name.startswith("http"))


def _day(name: str, written: str, basis: str) -> Iterator[Fact]:
    day = written.strip()[:10]
    try:
        if len(day) == 10:
            yield Fact(name, dates.check_date(day), basis)
    except ValueError:
        return
