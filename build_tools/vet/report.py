"""Report vetted quotations: as lines for people, as rows for programs, as findings, and as a patch."""

import difflib
import re
from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.diagnostics.codes import Code, Grade
from build_tools.diagnostics.finding import Place, Problem
from build_tools.text.counting import counted
from build_tools.vet.known import Known
from build_tools.vet.manuscripts import Manuscript
from build_tools.vet.paraphrases import Paraphrase
from build_tools.vet.vetting import Vetted, VettedText, publishers

_LONGEST = 100


def problems(vetted: Sequence[Vetted], manuscript: Manuscript) -> list[Problem]:
    """Return what is wrong as errors, then other wordings as remarks, each in the order of the text."""
    found = [Problem(_place(each, manuscript), fault.message, fault.code) for each in vetted for fault in each.faults]
    remarks = [
        Problem(
            _place(each, manuscript),
            f"other sources print other words ({'; '.join(each.otherwise)}); say whose words these are",
            Code.OTHER_WORDING,
            Grade.REMARK,
        )
        for each in vetted
        if each.otherwise and not each.faults
    ]
    return [*found, *remarks]


def totals(vetted: Sequence[Vetted]) -> str:
    """Return how many quotations there are, and how many of them the briefing knows."""
    verbatim = sum(each.judgement.verdict == "verbatim" for each in vetted)
    unknown = sum(each.judgement.verdict == "unknown" for each in vetted)
    return f"{counted(len(vetted), 'quotation')}: {verbatim} verbatim, {unknown} unknown to the briefing"


def _place(vetted: Vetted, manuscript: Manuscript) -> Place:
    return Place(manuscript.name, *manuscript.place(vetted.segments[0][0]))


def lines(vetted: VettedText, manuscript: Manuscript, known: Known) -> Iterator[str]:
    """Yield a line for each quotation with what is known of it, and then for each paraphrase with what it may tell."""
    for each in vetted.quotations:
        yield f"{_place(each, manuscript)}: {_known_of(each, known)}: “{_shortened(each.printed)}”"
    for paraphrase in vetted.paraphrases:
        place = Place(manuscript.name, *manuscript.place(paraphrase.span[0]))
        yield f"{place}: see also what {_said(paraphrase, known)}: “{_shortened(paraphrase.wording.text)}”"


def _said(paraphrase: Paraphrase, known: Known) -> str:
    name = known.briefing.people[paraphrase.speaker].name_in_sentences
    return f"{name} said ({publishers([paraphrase.wording], known)})"


def _known_of(vetted: Vetted, known: Known) -> str:
    judgement = vetted.judgement
    if not judgement.fits:
        return "unknown"
    best = judgement.best.wording
    alike = [best] if judgement.verdict == "altered" else [fit.wording for fit in judgement.fits]
    by = f"{'translated from ' if best.is_translation else ''}{publishers(alike, known)}"
    if judgement.verdict != "verbatim":
        return f"{judgement.verdict} ({by})"
    part = f", except “{_shortened(vetted.unverified)}”, which the briefing doesn't have" if vetted.unverified else ""
    return f"verbatim ({by}{part})"


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"


def rows(vetted: VettedText, manuscript: Manuscript, known: Known) -> dict[str, list[dict[str, Any]]]:
    """Return an object for each quotation, with its verdict and all that it rests on, and one for each paraphrase."""
    return {
        "quotations": [_row(each, manuscript, known) for each in vetted.quotations],
        "paraphrases": [_paraphrase_row(each, manuscript) for each in vetted.paraphrases],
    }


def _paraphrase_row(paraphrase: Paraphrase, manuscript: Manuscript) -> dict[str, Any]:
    line, column = manuscript.place(paraphrase.span[0])
    wording = paraphrase.wording
    return {
        "file": manuscript.name,
        "line": line,
        "column": column,
        "sentence": paraphrase.text,
        "speaker": paraphrase.speaker,
        "printed": [{"quote": wording.quote.id, "sources": list(wording.sources), "words": wording.text}],
    }


def _row(vetted: Vetted, manuscript: Manuscript, known: Known) -> dict[str, Any]:
    place, judgement = _place(vetted, manuscript), vetted.judgement
    people = known.briefing.people
    speakers = dict.fromkeys(fit.wording.quote.speaker for fit in judgement.fits if fit.wording.quote.speaker)
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "words": vetted.printed,
        "verdict": vetted.verdict,
        "speaker": vetted.speaker,
        "speakers": [{"id": name, "name": people[name].name} for name in speakers],
        "quotes": list(vetted.quotes),
        "sources": list(vetted.sources),
        "printed": [
            {
                "quote": fit.wording.quote.id,
                "sources": list(fit.wording.sources),
                "words": fit.wording.printed(fit.at, fit.to),
            }
            for fit in (*judgement.fits, *judgement.with_others)
        ],
        "unverified": vetted.unverified,
        "changes": [
            {"class": change.kind, "words": change.ours, "printed": change.theirs} for change in judgement.changes
        ],
        "cut": judgement.cut.words if judgement.cut else "",
        "faults": [{"code": fault.code.value, "message": fault.message} for fault in vetted.faults],
        "other_wordings": list(vetted.otherwise),
    }


def corrected(vetted: Sequence[Vetted], manuscript: Manuscript) -> str:
    """Return what the author wrote with the words that sources print; nothing else is corrected."""
    text = manuscript.original
    edits = sorted((edit for each in vetted for edit in each.edits), key=lambda edit: (edit.start, edit.end))
    for edit in reversed(edits):
        start = manuscript.offsets[edit.start]
        end = manuscript.ends[edit.end - 1] if edit.end > edit.start else start
        if not edit.instead and text[start - 1 : start] == " ":
            start -= 1
        text = text[:start] + edit.instead + text[end:]
    return text


def patch(vetted: Sequence[Vetted], manuscript: Manuscript) -> str:
    """Return the corrections as a unified diff, which `patch` and `git apply` take; empty if there is none."""
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", text) for text in (manuscript.original, corrected(vetted, manuscript)))
    lines = difflib.unified_diff(old, new, f"a/{manuscript.name}", f"b/{manuscript.name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
