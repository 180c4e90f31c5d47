#!/usr/bin/env python3
"""Check pins, your own copy of an article, and the chain of editions: offline, with nothing but Python 3.10 or later.

    python3 verify.py PIN                  checks the proofs of a pin, or of every pin in a folder
    python3 verify.py PIN ARTICLE          looks for every quotation in your copy, a text or a saved .html page
    python3 verify.py PIN ARTICLE --key K  the same, with the file of the key that the pin was made with
    python3 verify.py editions.json        checks that each edition's record follows the one before
    python3 verify.py editions.json RECORD the same, and that a record that you kept is one of them

It exits with 0 if all is well, with 1 if something differs, and with 2 if there is nothing to check.

This file is an implementation of its own. It follows the formats, which docs/formats/pins.md and records.md of the
project specify, and shares no code with the generator. assets/commitment.js checks pins in a browser.
"""

from __future__ import annotations

import argparse
import hashlib
import hmac
import io
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TextIO

VERSION, MOST, MOST_REPEATED, LEAST_UNKNOWN, DEPTH, MOST_TOGETHER = 4, 10_000_000, 35, 120, 16, 4

# 1. Characters. Python's own properties, of the Unicode version that it has, are those of the format.

HAN_AND_KANA = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
SPACELESS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff" + HAN_AND_KANA
CJK = f"[{HAN_AND_KANA}\u3001-\u303f\uff00-\uffef]"
SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
HIDDEN = "\u00ad\u061c\u200b-\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
SELECTOR_RUN = re.compile(f"[{SELECTORS}]{{2,}}")


def is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def is_word(character: str) -> bool:
    return character != "" and (character.isalnum() or character == "_" or is_mark(character))


def marks_of(text: str) -> str:
    return "".join(sorted(filter(is_mark, set(text))))


# 2. Folding: what printing varies and meaning doesn't.


class Folded(NamedTuple):
    """A folded text; its character i was original[starts[i]:ends[i]]."""

    text: str
    starts: list[int]
    ends: list[int]


def folds(text: str) -> Iterator[tuple[str, str, Callable[[str], str]]]:
    """Each fold in order: its name, what it finds, and what it puts there. Only the second depends on the text."""
    clusters = rf"(?s:.)[{marks_of(text)}\u1160-\u11ff]*"
    yield "invisible", f"[{HIDDEN}][{HIDDEN}{SELECTORS}]*|[{SELECTORS}]{{2,}}", lambda _: ""
    yield "nfc", clusters, lambda cluster: unicodedata.normalize("NFC", cluster)
    yield "white-space", rf"(?<={CJK})\s+(?={CJK})", lambda _: ""
    yield "white-space", r"\s+", lambda _: " "
    yield "quotation-marks", "[\u201c-\u201f\u00ab\u00bb\u2033]", lambda _: '"'
    yield "quotation-marks", "[\u2018-\u201b\u02bc\u2032]", lambda _: "'"
    yield "dashes", "[\u2010-\u2015\u2212]", lambda _: "-"
    yield "ellipsis", r"\.\.\.|\. \. \.", lambda _: "\u2026"


FOLDS = ("invisible", "nfc", "white-space", "quotation-marks", "dashes", "ellipsis")


def folded(text: str, without: str = "") -> Folded:
    starts, ends = list(range(len(text))), list(range(1, len(text) + 1))
    for name, find, put in folds(text):
        if name == without:
            continue
        pieces, new_starts, new_ends, done = [], [], [], 0
        for found in re.finditer(find, text):
            first, stop, new = found.start(), found.end(), put(found.group())
            pieces += [text[done:first], new]
            new_starts += starts[done:first] + [starts[first]] * len(new)
            new_ends += ends[done:first] + [ends[stop - 1]] * len(new)
            done = stop
        text = "".join(pieces) + text[done:]
        starts, ends = new_starts + starts[done:], new_ends + ends[done:]
    return Folded(text, starts, ends)


def fold(text: str, without: str = "") -> str:
    return folded(text, without).text


# 3. Units: what a quotation may not cut.


def units(text: str) -> list[str]:
    made, at = [], 0
    while at < len(text):
        end = end_of_unit(text, at)
        made.append(text[at:end])
        at = end
    return made


def behind_selectors(text: str, at: int) -> int:
    found = SELECTOR_RUN.match(text, at)
    return found.end() if found else at


def end_of_unit(text: str, at: int) -> int:
    if behind_selectors(text, at) > at:
        return behind_selectors(text, at)
    end = at + 1
    if not is_word(text[at]) and not (text[at] in "-−$£€¥" and text[end : end + 1].isdigit()):
        return end
    while end < len(text):
        behind = behind_selectors(text, end)
        if not (is_word(text[behind : behind + 1]) if behind > end else goes_on(text[end - 1], text, end)):
            break
        end = max(behind, end + 1)
    return end


def goes_on(before: str, text: str, at: int) -> bool:
    here = text[at]
    if is_word(here):
        return not "\u3041" <= before <= "\u309f" or "\u3041" <= here <= "\u309f" or here == "ー"
    if here in "%‰" and before.isdigit():
        return True
    following = behind_selectors(text, at + 1)
    joins = here in "'’.,-‐‑" or unicodedata.category(here) == "Cf"
    return joins and is_word(text[following : following + 1])


def words_of_unit(unit: str) -> int:
    pieces = re.split(f"([{SPACELESS}])", unit)
    return sum(any(map(str.isalnum, piece)) for piece in pieces)


# 4. Tokens: the units of a text with what a pin says of each, apart from the voice.


class Token(NamedTuple):
    text: str
    start: int
    body: bool
    words: int
    repeated: int
    qualified: bool


class Voice(NamedTuple):
    paragraph: int
    stretch: int
    speaker: str


BETWEEN = "[-,;:—–”’\"' \u00a0]*"
QUALIFIER = re.compile(
    rf"{BETWEEN}(?:\r?\n{BETWEEN})?\b(but|although|though|unless|however|except|despite|if|only if)\b"
)


def body_of(text: str, furniture: Iterable[str]) -> list[tuple[int, int]]:
    """The stretches between the lines of furniture, as offsets in code points."""
    left_out = set()
    for each in furniture:
        first, _, last = each.split(" ")[0].partition("-")
        left_out |= set(range(int(first), int(last or first) + 1))
    spans: list[tuple[int, int]] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = min(start + len(line) + 1, len(text))
        if number not in left_out:
            joined = spans and spans[-1][1] == start
            spans[-1 if joined else len(spans) :] = [(spans[-1][0] if joined else start, end)]
        start = end
    return spans


def tokens_of(text: str, spans: list[tuple[int, int]]) -> list[Token]:
    cut, starts = units(text), [0]
    for unit in cut:
        starts.append(starts[-1] + len(unit))
    body = [any(first <= start < stop for first, stop in spans) for start in starts[:-1]]
    repeated, words, made = repetitions(cut, body), 0, []
    for number, unit in enumerate(cut):
        end = starts[number + 1]
        qualified = QUALIFIER.match(text[end : end + 40]) is not None
        made.append(Token(unit, starts[number], body[number], words, repeated[number], qualified))
        words += words_of_unit(unit) if body[number] else 0
    return made


def repetitions(cut: list[str], body: list[bool]) -> list[int]:
    """For each token, how many from it on the body has elsewhere too; spaces don't count, and have none."""
    places = [number for number, unit in enumerate(cut) if not (body[number] and unit.isspace())]
    keys = [fold(cut[number]) if body[number] else number for number in places]
    found = [0] * len(cut)
    alike = [list(range(len(keys)))]
    for length in range(MOST_REPEATED):
        following = []
        for group in alike:
            by_key: dict[object, list[int]] = {}
            for at in group:
                if at + length < len(keys):
                    by_key.setdefault(keys[at + length], []).append(at)
            following += [each for each in by_key.values() if len(each) > 1]
        alike = following
        for group in alike:
            for at in group:
                found[places[at]] = length + 1
    return found


# 5. Hashes.


def sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def leaf(token: Token, voice: Voice, salt: bytes) -> bytes:
    speaker = voice.speaker.encode()
    figures = (token.start, token.words, voice.paragraph, voice.stretch, len(speaker))
    said = bytes([token.body, token.qualified, token.repeated]) + b"".join(each.to_bytes(8, "big") for each in figures)
    return sha256(b"\x00" + salt + said + speaker + token.text.encode())


def join(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right)


def child(seed: bytes, side: int) -> bytes:
    return sha256(seed + bytes([side]))


def depth_of(tokens: int) -> int:
    return max(tokens - 1, 0).bit_length()


def padding(height: int) -> bytes:
    value = sha256(b"\x03")
    for _ in range(height):
        value = join(value, value)
    return value


def first_seed(text: str, key: bytes) -> bytes:
    return hmac.new(b"annotated briefing: pin 2" + key, text.encode(), "sha256").digest()


def tree(height: int, index: int, seed: bytes, tokens: Sequence[Token], voices: Sequence[Voice]) -> bytes:
    """The hash of the subtree of 2**height leaves that begins at leaf index * 2**height, from a whole text."""
    if index << height >= len(tokens):
        return padding(height)
    if height == 0:
        return leaf(tokens[index], voices[index], seed)
    return join(*(tree(height - 1, 2 * index + side, child(seed, side), tokens, voices) for side in (0, 1)))


def top_of(text: str, spans: list[tuple[int, int]], voices: Sequence[Voice], key: bytes = b"") -> str:
    """The top of the tree of a text's tokens. Only the generator knows all voices of a real article."""
    tokens = tokens_of(text, spans)
    return tree(depth_of(len(tokens)), 0, first_seed(text, key), tokens, voices).hex()


def canonical(kind: bytes, said: dict[str, Any]) -> str:
    return sha256(kind + json.dumps(said, sort_keys=True).encode()).hex()


# 6. The words of a body, by which others are proved absent.


def vocabulary_words(text: str) -> set[str]:
    found: set[str] = set()
    for run in re.split(f"([{SPACELESS}]+)", fold(text).casefold()):
        if re.match(f"[{SPACELESS}]", run):
            sizes = range(1, MOST_TOGETHER + 1)
            found |= {run[at : at + size] for size in sizes for at in range(len(run) - size + 1)}
        else:
            found |= set(re.findall(rf"\w[\w{marks_of(run)}]*", run))
    return found


def bucket_of(word: str) -> int:
    return int.from_bytes(sha256(word.encode())[:2], "big")


def words_root(text: str, spans: list[tuple[int, int]], key: bytes) -> str:
    buckets: dict[int, list[str]] = {}
    for word in sorted(set().union(*(vocabulary_words(text[start:end]) for start, end in spans))):
        buckets.setdefault(bucket_of(word), []).append(word)
    seed = hmac.new(b"annotated briefing: absence 1" + key, text.encode(), "sha256").digest()
    level = []
    for bucket in range(1 << DEPTH):
        salt = hmac.digest(seed, bucket.to_bytes(4, "big"), "sha256")
        level.append(sha256(b"\x04" + salt + "\0".join(buckets.get(bucket, ())).encode()))
    while len(level) > 1:
        level = [sha256(b"\x05" + left + right) for left, right in zip(level[::2], level[1::2], strict=True)]
    return level[0].hex()


# 7. A pin by itself.


def is_text(value: object) -> bool:
    return isinstance(value, str) and not re.search("[\ud800-\udfff]", value)


def is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def is_place(value: object) -> bool:
    return is_count(value) and value <= MOST  # type: ignore[operator]


def is_hash(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


def each_is(test: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and all(map(test, value))


def has(**fields: Callable[[Any], bool]) -> Callable[[Any], bool]:
    """Test for an object with exactly these keys, whose values pass these tests."""
    return lambda value: (
        isinstance(value, dict)
        and value.keys() == fields.keys()
        and all(test(value[name]) for name, test in fields.items())
    )


FURNITURE = re.compile("[1-9][0-9]{0,5}(-[1-9][0-9]{0,5})? [a-z]+")

is_pin = has(
    version=lambda value: value == VERSION and type(value) is int,
    source=is_text,
    keyed=lambda value: type(value) is bool,
    tokens=is_place,
    top=is_hash,
    text=is_hash,
    root=is_hash,
    furniture=each_is(lambda value: is_text(value) and FURNITURE.fullmatch(value) is not None),
    words=is_place,
    words_root=is_hash,
    runs=is_count,
    shared=lambda value: (
        isinstance(value, dict)
        and all(map(is_text, value))
        and all(map(has(runs=is_count, text=is_hash), value.values()))
    ),
    absences=each_is(has(word=lambda value: is_text(value) and value != "", salt=is_hash, siblings=each_is(is_hash))),
    proofs=each_is(
        has(
            exact=lambda value: is_text(value) and value != "",
            before=is_text,
            after=is_text,
            start=is_place,
            first=is_place,
            words=is_place,
            repeated=lambda value: isinstance(value, str) and re.fullmatch("[0-9a-z]*", value) is not None,
            qualified=each_is(is_place),
            voices=each_is(
                has(
                    tokens=lambda value: is_place(value) and value > 0,
                    paragraph=is_place,
                    stretch=is_place,
                    speaker=is_text,
                )
            ),
            nodes=each_is(is_hash),
        )
    ),
)


def problem_of(pin: Any) -> str:
    """What is wrong with a pin by itself, in a sentence; empty if nothing is."""
    if not is_pin(pin):
        return f"this is no pin of version {VERSION}, or it is damaged"
    alone = {name: value for name, value in pin.items() if name not in OF_OTHERS}
    if canonical(b"\x02", alone) != pin["text"]:
        return "its figures do not lead to the fingerprint of the text"
    if canonical(b"\x06", {name: pin[name] for name in ("text", "shared")}) != pin["root"]:
        return "the fingerprint and what is shared do not lead to the root"
    broken = sum(not proof_holds(pin, proof) for proof in pin["proofs"])
    if broken:
        return f"{broken} of {len(pin['proofs'])} proofs do not lead to the top of the tree"
    broken = sum(not absence_holds(pin["words_root"], absence) for absence in pin["absences"])
    if broken:
        return f"{broken} of {len(pin['absences'])} proofs of absent words do not lead to the root of the words"
    opened = {proof["first"] + at for proof in pin["proofs"] for at in range(len(proof["repeated"]))}
    if not pin["keyed"] and 0 < pin["tokens"] - len(opened) < LEAST_UNKNOWN:
        return "so little of the text is unquoted that it could be guessed"
    return ""


OF_OTHERS = ("text", "root", "shared", "absences", "proofs")


def proof_holds(pin: Any, proof: Any) -> bool:
    parts = (proof["before"], proof["exact"], proof["after"])
    cut = units("".join(parts))
    if cut != [unit for part in parts for unit in units(part)]:
        return False  # exact begins or ends inside a unit: "likely" can't be proved out of "unlikely"
    voices = voices_of(proof, len(cut))
    if not len(cut) == len(voices) == len(proof["repeated"]):
        return False
    grouped = [{"tokens": len(list(same)), **voice._asdict()} for voice, same in groupby(voices)]
    qualified = proof["qualified"]
    if grouped != proof["voices"] or qualified != sorted(set(qualified)) or any(at >= len(cut) for at in qualified):
        return False
    tokens, start, words = [], proof["start"] - len(proof["before"]), proof["words"]
    for at, unit in enumerate(cut):
        tokens.append(Token(unit, start, True, words, int(proof["repeated"][at], 36), at in qualified))
        start, words = start + len(unit), words + words_of_unit(unit)
    if tokens[0].start < 0 or proof["first"] + len(cut) > pin["tokens"] or words > pin["words"]:
        return False
    return leads_to_top(pin, proof, tokens, voices, None)


def voices_of(proof: Any, most: int) -> list[Voice]:
    """The voice of each token of a proof; where it claims too many, a few too many."""
    return [
        Voice(each["paragraph"], each["stretch"], each["speaker"])
        for each in proof["voices"]
        for _ in range(min(each["tokens"], most + 1))
    ]


def leads_to_top(pin: Any, proof: Any, tokens: list[Token], voices: list[Voice], seed: bytes | None) -> bool:
    """Whether opened tokens lead to the top: with the seeds of the proof, or with those that grow out of a seed.

    The second needs the whole text, and so is as good as making that part of the pin again.
    """
    nodes = [bytes.fromhex(node) for node in reversed(proof["nodes"])]
    first, stop = proof["first"], proof["first"] + len(tokens)

    def grow(height: int, index: int, seed: bytes) -> bytes:
        if height == 0:
            return leaf(tokens[index - first], voices[index - first], seed)
        return join(*(grow(height - 1, 2 * index + side, child(seed, side)) for side in (0, 1)))

    def recompute(height: int, index: int, seed: bytes | None) -> bytes:
        begin, end = index << height, (index + 1) << height
        if end <= first or begin >= stop:
            return nodes.pop()
        if first <= begin and end <= stop:
            given = nodes.pop()
            return grow(height, index, given if seed is None else seed)
        return join(
            *(recompute(height - 1, 2 * index + side, None if seed is None else child(seed, side)) for side in (0, 1))
        )

    try:
        top = recompute(depth_of(pin["tokens"]), 0, seed)
    except IndexError:  # there are too few nodes
        return False
    return not nodes and top.hex() == str(pin["top"])


def absence_holds(root: str, absence: Any) -> bool:
    word = absence["word"]
    if len(absence["siblings"]) != DEPTH or word not in vocabulary_words(word):
        return False
    node, bucket = sha256(b"\x04" + bytes.fromhex(absence["salt"])), bucket_of(word)
    for height, sibling in enumerate(map(bytes.fromhex, absence["siblings"])):
        pair = sibling + node if bucket >> height & 1 else node + sibling
        node = sha256(b"\x05" + pair)
    return node.hex() == root


# 8. A pin and a copy of the article.


def prepared(text: str) -> str:
    """A text as the generator reads it: no byte order mark, and every line ends in a line feed."""
    return (text[1:] if text.startswith("\ufeff") else text).replace("\r\n", "\n")


def is_pinned(pin: Any, text: str, key: bytes = b"") -> bool:
    """Whether a sound pin was made of this text, to the letter: all of it that a text alone decides is made again."""
    spans = body_of(text, pin["furniture"])
    tokens = tokens_of(text, spans)
    if not fits(pin, text, tokens):
        return False
    seed = first_seed(text, key)
    for proof in pin["proofs"]:
        opened = tokens[proof["first"] : proof["first"] + len(proof["repeated"])]
        voices = voices_of(proof, len(opened))
        if not leads_to_top(pin, proof, opened, voices, seed):
            return False
    return words_root(text, spans, key) == str(pin["words_root"])


def fits(pin: Any, text: str, tokens: list[Token]) -> bool:
    """Whether a text is as long as the pinned one and has each quotation in its place, which no key decides."""
    words = sum(words_of_unit(each.text) for each in tokens if each.body)
    there = (text[proof["start"] : proof["start"] + len(proof["exact"])] == proof["exact"] for proof in pin["proofs"])
    return (pin["tokens"], pin["words"]) == (len(tokens), words) and all(there)


def forms(text: str) -> dict[str, None]:
    """A copy with each number of line breaks at its end that the pinned text may have."""
    bare = text.rstrip("\n")
    return dict.fromkeys((text, bare, f"{bare}\n"))


def pinned_form(pin: Any, text: str, key: bytes = b"") -> str | None:
    """The text as it was pinned, which may end in another number of line breaks than the copy; None if it differs."""
    return next((form for form in forms(text) if is_pinned(pin, form, key)), None)


def may_lack_its_key(pin: Any, text: str) -> bool:
    """Whether a copy that does not lead to the pin may be the pinned text all the same, with another one's key."""
    return any(fits(pin, form, tokens_of(form, body_of(form, pin["furniture"]))) for form in forms(text))


def absent_in(pin: Any, text: str) -> list[str]:
    """The words that a pin says are absent, and that a copy has anywhere: what is furniture in a copy is not known."""
    words = vocabulary_words(text)
    return [absence["word"] for absence in pin["absences"] if absence["word"] in words]


class Found(NamedTuple):
    """What became of a quotation in a copy.

    `how` is exact, folded (with the folds that it takes), differs (with the words of both, each with "=", "-" if only
    the quotation has it and "+" if only the copy has it), or missing.
    """

    how: str
    folds: list[str]
    words: list[tuple[str, str]]


class Copy:
    """A reader's copy of an article, in which quotations are looked for wherever they are."""

    def __init__(self, text: str):
        self.text = text
        self.folded = folded(text)
        self.edges, at = {0}, 0
        for unit in units(text):
            at += len(unit)
            self.edges.add(at)
        self.words = split(text)
        self.places: dict[str, list[int]] = {}
        for number, word in enumerate(self.words):
            self.places.setdefault(key_of(word), []).append(number)

    def find(self, quotation: str) -> Found:
        printed = [self.text[start:end] for start, end in self._matches(quotation)]
        if quotation in printed:
            return Found("exact", [], [])
        if printed:
            used = [name for name in FOLDS if fold(quotation, name) != fold(printed[0], name)]
            return Found("folded", used, [])
        words = split(quotation)
        start = self._likeliest([key_of(word) for word in words])
        compared = difference(words, self.words[max(start - len(words), 0) : max(start + 2 * len(words), 0)])
        signs = Counter(sign for sign, _ in compared)
        if not signs["="] or 3 * signs["="] < 2 * len(words) or signs["+"] > len(words):
            return Found("missing", [], [])
        return Found("differs", [], compared)

    def _matches(self, quotation: str) -> Iterator[tuple[int, int]]:
        needle = fold(quotation).strip()
        at = self.folded.text.find(needle) if needle else -1
        while at >= 0:
            start, end = self.folded.starts[at], self.folded.ends[at + len(needle) - 1]
            if start in self.edges and end in self.edges:
                yield start, end
            at = self.folded.text.find(needle, at + 1)

    def _likeliest(self, words: list[str]) -> int:
        """Where the passage would begin that has most of the words about as far from its beginning."""
        votes: Counter[int] = Counter()
        for number, word in enumerate(words):
            for place in self.places.get(word, ()):
                votes[(place - number) // max(len(words) // 2, 1)] += 1
        best = min(votes, key=lambda each: (-votes[each] - votes[each + 1], each), default=0)
        return best * max(len(words) // 2, 1)


def split(text: str) -> list[str]:
    """The units of a text, each with a space if one follows; in a script without spaces, its characters."""
    text = re.sub(r"\.\.\.|\. \. \.", "…", text)
    pieces = rf"[{SPACELESS}][\u3099{marks_of(text)}]*|[^{SPACELESS}]+"
    made: list[str] = []
    for unit in units(text):
        if not unit.isspace():
            made += re.findall(pieces, unit)
        elif made and made[-1][-1] != " ":
            made[-1] += " "
    return made


def key_of(word: str) -> str:
    """What two words have in common that are taken as one."""
    return fold(word).strip()


def difference(one: list[str], other: list[str]) -> list[tuple[str, str]]:
    """Two lists of words as one, by their longest common subsequence, without what `other` has before and behind it."""
    ours, theirs = [key_of(word) for word in one], [key_of(word) for word in other]
    longest = [[0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) - 1, -1, -1):
        for j in range(len(theirs) - 1, -1, -1):
            same = ours[i] == theirs[j]
            longest[i][j] = longest[i + 1][j + 1] + 1 if same else max(longest[i + 1][j], longest[i][j + 1])
    made: list[tuple[str, str]] = []
    i = j = 0
    while i < len(ours) or j < len(theirs):
        if i < len(ours) and j < len(theirs) and ours[i] == theirs[j]:
            made.append(("=", other[j]))
            i, j = i + 1, j + 1
        elif j == len(theirs) or (i < len(ours) and longest[i + 1][j] >= longest[i][j + 1]):
            made.append(("-", one[i]))
            i += 1
        else:
            made.append(("+", other[j]))
            j += 1
    inside = [number for number, (sign, _) in enumerate(made) if sign == "="]
    if not inside:
        return [each for each in made if each[0] == "-"]
    first, last = inside[0], inside[-1]
    return [each for number, each in enumerate(made) if first <= number <= last or each[0] == "-"]


# 9. Records of editions, each chained to the one before.

is_chain = has(
    format=is_text,
    editions=each_is(
        has(
            format=lambda value: value in ("1", "2"),
            edition=is_text,
            title=is_text,
            previous=lambda value: value is None or is_hash(value),
            nouns=is_hash,
            hash=is_hash,
            no_later_than=lambda value: value is None or is_text(value),  # of a time stamp, which OpenSSL checks
            authority=lambda value: value is None or is_text(value),
        )
    ),
)


def hashed(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hex()


def problem_of_edition(former: Any, edition: Any) -> str:
    """What is wrong with an edition of a chain, in a sentence; `former` is the one before, or None."""
    if former is not None and edition["edition"] <= former["edition"]:
        return "it is not later than the one before"
    if edition["format"] == "1":  # its hash covers its texts themselves, and no record before
        chained = edition["previous"] is not None or (former is not None and former["format"] != "1")
        return "it does not name the record before" if chained else ""
    if edition["previous"] != (former["hash"] if former is not None else None):
        return "it follows another record than the one before"
    covered = [edition[name] for name in ("format", "edition", "title", "previous", "nouns")]
    return "" if hashed(covered) == edition["hash"] else "it was changed after it was recorded"


def record_hash(record: Any) -> str | None:
    """The hash of a record by what it says; None if it is no record."""
    try:
        head = [record[name] for name in ("format", "edition", "title")]
        rest = [record["nouns"]] if head[0] == "1" else [record["previous"], hashed(record["nouns"])]
        return hashed([*head, *rest])
    except (TypeError, KeyError, ValueError, RecursionError):
        return None


def is_of(record: Any, edition: Any) -> bool:
    """Whether a record is that of an edition of a chain; a hash of format 1 by itself says nothing of the edition."""
    if record_hash(record) != edition["hash"]:
        return False
    alike = all(record[name] == edition[name] for name in ("format", "edition", "title"))
    return alike and hashed(record["nouns"]) == edition["nouns"]


# 10. Files and words.


class VisibleText(HTMLParser):
    """The text of a saved page, a line for each block."""

    UNSEEN = frozenset("head noscript script style template title".split())
    IN_HEAD = frozenset("base basefont bgsound head link meta noscript script style template title".split())
    INLINE = frozenset(
        "a abbr b bdi bdo cite code data del em font i ins kbd label mark q ruby "
        "s small span strong sub sup time u var wbr".split()
    )

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if self.hidden == ["head"] and tag not in self.IN_HEAD:
            self.hidden.clear()  # its end tag may be left out
        if tag in self.UNSEEN:
            self.hidden.append(tag)
        elif tag not in self.INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.hidden:
            del self.hidden[self.hidden.index(tag) :]
        elif tag not in self.INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))


def visible_text(page: str) -> str:
    parser = VisibleText()
    parser.feed(page)
    parser.close()
    return "".join(parser.pieces)


def told(found: Found, quotation: str) -> str:
    line = " ".join(quotation.split())
    if found.how == "exact":
        return f"word for word  “{line}”"
    if found.how == "folded":
        return f"word for word  “{line}” (but for {', '.join(found.folds)})"
    if found.how == "missing":
        return f"NOT FOUND      “{line}”"
    runs = groupby(found.words, lambda each: each[0])
    marked = [SIGNS[sign].format("".join(word for _, word in words).strip()) for sign, words in runs]
    return f"DIFFERS        “{' '.join(marked)}”"


SIGNS = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
"""How runs of words are marked that both have, that only the quotation has, and that only the copy has."""


class Unusable(Exception):
    """What was given can't be read; the message says what and why."""


def read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        raise Unusable(f"{path} is not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise Unusable(f"{path} can't be read: {error.strerror}") from None


def read_pins(path: Path) -> dict[str, Any]:
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    if not files:
        raise Unusable(f"{path} has no pins, which are files that end in .json")
    return {file.name: read_json(file) for file in files}


def read_json(path: Path) -> Any:
    try:
        return json.loads(read(path))
    except (ValueError, RecursionError):
        raise Unusable(f"{path} is not JSON") from None


def is_one_with(files: dict[str, Any], key: str) -> bool:
    first = next(iter(files.values()))
    return len(files) == 1 and isinstance(first, dict) and key in first


def read_key(path: Path) -> bytes:
    digits = read(path).strip()
    if not re.fullmatch("[0-9a-fA-F]{64}", digits):
        raise Unusable(f"{path} does not contain a key: 64 hexadecimal digits")
    return bytes.fromhex(digits)


def say(line: str, to: TextIO | None = None) -> None:
    """Print a line. Whoever wrote a pin or named a file can neither move the cursor nor turn the text around."""
    print("".join(each if each.isprintable() else ascii(each)[1:-1] for each in line), file=to)


def check_pins(pins: dict[str, Any]) -> bool:
    sound = True
    for name, pin in pins.items():
        problem = problem_of(pin)
        if not problem and name != f"{pin['source']}.json":  # so a folder has no two pins of one source either
            problem = f"it is the pin of {pin['source']}; its file must be {pin['source']}.json"
        sound &= not problem
        if problem:
            say(f"{name}: REFUSED: {problem}")
            continue
        say(f"{name}: {len(pin['proofs'])} quotations and {len(pin['absences'])} absent words lead to {pin['root']}")
    if sound:
        texts = {pin["source"]: pin["text"] for pin in pins.values()}
        for name, pin in pins.items():
            for other, shared in pin["shared"].items():
                if shared["text"] != texts.get(other, shared["text"]):
                    say(f"{name}: REFUSED: what it shares with {other} was counted in another text")
                    sound = False
    return sound


def check_copy(pin: Any, text: str, key: bytes) -> bool:
    absent: list[str] = []
    if pinned_form(pin, text, key if pin["keyed"] else b"") is not None:
        say(
            "Your copy is the pinned text, to the letter. Its words, the places of the quotations and the absent words "
            "were computed again from it; runs, the speakers and shared wording were not."
        )
    else:
        absent = absent_in(pin, text)
        if pin["keyed"] and not key:
            say("Only someone with the key can make this pin again, so each quotation is looked for in your copy.")
        elif pin["keyed"] and may_lack_its_key(pin, text):
            say(
                "Your copy is as long as the pinned text and has each quotation in its place, but does not lead to the "
                "pin with this key. Either it differs where nothing is quoted, or the key is another text's. Each "
                "quotation is looked for in it."
            )
        else:
            say("Your copy is not the pinned text to the letter, so each quotation is looked for in it.")
    copy, well = Copy(text), not absent
    for proof in pin["proofs"]:
        found = copy.find(proof["exact"])
        well &= found.how in ("exact", "folded")
        say(told(found, proof["exact"]))
    for word in absent:
        say(f"NOT ABSENT     “{word}” (it may be in a caption or other furniture of your copy)")
    return well


def check_chain(chain: Any, record: Any, name: str) -> bool:
    if not is_chain(chain):
        say("REFUSED: this is no chain of editions, or it is damaged")
        return False
    if not chain["editions"]:
        raise Unusable("no edition is recorded in this chain, so there is nothing to check")
    sound, former = True, None
    for edition in chain["editions"]:
        problem = problem_of_edition(former, edition)
        follows = f"follows {former['edition']}" if former is not None else "is the first"
        unproved = " (format 1: its own hash needs the record)" if edition["format"] == "1" else ""
        said = f"REFUSED: {problem}" if problem else f"{follows}: {edition['hash']}{unproved}"
        say(f"{edition['edition']}: {said}")
        sound, former = sound and not problem, edition
    if record is None:
        return sound
    kept = [each["edition"] for each in chain["editions"] if is_of(record, each)]
    say(f"{name}: the record of {kept[0]}" if kept else f"{name}: REFUSED: no record of this chain")
    return sound and kept != []


def main() -> int:
    options = argparse.ArgumentParser(
        description="Check pins, your own copy of an article, and the chain of editions, offline.",
        epilog="It exits with 0 if all is well, with 1 if something differs, and with 2 if there is nothing to check.",
    )
    options.add_argument("pin", type=Path, help="a pin, a folder of pins (data/pins/ of a site), or editions.json")
    options.add_argument(
        "article",
        type=Path,
        nargs="?",
        help="your copy of the article, a text or a saved .html page; of editions.json, a record of one",
    )
    options.add_argument("--key", type=Path, help="the file of the key that the pin was made with")
    given = options.parse_args()
    try:
        pins = read_pins(given.pin)
        if is_one_with(pins, "nouns"):
            raise Unusable(f"{given.pin} is the record of an edition; name editions.json before it")
        if is_one_with(pins, "editions"):
            record = read_json(given.article) if given.article else None
            return 0 if check_chain(next(iter(pins.values())), record, str(given.article)) else 1
        if given.article is None:
            return 0 if check_pins(pins) else 1
        if len(pins) != 1:
            raise Unusable("name one pin, not a folder, to compare an article with")
        text = read(given.article)
        key = read_key(given.key) if given.key else b""
    except Unusable as error:
        say(str(error), sys.stderr)
        return 2
    if given.article.suffix.lower() in (".html", ".htm", ".xhtml"):
        text = visible_text(text)
    if not check_pins(pins):
        return 1
    return 0 if check_copy(next(iter(pins.values())), prepared(text), key) else 1


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal may not know all scripts
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever reads along has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 1
    sys.exit(status)
