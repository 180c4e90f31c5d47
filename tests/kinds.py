"""One address of every kind of page in the site of the real briefing, by the name that pictures and figures bear."""

KINDS = {
    "home": "",
    "topics": "topics/",
    "topic-with-speech": "topics/arctic/",
    "topic-without-speech": "topics/nord-stream-2/",
    "quotes": "quotes/",
    "quote": "quotes/blinken-predictable-stable/",
    "people": "people/",
    "person": "people/lavrov/",
    "sources": "sources/",
    "source": "sources/newschain/",
    "differences": "differences/",
    "timeline": "timeline/",
    "changes": "changes/",
    "method": "method/",
    "data": "data/",
    "whole": "whole/",
    "about": "about/",
}
