"""The Content-Security-Policy of a page: which scripts a browser runs, and that nothing comes from another host.

It stands behind the check of finished pages: what gets past that check still doesn't run. A browser applies a policy
in a page only to what comes after it, so it is the first thing in the head.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

import turbohtml
from turbohtml import Element

DATA = frozenset({"application/json", "application/ld+json"})
"""The types of script elements that a browser doesn't run."""

_HEAD = "<head>"
_HASH = re.compile("'(sha256-[A-Za-z0-9+/]{43}=)'")


def script_hash(script: Element) -> str:
    """What names an inline script in a policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()


def inline_scripts(page: str) -> frozenset[str]:
    """The hashes of all scripts in a page that a browser runs."""
    scripts = turbohtml.parse(page, scripting=True).iter_elements("script")
    return frozenset(script_hash(each) for each in scripts if not {"src", "type"} & set(each.attrs))


def policy(scripts: Iterable[str]) -> str:
    """The policy of a page with these inline scripts, by their hashes.

    The theme's own styles paint icons by data: addresses, and the pictures of a source's text have their lengths in
    style attributes, which by themselves fetch nothing that this policy forbids. A policy in a page can't say who may
    frame it.
    """
    known = "".join(f" '{each}'" for each in sorted(scripts))
    return (
        f"default-src 'none'; script-src 'self'{known}; style-src 'self'; style-src-attr 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )


def known_scripts(written: str) -> frozenset[str]:
    """The hashes that a policy names."""
    return frozenset(_HASH.findall(written))


def with_policy(page: str, scripts: Iterable[str]) -> str:
    """A page whose head begins with the policy."""
    element = f'<meta http-equiv="Content-Security-Policy" content="{policy(scripts)}">'
    return page.replace(_HEAD, f"{_HEAD}\n{element}", 1)
