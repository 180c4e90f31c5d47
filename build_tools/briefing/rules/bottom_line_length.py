"""Check that bottom lines are short, and that of the whole briefing the shortest."""

from collections.abc import Iterator

from build_tools.briefing.lengths import BOTTOM_LINE, FRONT_SENTENCES, too_long
from build_tools.briefing.load import Draft
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding, Route
from build_tools.markup.prose import plain
from build_tools.text.sentences import sentences


def find(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each bottom line with too many words, or for that of the briefing with too many sentences."""
    for route, text in _bottom_lines(draft):
        sentence = too_long("the bottom line", text, BOTTOM_LINE)
        if sentence:
            yield Finding(Code.BOTTOM_LINE_LENGTH, route, sentence)
    if draft.front is not None:
        count = len(sentences(plain(draft.front.bottom_line)))
        if count > FRONT_SENTENCES:
            sentence = f"the bottom line has {count} sentences; cut it to {FRONT_SENTENCES}"
            yield Finding(Code.BOTTOM_LINE_LENGTH, ("front", "bottom_line"), sentence)


def _bottom_lines(draft: Draft) -> Iterator[tuple[Route, str]]:
    if draft.front is not None:
        yield ("front", "bottom_line"), plain(draft.front.bottom_line)
    for name, topic in draft.topics.items():
        yield ("topics", name, "bottom_line"), plain(topic.bottom_line)
