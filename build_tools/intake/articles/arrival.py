"""Let an article arrive: from a web address, a file or a stream to what was read of it, and to its record."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from build_tools import disk
from build_tools.briefing.pins.texts import text_of
from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.apart import read_apart
from build_tools.intake.articles.article import Article, Fact
from build_tools.intake.articles.fetching import Fetched, fetch
from build_tools.intake.articles.kinds import Kind, kind_of
from build_tools.intake.articles.plain_text import article_of, read_plain_text
from build_tools.model import Intake
from build_tools.text.printed_dates import day_in_address

_TEXT_FILE = ".txt"
_ENDINGS: dict[Kind, str] = {"web page": ".html", "PDF": ".pdf", "Word document": ".docx", "captions": ".vtt"}


@dataclass(frozen=True)
class Arrived:
    """An article and the bytes that it was read from.

    `own` is the file of a text that has a place already and stays there; such an article has no record of its intake.
    """

    data: bytes
    kind: Kind
    article: Article
    fetched: Fetched | None = None
    own: Path | None = None

    @property
    def ending(self) -> str:
        """How the name of a file with these bytes ends."""
        return _ENDINGS.get(self.kind, ".original")

    @property
    def address(self) -> str | None:
        """The address of the article, if it came from one."""
        return self.fetched.final_address if self.fetched else self.article.address

    def intake(self, archived: tuple[str, ...]) -> Intake | None:
        """The record of where it came from and how it was read, with the addresses of copies in archives."""
        if self.own is not None:
            return None
        fetched, article = self.fetched, self.article
        status = fetched.status if fetched else article.status
        return Intake(
            address=fetched.address if fetched else article.address,
            final_address=fetched.final_address if fetched and fetched.final_address != fetched.address else None,
            fetched=fetched.fetched if fetched else article.fetched,
            status=str(status) if status else None,
            sha256=hashlib.sha256(self.data).hexdigest(),
            extractor=article.extractor,
            archived=archived,
        )


def arrive(given: str, stream: bytes, *, page: str | None, allow_private: bool) -> Arrived:
    """Fetch or read what an editor named, `-` for the bytes of a stream; raises OperationFailed."""
    if re.match("https?://", given):
        fetched = fetch(given, allow_private=allow_private)
        name = Path(urlsplit(fetched.final_address).path).name
        kind = kind_of(fetched.data, name or given, fetched.said)
        arrived = _read(Arrived(fetched.data, kind, Article((), None), fetched), given, page)
    elif re.match(r"\w+://", given):
        raise OperationFailed(f"{given} is not fetched; pass an address with https://, or save it and pass the file")
    elif given == "-":
        arrived = _read(Arrived(stream, kind_of(stream, given), Article((), None)), "standard input", page)
    else:
        arrived = _from_file(Path(given), page)
    return replace(arrived, article=replace(arrived.article, facts=tuple(_facts(arrived))))


def _from_file(path: Path, page: str | None) -> Arrived:
    data = disk.read(path, limits.DOCUMENT)
    kind = kind_of(data, path.name)
    if kind == "text" and path.suffix == _TEXT_FILE and _is_utf_8(data):
        return Arrived(data, kind, article_of(text_of(path)), own=path)
    if len(data) > limits.DOCUMENT.most:
        raise OperationFailed(limits.DOCUMENT.exceeded(str(path)))
    return _read(Arrived(data, kind, Article((), None)), str(path), page)


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _read(arrived: Arrived, name: str, page: str | None) -> Arrived:
    if len(arrived.data) > limits.DOCUMENT.most:
        raise OperationFailed(limits.DOCUMENT.exceeded(name))
    charset = arrived.fetched.charset if arrived.fetched else None
    if arrived.kind == "text":
        article = read_plain_text(arrived.data, name, charset)
    else:
        article = read_apart(arrived.data, name, arrived.kind, charset, page)
    article.refuse_too_long(name)
    return replace(arrived, article=article)


def _facts(arrived: Arrived) -> Iterator[Fact]:
    """What is known of an article, with what its address says; a page may name a better address of the same host."""
    facts = arrived.article.facts
    address = arrived.address
    if address is not None:
        said = next((fact for fact in facts if fact.name == "url"), None)
        same = said is not None and urlsplit(said.value).hostname == urlsplit(address).hostname
        yield said if said is not None and same else Fact("url", address, "the address that was fetched")
    fetched = arrived.fetched.fetched if arrived.fetched else arrived.article.fetched
    if fetched is not None:
        yield Fact("retrieved", fetched[:10], "the day on which it was fetched")
    names = {"url", "retrieved"} if address is not None else set()
    yield from (fact for fact in facts if fact.name not in names)
    known = {fact.name for fact in facts}
    urls = [address, *(fact.value for fact in facts if fact.name == "url")]
    day = next((day for url in urls if url and (day := day_in_address(url))), None)
    if day is not None and "published" not in known:
        yield Fact("published", day, "its address")
    host = urlsplit(address or "").hostname
    if host and "publisher" not in known:
        yield Fact("publisher", host.removeprefix("www."), "its address")
