"""Get the briefing to vet against: from its folder, from the data of a built site, or from the address of one."""

import re
from pathlib import Path

from pydantic import ValidationError

from build_tools import disk
from build_tools.briefing import gate
from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.exports.json_export import DATA_FORMAT, BriefingExport, ExportedQuote, briefing_export
from build_tools.intake.articles.fetching import fetch
from build_tools.vet.known import Known

_DATA = "briefing.json"


def known_from(given: str, *, allow_private: bool) -> Known:
    """Return what a briefing knows, that of a folder, of a built site or of its address; raises Refused too."""
    if re.match("https?://", given):
        address = given if given.endswith(".json") else f"{re.sub('(/data)?/*$', '', given)}/data/{_DATA}"
        return Known(_read(fetch(address, allow_private=allow_private).data, address))
    folder = Path(given)
    for path in (*([folder] if folder.suffix == ".json" else []), folder / _DATA, folder / "data" / _DATA):
        if disk.exists(path):
            return Known(_read(disk.read_whole(path, limits.DOCUMENT), str(path)))
    return Known(briefing_export(gate.verified(folder)))


def _read(data: bytes, name: str) -> BriefingExport:
    try:
        briefing = BriefingExport.model_validate_json(data)
    except (ValidationError, RecursionError):
        briefing = None
    if briefing is None or not _names_what_it_has(briefing):
        raise OperationFailed(
            f"{name} is not the data of a briefing in format {DATA_FORMAT}; "
            "build its site with this version, or name its folder"
        )
    return briefing


def _names_what_it_has(briefing: BriefingExport) -> bool:
    """Whether every id that is looked up is that of a record: of a strange site, nothing has been checked."""
    sources, topics, lineages = briefing.sources.keys(), briefing.topics.keys(), _lineages(briefing)
    silent = [each.source for topic in briefing.topics.values() for each in topic.silent]
    for each in briefing.discrepancies.values():
        silent += [name.source for name in each.silent]
        silent += [name for position in each.positions for name in position.sources]
    return (
        {*silent} <= sources
        and {source.lineage.of for source in briefing.sources.values()} <= lineages
        and all(
            {*quote.topics} <= topics and {*quote.lineages} <= lineages and _quote_names(quote, briefing)
            for quote in briefing.quotes
        )
    )


def _lineages(briefing: BriefingExport) -> set[str]:
    return {lineage.id for lineage in briefing.front.lineages}


def _quote_names(quote: ExportedQuote, briefing: BriefingExport) -> bool:
    printed = {reading.source for reading in quote.readings}
    return (
        {quote.speaker, quote.origin} - {None} <= briefing.people.keys()
        and {quote.occasion} - {None} <= briefing.events.keys()
        and printed <= briefing.sources.keys()
        and quote.lemma in printed
        and {reading.lineage for reading in quote.readings} <= _lineages(briefing)
        and {reading.same_as or reading.source for reading in quote.readings}
        == {reading.source for reading in quote.readings if reading.same_as is None}
    )
