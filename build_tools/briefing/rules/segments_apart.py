"""Check that the segments of a reading say something each, and stand close together in the words of one speaker.

Segments that touch are one. The limits were found on the first briefing, which had 33 readings in segments. In three
they lay 220 words apart or more, and each of these joined passages that had nothing to do with each other; in the
others it was 68 words at most. Segments of one or two words could nearly all be quoted with the words between them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_tools.briefing.load import Draft
from build_tools.briefing.reasons import superfluous
from build_tools.briefing.verify import Anchor, Check, Checks, parted, words_between
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.text.counting import counted
from build_tools.text.word_count import counts_characters, word_count

_FEWEST, _MOST = 3, 75
_FEWEST_CHARACTERS, _MOST_CHARACTERS = 6, 150
"""In a script without spaces between words: a word has about two characters there."""

_REASON = "or say in elided_because: why they belong together"


def find(draft: Draft, checks: Checks) -> Iterator[Finding]:
    """Yield a finding for each segment that doesn't belong to the others, and for each reason that settles nothing."""
    sound: set[tuple[str, str]] = set()
    for (name, source), check in checks.items():
        if check.verdict in ("not-found", "unchecked") or source not in draft.sources:
            continue
        problems = list(_problems(check, in_transcript=draft.sources[source].kind == "transcript"))
        if not problems:
            sound.add((name, source))
        elif not draft.quotes[name].elided_because.keys() & {source, draft.quotes[name].printed_by(source)}:
            index, sentence = problems[0]
            at = ("quotes", name, "readings", source, "segments", index, "exact")
            yield Finding(Code.SEGMENTS_APART, at, sentence)
    yield from superfluous(draft, Code.SEGMENTS_APART, "elided_because", sound)


def _problems(check: Check, *, in_transcript: bool) -> Iterator[tuple[int, str]]:
    """What is wrong with the segments, each by its index."""
    runs = _runs(check.anchors)
    if len(runs) == 1:
        return
    for index, run in runs.items():
        words = "".join(anchor.exact for anchor in run)
        fewest = _FEWEST_CHARACTERS if counts_characters(words) else _FEWEST
        if word_count(words) < fewest:
            has = _counted(word_count(words), words)
            yield index, f"this segment has only {has}; quote at least {fewest} together, {_REASON}"
    for (_, before), (index, after) in pairwise(runs.items()):
        between, words = words_between(before[-1], after[0]) or 0, before[-1].exact + after[0].exact
        most = _MOST_CHARACTERS if counts_characters(words) else _MOST
        if between > most:
            apart = f"{_counted(between, words)} lie between this segment and the one before, more than {most}"
            yield index, f"{apart}; quote the two apart, {_REASON}"
        elif not _same_voice(before[-1], after[0], in_transcript=in_transcript):
            unsure = "the source doesn't show that this segment and the one before are words of one speaker"
            yield index, f"{unsure}; quote the two apart, {_REASON}"


def _runs(anchors: Sequence[Anchor]) -> dict[int, list[Anchor]]:
    """The segments that touch, together, by the index of the first."""
    runs = {0: [anchors[0]]}
    for index, (before, after) in enumerate(pairwise(anchors), 1):
        if parted(before, after):
            runs[index] = []
        next(reversed(runs.values())).append(after)
    return runs


def _same_voice(before: Anchor, after: Anchor, *, in_transcript: bool) -> bool:
    """Whether two segments are in one quotation, in two neighbouring ones of a named speaker, or in none."""
    one, other = before.spoken[-1].voice, after.spoken[0].voice
    if in_transcript and not one.is_quoted and not other.is_quoted:
        return one.paragraph == other.paragraph  # a new paragraph may be another speaker's
    if one.stretch == other.stretch or not (one.is_quoted or other.is_quoted):
        return True
    return other.stretch == one.stretch + 2 and one.is_quoted and one.speaker == other.speaker != ""


def _counted(number: int, words: str) -> str:
    return counted(number, "character" if counts_characters(words) else "word")
