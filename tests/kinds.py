"""One address of every kind of page in the site of the real briefing, by the name that pictures and figures bear."""

from build_tools.pages import PAGE_KINDS, SinglePage
from build_tools.pages.addresses import served_at

LISTS = [served_at(kind.path) for kind in PAGE_KINDS if isinstance(kind, SinglePage)]

KINDS = {address.removesuffix("/") or "home": address for address in LISTS} | {
    "topic-with-speech": "topics/arctic/",
    "topic-without-speech": "topics/nord-stream-2/",
    "quote": "quotes/blinken-predictable-stable/",
    "person": "people/lavrov/",
    "source": "sources/newschain/",
    "about": "about/",
}
