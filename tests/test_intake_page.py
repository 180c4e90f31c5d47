"""A source's page says where its text was taken from."""

from pathlib import Path

import pytest
import turbohtml

from build_tools.briefing import gate
from build_tools.pages.parts.intake import intake_in_words
from build_tools.pages.source import source_page
from tests.conftest import Run

DIGEST = "ab" * 32
ADDRESS = "https://courier.example/quay"
FETCHED = f"""
intake:
  address: {ADDRESS}
  final_address: {ADDRESS}/final
  fetched: 2024-03-09T20:15:07Z
  status: "200"
  sha256: {DIGEST}
  extractor: trafilatura 2.3.1
  archived: [https://web.archive.org/web/1/a, https://web.archive.org/web/2/a]
"""
SAVED = f"\nintake:\n  sha256: {DIGEST}\n  extractor: pypdf 7.1.0\n"


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (
            FETCHED,
            f"Taken from {ADDRESS}, which redirected to {ADDRESS}/final. Fetched on 9 March 2024 at 20:15 UTC. "
            "The server answered 200. Converted to plain text by trafilatura 2.3.1. "
            "Archived copy: https://web.archive.org/web/1/a. Archived copy: https://web.archive.org/web/2/a. "
            f"SHA-256 of the document: {DIGEST}.",
        ),
        (
            SAVED,
            f"Taken from a saved file. Converted to plain text by pypdf 7.1.0. SHA-256 of the document: {DIGEST}.",
        ),
    ],
)
def test_where_a_text_was_taken_from(record: str, said: str, project: Path, briefing: Run) -> None:
    file = project / "briefing" / "sources" / "courier.yml"
    file.write_text(file.read_text("utf-8") + record, "utf-8")
    verified = gate.verified(project / "briefing")
    intake = verified.briefing.sources["courier"].intake
    assert intake is not None and turbohtml.parse(intake_in_words(verified, intake)).text == said
    assert any(intake_in_words(verified, intake) in block for block in source_page(verified, "courier").blocks)
    assert briefing("fmt").returncode == 0 and briefing("check").returncode == 0
