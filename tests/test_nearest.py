"""What a message ends with where a name is not known."""

import pytest

from build_tools.diagnostics.did_you_mean import did_you_mean

MANY = [f"quay-{number:02}" for number in range(31)]


@pytest.mark.parametrize(
    ("name", "known", "said"),
    [
        ("tidngs", ["post", "tidings"], "did you mean 'tidings'?"),
        ("x", ["post", "tidings"], "use one of post, tidings"),
        ("x", [], "none is defined yet"),
        ("quay-3", MANY, "did you mean 'quay-30'?"),
        ("x", MANY, "none of the 31 known is similar; look up the one that you mean, such as 'quay-00'"),
    ],
)
def test_the_way_out_is_short(name: str, known: list[str], said: str) -> None:
    assert did_you_mean(name, known) == said
