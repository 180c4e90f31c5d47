"""Which texts the model takes for a web address, and what it says of the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from build_tools.markup.html import el
from build_tools.markup.prose import inline, links
from build_tools.model.values import AddressOrUnknown, EditAddress, is_web_address
from tests.test_properties import shown_by

LEGAL = [
    "https://en.wikipedia.org/wiki/Schindler's_List",
    "https://post.example/quay?a[0]=1|2&b='c'#[x]",
    "https://post.example?q=1",
    "https://post.example:8080/",
    "http://[2001:db8::1]:80/quay",
    "https://[::1]",
    "https://größe.example/é",
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
    ],
)
def test_what_is_wrong_with_an_address_is_said(text: str, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(AddressOrUnknown).validate_python(text)
    assert [error["msg"] for error in refused.value.errors()] == [said]


def test_an_address_for_edits_may_have_an_apostrophe() -> None:
    address = "https://git.example/lunde's/edit/{file}#L{line}"
    assert TypeAdapter(EditAddress).validate_python(address) == address


@pytest.mark.parametrize("address", LEGAL)
def test_prose_links_to_it(address: str) -> None:
    prose = f"See [the film]({address})."
    (target,) = links(prose)
    assert is_web_address(target)
    assert shown_by(str(inline(prose, str))).elements == ["p", "a href rel"]


@given(st.text(st.sampled_from("a'|[]=/?#&;()%"), max_size=20))
def test_no_address_ends_its_attribute(path: str) -> None:
    address = f"https://post.example/{path}"
    assert is_web_address(address)
    shown = shown_by(str(el("a", "words", href=address)))
    assert (shown.elements, shown.values, shown.text.strip()) == (["p", "a href"], [address], "words")
