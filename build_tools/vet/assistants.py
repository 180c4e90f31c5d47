"""Serve a briefing to assistants by the Model Context Protocol: five tools that answer from what is verified only.

The library is an extra and is imported by name, where it is wanted.
"""

import importlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from build_tools import __version__
from build_tools.diagnostics.refused import OperationFailed
from build_tools.vet import answers
from build_tools.vet.known import Known

INSTALL = "pip install 'annotated-briefing[mcp]'"

_ABOUT = (
    "A verified briefing: every quotation was checked against its source. Cite only words that these tools return, "
    "with their speaker, sources and page, and say so where sources print other words. Before you answer, pass your "
    "answer to `vet`, and correct what it calls altered, cut or wrong. What it calls unknown is not in the briefing."
)


def server(known: Known) -> Any:
    """Return a server with the tools `find`, `quote`, `vet`, `silent` and `differences`; raises OperationFailed."""
    try:
        library = importlib.import_module("mcp.server")
    except ModuleNotFoundError:
        raise OperationFailed(f"serving assistants needs mcp, which is not installed; run {INSTALL}") from None
    if not hasattr(library, "MCPServer"):
        raise OperationFailed(f"serving assistants needs mcp 2.3 or newer; run {INSTALL}")
    refusal = importlib.import_module("mcp.server.mcpserver.exceptions").ToolError
    served = library.MCPServer("annotated-briefing", instructions=_ABOUT, version=__version__)

    def find(words: str, speaker: str = "") -> dict[str, list[dict[str, Any]]]:
        """Find up to ten quotes by their words, of everybody or of one speaker, the likeliest first."""
        return {"quotes": answers.found(known, words, speaker or None)}

    def quote(id: str) -> dict[str, Any]:
        """Give one quote by its id: exact words, readings that differ, speaker, sources, agencies, page and proof."""
        return {"quote": answers.quote(known, id)}

    def vet(text: str) -> dict[str, Any]:
        """Check every quotation in a text, such as your answer: verbatim, altered, cut, or given to the wrong one."""
        return answers.vetted(known, text)

    def silent(topic: str = "") -> dict[str, list[dict[str, Any]]]:
        """Say which sources say nothing on a topic, or on each, and how that is known."""
        return {"topics": answers.silent(known, topic or None)}

    def differences(topic: str = "") -> dict[str, list[dict[str, Any]]]:
        """List the facts on which the sources differ, with each position and the quotes that show it."""
        return {"differences": answers.differences(known, topic or None)}

    for tool in (find, quote, vet, silent, differences):
        served.add_tool(_refusing(tool, refusal))
    return served


def _refusing(tool: Callable[..., Any], refusal: type[Exception]) -> Callable[..., Any]:
    """The same tool, which tells an assistant why it has no answer: of other errors the library tells nothing."""

    @wraps(tool)
    def refusing(**given: Any) -> Any:
        try:
            return tool(**given)
        except answers.NotAnswered as reason:
            raise refusal(str(reason)) from None

    return refusing
