"""The rules that a briefing keeps beyond the form of its records: one module, one rule, one code.

A rule has `find`, which yields the findings of a draft; `Code` explains to editors what each rule asks for and why.
"""

from collections.abc import Iterator
from types import ModuleType

from build_tools.briefing.load import Draft
from build_tools.briefing.rules import (
    annotation_span,
    confidence_apart,
    cut_before_qualifier,
    deceptive_character,
    edition_order,
    former_id,
    high_confidence,
    judgement_evidence,
    named_twice,
    position_evidence,
    prose_link,
    silence,
    silence_proof,
    topic_order,
    translation,
    undeclared_kinship,
    unknown_reference,
    unverified_quotation,
    vanished_id,
)
from build_tools.diagnostics.finding import Finding

RULES: tuple[ModuleType, ...] = (
    annotation_span,
    confidence_apart,
    cut_before_qualifier,
    deceptive_character,
    edition_order,
    former_id,
    high_confidence,
    judgement_evidence,
    named_twice,
    position_evidence,
    prose_link,
    silence,
    silence_proof,
    topic_order,
    translation,
    undeclared_kinship,
    unknown_reference,
    unverified_quotation,
    vanished_id,
)


def find_all(draft: Draft) -> Iterator[Finding]:
    """Yield the findings of every rule."""
    for rule in RULES:
        yield from rule.find(draft)
