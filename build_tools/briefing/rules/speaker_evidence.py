"""Check that a speaker's words are in quotation marks in the source, and that its own tag names nobody else there."""

from collections.abc import Iterator

from build_tools.briefing.load import Draft
from build_tools.briefing.reasons import superfluous
from build_tools.briefing.speech.speakers import is_another_office, is_somebody_else
from build_tools.briefing.verify import Anchor, Check, Checks
from build_tools.diagnostics.codes import Code
from build_tools.diagnostics.finding import Finding


def find(draft: Draft, checks: Checks) -> Iterator[Finding]:
    """Yield a finding for each segment that isn't shown to be the speaker's, and each reason that settles nothing."""
    sound: set[tuple[str, str]] = set()
    for (name, source), check in checks.items():
        if check.verdict in ("not-found", "unchecked") or source not in draft.sources:
            continue
        quote, is_transcript = draft.quotes[name], draft.sources[source].kind == "transcript"
        if quote.speaker is not None and quote.speaker not in draft.people:
            continue
        problems = [_problem(draft, quote.speaker, anchor, is_transcript=is_transcript) for anchor in check.anchors]
        if not any(problems) and not _is_given_away(draft, quote.speaker, check):
            sound.add((name, source))
        for index, sentence in enumerate(problems):
            if sentence and source not in quote.speaker_because:
                at = ("quotes", name, "readings", source, "segments", index, "exact")
                yield Finding(Code.SPEAKER_EVIDENCE, at, sentence)
    yield from superfluous(draft, Code.SPEAKER_EVIDENCE, "speaker_because", sound)


def _is_given_away(draft: Draft, speaker: str | None, check: Check) -> bool:
    """Whether a source gives words to an office that isn't the speaker's, as the rule `two-speakers` says."""
    return speaker is not None and any(is_another_office(each, draft.people[speaker]) for each in check.offices)


def _problem(draft: Draft, speaker: str | None, anchor: Anchor, *, is_transcript: bool) -> str | None:
    if speaker is None:
        return None
    voices = {token.voice for token in anchor.spoken}
    if not is_transcript and not all(voice.is_quoted for voice in voices):
        return (
            "these words are not in quotation marks in the source, so they are the paper's own; delete speaker: and "
            "write title:, or say in speaker_because: why they are the speaker's"
        )
    for named in sorted({voice.speaker for voice in voices if voice.speaker}):
        if is_somebody_else(named, draft.people[speaker], draft.people.values()):
            return (
                f"the source names “{named}” as the speaker of these words; correct speaker:, add this to the "
                f"spellings of '{speaker}', or say in speaker_because: why somebody else spoke"
            )
    return None
