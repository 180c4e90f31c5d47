"""Hostile strings: what reads a format shows each of them again, and makes nothing else of it.

A row of `FRAGMENTS` is part of a string that means something to one of the formats; the formats are in `sinks`.
"""

from collections import Counter
from random import Random

from tests.attacks.sinks import SINKS
from tests.attacks.tally import Tally

FRAGMENTS = (
    "<script>steal()</script>",
    "<img src=x onerror=steal()>",
    "<svg/onload=steal()>",
    "<a href=javascript:steal()>",
    "<style>@import 'https://evil.example'</style>",
    "</title>",
    "</p>",
    "</script>",
    "</textarea>",
    "<!--",
    "--!>",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml?>",
    "<!DOCTYPE x [<!ENTITY e 'x'>]>",
    "&lt;",
    "&#60;",
    "&e;",
    "&amp",
    '" onclick=steal() x="',
    "' onclick='steal()",
    "](javascript:steal())",
    "![x](https://evil.example/x.png)",
    "[^1]",
    "[x]: javascript:steal()",
    "{: onclick=steal() }",
    '--8<-- "mkdocs.yml"',
    "{{ 7*7 }}",
    "{% raw %}",
    "#}",
    "\\",
    "\\u003c",
    "\\x3c",
    "\\n",
    "`",
    "```",
    "***",
    "__x__",
    "~~x~~",
    "==x==",
    "++x++",
    "^x^",
    ":smile:",
    "$x$",
    "*[x]: y",
    "!!! x",
    "??? x",
    "=== x",
    "\n\n# x",
    "\n    x",
    "\n- x",
    "\n---\n",
    "\n...\n",
    "|",
    "|---|",
    "=HYPERLINK(1;2)",
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    ";=1",
    "\t=1",
    ",",
    ";",
    '"',
    "'",
    "''",
    ": ",
    " #x",
    "- x",
    "? x",
    "&x",
    "*x",
    "!x",
    "%TAG",
    ">-",
    "null",
    "yes",
    "12:30",
    "0755",
    "\x1b]0;x\x07",
    "\x1b[2J",
    "\x9b31m",
    "\x08",
    "\r",
    "\x85",
    "\u2028",
    "::error file=x::y",
    "\n::set-output name=x::y",
    "##[command]",
    "%0A::warning::x",
    "%",
    "#",
    "$",
    "&",
    "_",
    "{",
    "}",
    "^",
    "~",
    "@article{x,",
    "\\input{x}",
    "javascript:steal()",
    "data:text/html,x",
    "https://evil.example",
    "mailto:x@evil.example",
    "\u202e",
    "\u200b",
    "\ufeff",
    "\U000e0041",
    "\ufffe",
    "\U0001f600",
    "e\u0301",
    "\u0600",
    "é",
    "彗星",
    "الذنب",
    "\u00a0",
)

BATCH = 200
"""How many strings are written into one page or file."""

_RANGES = ((0x20, 0x7F), (0x20, 0x7F), (0x00, 0x20), (0x80, 0x250), (0x300, 0x370), (0x590, 0x700), (0x2000, 0x2100))
_WIDE_RANGES = ((0x3000, 0xA000), (0xE000, 0x10000), (0x10000, 0x110000))


def hostile(random: Random) -> str:
    """A string of fragments, characters of any kind but surrogates, and words."""
    return "".join(_piece(random) for _ in range(random.randrange(1, 9)))


def _piece(random: Random) -> str:
    kind = random.random()
    if kind < 0.6:
        return random.choice(FRAGMENTS)
    if kind < 0.8:
        first, end = random.choice(_RANGES + _WIDE_RANGES)
        return "".join(chr(random.randrange(first, end)) for _ in range(random.randrange(1, 4)))
    return random.choice((" ", "\n", "word", "Two words", "41,000", ""))


def attack(random: Random, count: int) -> Tally:
    """Send strings through every place where strings go."""
    strings = [random.choice(FRAGMENTS) if number % 10 == 0 else hostile(random) for number in range(count)]
    strings[: len(FRAGMENTS)] = FRAGMENTS[:count]
    tally = Tally(Counter(dict.fromkeys(SINKS, 0)))
    for name, sink in SINKS.items():
        for start in range(0, count, BATCH):
            some = [each for each in strings[start : start + BATCH] if sink.takes(each)]
            wanted, read = [sink.shown(each) for each in some], sink.read_back(some)
            tally.tried[name] += len(some)
            if len(read) != len(some):
                tally.failures.append(f"{name}: {len(some)} strings are read as {len(read)}")
            pairs = zip(some, wanted, read, strict=False)
            tally.failures += [f"{name}: {each!r} is read as {got!r}" for each, want, got in pairs if want != got]
    return tally
