"""One address of every kind of page in the site of the real briefing, by the name that pictures and figures bear."""

from build_tools.pages import KINDS as KINDS_OF_PAGE
from build_tools.pages import SinglePage
from build_tools.pages.addresses import served_at

LISTS = [served_at(kind.path) for kind in KINDS_OF_PAGE if isinstance(kind, SinglePage)]

KINDS = {address.removesuffix("/") or "home": address for address in LISTS} | {
    "topic-with-speech": "topics/arctic/",
    "topic-without-speech": "topics/nord-stream-2/",
    "quote": "quotes/blinken-predictable-stable/",
    "person": "people/lavrov/",
    "source": "sources/newschain/",
    "about": "about/",
}
