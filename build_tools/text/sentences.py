"""Split a text into sentences, and find the first."""

import re

_END = re.compile(
    r"""
    (?:
        (?<!\b[^\W\d_])[.]          # no initial, as in J. or U.S.
        | [!?…؟۔।]
    )+
    ["'”’»)\]]*
    (?: $ | \s+ (?=\S) (?![a-zß-öø-ÿ]) )  # a small letter goes on with the same sentence
    | [。！？]+[”’」』）]*
    """,
    re.VERBOSE,
)

NEXT_SENTENCE = re.compile(r"[.!?…][’”\"')\]]*\s+(?=[^\Wa-z\d_])")
"""What ends a sentence and is followed by a capital letter, quickly told: an initial ends one too."""


def first_sentence(text: str) -> str:
    """Return a text up to the end of its first sentence."""
    found = _END.search(text)
    return text[: found.end()].strip() if found else text


def sentences(text: str) -> list[str]:
    """Return the sentences of a text without the marks at their ends; one that lacks its full stop is one too.

    An abbreviation with a full stop counts as an end where a capital letter or a number follows, as in "Mr. Smith".
    """
    return [piece for piece in _END.split(text.strip()) if any(map(str.isalnum, piece))]
