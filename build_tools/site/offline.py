"""Turn a finished site into one that opens from disk, file by file, and pack it.

A browser that opens a folder from disk shows a list of its files, so every link to a folder leads to its index.html.
"""

import html
import io
import re
import zipfile
from collections.abc import Mapping

from build_tools.site.output import page_text

_SERVED = frozenset({"404.html", "sitemap.xml", "sitemap.xml.gz"})
_LINK = re.compile(r'(<(?:a|link)\s[^>]*?\bhref=)"([^"]*)"')
_FOLDER = re.compile(r"(?P<path>(?:[^?#:]*/)?\.{0,2})(?P<rest>(?:[?#].*)?)")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def offline(path: str, data: bytes) -> bytes | None:
    """A file of a site that opens from disk; None for one that only a server uses. Raises OperationFailed."""
    if path in _SERVED:
        return None
    return offline_page(page_text(path, data)).encode() if path.endswith(".html") else data


def offline_page(text: str) -> str:
    """A page whose links to folders within the site lead to their index.html."""
    return _LINK.sub(lambda found: f'{found[1]}"{_written(found[2])}"', text)


def _written(attribute: str) -> str:
    """An attribute's value as it was written, unless its address changes."""
    before = html.unescape(attribute)
    after = offline_address(before)
    return attribute if after == before else html.escape(after)


def offline_address(href: str) -> str:
    """An address as it must be to open from disk; fragment and query stay."""
    found = _FOLDER.fullmatch(href)
    if not found or not found["path"] or href.startswith("/"):
        return href
    folder = found["path"].rstrip("/") + "/"
    return f"{folder.removeprefix('./')}index.html{found['rest']}"


def packed(files: Mapping[str, bytes], folder: str) -> bytes:
    """A zip of files in one folder; the same files give the same bytes, whenever they are packed."""
    packing = io.BytesIO()
    with zipfile.ZipFile(packing, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, data in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{folder}/{path}", _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, data)
    return packing.getvalue()
