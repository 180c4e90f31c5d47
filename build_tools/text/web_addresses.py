"""What a web address may be: texts in, what is wrong with them out."""

import ipaddress
import re
import unicodedata
from urllib.parse import quote, urlsplit

import idna

LONGEST_ADDRESS = 2000
"""The most characters of a web address; browsers and servers take few longer ones."""

# JSON Schemas have these patterns too, so JavaScript must read them as Python does.
NOT_IN_AN_ADDRESS = '\\s"<>\\\\^`{}'
CHARACTER = f"[^{NOT_IN_AN_ADDRESS}]"
HOST = "[A-Za-z0-9][A-Za-z0-9._-]{0,252}"
AN_ADDRESS = f"https?://({HOST}|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{{1,5}})?([/?#]{CHARACTER}*)?"

_A_NUMBER = re.compile("[0-9]+|0[xX][0-9A-Fa-f]*")
_UNSEEN = ("C", "Z", "M")
"""The first letters of the categories of Unicode that show nothing by themselves: controls, spaces, marks."""


def address_fault(text: str) -> str | None:
    """Return what is wrong with a web address and how to fix it, or None if a page may link to it.

    Addresses are those of RFC 3986, and those with `|`, `[`, `]` or letters of any script after the host, which
    browsers read too. A host is in ASCII, and no user before it, so that an address leads where it seems to.
    """
    if len(text) > LONGEST_ADDRESS:
        return f"this address has {len(text):,} characters; write one of at most {LONGEST_ADDRESS:,}"
    if not re.match("https?://", text):
        return f"'{text}' is not a web address; start it with https://"
    odd = re.search(f"[{NOT_IN_AN_ADDRESS}]", text)
    if odd:
        shown = "a space" if odd.group().isspace() else f"'{odd.group()}'"
        return f"'{text}' contains {shown}; write {quote(odd.group())} instead"
    authority = re.split("[/?#]", text.split("//", 1)[1], maxsplit=1)[0]
    if "@" in authority:
        host = authority.rpartition("@")[2]
        return f"'{text}' leads to {host}, whatever comes before the @; delete that"
    if not authority.isascii():
        return _not_ascii(text, authority)
    unseen = next((each for each in text if not each.isascii() and unicodedata.category(each)[0] in _UNSEEN), None)
    if unseen:
        return f"the address contains the character U+{ord(unseen):04X}, which can't be seen; write {quote(unseen)}"
    if not re.fullmatch(AN_ADDRESS, text) or not _has_host(text):
        return f"'{text}' has no valid host; write one after https://, such as post.example or [2001:db8::1]"
    return None


def _not_ascii(text: str, authority: str) -> str:
    """Return the sentence about a host in other letters, which names what a browser makes of it (UTS 46)."""
    host, colon, port = authority.partition(":")
    try:
        known_as = idna.encode(host, uts46=True).decode() + colon + port
    except idna.IDNAError:
        return f"'{text}' has characters in its host that no host may have; write the host in ASCII"
    return f"'{text}' has other letters than a to z in its host; if you mean {known_as}, write that"


def _has_host(text: str) -> bool:
    """Whether an address that looks like one has a host that can be, and a port that can be."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:  # brackets around what isn't an IPv6 address, or a port above 65535
        return False
    if port == 0:
        return False
    if ":" in host:
        return True
    labels = host.removesuffix(".").split(".")
    if _A_NUMBER.fullmatch(labels[-1]):  # browsers read every such host as an IPv4 address, 2130706433 as 127.0.0.1
        return _is_ipv4(host)
    return all(0 < len(label) <= 63 for label in labels)


def _is_ipv4(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True
