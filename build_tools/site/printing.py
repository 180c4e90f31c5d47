"""The PDFs of a site: where each is, what readers call it, and how it is made from a verified briefing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.pages.whole.print import printed
from build_tools.site.pdf import pdf


@dataclass(frozen=True)
class Paper:
    """A PDF: its file below the site, the name of its links, and the document that a template sets."""

    path: str
    name: str
    template: str
    document: Callable[[VerifiedBriefing], Mapping[str, Any]]

    def make(self, verified: VerifiedBriefing) -> bytes:
        """The file. Raises OperationFailed if what sets it is not installed, or no font has a character."""
        return pdf(self.template, self.document(verified))


PAPERS = (Paper("data/briefing.pdf", "Whole briefing as PDF", "whole", printed),)


def offered(papers: Iterable[Paper]) -> dict[str, object]:
    """PDFs as a setting under `extra:`: pages link to those that are there."""
    return {"papers": [{"path": each.path, "name": each.name} for each in papers]}
