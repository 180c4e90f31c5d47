"""Commit to the words of a body, so that the absence of a word can be proved without revealing anything else.

Every word belongs to one of 65,536 buckets, by its hash. The salted buckets are the leaves of a Merkle tree, whose
root the pin holds (see `commitment` on salts and on hashing leaves and nodes apart). A word is proved absent by
opening its bucket and showing that it is empty. An opened bucket says nothing about any other: every salt is derived
from the whole text, so whoever hasn't the text can't test a guess.

There are many more buckets than a long article has different words, so nearly every absent word has an empty bucket.
One that shares its bucket with a word of the text can't be proved absent, as opening it would reveal that word.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from build_tools.model.values import MOST_TOGETHER
from build_tools.text.anchoring import Span
from build_tools.text.folding import SPACELESS, fold, words

DEPTH = 16
_KEY = b"annotated briefing: absence 1"
_LEAF, _NODE = b"\x04", b"\x05"
_RUN = re.compile(rf"([{SPACELESS}]+)|[^{SPACELESS}]+")

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Absence(BaseModel):
    """That a word, in lower case, does not appear in the body."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    word: str = Field(min_length=1)
    salt: Hash
    siblings: tuple[Hash, ...]


def vocabulary_words(text: str, spans: Iterable[Span]) -> set[str]:
    """The words of a body, folded and in lower case; an apostrophe separates two words.

    In a script without spaces between words, any few consecutive characters count as a word.
    """
    found: set[str] = set()
    for start, end in spans:
        for run in _RUN.finditer(fold(text[start:end]).text.casefold()):
            found |= _together(run.group()) if run.group(1) else set(words(run.group()))
    return found


def _together(run: str) -> set[str]:
    return {run[at : at + size] for size in range(1, MOST_TOGETHER + 1) for at in range(len(run) - size + 1)}


class Vocabulary:
    """A commitment to the words of a body. It holds them and their salts, so it is never written anywhere."""

    def __init__(self, text: str, spans: Iterable[Span], key: bytes = b""):
        self.words = vocabulary_words(text, spans)
        self._key = hmac.digest(_KEY + key, text.encode(), "sha256")
        self._buckets: dict[int, list[str]] = {}
        for word in sorted(self.words):
            self._buckets.setdefault(_bucket(word), []).append(word)
        self._levels = list(self._grow())
        self.root = self._levels[-1][0].hex()

    def _salt(self, bucket: int) -> bytes:
        return hmac.digest(self._key, bucket.to_bytes(4, "big"), "sha256")

    def _grow(self) -> Iterator[list[bytes]]:
        # Written out, since 65,536 leaves make most of the cost of a pin: each is _leaf(self._salt(bucket), words).
        key, sha256, digest = self._key, hashlib.sha256, hmac.digest
        level = [
            sha256(_LEAF + digest(key, bucket.to_bytes(4, "big"), "sha256")).digest() for bucket in range(1 << DEPTH)
        ]
        for bucket, present in self._buckets.items():
            level[bucket] = _leaf(self._salt(bucket), present)
        yield level
        while len(level) > 1:
            level = [sha256(_NODE + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=True)]
            yield level

    def prove(self, word: str) -> Absence | None:
        """Prove that a word is absent; None if its bucket has a word, which opening it would reveal."""
        bucket = _bucket(word)
        if bucket in self._buckets:
            return None
        siblings = tuple(level[(bucket >> height) ^ 1].hex() for height, level in enumerate(self._levels[:-1]))
        return Absence(word=word, salt=self._salt(bucket).hex(), siblings=siblings)


@lru_cache(maxsize=4)
def vocabulary_of(text: str, spans: tuple[Span, ...], key: bytes = b"") -> Vocabulary:
    """The commitment to a body, remembered for a few texts: `briefing add` asks for that of the new one twice."""
    return Vocabulary(text, spans, key)


def absence_holds(root: str, absence: Absence) -> bool:
    """Whether a proof of absence leads to the root."""
    if len(absence.siblings) != DEPTH or absence.word not in vocabulary_words(absence.word, [(0, len(absence.word))]):
        return False
    node, bucket = _leaf(bytes.fromhex(absence.salt), []), _bucket(absence.word)
    for height, sibling in enumerate(absence.siblings):
        other = bytes.fromhex(sibling)
        node = _join(other, node) if bucket >> height & 1 else _join(node, other)
    return node.hex() == root


def _bucket(word: str) -> int:
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:2], "big")


def _leaf(salt: bytes, words: list[str]) -> bytes:
    return hashlib.sha256(_LEAF + salt + "\0".join(words).encode()).digest()


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()
