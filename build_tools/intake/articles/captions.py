"""Read captions of a film or broadcast: WebVTT and SubRip."""

import io
import re
from importlib.metadata import version

import webvtt

from build_tools.diagnostics.refused import OperationFailed
from build_tools.intake.articles.article import Article, Block, Fact
from build_tools.intake.articles.encodings import decoded
from build_tools.intake.articles.paragraphs import sentences_joined

_TAGS = re.compile(r"<[^<>]*>|\{\\[^{}]*\}")
_SPEAKER = re.compile(r"^(?:- ?)?(?P<who>[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{1,40}): ")
"""A name in capitals and a colon, as broadcasters print who speaks."""


def read_captions(data: bytes, name: str, charset: str | None) -> Article:
    """The spoken words, a paragraph for each turn that the captions mark; raises OperationFailed."""
    found = decoded(data, name, charset)
    text = found.text
    try:
        if text.startswith("WEBVTT"):
            captions = webvtt.from_string(text)
        else:
            captions = webvtt.from_buffer(io.StringIO(text), format="srt")
    except (webvtt.errors.MalformedFileError, webvtt.errors.MalformedCaptionError) as error:
        raise OperationFailed(f"{name} can't be read as captions ({error}); save them again as .vtt or .srt") from None
    cues = []
    for cue in captions.captions:
        who, said = cue.voice or "", " ".join(_TAGS.sub("", cue.text).split())
        named = _SPEAKER.match(said)
        if not who and named:
            who, said = named["who"].strip(), said[named.end() :]
        cues.append((cue.start_in_seconds, cue.end_in_seconds, who, said))
    turns = list(sentences_joined(cues))
    if not turns:
        raise OperationFailed(f"{name} has no captions; save them again as .vtt or .srt")
    blocks = tuple(Block(f"{who}: {said}" if who else said) for who, said in turns)
    kind = Fact("kind", "transcript", "its being captions")
    return Article(blocks, f"webvtt-py {version('webvtt-py')}", (kind,), found.remarks)
