"""The files by which a browser checks a reader's own copy of an article: scripts, as pages from disk may fetch no data.

`index` has what is said, and each source's has its pin, with the quote of each proof, which links its result.
"""

from collections.abc import Iterator
from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import interface_language, say_plain
from build_tools.markup.html import script_call
from build_tools.text.folding import NAMES

_FOLDER = "data/pins"
_SAID = (
    *(
        "source",
        "article",
        "stays",
        "file",
        "key",
        "run",
        "working",
        "empty",
        "long",
        "unreadable",
        "failed",
        "unsound",
        "bad-key",
    ),
    *("exact", "differs", "missing", "absent", "only-quoted", "only-copy", "page"),
)
"""What the script says as it is."""


def own_copy_files(verified: VerifiedBriefing) -> Iterator[tuple[str, str]]:
    """Every file: its path below docs/ and its text."""
    if verified.pins:
        yield f"{_FOLDER}/index.js", script_call("pinPart", "index", _interface(verified))
    quotes = _quotes(verified)
    for name, pin in verified.pins.items():
        of = [quotes.get((name, proof.start, proof.end)) for proof in pin.proofs]
        yield f"{_FOLDER}/{name}.js", script_call("pinPart", name, {"pin": pin.model_dump(), "quotes": of})


def _quotes(verified: VerifiedBriefing) -> dict[tuple[str, int | None, int | None], str]:
    """The first quote of which words of a source are, by the source and the place of the words."""
    found: dict[tuple[str, int | None, int | None], str] = {}
    for (quote, source), check in verified.checks.items():
        for anchor in check.anchors:
            found.setdefault((source, anchor.start, anchor.end), quote)
    return found


def _interface(verified: VerifiedBriefing) -> dict[str, Any]:
    """What the script says, and in which language; where it puts something in, there is a name in braces."""
    words = {name: say_plain(verified, f"own-copy-{name}") for name in _SAID}
    words["folded"] = say_plain(verified, "own-copy-folded", folds="{folds}")
    counts = {name: f"{{{name}}}" for name in ("exact", "folded", "differs", "missing")}
    words["same"] = say_plain(verified, "own-copy-same", count="{count}")
    for name in ("other", "other-key", "keyless"):
        words[name] = say_plain(verified, f"own-copy-{name}", count="{count}", **counts)
    return {
        "language": interface_language(verified),
        "words": words,
        "folds": {name: say_plain(verified, f"fold-{name}") for name in NAMES},
    }
