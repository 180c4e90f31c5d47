"""Find the copy of a page in the Internet Archive, or ask for one."""

import json
import re
from urllib.parse import quote

from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.fetching import fetch
from build_tools.text.web_addresses import address_fault

LOOKUP = "https://archive.org/wayback/available?url="
"""https://archive.org/help/wayback_api.php"""
SAVE = "https://web.archive.org/save/"
_COPY = re.compile(r"https?://[^/]+/web/\d{14}(id_)?/")


def archive_copy(address: str, *, lookup: str, save: str, allow_private: bool = False) -> str:
    """The address of a copy that was found, or else asked for and made; raises OperationFailed with a sentence."""
    found = _found(fetch(f"{lookup}{quote(address, safe='')}", allow_private=allow_private).data)
    if found is not None:
        return found
    made = fetch(f"{save}{address}", allow_private=allow_private).final_address
    if not _COPY.match(made):
        raise OperationFailed(
            f"the Internet Archive was asked for a copy of {address} and has not made it yet; "
            "add its address to archived: later"
        )
    return made


def _found(answer: bytes) -> str | None:
    """The closest copy that an answer of the archive names."""
    try:
        closest = json.loads(answer)["archived_snapshots"]["closest"]
        address, status = closest["url"], closest.get("status", "200")
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    # The service names its own host with http, and answers https there.
    if status != "200" or not isinstance(address, str) or not _COPY.match(address) or address_fault(address):
        return None
    return re.sub("^http://web", "https://web", address)
