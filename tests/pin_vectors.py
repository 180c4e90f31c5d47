"""The test vectors of docs/formats/pins.md, made by the generator: invented texts, pins, forged pins, and copies."""

import json
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import Any

from build_tools.briefing.pins.absence import Vocabulary, vocabulary_words
from build_tools.briefing.pins.body import body_spans
from build_tools.briefing.pins.commitment import VERSION, Commitment, Pin, fingerprint_of, root_of, write_pin
from build_tools.briefing.pins.tokens import tokens_of
from build_tools.model import Furniture
from build_tools.text.anchoring import find_words
from build_tools.text.folding import fold
from tests.conftest import ROOT

Json = Any
FILE = ROOT / "docs" / "formats" / "pin-vectors.json"

KEY = bytes(range(32))
NEWS = (
    "Ferry to sail again\n\nBy Ada Quist\n\n“We can’t wait until 2030,” Ada Quist said on Monday, but she named no date.\n\n"
    "Photograph: the old ferry, which can’t wait\n\nThe harbour board wants 41,000 crowns … and 12% more if it’s late – "
    "or −5% if it isn’t. “We can’t wait,” she said, “until the non-existent plan is ready.” A U.S. firm – ‘the builder’ – "
    "said “never.”\n\nIt is unlikely that either tower will be repaired before the winter storms, the board’s engineer "
    "wrote in a letter which nobody has answered, although the mayor’s office received it twice and lost it once.\n\n"
    "Nobody asked the fishermen. Their boats lie at the northern quay, where the ice comes first and stays longest, and "
    "where the ferry would turn. They meet again on Thursday in the hall above the chandler’s shop.\n"
)
FURNITURE = ("3 caption", "7 caption")

TEXTS: dict[str, tuple[str, tuple[str, ...], bytes]] = {
    "empty": ("", (), b""),
    "one letter": ("a", (), b""),
    "a sentence": ("It’s 1–3 boats, “not” 2.5 … or...so.", (), b""),
    "a short text with a key": ("No.\nNever again.\n", (), KEY),
    "an article with captions": (NEWS, FURNITURE, b""),
    "the same with a key": (NEWS, FURNITURE, KEY),
    "captions alone": ("one\ntwo\nthree", ("1-3 caption",), b""),
    "combining marks": ("Cafe\u0301 Ru\u030az\u030cena re\u0301sume\u0301 e\u0301\u0323 \u0301x", (), b""),
    "Arabic with controls of direction": (
        "قال الوزير \u202b«لا نقبل ٤٢٪»\u202c اليوم\u061c، لكنه \u2067لم\u2069 يوقّع\u200f.\n",
        (),
        b"",
    ),
    "Hebrew": ("השר אמר: \u2066“לא”\u2069 צה״ל בְּרֵאשִׁית\n", (), b""),
    "Japanese": (
        "市長は「再開しない」と述べた。\n2030年 まで、プール が ﾊﾟ゚ン コーヒー々〆𠮷野\n",
        ("2 boilerplate",),
        b"",
    ),
    "Thai and Burmese": ("ไม่มี น้ำ ห้าม\u200bเข้า မြန်မာ ភាសាខ្មែរ ລາວ\n", (), b""),
    "Hindi": ("मंत्री ने कहा “नहीं” क्\u200dष ४१,०००\n", (), b""),
    "Korean, composed and in parts": ("회담 \u1112\u116c\u1103\u1161\u11b7 “아니오”\n", (), b""),
    "capitals that are two letters": ("STRASSE Straße ẞ ﬁn İstanbul ısı ΣΑΣ σας ŉ ǰ ΐ ᾳ ᾼ Ꭰꭰᏸ և 𐐀𐐨 Ⅷ ⓐ K Å\n", (), b""),
    "astral code points": (
        "𝟜𝟚% 𐐀b 👩‍🚀 ❤\ufe0f ❤ a\ufe0f\ufe0f\U000e0101b 葛\U000e0100 \U0001f100 x\U000e0101\U000e0102 🇮🇸\n",
        (),
        b"",
    ),
    "white space and invisible characters": (
        "a\u00a0b\u202fc\u3000d\u2028e\x85f\x1cg\u200bh soft\u00adhyphen \ufeffx\u2060y . . . z 市 場\n",
        (),
        b"",
    ),
    "signs and joiners": (
        "-5 −5 $3 €4 £5. ¥6 7% 8‰ -x $ % can't can’t non‐existent a--b 1,000.5 x_y ,5 a. b, ½ ² ①\n",
        (),
        b"",
    ),
    "what comes again": (
        "a b c a b c a b d " + "x y " * 40 + "no, but yes; if only—although,\n“however” butter but\n",
        (),
        b"",
    ),
}
"""Each text with its furniture and key. They have no character that Unicode has had only since version 14."""

ROOTED = ("a short text with a key", "captions alone", "Japanese")
"""The texts whose root of words is given, which takes 200,000 hashes; the pins give that of others."""

WORDS = {
    "an article with captions": ("We can’t wait until 2030,", "12% more", "the non-existent plan is ready.", "never."),
    "the same with a key": ("We can’t wait until 2030,", "The harbour board", "lost it once."),
    "a short text with a key": ("No.", "Never again"),
}
ABSENT = ("ferries", "mayors", "strasse", "𐐨", "市場")

COPIES = (
    ("It can’t sail.", NEWS),
    ("We can't wait until 2030,", NEWS),
    ("We can't wait until 2030,\" Ada Quist said on Monday", NEWS.replace("\n", "\r\n")),
    ("We can wait until 2030,", NEWS),
    ("The harbour board wants 42,000 crowns ... and 12% more", NEWS),
    ("The board wants 41,000 crowns and much more", NEWS),
    ("wait", "We can’t wait-list them."),
    ("likely", "It is unlikely."),
    ("likely", "It is likely, or unlikely."),
    ("再開しない」と言った", "市長は「再開しない」と 述べた。"),
    ("再開しない", "市長は「再開しない」と述べた。"),
    ("لا نقبل ٤٢٪", "قال \u202bلا نقبل ٤٢٪\u202c"),
    ("one two three four", "one two\n\nthree 3 four"),
    ("one two three four", "four three two one"),
    ("", "anything"),
    ("anything", ""),
)
"""Each quotation with a copy in which it is looked for."""


def vectors(verify: Any) -> Json:
    """All vectors. What becomes of quotations in copies is what verify.py says: no generator looks into copies."""
    pins = {name: _pin(*TEXTS[name], words) for name, words in WORDS.items()}
    return {
        "texts": [_text(name, *TEXTS[name]) for name in TEXTS],
        "pins": [{"of": name, "pin": json.loads(write_pin(pin))} for name, pin in pins.items()],
        "refused": [
            {"why": why, "of": "an article with captions", "set": changes}
            for why, changes in _forged(json.loads(write_pin(pins["an article with captions"])))
        ],
        "copies_of_all": list(_copies_of_all(pins)),
        "copies": [
            {"quotation": quotation, "copy": copy, **verify.Copy(copy).find(quotation)._asdict()}
            for quotation, copy in COPIES
        ],
    }


def _furniture(lines: tuple[str, ...]) -> list[Furniture]:
    return [Furniture.model_validate(dict(zip(("lines", "kind"), each.split(), strict=True))) for each in lines]


def _text(name: str, text: str, furniture: tuple[str, ...], key: bytes) -> Json:
    spans = body_spans(text, _furniture(furniture))
    tokens = tokens_of(text, spans)
    words = set().union(*(vocabulary_words(text, [span]) for span in spans))
    voices = groupby(each.voice for each in tokens)
    return {
        "name": name,
        "text": text,
        "furniture": list(furniture),
        "key": key.hex(),
        "folded": fold(text).text,
        "tokens": [[each.text, each.start, each.body, each.words, each.repeated, each.qualified] for each in tokens],
        "voices": [[len(list(same)), voice.paragraph, voice.stretch, voice.speaker] for voice, same in voices],
        "words": sorted(words),
        "top": Commitment(text, spans, key).top,
        "words_root": Vocabulary(text, spans, key).root if name in ROOTED else None,
    }


def _pin(text: str, furniture: tuple[str, ...], key: bytes, quoted: tuple[str, ...]) -> Pin:
    spans = body_spans(text, _furniture(furniture))
    committed, vocabulary = Commitment(text, spans, key), Vocabulary(text, spans, key)
    absences = (vocabulary.prove(word) for word in ABSENT)
    pin = Pin(
        version=VERSION,
        source="gazette",
        keyed=bool(key),
        tokens=committed.size,
        top=committed.top,
        text="0" * 64,
        root="0" * 64,
        furniture=furniture,
        words=committed.words,
        words_root=vocabulary.root,
        runs=7,
        shared={"ＣＯＵＲＩＥＲ\u007f": {"runs": 2, "text": "ab" * 32}, "\U0001d7d9": {"runs": 0, "text": "cd" * 32}},
        absences=tuple(filter(None, absences)),
        proofs=tuple(committed.prove(find_words(words, text, spans)[0]) for words in quoted),
    )
    return _sound(pin)


def _sound(pin: Pin) -> Pin:
    """A pin with the hashes of its own figures: forgers compute them again too."""
    pin = pin.model_copy(update={"text": fingerprint_of(pin)})
    return pin.model_copy(update={"root": root_of(pin)})


def _forged(pin: Json) -> Iterator[tuple[str, list[Json]]]:
    """What is false in a pin, as routes with the values there; the last are sound in their figures."""
    proof, absence = pin["proofs"][0], pin["absences"][0]
    at = ["proofs", 0]
    yield "another version", [[["version"], VERSION + 1]]
    yield "a key that no pin has", [[["gazette"], 1]]
    yield "a hash in capitals", [[["top"], pin["top"].upper()]]
    yield "half of an astral code point", [[[*at, "voices", 0, "speaker"], "\ud800"]]
    yield "another number of words", [[["words"], pin["words"] + 1]]
    yield "more wording shared", [[["shared", "\U0001d7d9", "runs"], 1]]
    yield "another word", [[[*at, "exact"], proof["exact"].replace("2030", "2031")]]
    yield "a word cut in two", [[[*at, "exact"], proof["exact"][:-3]], [[*at, "after"], proof["exact"][-3:]]]
    yield "another place", [[[*at, "start"], proof["start"] + 1]]
    yield "more words before it", [[[*at, "words"], proof["words"] + 1]]
    yield "another speaker", [[[*at, "voices", 0, "speaker"], "Brandt"]]
    yield "outside quotation marks", [[[*at, "voices", 0, "stretch"], 0]]
    yield "less repeated", [[[*at, "repeated"], "0" * len(proof["repeated"])]]
    yield "a qualification invented", [[[*at, "qualified"], [0]]]
    yield "a node left over", [[[*at, "nodes"], [*proof["nodes"], "0" * 64]]]
    yield "a node too few", [[[*at, "nodes"], proof["nodes"][:-1]]]
    yield "a word that is there", [[["absences", 0, "word"], "ferry"]]
    yield "an absent word in capitals", [[["absences", 0, "word"], absence["word"].upper()]]
    for why, false in (
        ("a tree twice as large, with its own fingerprint", {"tokens": 2 * pin["tokens"]}),
        ("other words, with their own fingerprint", {"words_root": "0" * 64}),
        ("furniture without a line, with its own fingerprint", {"furniture": ["caption"]}),
        ("furniture in line 0, with its own fingerprint", {"furniture": ["0 caption"]}),
        (
            "furniture in more lines than any text has, with its own fingerprint",
            {"furniture": ["1-9999999999 caption"]},
        ),
        ("furniture without a kind, with its own fingerprint", {"furniture": ["3 caption", "7"]}),
    ):
        yield why, _with_hashes(pin, false)


def _copies_of_all(pins: dict[str, Pin]) -> Iterator[Json]:
    """Whether a text and a key are those that a pin, with some changes, was made of."""
    for name in ("an article with captions", "a short text with a key"):
        pin = pins[name]
        text, _, key = TEXTS[name]
        without_captions = _with_hashes(json.loads(write_pin(pin)), {"furniture": []})
        for changes, copy, its_key, same in (
            ([], text, key, True),
            ([], f"{text}\n\n", key, True),
            ([], text, b"" if key else KEY, False),
            ([], text.replace(" ", "\u00a0", 1), key, False),
            ([], text.replace("N", "n", 1), key, False),
            (without_captions, text, key, not pin.furniture),
        ):
            yield {"of": name, "set": changes, "text": copy, "key": its_key.hex(), "is_pinned": same}


def _with_hashes(pin: Json, false: dict[str, Json]) -> list[Json]:
    """The changes to a pin that make some figures false, and its hashes right again."""
    forged = _sound(Pin.model_validate_json(json.dumps({**pin, **false})))
    return [*([[name], value] for name, value in false.items()), [["text"], forged.text], [["root"], forged.root]]


def forged(pin: Json, changes: list[Json]) -> Json:
    """A pin with the values at the routes."""
    pin = deepcopy(pin)
    for route, value in changes:
        inner = pin
        for step in route[:-1]:
            inner = inner[step]
        inner[route[-1]] = value
    return pin


def written(found: Json) -> str:
    """The vectors as their file has them: an item a line."""
    lists = (
        f' "{name}": [\n  ' + ",\n  ".join(json.dumps(each, ensure_ascii=True) for each in items) + "\n ]"
        for name, items in found.items()
    )
    return "{\n" + ",\n".join(lists) + "\n}\n"


def read(path: Path = FILE) -> Json:
    """The vectors as they are committed."""
    return json.loads(path.read_text("utf-8"))
