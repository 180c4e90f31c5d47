"""Facets: how a list can be filtered, and the address of a filtered list.

The filter is the query of the list's address, as in `quotes/?topic=quay&source=courier`: ids by facet. A facet may
occur several times; an item needs one of its values, and it must satisfy every facet. Unknown values are ignored.
The index of quotes has the facets topic, source, speaker, kind (speech or report), note (a kind of annotation),
lineage, agencies (how many independent ones have it) and verdict; the register of differences has grade, topic, source
(one that holds a position), type and status.
`assets/facets.js` does the filtering; without it everything is listed, and no control is shown.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import urlencode

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import Html, el, join
from build_tools.pages.addresses import link_off_page

Facets = dict[str, dict[str, str]]
"""The values of each facet by their ids, with their names, in the order in which they are shown."""

Values = Mapping[str, Collection[str]]
"""The values that one item of a list has of each facet, by ids."""


def filtered(here: str, there: str, **chosen: str) -> str:
    """The address of another page's list with a filter: `filtered(here, QUOTES, topic="quay")`."""
    return f"{link_off_page(here, there)}?{urlencode(chosen)}"


def occurring(facets: Facets, items: Iterable[Values]) -> Facets:
    """The facets without the values that no item has."""
    listed = list(items)
    return {
        facet: {value: name for value, name in names.items() if any(value in item[facet] for item in listed)}
        for facet, names in facets.items()
    }


def has(facets: Facets, item: Values) -> str:
    """An item's attribute `data-has`: its values, each by its number among all that are shown, since ids are long."""
    shown = [(facet, value) for facet, names in facets.items() for value in names]
    return " ".join(str(number) for number, (facet, value) in enumerate(shown) if value in item[facet])


def filters(
    verified: VerifiedBriefing, facets: Facets, items: Collection[Values], kind: str, *files: Html
) -> Iterator[Html]:
    """The boxes that filter a list of records of a kind, and a line that says how many are listed, such as "6 quotes".

    The line also has links to files with the whole list; the script makes them save only what is listed. What it says
    then is in the line's data, with its own part in braces.
    """
    if not items:
        return
    groups = (_group(verified, facet, names, items) for facet, names in facets.items() if names)
    yield el("details", el("summary", say(verified, "facets")), *groups, cls="facets", hidden="", open="")
    every = say_plain(verified, f"count-{kind}", count=len(items))
    said = el("span", every, aria_live="polite")
    clear = el("button", say(verified, "facets-clear"), type="button", hidden="")
    yield el(
        "p",
        *(said, " ", clear, *(join(" ", file) for file in files)),
        cls="facet-bar",
        data_records=kind,
        data_filtered=say_plain(verified, "facets-filtered", shown="{shown}", every=every, filters="{filters}"),
        data_either=say_plain(verified, "facets-either", one="{one}", other="{other}"),
        data_save=say_plain(verified, "facets-save", format="{format}"),
        data_failed=say_plain(verified, "facets-failed"),
    )


def _group(verified: VerifiedBriefing, facet: str, names: Mapping[str, str], items: Collection[Values]) -> Html:
    title = say_plain(verified, f"facet-{facet}")
    boxes = [
        el(
            "label",
            el("input", type="checkbox", name=facet, value=value),
            name,
            " ",
            el("small", f"{sum(value in item[facet] for item in items):,}"),
        )
        for value, name in names.items()
    ]
    return el("div", el("p", title, cls="kicker"), el("div", *boxes), role="group", aria_label=title)
