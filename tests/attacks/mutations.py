"""Altered readings: neither a pin nor a text accepts one, except where a named fold allows the change.

A row is a name, a pattern, and what one place of the words where it is found becomes. What changes more than the words
of one segment is a function of `WHOLE`. Whether an altered reading may be accepted is for `printed` to say.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from build_tools.briefing.make_pins import pin_all
from build_tools.briefing.verify import verify
from build_tools.model import Quote, Reading, Segment
from tests.attacks.corpus import Corpus, Given, corpora
from tests.attacks.printed import is_printed
from tests.attacks.tally import Tally

Change = Callable[[re.Match[str]], str]

_TWINS = str.maketrans("aceiopxyABCEHKMOPTX01", "асеіорхуАВСЕНКМОРТХОl")
"""Letters that look like others."""


def _other_letter(found: re.Match[str]) -> str:
    return "q" if found[0] != "q" else "z"


def _next_figure(found: re.Match[str]) -> str:
    return str((int(found[0]) + 1) % 10)


def _bare(found: re.Match[str]) -> str:
    return "".join(each for each in unicodedata.normalize("NFD", found[0]) if not unicodedata.combining(each))


NEGATIONS = r"\b(?:not|no|nobody|nor|never|a nikomu|ولن)\b ?|なかった|ませんでした"

CHANGES: tuple[tuple[str, str, str | Change], ...] = (
    ("a letter changed", r"\w", _other_letter),
    ("a letter dropped", r"\w", ""),
    ("a letter doubled", r"\w", r"\g<0>\g<0>"),
    ("two letters swapped", r"(\w)(\w)", r"\2\1"),
    ("a word dropped", r"\w+\W*", ""),
    ("a word doubled", r"\w+", r"\g<0> \g<0>"),
    ("two words swapped", r"(\w+)(\W+)(\w+)", r"\3\2\1"),
    ("another word", r"\w+", "perhaps"),
    ("a word added", r" |$", " really "),
    ("a negation added", r" ", " not "),
    ("a negation dropped", NEGATIONS, ""),
    ("a negating syllable added", r"\b(?=\w)", "un"),
    ("another figure", r"\d", _next_figure),
    ("a figure dropped", r"\d", ""),
    ("a zero added", r"\d", r"\g<0>0"),
    ("no comma in a figure", r"(?<=\d),(?=\d)", ""),
    ("a point in a figure", r"(?<=\d),(?=\d)", "."),
    ("a sign before a figure", r"(?<!\d)\d", r"-\g<0>"),
    ("per cent", r"\d(?!\d)", r"\g<0>%"),
    ("figures of another script", r"\d", lambda found: chr(0x0660 + int(found[0]))),
    ("a raised figure", r"[123]", lambda found: "¹²³"[int(found[0]) - 1]),
    ("capital for small", r"[^\W\d_]", lambda found: found[0].swapcase()),
    ("all in capitals", r"(?s)^.+$", lambda found: found[0].upper()),
    ("no dash", r"[-–—]+", ""),
    ("a dash added", r"(?<=\w) (?=\w)", " – "),
    ("words joined by a hyphen", r"(?<=\w) (?=\w)", "-"),
    ("words joined", r"(?<=\w) (?=\w)", ""),
    ("a word parted", r"(?<=\w)(?=\w)", " "),
    ("a look-alike letter", r"[aceiopxyABCEHKMOPTX01]", lambda found: found[0].translate(_TWINS)),
    ("a full-width letter", r"[!-~]", lambda found: chr(ord(found[0]) + 0xFEE0)),
    ("a ligature", r"fi|fl|ff", lambda found: {"fi": "ﬁ", "fl": "ﬂ", "ff": "ﬀ"}[found[0]]),
    ("a mark added", r"[a-zA-Z]", "\\g<0>\u0301"),
    ("no mark", r"[À-ž]", _bare),
    ("a dotless i", r"i", "ı"),
    ("a comment in brackets", r" |$", " [sic] "),
    ("a word in brackets", r"\w+", r"[\g<0>]"),
    ("a word in quotation marks", r"\w+", r"“\g<0>”"),
    ("an omission for a word", r"\w+", "…"),
    ("an omission in brackets", r"\w+", "[…]"),
    ("cut inside its first word", r"^\w(?=\w)", ""),
    ("cut inside its last word", r"(?<=\w)\w\W*$", ""),
    ("cut to one letter", r"(?s)^.*?(\w).*$", r"\1"),
    ("cut to nothing", r"(?s)^.+$", " "),
    ("another stop", r"[.,。、،]", "?"),
    ("a comma dropped", r"[,、،]", ""),
    ("a comma added", r"(?<=\w) ", ", "),
    ("no apostrophe", r"(?<=\w)['’](?=\w)", ""),
    ("an apostrophe added", r"(?<=\w)s\b", "'s"),
    ("markup", r"\w+", r"<b>\g<0></b>"),
    ("a reference to a character", r" ", "&#32;"),
    ("a filler inside a word", r"(?<=\w)(?=\w)", "\u3164"),
    ("a tag character", r"(?<=\w)(?=\w)", "\U000e0041"),
    ("a private character", r"(?<=\w)(?=\w)", "\ue000"),
    ("a selector inside a word", r"(?<=\w)(?=\w)", "\ufe0f"),
    ("an invisible operator", r"(?<=\w)(?=\w)", "\u2062"),
    ("a control character", r"(?<=\w)(?=\w)", "\x08"),
    # What the named folds allow; `printed` says so.
    ("a soft hyphen", r"(?<=\w)(?=\w)", "\u00ad"),
    ("no space shown", r"(?<=\w)(?=\w)", "\u200b"),
    ("another direction", r"(?<=\w)(?=\w)", "\u202e"),
    ("a hidden message", r"$", "\ufe00\ufe01\U000e0100"),
    ("a space that breaks no line", r" ", "\u00a0"),
    ("a line break", r" ", "\n  "),
    ("curly marks", r"['\"]", lambda found: {"'": "’", '"': "”"}[found[0]]),
    ("straight marks", r"[’“”]", lambda found: "'" if found[0] == "’" else '"'),
    ("another dash", r"-", "—"),
    ("decomposed", r"(?s)^.+$", lambda found: unicodedata.normalize("NFD", found[0])),
)

FOLDS = frozenset({"a soft hyphen", "no space shown", "another direction", "a space that breaks no line", "decomposed"})
"""Rows that must be accepted too, or the attack would be one on nothing."""


def _segment(random: Random, given: Given, change: Callable[[str], str | None]) -> Given | None:
    at = random.randrange(len(given.segments))
    words = change(given.segments[at].exact)
    if words is None:
        return None
    segments = list(given.segments)
    segments[at] = _of(words, like=segments[at])
    return replace(given, segments=tuple(segments))


def _of(words: str, like: Segment | None = None, **beside: str) -> Segment:
    """A segment with these words, which the model would perhaps refuse."""
    given = {"prefix": like.prefix, "suffix": like.suffix} if like else {"prefix": None, "suffix": None}
    return Segment.model_construct(exact=words, **{**given, **beside})


def _at(random: Random, pattern: str, change: str | Change) -> Callable[[str], str | None]:
    def changed(words: str) -> str | None:
        places = list(re.finditer(pattern, words))
        if not places:
            return None
        found = random.choice(places)
        new = change(found) if callable(change) else found.expand(change)
        return words[: found.start()] + new + words[found.end() :]

    return changed


Whole = Callable[[Random, Given, Corpus], Given | None]


def _other(random: Random, given: Given, corpus: Corpus, *, same_source: bool) -> Given | None:
    others = [
        each
        for each in corpus.readings
        if each.segments != given.segments and (each.source == given.source) is same_source
    ]
    return random.choice(others) if others else None


def _source_swapped(random: Random, given: Given, corpus: Corpus) -> Given | None:
    other = _other(random, given, corpus, same_source=False)
    return other and replace(given, segments=other.segments)


def _joined(random: Random, given: Given, corpus: Corpus) -> Given | None:
    """One segment of the words of two readings."""
    other = _other(random, given, corpus, same_source=True)
    return other and replace(given, segments=(_of(f"{given.segments[-1].exact} {other.segments[0].exact}"),))


def _followed(random: Random, given: Given, corpus: Corpus) -> Given | None:
    """Segments of two readings, in any order."""
    other = _other(random, given, corpus, same_source=True)
    return other and replace(given, segments=(*given.segments, *other.segments))


def _followed_by_another_source(random: Random, given: Given, corpus: Corpus) -> Given | None:
    other = _other(random, given, corpus, same_source=False)
    return other and replace(given, segments=(*given.segments, *other.segments))


def _repeated(_: Random, given: Given, __: Corpus) -> Given | None:
    return replace(given, segments=(*given.segments, given.segments[-1]))


def _reversed(random: Random, given: Given, _: Corpus) -> Given | None:
    """The two halves of the words, the second one first."""
    words = given.segments[0].exact.split(" ")
    if len(words) < 2:
        return None
    cut = random.randrange(1, len(words))
    return replace(given, segments=tuple(_of(" ".join(part)) for part in (words[cut:], words[:cut])))


def _halves_overlap(random: Random, given: Given, _: Corpus) -> Given | None:
    words = given.segments[0].exact.split(" ")
    if len(words) < 2:
        return None
    cut = random.randrange(1, len(words))
    return replace(given, segments=tuple(_of(" ".join(part)) for part in (words[: cut + 1], words[cut:])))


def _beside(where: str) -> Whole:
    """A prefix or suffix that is nowhere beside the words."""

    def changed(random: Random, given: Given, corpus: Corpus) -> Given | None:
        other = random.choice(corpus.readings).segments[0].exact.split(" ")[0]
        return replace(given, segments=(_of(given.segments[0].exact, **{where: other}), *given.segments[1:]))

    return changed


def _sides_swapped(random: Random, given: Given, corpus: Corpus) -> Given | None:
    """The words before as the suffix, those behind as the prefix."""
    words, text = given.segments[0].exact, corpus.texts[given.source]
    at = text.find(words)
    before, after = text[:at].split()[-1:], text[at + len(words) :].split()[:1]
    if at < 0 or not before or not after:
        return None
    where = random.choice(({"suffix": before[0]}, {"prefix": after[0]}, {"prefix": after[0], "suffix": before[0]}))
    return replace(given, segments=(_of(words, **where), *given.segments[1:]))


def _furniture(random: Random, given: Given, corpus: Corpus) -> Given | None:
    each = random.choice(corpus.draft.sources[given.source].furniture)
    line = corpus.texts[given.source].split("\n")[int(each.lines.partition("-")[0]) - 1]
    return replace(given, segments=(_of(line),))


def _over_furniture(random: Random, given: Given, corpus: Corpus) -> Given | None:
    body = corpus.body(given.source)
    if len(body) < 2:
        return None
    at = random.randrange(len(body) - 1)
    words = (*body[at].split()[-2:], *body[at + 1].split()[:2])
    return replace(given, segments=(_of(" ".join(words)),))


WHOLE: dict[str, Whole] = {
    "the source swapped": _source_swapped,
    "joined with another reading": _joined,
    "followed by another reading": _followed,
    "followed by another source's": _followed_by_another_source,
    "a segment repeated": _repeated,
    "halves in the wrong order": _reversed,
    "halves that overlap": _halves_overlap,
    "a prefix from elsewhere": _beside("prefix"),
    "a suffix from elsewhere": _beside("suffix"),
    "prefix and suffix swapped": _sides_swapped,
    "furniture": _furniture,
    "over furniture": _over_furniture,
}

KINDS = (*(name for name, _, _ in CHANGES), *WHOLE)


def _altered(random: Random, kind: str, given: Given, corpus: Corpus) -> Given | None:
    if kind in WHOLE:
        return WHOLE[kind](random, given, corpus)
    pattern, change = next((pattern, change) for name, pattern, change in CHANGES if name == kind)
    return _segment(random, given, _at(random, pattern, change))


def _some(random: Random, count: int) -> Iterator[tuple[Corpus, str, Given]]:
    """Altered readings, as many of each kind as of any other where it applies."""
    readings = [(corpus, given) for corpus in corpora() for given in corpus.readings]
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        for corpus, given in random.sample(readings, len(readings)):
            altered = _altered(random, kind, given, corpus)
            if altered and altered.segments != given.segments:
                yield corpus, kind, altered
                break


def attack(random: Random, count: int) -> Tally:
    """Try altered readings at the pins and at the texts."""
    tally = Tally(Counter(dict.fromkeys(KINDS, 0)))
    tries: dict[int, list[tuple[str, Given]]] = {index: [] for index in range(len(corpora()))}
    for corpus, kind, altered in _some(random, count):
        tally.tried[kind] += 1
        tries[corpora().index(corpus)].append((kind, altered))
    accepted: Counter[str] = Counter()
    for index, some in tries.items():
        corpus = corpora()[index]
        for (kind, altered), places in zip(some, _accepted(corpus, [each for _, each in some]), strict=True):
            accepted[kind] += bool(places)
            if places and not is_printed(altered.segments, corpus.body(altered.source)):
                words = " | ".join(each.exact for each in altered.segments)
                tally.failures.append(f"{kind}: {altered.source} has “{words}”, by {' and '.join(places)}")
    tally.failures += [
        f"{kind}: refused each time, though a named fold allows it" for kind in FOLDS if not accepted[kind]
    ]
    return tally


def _accepted(corpus: Corpus, some: list[Given]) -> Iterator[list[str]]:
    """For each altered reading, what accepts it: the pin, the text, or neither."""
    quotes = {f"q{number}": _quote(corpus, f"q{number}", each) for number, each in enumerate(some)}
    draft = replace(corpus.draft, quotes=quotes)
    checks, _ = verify(draft)
    findings = pin_all(draft, corpus.texts, corpus.keys).findings
    refused = {finding.at[1] for finding in findings if not hasattr(finding.at, "file") and finding.at[0] == "quotes"}
    for name, each in zip(quotes, some, strict=True):
        at_pin = checks[name, each.source].verdict != "not-found"
        yield [place for place, holds in (("the pin", at_pin), ("the text", name not in refused)) if holds]


def _quote(corpus: Corpus, name: str, given: Given) -> Quote:
    reading = Reading.model_construct(segments=given.segments)
    return corpus.draft.quotes[given.quote].model_copy(update={"id": name, "readings": {given.source: reading}})
