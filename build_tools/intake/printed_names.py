"""Find the full names that a German or French text prints, and the offices that it prints beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_tools.intake.saying_lexicons import Lexicon

WORD = re.compile(r"(?:Mme|Mlle|M|Me|Dr|Prof)\.?(?= )|[dD][’']après|[lLdDsS][’'](?=\w)|\w+(?:[’'-]\w+)*|[^\w\s]")
_LONGEST, _BEFORE = 3, 8


@dataclass(frozen=True)
class PrintedName:
    """A name as `printed`, in two words or three, without an occupation before it, and the office of whose it is.

    The office is empty if none is printed beside the name.
    """

    printed: str
    name: str
    office: str


def printed_names(text: str, lexicon: Lexicon) -> Iterator[PrintedName]:
    """Yield the names in the order of the text: runs of words with capitals, without the offices before them.

    An occupation before a name, as in "Spediteur Jan Ott", is no part of it where the text also prints it without, or
    in German where an article comes before it.
    """
    found = list(_names(text, lexicon))
    names = {name for _, name, _ in found}
    for printed, name, office in found:
        _, _, rest = name.partition(" ")
        yield PrintedName(printed, rest if rest in names else name, office)


def _names(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str, str]]:
    for line in re.finditer(r"[^\n]+", text):
        words = list(WORD.finditer(text, *line.span()))
        ends = [at for at, each in enumerate(words) if not _in_name(each[0], lexicon)]
        for start, stop in pairwise([-1, *ends, len(words)]):
            count = stop - start - 1
            if count in range(2, _LONGEST + 1):
                before = [each[0].casefold() for each in words[max(start + 1 - _BEFORE, 0) : start + 1]]
                a_noun = lexicon.compounds and count == _LONGEST and before[-1:] and before[-1] in lexicon.articles
                begin, end = words[start + 1].start(), words[stop - 1].end()
                name = text[words[start + 2].start() if a_noun else begin : end]
                yield text[begin:end], name, _office(before, lexicon)


def _in_name(word: str, lexicon: Lexicon) -> bool:
    small = word.casefold()
    return word[0].isupper() and not (lexicon.is_office(small) or small in lexicon.honorifics | lexicon.articles)


def _office(before: Sequence[str], lexicon: Lexicon) -> str:
    """The office right before a name, or before a comma: le maire de la commune, Alain Tréguer."""
    if before[-1:] == [","]:
        marks = [at for at, word in enumerate(before[:-1]) if not word[0].isalnum()]
        return lexicon.office_in(before[marks[-1] + 1 if marks else 0 : -1])
    return lexicon.office_in(before[-3:]) if before and lexicon.is_office(before[-1]) else ""
