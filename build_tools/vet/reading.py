"""Read the text to be vetted, from a file, standard input or an address, in any form that `briefing add` takes."""

from build_tools.intake.articles.arrival import arrive
from build_tools.vet.manuscripts import Manuscript, markdown, plain

_STREAM = "-"


def manuscript_of(given: str, stream: bytes, *, allow_private: bool) -> Manuscript:
    """Return the text that is named, `-` for the bytes of a stream; raises OperationFailed.

    A text is read as Markdown, unless its file is called .txt.
    """
    arrived = arrive(given, stream, page=None, allow_private=allow_private)
    article = arrived.article
    name = "standard input" if given == _STREAM else given
    if arrived.kind != "text":
        # Everything that the document shows, wherever an article begins and ends.
        return plain(name, "\n\n".join(block.text for block in article.blocks) + "\n")
    return plain(name, article.text) if given.endswith(".txt") else markdown(name, article.text)
