"""Describe in words how readings differ: an apparatus in, pieces of a sentence out."""

from collections.abc import Iterable, Iterator, Mapping

from build_tools.text.collation import ELISION, ApparatusEntry, Change, Weight, changes
from build_tools.text.spelling import ENGLISH, Spelling

Piece = tuple[str, bool]
"""A piece of a description, and whether it is words of the sources."""


def difference_in_words(lemma: str, reading: str, spelling: Spelling = ENGLISH) -> Iterator[Piece]:
    """Yield the differences as a sentence, for readers who can't see them marked."""
    differing = [change for change in changes(lemma, reading, spelling) if change.weight != "same"]
    yield from differences_in_words(differing)
    yield (".", False) if differing else ("The same words.", False)


def differences_in_words(differing: Iterable[Change]) -> Iterator[Piece]:
    """Yield the differences of one reading in words, one after the other."""
    for index, change in enumerate(differing):
        yield ("; ", False) if index else ("", False)
        yield from variant_in_words(change.lemma, change.reading, change.weight)


def variant_in_words(lemma: str, reading: str, weight: Weight, *, of_many: bool = False) -> Iterator[Piece]:
    """Yield one difference in words: what a witness, or each of many, has for the lemma's words."""
    has, lacks, adds, also, does_not, breaks, goes = _VERBS[of_many]
    asked, printed = (text.replace(ELISION, "").strip() for text in (lemma, reading))
    if asked and printed:
        yield from _quoted(f"{has} ", reading)
        yield from _quoted(" for ", lemma)
    elif asked:
        yield from _quoted(f"{does_not} print " if weight == "extent" else f"{lacks} ", lemma)
    elif printed:
        yield from _quoted(f"also {also} " if weight == "extent" else f"{adds} ", reading)
    elif reading:
        yield f"{breaks} off and {goes} on", False
    else:
        yield f"{goes} on without a break", False


_VERBS = {
    False: ("has", "lacks", "adds", "prints", "does not", "breaks", "goes"),
    True: ("have", "lack", "add", "print", "do not", "break", "go"),
}


def _quoted(lead: str, text: str) -> tuple[Piece, ...]:
    return (f"{lead}“", False), (text, True), ("”", False)


def apparatus_line(entries: list[ApparatusEntry], sigla: Mapping[str, str]) -> Iterator[Piece]:
    """Yield an apparatus as editions print it: lemma] variant SIGLA, with om. for an omission."""
    for index, entry in enumerate(entries):
        yield (" | ", False) if index else ("", False)
        yield (entry.lemma, True) if entry.lemma else ("+", False)
        yield "] ", False
        for number, variant in enumerate(entry.variants):
            yield (", ", False) if number else ("", False)
            nothing = "non habet" if variant.weight == "extent" and entry.lemma != ELISION else "om."
            yield (variant.text, True) if variant.text else (nothing, False)
            yield f" {' '.join(sigla[name] for name in variant.witnesses)}", False
