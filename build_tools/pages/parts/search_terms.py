"""Hidden words by which search finds a page that doesn't show them, or not as people type them."""

import re
from collections.abc import Iterable, Iterator

from build_tools.markup.html import NOTHING, Html, el
from build_tools.text.folding import SPACELESS, without_marks

_RUN = re.compile(f"[{SPACELESS}]+")
_LONGEST = 8


def hidden(texts: Iterable[str], shown: str) -> Html:
    """The words of texts that are not shown, each once, since search ranks a page by how often it has a word.

    Words with marks are there without them too. In a script without spaces a word may begin at any character.
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
