"""Links to the YAML that a page or a note was made from, and to a report of a mistake."""

from collections.abc import Sequence
from urllib.parse import quote

from build_tools.briefing.remembered import selected
from build_tools.briefing.verify import VerifiedBriefing
from build_tools.diagnostics.finding import Place, Route
from build_tools.interface.words import say, say_plain
from build_tools.markup.html import NOTHING, Html, el, separated
from build_tools.model import Briefing
from build_tools.model.files import address_of
from build_tools.pages.addresses import HOME, REGISTERS, record_of_page, served_at

_LISTED = {record_of_page(path)[0]: kind for kind, (path, _) in REGISTERS.items()} | {"changes": "withdrawn"}
"""The kind of record that a page lists, if the page isn't named after it."""


def edit_links(verified: VerifiedBriefing, path: str) -> Html:
    """The links at the end of a page: where its record, or what it lists, is edited, and where to report a mistake."""
    if path == HOME:
        place = verified.origins[("front",)]
        return _closing(
            _edit(verified, place), _report(verified, say_plain(verified, "report-title-overview"), path, place)
        )
    kind, name = record_of_page(path)
    if name == "index":
        title = say_plain(verified, "report-title-page", page=kind)
        return _closing(
            _files(verified, _LISTED.get(listed := kind.rpartition("/")[2], listed)), _report(verified, title, path)
        )
    return record_links(verified, _LISTED.get(kind, kind), name, path)


def record_links(verified: VerifiedBriefing, kind: str, name: str, path: str) -> Html:
    """The links at the end of a record's page."""
    known = (kind, name) in verified.origins
    place = verified.origins[(kind, name) if known else _instead(verified.briefing, kind, name)]
    title = say_plain(verified, "report-title", kind=say_plain(verified, f"kind-{kind}"), id=name)
    return _closing(_edit(verified, place), _report(verified, title, path, place))


def entry_links(verified: VerifiedBriefing, kind: str, name: str, path: str) -> Html:
    """The links of an entry without a page of its own; nothing where its file would only be named, as the list does."""
    front = verified.briefing.front
    return record_links(verified, kind, name, path) if front.edit_at or front.report_to else NOTHING


def suggestion(verified: VerifiedBriefing, route: Route, number: int, path: str) -> Html:
    """The link of a note on a quote's page to where it begins on the web, or else to a report that says which it is."""
    place = verified.origins[route]
    address = _edited_at(verified, place)
    if address is None:
        title = say_plain(verified, "report-title-note", number=number, id=str(route[1]))
        address = _reported_at(verified, title, path, place)
    label = say_plain(verified, "suggest-note", number=number)
    return _link(say_plain(verified, "suggest"), address, cls="suggest", aria_label=label) if address else NOTHING


def _instead(briefing: Briefing, kind: str, name: str) -> Route:
    """Where the YAML mentions a record that is gone: where it is listed as withdrawn, or at its present id."""
    gone = [address_of(withdrawal) for withdrawal in briefing.withdrawn]
    if (kind, name) in gone:
        return "withdrawn", str(gone.index((kind, name)))
    return kind, briefing.renamed()[kind, name]


def _closing(*parts: Html) -> Html:
    shown = separated(filter(None, parts), " · ")
    return el("p", shown, cls="correcting") if shown else NOTHING


def _edit(verified: VerifiedBriefing, place: Place) -> Html:
    address = _edited_at(verified, place)
    if address is None:
        return say(verified, "source-file", file=el("code", place.file), line=str(place.line))
    return _link(say_plain(verified, "source-file-edit", file=place.file, line=str(place.line)), address)


def _files(verified: VerifiedBriefing, kind: str) -> Html:
    """The files of all records of a kind; nothing for a page that lists no records."""
    files = files_of(verified, kind)
    listed = separated(_file(verified, file) for file in files)
    return say(verified, "source-files", count=len(files), files=listed) if files else NOTHING


@selected
def files_of(verified: VerifiedBriefing, kind: str) -> Sequence[str]:
    """The files of all records of a kind."""
    return sorted({place.file for route, place in verified.origins.items() if route[0] == kind})


def _file(verified: VerifiedBriefing, file: str) -> Html:
    address = _edited_at(verified, Place(file, 1, 1))
    return el("code", file) if address is None else _link(file, address)


def _edited_at(verified: VerifiedBriefing, place: Place) -> str | None:
    template = verified.briefing.front.edit_at
    below = place.file.partition("/")[2]
    return template and _filled(template, file=below, line=str(place.line))


def _report(verified: VerifiedBriefing, title: str, path: str, place: Place | None = None) -> Html:
    address = _reported_at(verified, title, path, place)
    return NOTHING if address is None else _link(say_plain(verified, "report"), address)


def _reported_at(verified: VerifiedBriefing, title: str, path: str, place: Place | None) -> str | None:
    """The address of a form or an e-mail to the curators, with the title and the beginning of the text filled in."""
    template = verified.briefing.front.report_to
    if template is None:
        return None
    page = f"{verified.briefing.front.address or ''}{served_at(path)}"
    where = [say_plain(verified, "report-place", file=place.file, line=str(place.line))] if place else []
    body = "\r\n".join([page, *where, "", say_plain(verified, "report-question"), ""])
    if "@" in template and not template.startswith("https:"):
        template = f"mailto:{template}?subject={{title}}&body={{body}}"
    return _filled(template, title=title, body=body)


def _filled(template: str, **values: str) -> str:
    """An address with each value put in; percent-encoding keeps a value from adding parts of its own."""
    for name, value in values.items():
        template = template.replace(f"{{{name}}}", quote(value, safe="/"))
    return template


def _link(words: str, address: str, **attributes: str) -> Html:
    return el("a", words, href=address, rel="external nofollow", **attributes)
