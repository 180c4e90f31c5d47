"""How much is read of anything: every limit, in one place, with what to do about it.

Whoever contributes to a briefing is a stranger. Within these limits nothing that they write makes a command take long
or fill the memory; `docs/about/limits.md` lists the limits, and a test compares the two.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limit:
    """The most that there may be of something.

    `of` is what is limited, as the list of limits says it; `counted` is what `most` counts.
    """

    of: str
    most: int
    counted: str
    fix: str

    def exceeded(self, subject: str) -> str:
        """Return the sentence about a subject that is over the limit."""
        return f"{subject} has more than {self.amount}; {self.fix}"

    @property
    def amount(self) -> str:
        """The limit in words."""
        return f"{self.most:,} {self.counted}"


YAML_FILE = Limit("A file of YAML", 1_000_000, "bytes", "split it")
PIN_FILE = Limit("A pin", 2_000_000, "bytes", "quote less of this source")
PROVED = Limit("The words in all pins", 3_000_000, "characters", "quote less")
RECORD_FILE = Limit("The record of an edition", 10_000_000, "bytes", "delete it if no command of ours wrote it")
STAMP_FILE = Limit("A time stamp", 100_000, "bytes", "ask another authority")
CERTIFICATES_FILE = Limit(
    "The root certificates of authorities", 100_000, "bytes", "keep only those of the authorities that you asked"
)
BRIEFING_FILES = Limit("The folder of a briefing", 2_000, "files", "put several records into one file")
BRIEFING_BYTES = Limit("The folder of a briefing", 100_000_000, "bytes", "split the briefing")
BRIEFING_VALUES = Limit("The YAML of a briefing", 500_000, "values", "split the briefing")
QUOTES = Limit("A briefing", 10_000, "quotes", "split the briefing")
TEXT_FILE = Limit("The text of a source", 300_000, "bytes", "save only the article, or a part of it, as a source")
KEY_FILE = Limit("The key of a text", 1_000, "bytes", "put the file back as `briefing pin` wrote it")
TEXTS_BYTES = Limit("The folder of texts", 20_000_000, "bytes", "move other files away")
PAGE_FILE = Limit("A page written by hand", 30_000, "bytes", "split it")
PAGES_BYTES = Limit("All pages written by hand", 300_000, "bytes", "shorten them")
PAGES_STEPS = Limit(
    "In pages written by hand, opening brackets times the length of their paragraph",
    5_000_000,
    "characters to look through for links",
    "use fewer brackets, or shorter paragraphs",
)
OTHER_FILE = Limit("Any other file below docs/", 20_000_000, "bytes", "publish it elsewhere and link to it")
DOCS_FILES = Limit("The folder docs/, without generated files", 2_000, "files", "publish some of them elsewhere")
DOCS_BYTES = Limit("The folder docs/, without generated files", 200_000_000, "bytes", "publish some files elsewhere")
FOLDERS = Limit("A path below docs/", 20, "folders", "move it up")

SITE_SETTINGS = Limit("The settings of a site", 1_000_000, "bytes", "shorten it")
SETTINGS_FILE = Limit("The settings of a user", 100_000, "bytes", "delete it, and pass --texts")
DOCUMENT = Limit("A document to add", 30_000_000, "bytes", "save only the article, without pictures")
UNPACKED = Limit("A document to add, unpacked,", 100_000_000, "bytes", "save only the article, without pictures")
PDF_PAGES = Limit("A PDF to add", 300, "pages", "save only the pages of the article")
RECORDS = Limit("A web archive to add", 20_000, "records", "save only the page of the article")
REDIRECTS = Limit(
    "A download", 10, "redirects", "open the address in a browser, save the page there, and pass the file"
)
DOWNLOAD = Limit("A download", 60, "seconds", "open the address in a browser, save the page there, and pass the file")
READING = Limit("Reading a document to add", 60, "seconds", "copy the article's text into a .txt file, and pass that")
MEMORY = Limit(
    "Reading a document to add",
    3_000_000_000,
    "bytes of memory",
    "copy the article's text into a .txt file, and pass that",
)
ASSISTANTS_TEXT = Limit("A text that an assistant sends to be vetted", 100_000, "characters", "vet its parts")

REPORTED = Limit("A report", 200, "problems", "fix the first ones")

ALL = tuple(each for each in globals().values() if isinstance(each, Limit))
"""Every limit, in the order in which they are listed."""
