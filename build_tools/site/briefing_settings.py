"""What a briefing says about its site's settings: a verified briefing in, values for MkDocs' settings out.

MkDocs puts settings into its templates as they are, so text from a briefing is encoded here.
"""

from collections.abc import Iterable, MutableMapping
from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import interface_language, say_plain
from build_tools.markup.html import setting
from build_tools.markup.prose import plain
from build_tools.pages import navigation
from build_tools.site.brand import footer

PLUGIN = "briefing"
"""Our plugin's name under `plugins:`, and that of its entry point in pyproject.toml."""


def briefing_settings(verified: VerifiedBriefing, hand_written: Iterable[str]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The settings that come from a briefing, and those of them that belong under `extra:`.

    Hand-written pages, by their paths below docs/, end the navigation.
    """
    front = verified.briefing.front
    found = {
        "site_name": setting(front.title),
        "site_description": setting(plain(front.question)),
        "nav": navigation(verified, hand_written),
    }
    line = footer(verified)
    found |= {"copyright": line} if line else {}
    found |= {"site_url": front.address} if front.address else {}
    return found, {"edition": front.edition, "oembed": front.address is not None}


def words_of_theme(verified: VerifiedBriefing) -> dict[str, str]:
    """What our templates write on pages, for `extra.words`."""
    words = {
        "card": say_plain(verified, "site-card"),
        "changes": say_plain(verified, "nav-changes"),
        "not_found": say_plain(verified, "site-not-found"),
        "not_found_hint": say_plain(verified, "site-not-found-hint"),
        "home": say_plain(verified, "site-home"),
        "search": say_plain(verified, "search-title"),
        "search_failed": say_plain(verified, "search-failed"),
    }
    return {name: setting(said) for name, said in words.items()}


def speak(verified: VerifiedBriefing, theme: MutableMapping[str, Any], contents: MutableMapping[str, Any]) -> None:
    """Set the language of the theme, and the names of its switches and links that mkdocs.yml doesn't name itself.

    `contents` are the options of the Markdown extension `toc`.
    """
    theme["language"] = interface_language(verified)
    for palette in theme.get("palette", []):
        words = "site-to-light" if palette["scheme"] == "slate" else "site-to-dark"
        palette["toggle"].setdefault("name", setting(say_plain(verified, words)))
    contents.setdefault("permalink_title", setting(say_plain(verified, "site-permalink")))
    contents.setdefault("title", setting(say_plain(verified, "site-contents")))


def complete_settings(
    verified: VerifiedBriefing, settings: dict[str, Any], hand_written: Iterable[str]
) -> dict[str, Any]:
    """The settings of mkdocs.yml with what our plugin would set, and without the plugin.

    An engine that doesn't know the plugin renders the same site with them.
    """
    values, extra = briefing_settings(verified, hand_written)
    own = {"nav": settings["nav"]} if settings.get("nav") else {}
    plugins = _without_ours(settings.get("plugins", []))
    words = {"words": words_of_theme(verified)}
    found = settings | values | own | {"plugins": plugins, "extra": settings.get("extra", {}) | extra | words}
    if isinstance(found.get("theme"), dict):
        speak(verified, found["theme"], _contents(found.get("markdown_extensions", [])))
    return found


def _contents(extensions: list[Any]) -> dict[str, Any]:
    """The options of the Markdown extension `toc` in a list of extensions as mkdocs.yml has it."""
    return next((each["toc"] for each in extensions if isinstance(each, dict) and "toc" in each), {})


def _without_ours(plugins: Any) -> Any:
    """Plugins as mkdocs.yml lists them: by name with their options, or one after the other."""
    if isinstance(plugins, dict):
        return {name: options for name, options in plugins.items() if name != PLUGIN}
    return [each for each in plugins if each != PLUGIN and not (isinstance(each, dict) and PLUGIN in each)]
