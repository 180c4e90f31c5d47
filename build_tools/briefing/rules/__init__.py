"""The rules that a briefing keeps beyond the form of its records: one module, one rule, one code.

A rule has `find`, which yields the findings of a draft, or of a draft and what verification found for its readings;
`Code` explains to editors what each rule asks for and why.

After an edit most of a briefing is as it was. A rule of quotes needs nothing but each quote with the sources and pins
of its readings, and the people. So it is asked about the quotes of each file, and what it finds is recalled while all
of these are the same. Any other rule looks at the whole each time, and may recall by `Draft.each` what a file has.
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
from build_tools.briefing.verify import Check, Checks
from build_tools.diagnostics.finding import Finding

OF_DRAFTS: tuple[ModuleType, ...] = (
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

OF_CHECKED_DRAFTS: tuple[ModuleType, ...] = (
    quoted_too_much,
    two_speakers,
)

OF_QUOTES: tuple[ModuleType, ...] = (
    annotation_span,
    same_as,
)

OF_CHECKED_QUOTES: tuple[ModuleType, ...] = (
    cut_before_qualifier,
    segments_apart,
    speaker_evidence,
)

RULES = tuple(sorted((*OF_DRAFTS, *OF_CHECKED_DRAFTS, *OF_QUOTES, *OF_CHECKED_QUOTES), key=lambda rule: rule.__name__))


def find_all(draft: Draft, checks: Checks) -> Iterator[Finding]:
    """Yield the findings of every rule."""
    for rule in OF_DRAFTS:
        yield from rule.find(draft)
    for rule in OF_CHECKED_DRAFTS:
        yield from rule.find(draft, checks)
    for quotes in draft.quotes_of_files():
        yield from draft.recall(_found, quotes, *[checks[reading] for reading in quotes.readings])


def _found(quotes: Draft, *given: Check) -> list[Finding]:
    """What the rules of quotes find, of which these are the checks."""
    checks = dict(zip(quotes.readings, given, strict=True))
    found = [finding for rule in OF_QUOTES for finding in rule.find(quotes)]
    return found + [finding for rule in OF_CHECKED_QUOTES for finding in rule.find(quotes, checks)]
