"""The rules that a briefing keeps beyond the form of its records: one module, one rule, one code.

A rule has `find`, which yields the findings of a draft, or of a draft and what verification found for its readings;
`Code` explains to editors what each rule asks for and why.
"""

from collections.abc import Iterator
from types import ModuleType

from build_tools.briefing.load import Draft
from build_tools.briefing.rules import (
    annotation_span,
    bottom_line_length,
    brand,
    broken_chain,
    confidence_apart,
    cut_before_qualifier,
    deceptive_character,
    edition_order,
    evidence_length,
    former_id,
    high_confidence,
    home_length,
    incomplete,
    judgement_evidence,
    named_twice,
    not_compared,
    position_evidence,
    prose_link,
    quoted_too_much,
    same_as,
    segments_apart,
    silence,
    silence_proof,
    speaker_evidence,
    stale_count,
    topic_order,
    translation,
    two_speakers,
    undecided_silence,
    undeclared_kinship,
    unknown_reference,
    unknown_side,
    unverified_quotation,
    vanished_id,
)
from build_tools.briefing.verify import Checks
from build_tools.diagnostics.finding import Finding

OF_DRAFTS: tuple[ModuleType, ...] = (
    annotation_span,
    bottom_line_length,
    brand,
    broken_chain,
    confidence_apart,
    deceptive_character,
    edition_order,
    evidence_length,
    former_id,
    high_confidence,
    home_length,
    incomplete,
    judgement_evidence,
    named_twice,
    not_compared,
    position_evidence,
    prose_link,
    same_as,
    silence,
    silence_proof,
    stale_count,
    topic_order,
    translation,
    undecided_silence,
    undeclared_kinship,
    unknown_reference,
    unknown_side,
    unverified_quotation,
    vanished_id,
)

OF_READINGS: tuple[ModuleType, ...] = (
    cut_before_qualifier,
    quoted_too_much,
    segments_apart,
    speaker_evidence,
    two_speakers,
)

RULES = tuple(sorted((*OF_DRAFTS, *OF_READINGS), key=lambda rule: rule.__name__))


def find_all(draft: Draft, checks: Checks) -> Iterator[Finding]:
    """Yield the findings of every rule."""
    for rule in OF_DRAFTS:
        yield from rule.find(draft)
    for rule in OF_READINGS:
        yield from rule.find(draft, checks)
