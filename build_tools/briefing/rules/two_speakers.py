"""Check that no sentence has two speakers: in two sources, or in a quote and the tag beside it in a source."""

import re
from collections.abc import Iterable, Iterator
from itertools import permutations, product

from build_tools.briefing.load import Draft
from build_tools.briefing.speech.speakers import is_another_office
from build_tools.briefing.verify import Checks
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding
from build_tools.model import Segment
from build_tools.text.folding import fold
from build_tools.text.sentences import sentences

_WORD = re.compile(r"\w+(?:'\w+)*")
_FEWEST = 6
"""Two people may well say the same in fewer words."""


def find(draft: Draft, checks: Checks) -> Iterator[Finding]:
    """Yield a remark for each quote with a sentence of another speaker's, and each reading with another's office."""
    yield from _in_two_sources(draft)
    for (name, source), check in checks.items():
        quote = draft.quotes[name]
        if quote.speaker not in draft.people or source in quote.speaker_because:
            continue
        named = sorted({token.voice.speaker for anchor in check.anchors for token in anchor.spoken})
        other = next((each for each in named if is_another_office(each, draft.people[quote.speaker])), None)
        if other:
            sentence = (
                f"the source gives these words to “{other}”, an office that the role of '{quote.speaker}' doesn't "
                "name; correct speaker: or role:, or say in speaker_because: why they are the speaker's"
            )
            yield Finding(Code.TWO_SPEAKERS, ("quotes", name, "readings", source), sentence)


def _in_two_sources(draft: Draft) -> Iterator[Finding]:
    settled = {
        pair
        for each in draft.discrepancies.values()
        for one, other in permutations(each.positions, 2)
        for pair in product(one.cites, other.cites)
    }
    given: dict[tuple[str, ...], tuple[str, str]] = {}
    for quote in draft.quotes.values():
        for source in quote.written_out if quote.speaker else ():
            for said in _sentences(quote.readings[source].segments):
                first, its = given.setdefault(said, (quote.id, source))
                theirs = draft.quotes[first].speaker
                if theirs != quote.speaker and its != source and (first, quote.id) not in settled:
                    sentence = (
                        f"'{its}' gives a sentence of this reading to '{theirs}', in quote '{first}'; correct speaker: "
                        "of one of them, or add a discrepancy with a position that cites each"
                    )
                    yield Finding(Code.TWO_SPEAKERS, ("quotes", quote.id, "speaker"), sentence)
                    break


def _sentences(segments: Iterable[Segment]) -> Iterator[tuple[str, ...]]:
    for segment in segments:
        words = (tuple(_WORD.findall(fold(each).text.casefold())) for each in sentences(segment.exact))
        yield from (each for each in words if len(each) >= _FEWEST)
