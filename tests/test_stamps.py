"""Time stamps: what an authority says of a record is asked for, checked and shown, and never stands in the way."""

import datetime
import hashlib
import html
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from build_tools.briefing import gate
from build_tools.briefing.stamps.stamp import Stamp, checked, question
from build_tools.cli.parser import run_command
from build_tools.diagnostics import limits
from build_tools.exports.formats import exported_files
from build_tools.model.edition_record import covered, make
from build_tools.pages.changes import changes_page
from tests.authority import NOW, authority
from tests.conftest import ROOT, Run
from tests.loopback import Answer, Loopback, loopback, moves, sends
from tests.transcripts import shown

RECORD = make("2024-03-09", "The second quay of Lunde", {})
STAMPED = "2024-03-09T12:30:16Z"
LUNDE = authority()
PRIVATE_KEY = ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
OPENSSL = shutil.which("openssl")
with_openssl = pytest.mark.skipif(OPENSSL is None and "CI" not in os.environ, reason="openssl is not installed")


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


@pytest.fixture
def stamped_by(project: Path, server: Loopback) -> Path:
    """A project whose briefing names the authority on this machine; its records are in the folder that is returned."""
    server.answers["/tsr"] = LUNDE.serves()
    server.asked.clear()
    with (project / "briefing" / "briefing.yml").open("a", encoding="utf-8") as front:
        front.write(f"stamped_by: {server.address}/tsr\n")
    editions = project / "briefing" / "editions"
    editions.mkdir()
    (editions / "authorities.pem").write_bytes(LUNDE.root)
    return editions


def test_each_record_without_a_stamp_is_stamped_once(stamped_by: Path, briefing: Run, server: Loopback) -> None:
    assert briefing("edition").returncode == 0
    front = stamped_by.parent / "briefing.yml"
    front.write_text(front.read_text("utf-8").replace("edition: 2024-03-09", "edition: 2024-03-20"), "utf-8")
    ran = briefing("edition", "--timestamp", "--allow-private")
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        0,
        "briefing/editions/2024-03-20.json: recorded\n"
        f"briefing/editions/2024-03-09.tsr: Lunde Time says that the record existed no later than {STAMPED}\n"
        f"briefing/editions/2024-03-20.tsr: Lunde Time says that the record existed no later than {STAMPED}\n",
        "",
    )
    ran = briefing("edition", "--timestamp", "--allow-private")
    assert (ran.stdout, ran.stderr) == ("briefing/editions/2024-03-20.json: recorded already\n", "")
    assert [path for path, _ in server.asked] == ["/tsr", "/tsr"]
    said = server.asked[0][1]
    assert said["Content-Type"] == "application/timestamp-query"
    assert said["User-Agent"].startswith("annotated-briefing/") and "Cookie" not in said
    stamps = gate.verified(stamped_by.parent).stamps
    assert {day: (each.no_later_than, each.authority) for day, each in stamps.items()} == {
        "2024-03-09": (STAMPED, "Lunde Time"),
        "2024-03-20": (STAMPED, "Lunde Time"),
    }


_UNTRUSTED = "its signature leads to no root certificate in editions/authorities.pem: "
_COMPARE = "compare the authority's root certificate with editions/authorities.pem, or ask another one"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (sends(b"", status=500), "{at} answers 500; check the address, or try again later"),
        (moves("/other"), "{at} answers 302; check the address, or try again later"),
        (sends(b"x", Content_Length="9"), "{at} could not be asked (the answer was cut off); try again later"),
        (sends(bytes(100_001)), "{at} has more than 100,000 bytes; ask another authority"),
        (sends(b"<html>", Content_Encoding="br"), "{at} is compressed as br, which was not asked for; try again later"),
        (LUNDE.serves(nonce=1), "the answer of {at} proves nothing (Nonce mismatch); " + _COMPARE),
        (LUNDE.serves(nonce=None), "the answer of {at} proves nothing (Nonce mismatch); " + _COMPARE),
        (LUNDE.serves(status=2), "the answer of {at} proves nothing (Missing SignedData); " + _COMPARE),
        (
            authority("Another").serves(),
            "the answer of {at} proves nothing (" + _UNTRUSTED + "unable to get local issuer certificate); " + _COMPARE,
        ),
        (
            LUNDE.serves(at=NOW + datetime.timedelta(days=10)),
            "the answer of {at} proves nothing (" + _UNTRUSTED + "certificate has expired); " + _COMPARE,
        ),
        (sends(b"<html>"), "the answer of {at} proves nothing (ASN.1 parse error"),
        (sends(b""), "the answer of {at} proves nothing (ASN.1 parse error"),
    ],
)
def test_an_authority_that_fails_leaves_the_edition_recorded(
    stamped_by: Path, briefing: Run, server: Loopback, answer: Answer, said: str
) -> None:
    server.answers["/tsr"] = answer
    ran = briefing("edition", "--timestamp", "--allow-private")
    assert (ran.returncode, ran.stdout) == (0, "briefing/editions/2024-03-09.json: recorded\n")
    said = f"briefing/editions/2024-03-09.tsr: not stamped: {said.format(at=f'{server.address}/tsr')}"
    assert ran.stderr.startswith(said) and ran.stderr.count("\n") == 1, ran.stderr
    assert sorted(path.name for path in stamped_by.iterdir()) == ["2024-03-09.json", "authorities.pem"]
    assert len(server.asked) == 1
    server.answers["/tsr"] = LUNDE.serves()
    assert "no later than" in briefing("edition", "--timestamp", "--allow-private").stdout


def test_an_authority_that_never_ends_is_cut_off(
    stamped_by: Path, briefing: Run, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when fetching: what counts is the time for the whole answer, which a byte now and then doesn't prolong."""
    monkeypatch.setattr(limits, "DOWNLOAD", limits.Limit("A download", 0, "seconds", ""))
    ran = briefing("edition", "--timestamp", "--allow-private")
    assert ran.stderr == (
        f"briefing/editions/2024-03-09.tsr: not stamped: asking {server.address}/tsr takes more than 0 seconds; "
        "try again later\n"
    )
    assert (stamped_by / "2024-03-09.json").exists() and ran.returncode == 0


@pytest.mark.parametrize(
    ("front", "roots", "arguments", "said"),
    [
        ("", LUNDE.root, (), "briefing.yml names no authority; write the address of one at stamped_by:"),
        ("{at}", b"", (), "editions/authorities.pem is missing; save the authority's root certificate there, as PEM"),
        (
            "{at}",
            b"x",
            ("--allow-private",),
            "the answer of {at} proves nothing (no root certificate is in editions/auth",
        ),
        ("{at}", LUNDE.root, (), "127.0.0.1 is not on the public internet; if you mean it, pass --allow-private"),
        ("http://127.0.0.1:1/", LUNDE.root, ("--allow-private",), "http://127.0.0.1:1/ could not be asked (Connection"),
    ],
)
def test_what_is_missing_is_named(
    stamped_by: Path, briefing: Run, server: Loopback, front: str, roots: bytes, arguments: tuple[str, ...], said: str
) -> None:
    at = f"{server.address}/tsr"
    written = stamped_by.parent / "briefing.yml"
    text = written.read_text("utf-8").replace(
        f"stamped_by: {at}\n", f"stamped_by: {front.format(at=at)}\n" if front else ""
    )
    written.write_text(text, "utf-8")
    (stamped_by / "authorities.pem").write_bytes(roots)
    ran = briefing("edition", "--timestamp", *arguments)
    assert ran.returncode == 0 and (stamped_by / "2024-03-09.json").exists()
    assert ran.stderr.startswith(f"briefing/editions/2024-03-09.tsr: not stamped: {said.format(at=at)}"), ran.stderr


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


GOOD = LUNDE.answer(_digest(covered(RECORD)))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (LUNDE.answer(_digest(b"other")), "^it is a stamp of something else$"),
        (
            authority("Web", usage=ExtendedKeyUsageOID.SERVER_AUTH).answer(_digest(covered(RECORD))),
            f"^{_UNTRUSTED}unsuitable certificate purpose$",
        ),
        (GOOD.replace(b"20240309", b"20200309"), f"^{_UNTRUSTED}certificate is not yet valid"),
        (GOOD.replace(b"20240309", b"20240310"), f"^{_UNTRUSTED[:-2]}$"),
        (GOOD + b"x", "ASN.1 parse error"),
        (b"\x30" * 90_000, "ASN.1 parse error"),
    ],
)
def test_an_answer_that_proves_nothing_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        checked(RECORD, data, LUNDE.root + authority("Web", usage=ExtendedKeyUsageOID.SERVER_AUTH).root)


def test_no_damaged_answer_proves_anything_else() -> None:
    """What isn't signed, such as the order of certificates, may change; what is said may not."""
    dice, refused = random.Random(5), 0
    for _ in range(400):
        data = bytearray(GOOD)
        at = dice.randrange(len(data))
        if dice.random() < 0.5:
            data[at] ^= 1 << dice.randrange(8)
        else:
            del data[at : at + dice.randrange(1, 20)]
        try:
            proved = checked(RECORD, bytes(data), LUNDE.root)
        except ValueError:
            refused += 1
        else:
            assert proved == Stamp(STAMPED, "Lunde Time", bytes(data))
    assert refused > 350


def test_a_certificate_that_anybody_added_names_no_authority() -> None:
    """Certificates in an answer are not signed, and their order is not kept."""
    two = LUNDE.answer(_digest(covered(RECORD)), forged="Another Authority")
    with pytest.raises(
        ValueError, match=r"^2 certificates in it have the issuer and number of the one that signed it$"
    ):
        checked(RECORD, two, LUNDE.root)
    version = two.rindex(b"\xa0\x03\x02\x01\x02") + 4
    with pytest.raises(ValueError, match=r"^7 is not a valid X509 version$"):
        checked(RECORD, two[:version] + b"\x07" + two[version + 1 :], LUNDE.root)


def test_the_time_is_rounded_up() -> None:
    late = LUNDE.answer(_digest(covered(RECORD)), at=NOW, fraction=b".25", accuracy=2)
    assert checked(RECORD, late, LUNDE.root).no_later_than == "2024-03-09T12:30:18Z"


@pytest.fixture
def stamped(stamped_by: Path, briefing: Run) -> Path:
    assert "no later than" in briefing("edition", "--timestamp", "--allow-private").stdout
    return stamped_by


def test_a_stamp_that_is_not_of_its_record_is_an_error(stamped: Path, briefing: Run) -> None:
    (stamped / "2024-03-09.tsr").write_bytes(GOOD)
    shutil.copy(stamped / "2024-03-09.tsr", stamped / "2024-03-08.tsr")
    ran = briefing("check")
    assert (ran.returncode, ran.stderr) == (
        1,
        "briefing/editions/2024-03-08.tsr:1:1: no edition of this day is recorded; put its record back, or delete this time stamp [stamp]\n"
        "briefing/editions/2024-03-09.tsr:1:1: this time stamp does not prove the record (it is a stamp of something "
        "else); put it back as it was, or delete it and run `briefing edition --timestamp` [stamp]\n"
        "2 problems found; nothing was published\n",
    )


@pytest.mark.parametrize(
    ("roots", "reason"),
    [
        (b"", "no root certificate is in editions/authorities.pem"),
        (authority("Another").root, _UNTRUSTED + "unable to get local issuer certificate"),
    ],
)
def test_a_stamp_whose_root_is_gone_is_never_to_be_deleted(
    stamped: Path, briefing: Run, roots: bytes, reason: str
) -> None:
    """A later stamp would prove less."""
    (stamped / "authorities.pem").write_bytes(roots)
    assert briefing("check").stderr == (
        f"briefing/editions/2024-03-09.tsr:1:1: this time stamp does not prove the record ({reason}); put its authority's "
        "root certificate into editions/authorities.pem, or the stamp back as it was [stamp]\n"
        "1 problem found; nothing was published\n"
    )


def test_without_the_library_a_stamp_is_a_remark_and_is_not_shown(
    stamped: Path, briefing: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "build_tools.briefing.stamps.rfc3161")
    monkeypatch.setitem(sys.modules, "rfc3161_client", None)
    with (stamped.parent / "briefing.yml").open("a", encoding="utf-8") as front:
        front.write("\n")
    ran = briefing("check")
    assert ran.returncode == 0
    assert (
        "briefing/editions/2024-03-09.tsr:1:1: remark: no page shows this: time stamps need rfc3161_client, which is not "
        "installed; run pip install 'annotated-briefing[timestamp]' [unchecked-stamp]\n"
    ) in ran.stderr
    assert gate.verified(stamped.parent).stamps == {}
    ran = briefing("edition", "--timestamp", "--allow-private")
    assert ran.returncode == 0 and "not stamped: time stamps need rfc3161_client" in ran.stderr


@with_openssl
def test_openssl_checks_a_stamp_that_was_asked_for(stamped: Path) -> None:
    assert OPENSSL, "openssl is not installed"
    record = gate.verified(stamped.parent).records["2024-03-09"]
    arguments = ["-digest", record.hash, "-in", "2024-03-09.tsr", "-CAfile", "authorities.pem", "-attime", f"{NOW:%s}"]
    ran = subprocess.run(
        [OPENSSL, "ts", "-verify", *arguments], cwd=stamped, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "Verification: OK\n"), ran.stderr
    asked = question(record)
    (stamped / "asked.tsq").write_bytes(asked.data)
    said = subprocess.check_output([OPENSSL, "ts", "-query", "-in", "asked.tsq", "-text"], cwd=stamped, text=True)
    assert "Hash Algorithm: sha256" in said and "Certificate required: yes" in said
    digits = "".join(re.findall(r"[0-9a-f]{2}", "".join(re.findall(r"- (.*?)   ", said))))
    assert digits == record.hash


@with_openssl
def test_a_reader_checks_what_the_page_of_changes_says(stamped: Path, tmp_path: Path) -> None:
    """Every command of the page is run, in a folder with what the page offers to download."""
    verified = gate.verified(stamped.parent)
    said = html.unescape(changes_page(verified).markdown())
    assert (
        "<summary>This edition existed no later than 9 March 2024, 12:30:16 UTC, according to Lunde Time</summary>"
        in said
    )
    files = dict(exported_files(verified))
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    for address in re.findall(r'href="(\S+)" download', said):
        (downloads / Path(address).name).write_text(files[address.removeprefix("../")], "utf-8")
    commands = "\n".join(re.findall('<pre class="commands">(.*?)</pre>', said, re.DOTALL))
    assert [line.split()[0] for line in commands.splitlines()] == ["python3", "openssl", "openssl"]
    ran = subprocess.run(["sh", "-ec", commands], cwd=downloads, capture_output=True, text=True, check=False)
    record = verified.records["2024-03-09"]
    assert (ran.returncode, ran.stdout) == (0, f"2024-03-09: is the first: {record.hash}\nVerification: OK\n"), (
        ran.stderr
    )
    assert sorted(path.name for path in downloads.iterdir()) == [
        "2024-03-09.tsr",
        "2024-03-09.tsr.b64",
        "authorities.pem",
        "editions.json",
        "verify.py",
    ]
    assert (downloads / "2024-03-09.tsr").read_bytes() == (stamped / "2024-03-09.tsr").read_bytes()
    other = commands.replace(record.hash, hashlib.sha256(b"other").hexdigest())
    assert subprocess.run(["sh", "-ec", other], cwd=downloads, capture_output=True, check=False).returncode == 1


@with_openssl
def test_a_reader_checks_what_the_format_of_records_says(stamped: Path, tmp_path: Path) -> None:
    """As the page of changes does: the certificate of this authority expired long ago."""
    files = dict(exported_files(gate.verified(stamped.parent)))
    for name in ("2024-03-09.tsr.b64", "authorities.pem"):
        (tmp_path / name).write_text(files[f"data/editions/{name}"], "utf-8")
    (edition,) = json.loads(files["data/editions.json"])["editions"]
    seconds = f"{datetime.datetime.fromisoformat(edition['no_later_than']).timestamp():.0f}"
    (commands,) = re.findall(
        "```sh\n(.*?)```", (ROOT / "docs" / "formats" / "records.md").read_text("utf-8"), re.DOTALL
    )
    for placeholder, value in (("DAY", edition["edition"]), ("HASH", edition["hash"]), ("SECONDS", seconds)):
        commands = commands.replace(placeholder, value)
    ran = subprocess.run(["sh", "-ec", commands], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "Verification: OK\n"), ran.stderr


def test_nothing_but_certificates_is_published_of_the_roots(stamped: Path) -> None:
    (stamped / "authorities.pem").write_bytes(b"Signed at Lunde.\n" + PRIVATE_KEY + LUNDE.root + b"\xff")
    files = dict(exported_files(gate.verified(stamped.parent)))
    assert files["data/editions/authorities.pem"] == LUNDE.root.decode()


def test_the_handbook_shows_what_is_said(server: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its commands are run, with an authority on this machine in the place of the one that it names."""
    monkeypatch.chdir(tmp_path)
    assert run_command(["new", "town"]) == 0
    monkeypatch.chdir(tmp_path / "town")
    at = f"{server.address}/tsr"
    with Path("briefing", "briefing.yml").open("a", encoding="utf-8") as front:
        front.write(f"stamped_by: {at}\n")
    editions = Path("briefing", "editions")
    editions.mkdir()
    (editions / "authorities.pem").write_bytes(LUNDE.root)
    page = (ROOT / "docs" / "handbook" / "editions.md").read_text("utf-8")
    blocks = re.findall("```console\n(.*?)```", page, re.DOTALL)
    for block, answer in zip(blocks, (LUNDE.serves(), sends(b"", status=503)), strict=True):
        server.answers["/tsr"] = answer
        screen = shown(block.replace("--timestamp", "--timestamp --allow-private"))
        screen = screen.replace(" --allow-private", "").replace(at, "https://time.example/tsr")
        assert screen == block
        (editions / "2024-03-06.tsr").unlink(missing_ok=True)
