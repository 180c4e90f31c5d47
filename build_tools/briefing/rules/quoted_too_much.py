"""Check that of no source more is reproduced than `limits:` of briefing.yml allow.

Of a short text a few words are a large part, so the limits hold for bodies of 150 words or more.
"""

from collections.abc import Iterator
from math import ceil

from build_tools.briefing.load import Draft
from build_tools.briefing.shares import Share, shares
from build_tools.briefing.verify import Checks
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.model import Limits

SHORTEST = 150
_NAMED = 3


def find(draft: Draft, checks: Checks) -> Iterator[Finding]:
    """Yield a finding for each source of whose body too much is reproduced, or too much of its own prose."""
    if draft.front is None:
        return
    for source, share in shares(draft, checks).items():
        if share.body >= SHORTEST and (sentence := _problem(source, share, draft.front.limits)):
            yield Finding(Code.QUOTED_TOO_MUCH, ("sources", source), sentence)


def _problem(source: str, share: Share, limits: Limits) -> str | None:
    quoted, own = share.per_cent(share.quoted), share.per_cent(share.own_prose)
    over = []
    if quoted > int(limits.quoted):
        over.append(f"{ceil(quoted)} % of its body (at most {limits.quoted} %)")
    if own > int(limits.own_prose):
        over.append(f"{ceil(own)} % of its body in the paper's own prose (at most {limits.own_prose} %)")
    if not over:
        return None
    longest = share.own_by_quote if own > int(limits.own_prose) else share.by_quote
    named = ", ".join(f"'{name}'" for name, _ in longest[:_NAMED])
    readings = f"the readings of '{source}' reproduce {' and '.join(over)}"
    return f"{readings}; cut them to their decisive words (longest: {named})"
