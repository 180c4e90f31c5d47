"""Everything that is generated below docs/: pages and data, by path."""

from functools import lru_cache

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.formats import exported_files
from build_tools.pages import page_at, pages


def generated_page(briefing: VerifiedBriefing, path: str) -> str | None:
    """One page's file, as `files` has it; None for a file that is no page of what the briefing has now."""
    page = page_at(briefing, path)
    return page.markdown() if page else None


@lru_cache(maxsize=1)
def generated_files(briefing: VerifiedBriefing) -> dict[str, str]:
    """Every generated file by its path below docs/."""
    return {page.path: page.markdown() for page in pages(briefing)} | dict(exported_files(briefing))
