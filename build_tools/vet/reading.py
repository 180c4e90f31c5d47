"""Make a manuscript of what arrived: a text as Markdown, any other document by all that it shows."""

from build_tools.intake.articles.arrival import Arrived
from build_tools.vet.manuscripts import Manuscript, document, markdown, plain

_STREAM = "-"


def manuscript_of(arrived: Arrived, given: str) -> Manuscript:
    """Return the text to be vetted, by the name that it was given.

    A text is Markdown unless its file is called .txt. Of a page or a Word document everything counts, wherever an
    article begins and ends; its places are those of the text that was read, a paragraph a line.
    """
    name = "standard input" if given == _STREAM else given
    if arrived.kind != "text":
        return document(name, [(block.text, block.set_apart and not block.kind) for block in arrived.article.blocks])
    text = arrived.article.text
    return plain(name, text) if given.endswith(".txt") else markdown(name, text)
