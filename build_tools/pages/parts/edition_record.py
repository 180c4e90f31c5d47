"""How readers check the record of an edition: that nothing was changed since, and when it existed."""

from collections.abc import Iterator
from datetime import datetime

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import date, say
from build_tools.markup.html import Html, el
from build_tools.pages.addresses import DATA, link_off_page


def edition_record(verified: VerifiedBriefing, day: str, here: str) -> Iterator[Html]:
    """Since when the record of an edition exists, and how to check that; nothing if the edition is not recorded."""
    if day not in verified.records:
        return
    stamp = verified.stamps.get(day)
    summary = say(verified, "changes-recorded")
    blocks = [*_chain(verified, day, here)]
    if stamp:
        at, time = stamp.no_later_than.split("T")
        summary = say(
            verified, "changes-stamped", date=date(verified, at), time=time.removesuffix("Z"), authority=stamp.authority
        )
        blocks += _stamp(verified, day, here)
    yield el("details", el("summary", summary), *blocks)


def _chain(verified: VerifiedBriefing, day: str, here: str) -> Iterator[Html]:
    folder, record = link_off_page(here, DATA), verified.records[day]
    yield el(
        "p",
        say(
            verified,
            "changes-record",
            hash=el("code", record.hash, cls="root"),
            follows="yes" if record.previous else "no",
            chain=el("a", "editions.json", href=f"{folder}editions.json", download=""),
            program=el("a", "verify.py", href=f"{folder}verify.py", download=""),
        ),
    )
    yield el("pre", "python3 verify.py editions.json", cls="commands")


def _stamp(verified: VerifiedBriefing, day: str, here: str) -> Iterator[Html]:
    folder, stamp = f"{link_off_page(here, DATA)}editions/", verified.stamps[day]
    packed, root = f"{day}.tsr.b64", "authorities.pem"
    yield el(
        "p",
        say(
            verified,
            "changes-stamp",
            authority=stamp.authority,
            stamp=el("a", say(verified, "changes-stamp-file"), href=f"{folder}{packed}", download=""),
            root=el("a", say(verified, "changes-stamp-root"), href=f"{folder}{root}", download=""),
        ),
    )
    # Certificates are valid for some years, and what counts is that they were when the stamp was made.
    at = int(datetime.fromisoformat(stamp.no_later_than).timestamp())
    unpack = f"openssl base64 -d -in {packed} -out {day}.tsr"
    check = f"openssl ts -verify -digest {verified.records[day].hash} -in {day}.tsr -CAfile {root} -attime {at}"
    yield el("pre", f"{unpack}\n{check}", cls="commands")
