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
        if not check.offices:  # as most sources name who speaks, or nobody
            continue
        quote = draft.quotes[name]
        if quote.speaker not in draft.people or source in quote.speaker_because:
            continue
        other = next((each for each in check.offices if is_another_office(each, draft.people[quote.speaker])), None)
        if other:
            sentence = (
                f"the source gives these words to “{other}”, an office that the role of '{quote.speaker}' doesn't "
                "name; correct speaker: or role:, or say in speaker_because: why they are the speaker's"
            )
            yield Finding(Code.TWO_SPEAKERS, ("quotes", name, "readings", source), sentence)


def _in_two_sources(draft: Draft) -> Iterator[Finding]:
    settled = [pairs for file in draft.of_files() if (pairs := draft.recall(_settled, file))]
    given: dict[str, tuple[str, str]] = {}
    for name, source, spoken in draft.each(_spoken):
        for said in spoken:
            first, its = given.setdefault(said, (name, source))
            if first == name:
                continue
            theirs, ours = draft.quotes[first].speaker, draft.quotes[name].speaker
            if theirs != ours and its != source and not any((first, name) in each for each in settled):
                sentence = (
                    f"'{its}' gives a sentence of this reading to '{theirs}', in quote '{first}'; correct speaker: "
                    "of one of them, or add a discrepancy with a position that cites each"
                )
                yield Finding(Code.TWO_SPEAKERS, ("quotes", name, "speaker"), sentence)
                break


def _settled(draft: Draft) -> set[tuple[str, str]]:
    """The pairs of quotes of which a discrepancy says that they differ."""
    return {
        pair
        for each in draft.discrepancies.values()
        for one, other in permutations(each.positions, 2)
        for pair in product(one.cites, other.cites)
    }


def _spoken(draft: Draft) -> list[tuple[str, str, list[str]]]:
    """The sentences of speech, each as its words in lower case, by quote and source."""
    return [
        (name, source, said)
        for name, quote in draft.quotes.items()
        for source in (quote.written_out if quote.speaker else ())
        if (said := list(_sentences(quote.readings[source].segments)))
    ]


def _sentences(segments: Iterable[Segment]) -> Iterator[str]:
    for segment in segments:
        words = (_WORD.findall(fold(each).text.casefold()) for each in sentences(segment.exact))
        yield from (" ".join(each) for each in words if len(each) >= _FEWEST)
