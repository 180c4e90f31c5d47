"""Build the site of a briefing from its folder. What this imports, MkDocs among it, takes a second to load."""

from build_tools.briefing import gate
from build_tools.cli import summary
from build_tools.diagnostics.stopwatch import Stopwatch
from build_tools.site import engine, publication
from build_tools.site.cache import last_build


def build(options: last_build.Options, watch: Stopwatch) -> list[str]:
    """Verify a briefing, build its site, put it in the place of the last one, and return what there is to say.

    Raises Refused and OperationFailed.
    """
    watch.lap("loading the programs")
    settings = engine.settings_at(options.config)
    sources = engine.sources(settings)
    before = last_build.moment(options, sources)
    watch.lap("reading the settings")
    verified = gate.verified(options.briefing)
    watch.lap("verifying the briefing")
    pages = publication.publish(verified, options, settings, sources, watch)
    said = [
        summary.totals_line(verified.totals(), len(verified.briefing.quotes)),
        f"{pages} pages in {options.site}",
    ]
    last_build.keep(options, sources, before, said)
    watch.lap("noting what was built")
    return said
