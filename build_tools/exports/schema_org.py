"""The briefing in the vocabulary of schema.org, for search engines and reference managers: values for JSON-LD.

What is not known is left out, and so is every unchecked reading, since programs can't see that it is unchecked.
Addresses of our own pages are given only if the briefing says where it is published.
"""

from typing import Any

from build_tools.briefing.verify import VerifiedBriefing
from build_tools.exports.formats import FORMATS, Format
from build_tools.markup.prose import plain
from build_tools.model import Quote, Source
from build_tools.model.values import UNKNOWN

Thing = dict[str, Any]
"""A thing of schema.org: its type, and its properties by name."""

_CONTEXT = {"@context": "https://schema.org"}
_SOURCES = {"article": "NewsArticle", "transcript": "CreativeWork"}
_PEOPLE = {"person": "Person", "organisation": "Organization"}


def quotation(verified: VerifiedBriefing, name: str, page: str) -> Thing | None:
    """A quote in the words of its lemma, with the other readings as examples of it; None if the lemma is unchecked."""
    quote = verified.briefing.quotes[name]
    lemma = _reading(verified, quote, quote.lemma_source)
    if lemma is None:
        return None
    others = [_reading(verified, quote, source) for source in quote.written_out if source != quote.lemma_source]
    checked = [each for each in others if each]
    named = {"identifier": name} | ({"name": quote.title} if quote.title else {})
    thing = _CONTEXT | lemma | named | _url(verified, page) | _speech(verified, quote)
    return thing | ({"workExample": checked} if checked else {}) | {"isPartOf": _briefing(verified)}


def _reading(verified: VerifiedBriefing, quote: Quote, source: str) -> Thing | None:
    check = verified.checks[quote.id, source]
    if check.verdict == "unchecked":
        return None
    sources = verified.briefing.sources
    same = [name for name in quote.printing_as(source) if verified.checks[quote.id, name].verdict != "unchecked"]
    words = {"@type": "Quotation", "text": check.words, "inLanguage": sources[source].language}
    articles = [_article(sources[name]) for name in [source, *(each for each in same if each != source)]]
    return words | {"isBasedOn": articles if len(articles) > 1 else articles[0]}


def _speech(verified: VerifiedBriefing, quote: Quote) -> Thing:
    """Who said it, and where; nothing for a report, whose source is given already."""
    briefing = verified.briefing
    said: Thing = {}
    if quote.speaker:
        person = briefing.people[quote.speaker]
        said["creator"] = {"@type": _PEOPLE[person.kind], "name": person.name}
    if quote.occasion:
        event = briefing.events[quote.occasion]
        said["recordedAt"] = {"@type": "Event", "name": event.title} | _date("startDate", event.date)
    return said


def article(verified: VerifiedBriefing, name: str, page: str) -> Thing:
    """A page about a source, with the source as its subject: the page is not the article itself."""
    source = verified.briefing.sources[name]
    about = {"@type": "WebPage", "name": source.publisher} | _url(verified, page)
    return _CONTEXT | about | {"mainEntity": _article(source), "isPartOf": _briefing(verified)}


def _article(source: Source) -> Thing:
    known = {"headline": source.title, "creditText": source.author or UNKNOWN, "url": source.url}
    thing: Thing = {"@type": _SOURCES[source.kind]}
    thing |= {key: value for key, value in known.items() if value != UNKNOWN}
    thing |= {"publisher": {"@type": "Organization", "name": source.publisher}, "inLanguage": source.language}
    if source.credited_agency:
        thing["sourceOrganization"] = {"@type": "Organization", "name": source.credited_agency}
    return thing | _date("datePublished", source.published)


def _date(key: str, date: str) -> Thing:
    """A date, if it is known for certain and is a single one."""
    return {} if date == UNKNOWN or set("/~") & set(date) else {key: date}


def report(verified: VerifiedBriefing) -> Thing:
    """The whole briefing, with the sources that it cites."""
    front = verified.briefing.front
    return (
        _CONTEXT
        | _briefing(verified)
        | {
            "description": plain(front.question),
            "abstract": plain(front.bottom_line),
            "inLanguage": front.language,
            "creditText": ", ".join(curator.name for curator in front.curators),
            "dateModified": front.edition,
            "citation": [_article(source) for source in verified.briefing.sources.values()],
        }
    )


def dataset(verified: VerifiedBriefing, page: str) -> Thing:
    """The data page as a dataset: every file that can be downloaded."""
    front = verified.briefing.front
    return (
        _CONTEXT
        | {
            "@type": "Dataset",
            "name": f"{front.title}: data",
            "description": f"Every quote of the briefing with its sources, verdicts and notes. {plain(front.question)}",
            "inLanguage": front.language,
            "dateModified": front.edition,
            "distribution": [_download(verified, each) for each in FORMATS],
            "isPartOf": _briefing(verified),
        }
        | _url(verified, page)
    )


def _download(verified: VerifiedBriefing, file: Format) -> Thing:
    thing = {"@type": "DataDownload", "name": file.name, "description": file.about, "encodingFormat": file.media_type}
    address = verified.briefing.front.address
    return thing | ({"contentUrl": f"{address}data/{file.name}"} if address else {})


def _briefing(verified: VerifiedBriefing) -> Thing:
    return {"@type": "Report", "name": verified.briefing.front.title} | _url(verified, "")


def _url(verified: VerifiedBriefing, page: str) -> Thing:
    address = verified.briefing.front.address
    return {"@id": f"{address}{page}", "url": f"{address}{page}"} if address else {}
