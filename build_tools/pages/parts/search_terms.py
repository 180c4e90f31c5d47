"""Words by which search finds a page and that don't stand on it as people type them."""

import re
from collections.abc import Iterable, Iterator

from build_tools.markup.html import NOTHING, Html, el
from build_tools.text.folding import SPACELESS, without_marks

_RUN = re.compile(f"[{SPACELESS}]+")
_LONGEST = 8


def hidden(texts: Iterable[str], shown: str) -> Html:
    """The words of texts, but for those that are shown, each once, since search counts how often a word stands.

    Of a word with marks the plain form too, and of a script without spaces each place at which a word may begin.
    """
    seen = set(shown.split())
    forms = dict.fromkeys(form for text in (*texts, shown) for word in text.split() for form in _forms(word))
    words = [form for form in forms if form not in seen]
    return el("p", " ".join(words), hidden="") if words else NOTHING


def _forms(word: str) -> Iterator[str]:
    yield word
    yield without_marks(word)
    for run in _RUN.findall(word):
        yield from (run[at : at + _LONGEST] for at in range(len(run)))
