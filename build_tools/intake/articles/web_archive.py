"""Read a web archive, WARC or WACZ: the page in it, as a server sent it. Nothing is unpacked to the disk."""

import gzip
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Any

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.article import Article
from build_tools.model.values import MOMENT_PATTERN
from build_tools.text.counting import counted
from build_tools.text.web_addresses import address_fault

_PAGES = "pages/pages.jsonl"
_PAGE_KINDS = ("text/html", "application/xhtml+xml", "application/pdf")
_MOST_NAMED = 5
_PIECE = 65_536


@dataclass(frozen=True)
class ArchivedPage:
    """A page as a server sent it, when, and from where."""

    address: str
    fetched: str
    status: int
    said: str
    charset: str | None
    data: bytes
    others: tuple[str, ...] = ()

    def stamped(self, article: Article) -> Article:
        """The article that was made of the page, with where the page comes from."""
        return replace(
            article,
            extractor=f"warcio {version('warcio')}, {article.extractor}",
            remarks=(*self._remarks(), *article.remarks),
            address=self.address,
            fetched=self.fetched,
            status=self.status,
        )

    def _remarks(self) -> Iterator[str]:
        if self.others:
            more = counted(len(self.others), "other page")
            yield f"read {self.address}; there is {more} in the archive, which --page names: {self.others[0]}"


def page_in_warc(data: bytes, name: str, wanted: str | None) -> ArchivedPage:
    """The page of an address, or without one the first page; raises OperationFailed."""
    return _chosen(list(_pages(io.BytesIO(data), name)), name, wanted)


def page_in_wacz(data: bytes, name: str, wanted: str | None) -> ArchivedPage:
    """The page of an address, or without one the first of the archive's list of pages; raises OperationFailed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # Python unpacks no more of a member than it says it has.
            if sum(member.file_size for member in archive.infolist()) > limits.UNPACKED.most:
                raise OperationFailed(limits.UNPACKED.exceeded(name))
            names = sorted(member for member in archive.namelist() if member.endswith((".warc", ".warc.gz")))
            listed = archive.read(_PAGES).decode(errors="replace") if _PAGES in archive.namelist() else ""
            pages = [page for member in names for page in _pages(io.BytesIO(archive.read(member)), name)]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:  # RuntimeError: it wants a password
        raise OperationFailed(f"{name} can't be read as a web archive ({error}); save the page again") from None
    order = {address: place for place, address in enumerate(_listed(listed))}
    pages.sort(key=lambda page: order.get(page.address, len(order)))
    return _chosen(pages, name, wanted)


def _listed(lines: str) -> Iterator[str]:
    for line in lines.splitlines()[: limits.RECORDS.most]:
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(record, dict) and isinstance(record.get("url"), str):
            yield record["url"]


def _chosen(pages: list[ArchivedPage], name: str, wanted: str | None) -> ArchivedPage:
    addresses = list(dict.fromkeys(page.address for page in pages))
    if not pages:
        raise OperationFailed(f"{name} contains no page that was fetched successfully; save the page again")
    if wanted is not None and wanted not in addresses:
        shown = " or ".join(addresses[:_MOST_NAMED])
        raise OperationFailed(f"{name} has no page with the address {wanted}; use {shown}")
    found = next(page for page in pages if wanted in (None, page.address))
    left = [address for address in addresses if address != found.address] if wanted is None else []
    return replace(found, others=tuple(left))


def _pages(file: io.BytesIO, name: str) -> Iterator[ArchivedPage]:
    try:
        for number, record in enumerate(ArchiveIterator(file)):
            if number >= limits.RECORDS.most:
                raise OperationFailed(limits.RECORDS.exceeded(name))
            page = _page(record, name)
            if page is not None:
                yield page
    except (ArchiveLoadFailed, gzip.BadGzipFile, zlib.error, EOFError, ValueError) as error:
        raise OperationFailed(f"{name} can't be read as a web archive ({error}); save the page again") from None


def _page(record: Any, name: str) -> ArchivedPage | None:
    if record.rec_type != "response" or record.http_headers is None:
        return None
    kind, _, rest = (record.http_headers.get_header("Content-Type") or "").partition(";")
    kind = kind.strip().lower()
    if record.http_headers.get_statuscode() != "200" or kind not in _PAGE_KINDS:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    fetched = (record.rec_headers.get_header("WARC-Date") or "")[:19] + "Z"
    if address_fault(address) is not None or not re.match(MOMENT_PATTERN, fetched):
        return None
    charset = rest.partition("charset=")[2].strip(" \"'") or None
    return ArchivedPage(address, fetched, 200, kind, charset, _whole(record.content_stream(), name))


def _whole(stream: Any, name: str) -> bytes:
    data = bytearray()
    while piece := stream.read(_PIECE):
        data += piece
        if len(data) > limits.DOCUMENT.most:
            raise OperationFailed(limits.DOCUMENT.exceeded(f"a page in {name}"))
    return bytes(data)
