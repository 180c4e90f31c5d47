"""Forged pins: none is accepted that claims what its text doesn't bear out.

Every value of a pin is changed in every way that fits its type: the fields are read from the file, so that a new one is
attacked as soon as there is one. What takes more than one value is a function of `STRUCTURES`, which gets the pin as JSON
values and those of another source.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

from build_tools.briefing.pins.absence import absence_holds
from build_tools.briefing.pins.commitment import Pin, Proof, read_pin, write_pin
from build_tools.briefing.verify import verify
from tests.attacks.corpus import Corpus, corpora
from tests.attacks.printed import is_printed
from tests.attacks.tally import Tally

Json = Any
Path = tuple[str | int, ...]

TRIES = 300
"""How often a kind is tried at other places, if it changes nothing at the first."""

HASH = re.compile("[0-9a-f]{64}")


def _flipped(random: Random, value: str) -> str:
    """A hash with one bit changed."""
    bits = bytearray.fromhex(value)
    bits[random.randrange(32)] ^= 1 << random.randrange(8)
    return bits.hex()


def _without_one(random: Random, value: str) -> str:
    at = random.randrange(len(value)) if value else 0
    return value[:at] + value[at + 1 :]


def _swapped(random: Random, value: list[Json]) -> list[Json]:
    one, other = random.sample(range(len(value)), 2) if len(value) > 1 else (0, 0)
    changed = list(value)
    if changed:
        changed[one], changed[other] = value[other], value[one]
    return changed


WAYS: dict[type, dict[str, Callable[[Random, Any], Json]]] = {
    bool: {"turned": lambda _, value: not value},
    int: {
        "one more": lambda _, value: value + 1,
        "one less": lambda _, value: value - 1,
        "twice": lambda _, value: 2 * value + 2,
        "nothing": lambda _, __: 0,
        "another power of two": lambda _, value: 1 << max(value, 1).bit_length(),
        "as text": lambda _, value: str(value),
        "far away": lambda random, value: value + random.randrange(2, 10_000),
    },
    str: {
        "a letter dropped": _without_one,
        "a letter added": lambda random, value: value + random.choice("aeiost"),
        "a word added": lambda _, value: f"{value} not",
        "emptied": lambda _, __: "",
        "in capitals": lambda _, value: value.upper(),
        "a hidden letter": lambda _, value: f"{value}\u200b",
    },
    list: {
        "first dropped": lambda _, value: value[1:],
        "last dropped": lambda _, value: value[:-1],
        "last repeated": lambda _, value: value + value[-1:],
        "two swapped": _swapped,
        "backwards": lambda _, value: value[::-1],
        "emptied": lambda _, __: [],
    },
    dict: {
        "a key dropped": lambda _, value: dict(list(value.items())[1:]),
        "a key added": lambda _, value: {**value, "gazette": 1},
        "emptied": lambda _, __: {},
    },
}
HASH_WAYS: dict[str, Callable[[Random, str], Json]] = {
    "a bit flipped": _flipped,
    "all zeros": lambda _, __: "0" * 64,
    "cut": lambda _, value: value[:-2],
    "in capitals": lambda _, value: value.upper(),
    "backwards": lambda _, value: value[::-1],
}
TYPES: dict[str, Callable[[Random, Any], Json]] = {
    "as a list": lambda _, value: [value],
    "as nothing": lambda _, __: None,
    "as a truth": lambda _, value: value != 1,
    "as a fraction": lambda _, __: 0.5,
}


def _ways(value: Json) -> dict[str, Callable[[Random, Any], Json]]:
    own = HASH_WAYS if isinstance(value, str) and HASH.fullmatch(value) else WAYS[type(value)]
    return own | TYPES


def _walk(value: Json, path: Path = ()) -> Iterator[tuple[Path, Json]]:
    """Every value of a pin, with the way to it."""
    yield path, value
    within = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in within:
        yield from _walk(each, (*path, key))


def _field(path: Path) -> str:
    """The name of a value's field: the same for every item of a list, and for every source."""
    sources = {name for corpus in corpora() for name in corpus.draft.sources}
    return ".".join("source" if step in sources else str(step) for step in path if not isinstance(step, int))


def _changed(pin: Json, path: Path, change: Callable[[Json], Json]) -> Json:
    pin = deepcopy(pin)
    inner = pin
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = change(inner[path[-1]])
    return pin


Structure = Callable[[Random, Json, Json], Json | None]


def _one(random: Random, pin: Json, of: str) -> Json | None:
    return random.choice(pin[of]) if pin[of] else None


def _moved(of: str, *also: str) -> Structure:
    """One claim of another pin beside ours, with some of the other's own values."""

    def forged(random: Random, pin: Json, other: Json) -> Json | None:
        each = _one(random, other, of)
        return each and {**pin, of: [*pin[of], each], **{key: other[key] for key in also}}

    return forged


def _taken(*keys: str) -> Structure:
    """Values of another pin in the place of ours."""
    return lambda _, pin, other: {**pin, **{key: other[key] for key in keys}}


def _in_claim(of: str, change: Callable[[Random, Json, Json, Json], Json | None]) -> Structure:
    """One claim changed, knowing all others of the pin, and one of another pin."""

    def forged(random: Random, pin: Json, other: Json) -> Json | None:
        if not pin[of] or not other[of]:
            return None
        at = random.randrange(len(pin[of]))
        changed = change(random, pin[of][at], random.choice(pin[of]), random.choice(other[of]))
        return changed and _changed(pin, (of, at), lambda _: changed)

    return forged


def _with(*keys: str, foreign: bool = False) -> Structure:
    """A proof with some values of another one, of the same pin or of another's."""
    return _in_claim(
        "proofs",
        lambda _, proof, ours, theirs: {**proof, **{key: (theirs if foreign else ours)[key] for key in keys}},
    )


def _absent_with(*keys: str) -> Structure:
    return _in_claim("absences", lambda _, proof, __, theirs: {**proof, **{key: theirs[key] for key in keys}})


def _nodes(change: Callable[[Random, list[str]], list[str]]) -> Structure:
    return _in_claim("proofs", lambda random, proof, _, __: {**proof, "nodes": change(random, proof["nodes"])})


def _shifted(words: int, offset: bool, number: bool) -> Structure:
    """A proof said to be elsewhere."""
    return _in_claim(
        "proofs",
        lambda random, proof, _, __: {
            **proof,
            "start": proof["start"] + offset * words * random.randrange(1, 9),
            "first": proof["first"] + number * words * random.randrange(1, 9),
        },
    )


def _split(whole: str, cut: int) -> tuple[str, str]:
    return whole[:cut], whole[cut:]


def _cut_before(random: Random, proof: Json, _: Json, __: Json) -> Json:
    """The beginning of the words made their context: at any letter, "likely" out of "unlikely"."""
    before, exact = _split(proof["exact"], random.randrange(1, len(proof["exact"])))
    return {**proof, "before": proof["before"] + before, "exact": exact, "start": proof["start"] + len(before)}


def _cut_after(random: Random, proof: Json, _: Json, __: Json) -> Json:
    exact, after = _split(proof["exact"], random.randrange(1, len(proof["exact"])))
    return {**proof, "exact": exact, "after": after + proof["after"]}


def _word_replaced(random: Random, proof: Json, _: Json, __: Json) -> Json | None:
    """A word of the proof replaced by one of the same length, so that nothing else moves."""
    words = list(re.finditer(r"\w+", proof["exact"]))
    if not words:
        return None
    found = random.choice(words)
    new = "".join(random.choice("aeiostrn") for _ in found.group())
    return {**proof, "exact": proof["exact"][: found.start()] + new + proof["exact"][found.end() :]}


def _tokens(change: Callable[[int], int], *, nodes: Callable[[Json, Json], list[str]]) -> Structure:
    """Another size of the tree, with nodes that would fit it."""

    def forged(_: Random, pin: Json, __: Json) -> Json:
        proofs = [{**proof, "nodes": nodes(pin, proof)} for proof in pin["proofs"]]
        return {**pin, "tokens": change(pin["tokens"]), "proofs": proofs}

    return forged


def _as_padding(_: Random, proof: Json, __: Json, ___: Json) -> Json:
    """Words said to lie behind the last token, where padding is."""
    return {**proof, "first": 1 << 10, "nodes": ["0" * 64, *proof["nodes"]]}


def _present(of: Callable[[str], str]) -> Structure:
    """A word of a proof said to be absent, with the salt and the siblings of one that is."""

    def forged(random: Random, pin: Json, _: Json) -> Json | None:
        proof, absence = _one(random, pin, "proofs"), _one(random, pin, "absences")
        words = re.findall(r"\w+", proof["exact"]) if proof else []
        if not words or absence is None:
            return None
        return {**pin, "absences": [*pin["absences"], {**absence, "word": of(random.choice(words))}]}

    return forged


STRUCTURES: dict[str, Structure] = {
    "a proof of another pin": _moved("proofs"),
    "a proof of another pin with its root": _moved("proofs", "root"),
    "a proof of another pin with root and size": _moved("proofs", "root", "tokens"),
    "an absence of another pin": _moved("absences"),
    "an absence of another pin with its words": _moved("absences", "words_root"),
    "the root of another pin": _taken("root"),
    "all proofs of another pin": _taken("proofs"),
    "all absences of another pin": _taken("absences"),
    "another pin's words and absences": _taken("words_root", "absences"),
    "another pin's furniture": _taken("furniture"),
    "another pin but for the root": lambda _, pin, other: {**other, "source": pin["source"], "root": pin["root"]},
    "no proofs, and another's words": lambda _, pin, other: {
        **pin,
        **{key: other[key] for key in ("words_root", "absences")},
        "proofs": [],
    },
    "the two roots swapped": lambda _, pin, __: {**pin, "root": pin["words_root"], "words_root": pin["root"]},
    "the words of another proof": _with("exact"),
    "the place of another proof": _with("start", "first"),
    "the offset of another proof": _with("start"),
    "the number of another proof": _with("first"),
    "the nodes of another proof": _with("nodes"),
    "words and place of another proof": _with("exact", "start", "first"),
    "words and nodes of another proof": _with("exact", "nodes"),
    "words of another source": _with("exact", foreign=True),
    "nodes of another source": _with("nodes", foreign=True),
    "words and nodes of another source": _with("exact", "nodes", foreign=True),
    "moved by a few letters": _shifted(1, offset=True, number=False),
    "moved by a few tokens": _shifted(1, offset=False, number=True),
    "moved forwards": _shifted(1, offset=True, number=True),
    "moved backwards": _shifted(-1, offset=True, number=True),
    "the words cut before": _in_claim("proofs", _cut_before),
    "the words cut behind": _in_claim("proofs", _cut_after),
    "a word in the place of another": _in_claim("proofs", _word_replaced),
    "nodes backwards": _nodes(lambda _, nodes: nodes[::-1]),
    "nodes turned": _nodes(lambda _, nodes: nodes[1:] + nodes[:1]),
    "a node put in": _nodes(lambda random, nodes: [*nodes[:1], random.choice(nodes), *nodes[1:]]),
    "a node left over": _nodes(lambda random, nodes: [*nodes, random.choice(nodes)]),
    "a tree twice as large": _tokens(lambda size: 2 * size, nodes=lambda pin, proof: [*proof["nodes"], pin["root"]]),
    "a tree half as large": _tokens(lambda size: (size + 1) // 2, nodes=lambda _, proof: proof["nodes"][:-1]),
    "a tree of the same depth": _tokens(
        lambda size: 1 << (size - 1).bit_length(), nodes=lambda _, proof: proof["nodes"]
    ),
    "a node as leaf": _tokens(lambda _: 1, nodes=lambda _, proof: proof["nodes"][-1:]),
    "the root as leaf": _tokens(lambda _: 1, nodes=lambda pin, _: [pin["root"]]),
    "words in the padding": _in_claim("proofs", _as_padding),
    "absence of a present word": _present(str.casefold),
    "absence of a present word in capitals": _present(str.upper),
    "absence of part of a word": _present(lambda word: word.casefold()[:-1] or word),
    "absence of a word with a hidden letter": _present(lambda word: f"{word.casefold()}\u200b"),
    "absence of two words": _present(lambda word: f"{word.casefold()} {word.casefold()}"),
    "siblings of another source": _absent_with("siblings"),
    "the salt of another source": _absent_with("salt"),
    "the word of another source": _absent_with("word"),
    "salt and siblings of another source": _absent_with("salt", "siblings"),
    "siblings backwards": _in_claim("absences", lambda _, each, __, ___: {**each, "siblings": each["siblings"][::-1]}),
    "a sibling too many": _in_claim("absences", lambda _, each, __, ___: {**each, "siblings": each["siblings"] * 2}),
}


@cache
def _pins() -> dict[str, tuple[Corpus, Pin, Json]]:
    """The pins of the sources that are attacked, as their files hold them."""
    found: dict[str, tuple[Corpus, Pin, Json]] = {}
    for corpus in corpora():
        for source in corpus.texts:
            pin = corpus.draft.pins[source]
            assert pin is not None
            found[source] = corpus, pin, json.loads(write_pin(pin))
    return found


@cache
def _kinds() -> tuple[str, ...]:
    fields = {
        f"{_field(path)}, {way}": None
        for _, _, value in _pins().values()
        for path, each in _walk(value)
        if each is not value
        for way in _ways(each)
    }
    return (*fields, *STRUCTURES)


def _forged(random: Random, kind: str, source: str) -> Json | None:
    pin = _pins()[source][2]
    if kind in STRUCTURES:
        other = random.choice([each for name, (_, _, each) in _pins().items() if name != source])
        return STRUCTURES[kind](random, pin, other)
    field, way = kind.rsplit(", ", 1)
    places = [(path, _ways(value)[way]) for path, value in _walk(pin) if _field(path) == field and way in _ways(value)]
    if not places:
        return None
    path, change = random.choice(places)
    return _changed(pin, path, lambda value: change(random, value))


def forged_pins(random: Random, count: int, tally: Tally) -> Iterator[tuple[str, str, Json]]:
    """Yield forged pins with their kinds and sources, as many of each kind as of any other, and count them."""
    tally.tried.update(dict.fromkeys(_kinds(), 0))
    for number in range(count):
        kind = _kinds()[number % len(_kinds())]
        for source in random.choices(sorted(_pins()), k=TRIES):
            forged = _forged(random, kind, source)
            if forged is not None and json.dumps(forged) != json.dumps(_pins()[source][2]):
                tally.tried[kind] += 1
                yield kind, source, forged
                break


def attack(random: Random, count: int) -> Tally:
    """Try forged pins on what makes and checks them."""
    tally = Tally(Counter())
    for source, (_, _, pin) in _pins().items():
        assert is_accepted(source, pin) and not _false_claims(source, pin), f"the pin of {source} is refused"
    for kind, source, forged in forged_pins(random, count, tally):
        tally.failures += [f"{kind}: {source}: {each}" for each in _false_claims(source, forged)]
    return tally


def is_accepted(source: str, forged: Json) -> bool:
    """Whether a pin of a source can be read and nothing is found wrong with it."""
    return _accepted(_pins()[source][0], source, forged) is not None


def _accepted(corpus: Corpus, source: str, forged: Json) -> Pin | None:
    """The pin, if it can be read and nothing is found wrong with it."""
    try:
        pin = read_pin(json.dumps(forged).encode())
    except ValueError:
        return None
    _, findings = verify(replace(corpus.draft, quotes={}, pins={source: pin}), unpinned=True)
    return None if findings else pin


def _false_claims(source: str, forged: Json) -> list[str]:
    """What an accepted pin claims, and the text of its source doesn't bear out; nothing if the pin is refused."""
    corpus, honest, _ = _pins()[source]
    pin = _accepted(corpus, source, forged)
    if pin is None:
        return []
    own = set(Pin.model_fields) - {"proofs", "absences"}
    changed = [name for name in sorted(own) if getattr(pin, name) != getattr(honest, name)]
    return [
        *(f"{name} changed" for name in changed),
        *(f"“{proof.exact}” is not there" for proof in pin.proofs if not _is_true(corpus, source, proof, honest)),
        *(
            f"“{absence.word}” said to be absent"
            for absence in pin.absences
            if absence_holds(pin.words_root, absence) and _appears(corpus, source, absence.word)
        ),
    ]


def _is_true(corpus: Corpus, source: str, proof: Proof, honest: Pin) -> bool:
    """Whether the body prints the words where a proof says, and the rest is as in the pin that was made of it."""
    words = proof.before + proof.exact + proof.after
    start = proof.start - len(proof.before)
    if start < 0 or corpus.texts[source][start : start + len(words)] != words:
        return False
    segment = corpus.readings[0].segments[0].model_copy(update={"exact": proof.exact, "prefix": None, "suffix": None})
    if not is_printed([segment], corpus.body(source)):
        return False
    same = [each for each in honest.proofs if (each.start, each.exact) == (proof.start, proof.exact)]
    return all(getattr(proof, name) == getattr(each, name) for each in same for name in Proof.model_fields)


def _appears(corpus: Corpus, source: str, word: str) -> bool:
    """Whether a word is in the body; in Japanese, whether its characters are."""
    body = "\n".join(corpus.body(source)).casefold()
    return word in body if re.search("[\u3041-\u9fff]", word) else word in re.findall(r"\w+", body)
