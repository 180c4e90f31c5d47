"""The PDFs of a site: where each is, what readers call it, and how it is made from a verified briefing."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.refused import OperationFailed
from build_tools.interface.words import say_plain
from build_tools.pages.addresses import DATA, HOME, WHOLE
from build_tools.pages.brief import PAGES, brief, steps
from build_tools.pages.whole.print import printed
from build_tools.site.typesetting import pdf


@dataclass(frozen=True)
class Paper:
    """A PDF: its file below the site, the pages that link to it, what the catalogue calls the links, and its maker.

    The maker raises OperationFailed where what sets PDFs is not installed, or fails.
    """

    path: str
    offered_on: tuple[str, ...]
    name: str
    make: Callable[[VerifiedBriefing], bytes]


def _brief(verified: VerifiedBriefing) -> bytes:
    """The longest brief that two sheets hold."""
    shorter = steps(verified)
    fitting = bisect_left(shorter, True, key=lambda shown: pdf("brief", brief(verified, shown)).pages <= PAGES)
    if fitting == len(shorter):
        fix = "shorten bottom_line: and evidence:, or build without --pdf"
        raise OperationFailed(f"the brief does not fit on two pages, not even without its lists; {fix}")
    return pdf("brief", brief(verified, shorter[fitting])).data


def _whole(verified: VerifiedBriefing) -> bytes:
    return pdf("whole", printed(verified)).data


PAPERS = (
    Paper("data/brief.pdf", (HOME, DATA), "brief-as-pdf", _brief),
    Paper("data/briefing.pdf", (WHOLE, DATA), "whole-as-pdf", _whole),
)


def offered(verified: VerifiedBriefing, papers: Iterable[Paper]) -> dict[str, object]:
    """PDFs as a setting under `extra:`: pages link to those that are there."""
    return {
        "papers": [
            {"path": each.path, "pages": each.offered_on, "name": say_plain(verified, each.name)} for each in papers
        ]
    }
