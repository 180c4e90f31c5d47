"""Describe in English how two readings differ, for a message."""

from build_tools.text.collation import ELISION, Change, changes
from build_tools.text.spelling import ENGLISH, Spelling


def difference_in_words(lemma: str, reading: str, spelling: Spelling = ENGLISH) -> str:
    """Return the differences as a sentence: "reads “stone” not “granite”; omits “the”."."""
    differing = [change for change in changes(lemma, reading, spelling) if change.weight != "same"]
    return "; ".join(map(in_words, differing)) + "." if differing else "The same words."


def in_words(change: Change) -> str:
    """Return one difference in words: “reads “stone” not “granite””."""
    lemma, reading = change.lemma, change.reading
    asked, printed = (text.replace(ELISION, "").strip() for text in (lemma, reading))
    if asked and printed:
        return f"reads “{reading}” not “{lemma}”"
    if asked:
        return f"does not include “{lemma}”" if change.weight == "extent" else f"omits “{lemma}”"
    if printed:
        return f"also includes “{reading}”" if change.weight == "extent" else f"inserts “{reading}”"
    return "has words omitted there" if reading else "continues without an omission"
