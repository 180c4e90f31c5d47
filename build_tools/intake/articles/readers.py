"""Read a document of a kind in this process. The module of a kind, and its library, is imported when it is needed."""

import re
from dataclasses import replace
from importlib import import_module
from typing import Any

from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.article import Article, Fact
from build_tools.intake.articles.kinds import Kind, kind_of

INSTALL = "pip install 'annotated-briefing[intake]'"


def read(data: bytes, name: str, kind: Kind, charset: str | None = None, page: str | None = None) -> Article:
    """What is read of a document; raises OperationFailed, and whatever else a hostile document may cause.

    `charset` is what a server said of it, `page` the address of a page in a web archive.
    """
    try:
        return _cleaned(_read(data, name, kind, charset, page))
    except ModuleNotFoundError as error:
        raise OperationFailed(f"reading {name} needs {error.name}, which is not installed; run {INSTALL}") from None


def _read(data: bytes, name: str, kind: Kind, charset: str | None, page: str | None) -> Article:
    if kind == "WARC":
        return _archived(_module("web_archive").page_in_warc(data, name, page), name)
    if kind == "WACZ":
        return _archived(_module("web_archive").page_in_wacz(data, name, page), name)
    article: Article
    if kind == "web page":
        article = _module("web_page").read_web_page(data, name, charset)
    elif kind == "PDF":
        article = _module("pdf").read_pdf(data, name)
    elif kind == "Word document":
        article = _module("word_file").read_word_file(data, name)
    elif kind == "captions":
        article = _module("captions").read_captions(data, name, charset)
    else:  # a web archive may have a page of plain text, but none is asked for
        raise OperationFailed(f"{name} has a page that is {kind}; save the page itself, and pass that file")
    return article


def _cleaned(article: Article) -> Article:
    """The same article, each of its texts on one line and with nothing in it that UTF-8 can't hold."""
    return replace(
        article,
        blocks=tuple(replace(block, text=_line(block.text)) for block in article.blocks),
        facts=tuple(Fact(fact.name, _line(fact.value), _line(fact.basis)) for fact in article.facts),
        remarks=tuple(map(_line, article.remarks)),
    )


def _line(text: str) -> str:
    whole = text.encode("utf-8", "replace").decode().removeprefix("\ufeff")
    return re.sub(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+", " ", whole)


def _archived(archived: Any, name: str) -> Article:
    article = _read(archived.data, name, kind_of(archived.data, name, archived.said), archived.charset, None)
    return archived.stamped(article)  # type: ignore[no-any-return]


def _module(name: str) -> Any:
    return import_module(f"{__package__}.{name}")
