"""Forged pins and odd characters for three implementations, which must say the same of each.

The generator's is that of `forgeries`; verify.py and commitment.js are what readers check with.
"""

import importlib.util
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from random import Random
from typing import Any

from playwright.sync_api import Browser

from build_tools.briefing.pins.absence import vocabulary_words
from build_tools.text.anchoring import units
from build_tools.text.folding import fold
from tests.attacks import forgeries
from tests.attacks.tally import Tally
from tests.conftest import ROOT

SCRIPT = ROOT / "build_tools" / "site" / "theme" / "assets" / "commitment.js"
PROGRAM = ROOT / "build_tools" / "exports" / "published" / "verify.py"
AT_ONCE = 500
"""How many pins the browser is given at once."""

Ask = Callable[[str, list[Any]], list[Any]]

_ASK = """([name, given]) => {
  const { bodyOf, fold, fromHex, pinnedForm, problemOf, searching, tokensOf, topOf, units, vocabularyWords, wordsRoot } = briefingCommitment;
  const sorted = (words) => [...words].map((word) => [...word].map((each) => each.codePointAt(0))).sort((one, other) => {
    const at = one.findIndex((code, number) => code !== other[number]);
    return at < 0 ? one.length - other.length : at < other.length ? one[at] - other[at] : 1;
  }).map((codes) => String.fromCodePoint(...codes));
  const asked = {
    fold: (text) => fold(text),
    units,
    words: (text) => sorted(vocabularyWords(text)),
    problems: problemOf,
    pinned: ([pin, text, key]) => pinnedForm(pin, text, fromHex(key)) !== null,
    searches: ([copy, quotation]) => searching(copy)(quotation),
    figures: ({ text, furniture, key, voices, words_root }) => {
      const spans = bodyOf(text, furniture);
      const words = new Set(spans.flatMap(([start, end]) => [...vocabularyWords(text.slice(start, end))]));
      const each = voices.flatMap(([count, paragraph, stretch, speaker]) => Array(count).fill({ paragraph, stretch, speaker }));
      const tokens = tokensOf(text, spans).map((token) => [token.text, token.start, token.body, token.words, token.repeated, token.qualified]);
      return [fold(text), tokens, sorted(words), topOf(text, furniture, each, fromHex(key)), words_root && wordsRoot(text, furniture, fromHex(key))];
    },
  };
  return JSON.stringify(JSON.parse(given).map((each) => asked[name](each)));
}"""


def _verify() -> Any:
    spec = importlib.util.spec_from_file_location("verify", PROGRAM)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["verify"] = module
    spec.loader.exec_module(module)
    return module


VERIFY = _verify()
"""The module verify.py, which shares nothing with the package."""


@contextmanager
def asking(browser: Browser) -> Iterator[Ask]:
    """Ask commitment.js in a browser about many values at once."""
    page = browser.new_page()
    page.add_script_tag(path=SCRIPT)
    yield lambda name, given: json.loads(page.evaluate(_ASK, [name, json.dumps(given)]))
    page.close()


def attack(random: Random, count: int, ask: Ask) -> Tally:
    """Try forged pins, as many of each kind as of any other, on all three."""
    tally = Tally(Counter())
    forged = forgeries.forged_pins(random, count, tally)
    while some := list(islice(forged, AT_ONCE)):
        tally.failures += _told_apart(some, ask)
    return tally


def _told_apart(forged: list[tuple[str, str, Any]], ask: Ask) -> Iterator[str]:
    """The forged pins of which not all three say the same."""
    browsers = ask("problems", [pin for _, _, pin in forged])
    for (kind, source, pin), theirs in zip(forged, browsers, strict=True):
        said = {
            "briefing": forgeries.is_accepted(source, pin),
            "verify.py": not VERIFY.problem_of(pin),
            "commitment.js": not theirs,
        }
        if len(set(said.values())) > 1:
            yield f"{kind}: {source}: accepted by {', '.join(name for name, accepts in said.items() if accepts)} alone"


def try_characters(random: Random, share: int, ask: Ask) -> Tally:
    """Try one of so many of all characters beside letters, figures and marks: how each is cut, folded, and a word."""
    known = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    chosen = [each for each in known if random.randrange(share) == 0]
    texts = [
        " ".join(f"a{each}b {each}1 'S{each} -{each}\u3042{each}x{each}{each} {each}" for each in chosen[at : at + 64])
        for at in range(0, len(chosen), 64)
    ]
    tally = Tally(Counter())
    for what, ours, theirs in (
        ("fold", lambda text: fold(text).text, VERIFY.fold),
        ("units", lambda text: [text[start:end] for start, end in units(text)], VERIFY.units),
        (
            "words",
            lambda text: sorted(vocabulary_words(text, [(0, len(text))])),
            lambda text: sorted(VERIFY.vocabulary_words(text)),
        ),
    ):
        tally.tried[what] += len(chosen)
        for text, browsers in zip(texts, ask(what, texts), strict=True):
            if not ours(text) == theirs(text) == browsers:
                tally.failures.append(f"{what}: {text!a}")
    return tally
