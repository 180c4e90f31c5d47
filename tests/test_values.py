"""Which texts the model takes for a web address, and what it says of the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from build_tools.markup.html import el
from build_tools.markup.prose import inline, links
from build_tools.model.values import AddressOrUnknown, EditAddress, ReportAddress, SiteAddress
from build_tools.text.web_addresses import address_fault
from tests.test_properties import shown_by

LEGAL = [
    "https://en.wikipedia.org/wiki/Schindler's_List",
    "https://post.example/quay?a[0]=1|2&b='c'#[x]",
    "https://post.example?q=1",
    "https://post.example:8080/",
    "http://[2001:db8::1]:80/quay",
    "https://[::1]",
    "https://xn--gre-6ka8i.example/é",
    "https://post.example/@lunde",
    "https://127.0.0.1:1/",
    f"https://post.example/{'a' * 1979}",
]
WITH_HTTPS = "write one after https://, such as post.example or [2001:db8::1]"


@pytest.mark.parametrize("address", LEGAL)
def test_a_legal_address_is_taken(address: str) -> None:
    assert TypeAdapter(AddressOrUnknown).validate_python(address) == address


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("post.example/quay", "'post.example/quay' is not a web address; start it with https://, or write unknown"),
        ("javascript:x", "'javascript:x' is not a web address; start it with https://, or write unknown"),
        ("https://post.example/a b", "'https://post.example/a b' contains a space; write %20 instead"),
        ('https://post.example/"a"', "'https://post.example/\"a\"' contains '\"'; write %22 instead"),
        ("https://post.example/{a}", "'https://post.example/{a}' contains '{'; write %7B instead"),
        ("https:///quay", f"'https:///quay' has no valid host; {WITH_HTTPS}"),
        ("https://[post.example/quay", f"'https://[post.example/quay' has no valid host; {WITH_HTTPS}"),
        ("https://[::1]x/", f"'https://[::1]x/' has no valid host; {WITH_HTTPS}"),
        ("https://po|st.example/", f"'https://po|st.example/' has no valid host; {WITH_HTTPS}"),
        ("https://post..example/", f"'https://post..example/' has no valid host; {WITH_HTTPS}"),
        ("https://post.example:0/", f"'https://post.example:0/' has no valid host; {WITH_HTTPS}"),
        ("https://post.example:65536/", f"'https://post.example:65536/' has no valid host; {WITH_HTTPS}"),
        ("https://post.example:/", f"'https://post.example:/' has no valid host; {WITH_HTTPS}"),
        ("https://2130706433/", f"'https://2130706433/' has no valid host; {WITH_HTTPS}"),
        ("https://0x7f.1/", f"'https://0x7f.1/' has no valid host; {WITH_HTTPS}"),
        ("https://p%6Fst.example/", f"'https://p%6Fst.example/' has no valid host; {WITH_HTTPS}"),
        (
            "https://post.example\\@evil.example/",
            "'https://post.example\\@evil.example/' contains '\\'; write %5C instead",
        ),
        (
            "https://bbc.example@evil.example/",
            "'https://bbc.example@evil.example/' leads to evil.example, whatever comes before the @; delete that",
        ),
        (
            "https://www.\u0430pple.example/",
            "'https://www.\u0430pple.example/' has other letters than a to z in its host; if you mean www.xn--pple-43d.example, write that",
        ),
        (
            "https://gr\u00f6\u00dfe.example:80/",
            "'https://größe.example:80/' has other letters than a to z in its host; if you mean xn--gre-6ka8i.example:80, write that",
        ),
        (
            "https://post\u202e.example/",
            "'https://post\u202e.example/' has characters in its host that no host may have; write the host in ASCII",
        ),
        (
            "https://post.example/\u200bquay",
            "the address contains the character U+200B, which can't be seen; write %E2%80%8B",
        ),
        ("https://post.example/" + "a" * 1980, "this address has 2,001 characters; write one of at most 2,000"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(text: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(AddressOrUnknown).validate_python(text)
    assert [error["msg"] for error in refused.value.errors()] == [said]


def test_an_address_for_edits_may_have_an_apostrophe() -> None:
    address = "https://git.example/lunde's/edit/{file}#L{line}"
    assert TypeAdapter(EditAddress).validate_python(address) == address


@pytest.mark.parametrize(
    ("kind", "ending"), [(EditAddress, "{file}"), (ReportAddress, "?title={title}"), (SiteAddress, "")]
)
@pytest.mark.parametrize(
    "start", ["https://bbc.example@evil.example/", "https://www.\u0430pple.example/", "https://post.example:0/"]
)
@pytest.mark.parametrize("middle", ["", "\u200b/"])
def test_no_address_deceives(kind: object, start: str, middle: str, ending: str) -> None:
    assert TypeAdapter(kind).validate_python(f"https://git.example/{ending}")
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(f"{start}{middle}{ending}")
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(f"https://git.example/\u200b/{ending}")


@pytest.mark.parametrize("address", LEGAL)
def test_prose_links_to_it(address: str) -> None:
    prose = f"See [the film]({address})."
    (target,) = links(prose)
    assert address_fault(target) is None
    assert shown_by(str(inline(prose, str))).elements == ["p", "a href rel"]


@given(st.text(st.sampled_from("a'|[]=/?#&;()%"), max_size=20))
def test_no_address_ends_its_attribute(path: str) -> None:
    address = f"https://post.example/{path}"
    assert address_fault(address) is None
    shown = shown_by(str(el("a", "words", href=address)))
    assert (shown.elements, shown.values, shown.text.strip()) == (["p", "a href"], [address], "words")
