"""How many sentences a text has."""

import pytest

from build_tools.text.sentences import sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("...", 0),
        ("One", 1),
        ("One. Two", 2),
        ("One! Two? Three.", 3),
        ("It rose by 1.5 per cent.", 1),
        ("J. R. Smith of the U.S. Congress said so.", 1),
        ("He paused … and went on.", 1),
        ("He paused... Nobody spoke.", 2),
        ("“It is stone.” Nobody asked why.", 2),
        ("It is (as he said.) Two.", 2),
        ("See e.g. the minutes.", 1),
        ("渡し船は岸壁に着く。誰も来ない。", 2),
        ("「来ない。」と言った。", 2),
        ("ذهب الرجل. عاد الولد؟ نعم.", 3),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(sentences(text)) == count
