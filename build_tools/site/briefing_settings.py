"""What a briefing says about its site's settings: a verified briefing in, values for MkDocs' settings out.

MkDocs puts settings into its templates as they are, so text from a briefing is encoded here.
"""

from collections.abc import Iterable
from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.markup.html import setting
from build_tools.markup.prose import plain
from build_tools.pages.page import topic_path

PLUGIN = "briefing"
"""Our plugin's name under `plugins:`, and that of its entry point in pyproject.toml."""

BRIEFING_SECTION = "Briefing"
METHOD_SECTION = "Method"


def briefing_settings(
    verified: VerifiedBriefing, nav: Iterable[Any], hand_written: Iterable[str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The settings that come from a briefing, and those of them that belong under `extra:`.

    `nav` is the navigation as the settings have it. The topics follow the first entry of its section Briefing, and
    hand-written pages that it doesn't name end the section Method.
    """
    front = verified.briefing.front
    found = {
        "site_name": setting(front.title),
        "site_description": setting(plain(front.question)),
        "nav": _navigation(list(nav), [topic_path(name) for name in front.topics], list(hand_written)),
    }
    return found | ({"site_url": front.address} if front.address else {}), {"edition": front.edition}


def complete_settings(
    verified: VerifiedBriefing, settings: dict[str, Any], hand_written: Iterable[str]
) -> dict[str, Any]:
    """The settings of mkdocs.yml with what our plugin would set, and without the plugin.

    An engine that doesn't know the plugin renders the same site with them.
    """
    values, extra = briefing_settings(verified, settings.get("nav") or [], hand_written)
    plugins = _without_ours(settings.get("plugins", ["search"]))
    return settings | values | {"plugins": plugins, "extra": settings.get("extra", {}) | extra}


def _without_ours(plugins: Any) -> Any:
    """Plugins as mkdocs.yml lists them: by name with their options, or one after the other."""
    if isinstance(plugins, dict):
        return {name: options for name, options in plugins.items() if name != PLUGIN}
    return [each for each in plugins if each != PLUGIN and not (isinstance(each, dict) and PLUGIN in each)]


def _navigation(nav: list[Any], topics: list[str], hand_written: list[str]) -> list[Any]:
    others = [path for path in hand_written if path not in _paths(nav)]
    return [_entry(entry, topics, others) for entry in nav]


def _entry(entry: Any, topics: list[str], others: list[str]) -> Any:
    if isinstance(entry, dict) and BRIEFING_SECTION in entry:
        first, *rest = entry[BRIEFING_SECTION]
        return entry | {BRIEFING_SECTION: [first, *topics, *rest]}
    if isinstance(entry, dict) and METHOD_SECTION in entry:
        return entry | {METHOD_SECTION: [*entry[METHOD_SECTION], *others]}
    return entry


def _paths(entry: Any) -> set[str]:
    """Every path that a part of the navigation names."""
    if isinstance(entry, str):
        return {entry}
    parts = entry.values() if isinstance(entry, dict) else entry
    return {path for part in parts for path in _paths(part)}
