"""A text in another encoding than UTF-8 is read if it can be read in one way only."""

import pytest

from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.encodings import decoded

ENGLISH = "“We can’t wait…” – so the chair, at the café.\n"
GERMAN = "„Größer wird’s nicht“, sagte Frau Brandt über die Möwen.\r\n"
SAVE = "open it in a program that shows it correctly, and save it as UTF-8"


@pytest.mark.parametrize("text", [ENGLISH, GERMAN])
def test_what_can_be_read_in_one_way_is_read(text: str) -> None:
    read = decoded(text.encode("cp1252"), "a.txt")
    part = text.split()[0] if text == ENGLISH else "„Größer"
    assert (read.text, read.encoding) == (text.replace("\r\n", "\n"), "Windows-1252")
    assert read.remarks == (f"a.txt is not UTF-8 and was read as Windows-1252, in which it has {part!r}",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("« Très bien », dit-elle.".encode("cp1252"), f"is not UTF-8, and what may be 'Très' may as well be 'Trčs'; {SAVE}"),
        ("Москва сказала".encode("cp1251"), f"is not UTF-8, and what may be 'Ìîñêâà' may as well be 'Ěîńęâŕ'; {SAVE}"),
        ("It costs £9.".encode("cp1252"), f"is not UTF-8, and what may be '£9.' may as well be 'Ł9.'; {SAVE}"),
        (b"\xff\x00", "is not UTF-8; save it as UTF-8"),
        (b"caf\xe9 " * 70_000, "has more than 300,000 bytes; save only the article, or a part of it, as a source"),
    ],
)  # fmt: skip
def test_what_can_be_read_in_two_ways_is_not_guessed(data: bytes, said: str) -> None:
    with pytest.raises(OperationFailed) as failed:
        decoded(data, "a.txt")
    assert str(failed.value) == f"a.txt {said}"


@pytest.mark.parametrize(
    ("data", "charset", "encoding"),
    [
        ("« Très bien »".encode("cp1252"), "ISO-8859-1", "ISO-8859-1"),
        ("« Très bien »".encode("cp1252"), "windows-1252", "windows-1252"),
        ("« Très bien »".encode(), "windows-1252", None),
        ("« Très bien »".encode("utf-8-sig"), "nonsense", None),
        ("« Très bien »".encode("utf-16"), None, None),
    ],
)
def test_what_a_text_says_of_itself_or_a_server_of_it(data: bytes, charset: str | None, encoding: str | None) -> None:
    read = decoded(data, "a.txt", charset)
    assert (read.text, read.encoding, read.remarks) == ("« Très bien »", encoding, ())


@pytest.mark.parametrize("charset", ["zlib", "rot13", "unicode_escape", "a\0b"])
def test_a_server_names_no_encoding_that_is_for_other_things_than_texts(charset: str) -> None:
    assert decoded(GERMAN.encode("cp1252"), "a.txt", charset) == decoded(GERMAN.encode("cp1252"), "a.txt")


def test_a_word_as_long_as_a_text_costs_what_others_do() -> None:
    """A pattern that begins again at each of its letters takes an hour."""
    assert decoded(b"a" * 250_000 + " “café”".encode("cp1252"), "a.txt").encoding == "Windows-1252"
