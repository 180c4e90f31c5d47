"""How long the texts may be that a hurried reader reads, and how long they are."""

from build_tools.text.word_count import counts_characters, word_count

BOTTOM_LINE = 60
EVIDENCE = 60
FRONT_SENTENCES = 3

_CHARACTERS_OF_A_WORD = 2
"""In a script without spaces between words: as much as a word has there on average."""


def too_long(subject: str, text: str, most: int) -> str | None:
    """Return the sentence about a text that has more than so many words, or None.

    In a script without spaces between words, characters are counted, and there may be twice as many.
    """
    spaceless = counts_characters(text)
    allowed, unit = (most * _CHARACTERS_OF_A_WORD, "characters") if spaceless else (most, "words")
    length = word_count(text)
    return f"{subject} has {length} {unit}; cut it to {allowed}" if length > allowed else None
