"""Commit to a source's text, so that quoted words can be proved to be in it without revealing anything else.

The text is cut into tokens, the units that a quotation may not cut. The tokens are the leaves of a Merkle tree, and
what the pin says of the text alone is hashed with the top of that tree into the text's fingerprint. A proof opens
neighbouring leaves: whoever has it computes the top again from the quoted words.

- A bare hash of a token would reveal the token, because anyone can hash the words of a language and compare. So every
  leaf is salted. The salts come from a tree of seeds that grows out of the whole text (the construction of Goldreich,
  Goldwasser and Micali, https://doi.org/10.1145/6490.6503): a seed gives the salts of all leaves below it and none of
  any others, so one seed opens a whole subtree, and a proof needs few of them.
- The first seed is derived from the text alone. Whoever has the article therefore makes the same pin, byte for byte,
  and can check that a published pin hides nothing; whoever hasn't can't open, or test a guess of, any other token.
  Where little of a text is left unquoted, all of it could be guessed. The first seed then also needs a random key,
  which is kept beside the text, and whoever checks the pin needs both.
- Leaves, inner nodes, the root and the padding are hashed with different first bytes, so that none of them can be
  passed off as another (RFC 6962, section 2.1, https://www.rfc-editor.org/rfc/rfc6962#section-2.1).
- The tree is padded to a power of two, so that the number of a leaf says where it is. Padding has a hash of its own:
  to repeat the last leaf instead, as Bitcoin's tree does, gives lists of different lengths the same root
  (CVE-2012-2459, https://bitcointalk.org/?topic=102395).

What a pin proves, and against whom:

- A leaf commits to everything that is said about its token (see `tokens`): where it is, that it is body text, in which
  quotation and whose, whether the words come again, whether a qualification follows, how many words come before it.
  Nobody can show another figure that leads to the same top, not even with the text.
- The fingerprint commits to the top and to every other figure about the text alone, and the root to the fingerprint and
  to what is shared with other texts. A figure that is changed by hand leads to another root, which every check finds.
- Whoever invents a text, or changes figures and computes the hashes above them again, has a pin that is sound in
  itself, as nothing in it comes from the publisher. Such a pin has another fingerprint. Without the text, this is found
  where something else names the right one: each pin names the fingerprints of the others with which its wording was
  compared, the record of an edition names them all, and the project's history shows a change. With the text, `briefing
  pin --check --texts` finds each such pin.
- `shared` rests on two texts, so its counts are the maker's word until somebody with both texts checks it. Two pins
  must agree on what they share.
"""

import hashlib
import hmac
import json
import struct
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby, pairwise
from string import ascii_lowercase, digits
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from build_tools.briefing.pins.absence import Absence, Hash, absence_holds, vocabulary_words
from build_tools.briefing.pins.tokens import MOST_REPEATED, Token, Voice, tokens_of
from build_tools.text.anchoring import Match, Span, units
from build_tools.text.folding import fold
from build_tools.text.word_count import words_of_unit

VERSION = 4
MAX_LENGTH = 10_000_000
LEAST_UNKNOWN = 120
"""A text of which fewer tokens than this, about 60 words with the spaces between them, are unquoted can be guessed."""

_KEY = b"annotated briefing: pin 2"  # the leaves of versions 3 and 4 are those of version 2
_LEAF, _NODE, _TEXT, _ROOT, _PADDING = b"\x00", b"\x01", b"\x02", b"\x06", hashlib.sha256(b"\x03").digest()
_FIGURES = digits + ascii_lowercase
_SAID = struct.Struct(">3B5Q")
"""What a leaf says about its token: whether it is body text and qualified, how often it comes again, and five figures.
"""

_Place = Annotated[int, Field(ge=0, le=MAX_LENGTH)]


@lru_cache(maxsize=2_000)
def _cut(words: str) -> tuple[str, ...]:
    """The units of the words of a proof; remembered, since each proof is looked at several times."""
    return tuple(words[start:end] for start, end in units(words))


class _Json(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    def model_copy(self, **changes: Any) -> Self:
        """A copy, without what was found out about this one: another has other tokens, and other proofs hold."""
        copied = super().model_copy(**changes)
        for name in vars(copied).keys() - type(self).model_fields:
            del vars(copied)[name]
        return copied


class _Version(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True)

    version: int


class Voices(_Json):
    """That so many neighbouring tokens of a proof have the same voice."""

    tokens: Annotated[int, Field(ge=1, le=MAX_LENGTH)]
    paragraph: _Place
    stretch: _Place
    speaker: str


class Proof(_Json):
    """That before, exact and after appear side by side in the body; `start` is where exact begins, in code points.

    `first` is the number of the first token, `words` how many words of the body come before it. For each token,
    `repeated` has a digit or letter, and `qualified` lists those before a word like "but", counted from 0.
    """

    exact: str = Field(min_length=1)
    before: str
    after: str
    start: _Place
    first: _Place
    words: _Place
    repeated: Annotated[str, StringConstraints(pattern="^[0-9a-z]*$")]
    qualified: tuple[_Place, ...]
    voices: tuple[Voices, ...]
    nodes: tuple[Hash, ...]

    @property
    def end(self) -> int:
        """One past the last code point of exact."""
        return self.start + len(self.exact)

    @cached_property
    def tokens(self) -> tuple[Token, ...] | None:
        """The tokens that the proof opens; None if what it says about them is not about as many."""
        cut = _cut(self.before + self.exact + self.after)
        voices: list[Voice] = []
        for each, voice in zip(self.voices, _said(self.voices), strict=True):
            voices += [voice] * min(each.tokens, len(cut) + 1)
        if not len(cut) == len(voices) == len(self.repeated) or any(each >= len(cut) for each in self.qualified):
            return None
        start, words, qualified = self.start - len(self.before), self.words, set(self.qualified)
        made: list[Token] = []
        for number, (text, again, voice) in enumerate(zip(cut, self.repeated, voices, strict=True)):
            made.append(Token(text, start, True, words, _FIGURES.index(again), number in qualified, voice))
            start, words = start + len(text), words + words_of_unit(text)
        return tuple(made)

    @property
    def quoted(self) -> Sequence[Token]:
        """The tokens of exact, in a proof that holds."""
        if not self.before and not self.after:
            return self.tokens or ()
        end = self.end
        return [each for each in self.tokens or () if self.start <= each.start < end]

    def comes_again(self, before: int, after: int) -> bool:
        """Whether the body has exact elsewhere too, with so many tokens of its context on each side, without spaces."""
        if not before and not after and not self.repeated.strip("0"):
            return False  # as most quotations have no word that comes again
        tokens = [each for each in self.tokens or () if not each.text.isspace()]
        first = sum(each.start < self.start for each in tokens) - before
        length = before + sum(self.start <= each.start < self.end for each in tokens) + after
        return first < 0 or tokens[first].repeated >= min(length, MOST_REPEATED)


class Shared(_Json):
    """How many runs of seven words another source has too, both outside quotation marks.

    `text` is the fingerprint of the other's text, as they were counted.
    """

    runs: int = Field(ge=0)
    text: Hash


class Pin(_Json):
    """A source's pin: enough to verify quotes, not enough to read the text.

    `top` is that of the tree of tokens, to which the proofs lead, `text` the fingerprint of the text and its furniture,
    and `root` commits to that and to what is shared. `keyed` says that a key is needed too, `words` is the number of
    words of the body, and `runs` that of its runs of seven words outside quotation marks.
    """

    version: int
    source: str
    keyed: bool
    tokens: _Place
    top: Hash
    text: Hash
    root: Hash
    furniture: tuple[str, ...]
    words: _Place
    words_root: Hash
    runs: int = Field(ge=0)
    shared: dict[str, Shared]
    absences: tuple[Absence, ...]
    proofs: tuple[Proof, ...]

    @cached_property
    def by_words(self) -> dict[str, list[Proof]]:
        """Its proofs by their folded words, so that no segment is compared with all of them."""
        proofs: dict[str, list[Proof]] = {}
        for proof in self.proofs:
            proofs.setdefault(folded(proof.exact), []).append(proof)
        return proofs

    @cached_property
    def is_sealed(self) -> bool:
        """Whether its figures lead to its fingerprint and its root."""
        return fingerprint_of(self) == self.text and root_of(self) == self.root

    @cached_property
    def broken(self) -> int:
        """How many of its proofs do not lead to its top."""
        return sum(not proof_holds(self, proof) for proof in self.proofs)

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The words of those of its proofs of absence that lead to its root."""
        return tuple(each.word for each in self.absences if absence_holds(self.words_root, each))

    @cached_property
    def shown(self) -> frozenset[str]:
        """The words of its proofs, as a vocabulary has them."""
        parts = [part for proof in self.proofs for part in (proof.before, proof.exact, proof.after)]
        return frozenset(word for part in parts for word in vocabulary_words(part, [(0, len(part))]))

    @cached_property
    def is_guessable(self) -> bool:
        """Whether so little of the text is unquoted, and without a key, that somebody could guess it and make sure."""
        opened = {each.first + at for each in self.proofs for at in range(len(each.repeated))}
        return not self.keyed and 0 < self.tokens - len(opened) < LEAST_UNKNOWN


def folded(words: str) -> str:
    """Return words as those of proofs and readings are compared."""
    return fold(words).text.strip()


def fingerprint_of(pin: Pin) -> str:
    """The fingerprint of a text: a hash of everything that its pin says about it alone."""
    return _hash_of(_TEXT, pin.model_dump(exclude={"text", "root", "shared", "absences", "proofs"}))


def root_of(pin: Pin) -> str:
    """The root of a pin: a hash of its text's fingerprint and of what it shares with other texts."""
    return _hash_of(_ROOT, pin.model_dump(include={"text", "shared"}))


def _hash_of(kind: bytes, said: dict[str, Any]) -> str:
    return hashlib.sha256(kind + json.dumps(said, sort_keys=True).encode()).hexdigest()


def _leaf(token: Token, salt: bytes) -> bytes:
    """The hash of a token with everything that is said about it, so that no other word or figure has the same."""
    text, start, body, words, repeated, qualified, voice = token
    speaker = voice.speaker.encode()
    said = _SAID.pack(body, qualified, repeated, start, words, voice.paragraph, voice.stretch, len(speaker))
    return hashlib.sha256(_LEAF + salt + said + speaker + text.encode()).digest()


def _child(seed: bytes, side: int) -> bytes:
    return hashlib.sha256(seed + bytes([side])).digest()


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()


def _depth(tokens: int) -> int:
    return max(tokens - 1, 0).bit_length()


class Commitment:
    """A commitment to a text. It holds the text and all seeds, so it is never written anywhere."""

    def __init__(self, text: str, spans: Sequence[Span], key: bytes = b""):
        self._tokens = tokens_of(text, spans)
        self._starts = [token.start for token in self._tokens]
        self._text = text
        self._seed = hmac.digest(_KEY + key, text.encode(), "sha256")
        self._hashes: dict[tuple[int, int], bytes] = {}
        self.size = len(self._tokens)
        self.words = sum(words_of_unit(token.text) for token in self._tokens if token.body)
        self.top = self._hash(_depth(self.size), 0, self._seed).hex()

    def _hash(self, height: int, index: int, seed: bytes) -> bytes:
        """The hash of the subtree of 2**height leaves that begins at leaf index * 2**height."""
        if (index << height) >= self.size:
            value = _padding(height)
        elif height == 0:
            value = _leaf(self._tokens[index], seed)
        else:
            value = _join(
                self._hash(height - 1, 2 * index, _child(seed, 0)),
                self._hash(height - 1, 2 * index + 1, _child(seed, 1)),
            )
        self._hashes[height, index] = value
        return value

    def prove(self, match: Match) -> Proof:
        """Prove that the words of a match, with their context, are in the body."""
        first, stop = (bisect_left(self._starts, at) for at in (match.context_start, match.context_end))
        opened = self._tokens[first:stop]
        return Proof(
            exact=self._text[match.start : match.end],
            before=self._text[match.context_start : match.start],
            after=self._text[match.end : match.context_end],
            start=match.start,
            first=first,
            words=opened[0].words,
            repeated="".join(_FIGURES[each.repeated] for each in opened),
            qualified=tuple(number for number, each in enumerate(opened) if each.qualified),
            voices=tuple(_voices(opened)),
            nodes=tuple(node.hex() for node in self._open(_depth(self.size), 0, self._seed, first, stop)),
        )

    def _open(self, height: int, index: int, seed: bytes, first: int, stop: int) -> Iterator[bytes]:
        """What proves the leaves from `first` to `stop`: the hashes of subtrees outside, the seeds of those inside."""
        begin, end = index << height, (index + 1) << height
        if end <= first or begin >= stop:
            yield self._hashes[height, index]
        elif first <= begin and end <= stop:
            yield seed
        else:
            yield from self._open(height - 1, 2 * index, _child(seed, 0), first, stop)
            yield from self._open(height - 1, 2 * index + 1, _child(seed, 1), first, stop)


def _voices(tokens: Sequence[Token]) -> Iterator[Voices]:
    for voice, group in groupby(tokens, key=lambda each: each.voice):
        yield Voices(tokens=len(list(group)), paragraph=voice.paragraph, stretch=voice.stretch, speaker=voice.speaker)


def _padding(height: int) -> bytes:
    """The hash of a subtree that lies behind the last token."""
    value = _PADDING
    for _ in range(height):
        value = _join(value, value)
    return value


def proof_holds(pin: Pin, proof: Proof) -> bool:
    """Whether a proof leads to the top of the pin's tree: its words are side by side in the body, as it says."""
    tokens, before, exact, after = proof.tokens, proof.before, proof.exact, proof.after
    if tokens is None or _cut(before + exact + after) != _cut(before) + _cut(exact) + _cut(after):
        return False  # exact begins or ends inside a unit: "likely" can't be proved out of "unlikely"
    # One proof could otherwise be written in many ways.
    if any(one == other for one, other in pairwise(_said(proof.voices))) or _is_unsorted(proof.qualified):
        return False
    stop, words = proof.first + len(tokens), tokens[-1].words + words_of_unit(tokens[-1].text)
    if proof.start < len(proof.before) or stop > pin.tokens or words > pin.words:
        return False
    nodes = iter(bytes.fromhex(node) for node in proof.nodes)
    try:
        top = _recompute(_depth(pin.tokens), 0, tokens, proof.first, nodes)
    except StopIteration:
        return False
    return next(nodes, None) is None and top.hex() == pin.top


def _said(voices: Iterable[Voices]) -> Iterator[Voice]:
    return (Voice(each.paragraph, each.stretch, each.speaker) for each in voices)


def _is_unsorted(numbers: Sequence[int]) -> bool:
    return any(one >= other for one, other in pairwise(numbers))


def _recompute(height: int, index: int, tokens: Sequence[Token], first: int, nodes: Iterator[bytes]) -> bytes:
    """The hash of a subtree from the opened tokens and the nodes of a proof, in the order of `_open`."""
    begin, end, stop = index << height, (index + 1) << height, first + len(tokens)
    if end <= first or begin >= stop:
        return next(nodes)
    if first <= begin and end <= stop:
        return _grow(height, next(nodes), tokens[begin - first : end - first])
    left = _recompute(height - 1, 2 * index, tokens, first, nodes)
    return _join(left, _recompute(height - 1, 2 * index + 1, tokens, first, nodes))


def _grow(height: int, seed: bytes, tokens: Sequence[Token]) -> bytes:
    """The hash of a subtree of which all leaves are opened, from its seed."""
    # Level by level and written out, since this is most of the work of a check: each is _child and then _join.
    sha256 = hashlib.sha256
    level = [seed]
    for _ in range(height):
        level = [sha256(each + side).digest() for each in level for side in (b"\x00", b"\x01")]
    level = list(map(_leaf, tokens, level))
    while len(level) > 1:
        level = [sha256(_NODE + left + right).digest() for left, right in zip(level[::2], level[1::2], strict=True)]
    return level[0]


def write_pin(pin: Pin) -> bytes:
    """Return the pin as its file: the same text and readings give the same bytes."""
    return f"{pin.model_dump_json(indent=1)}\n".encode()


def read_pin(data: bytes) -> Pin:
    """Read a pin's file; raises ValueError, with a sentence, if it is damaged or of another version."""
    try:
        pin = Pin.model_validate_json(data)
        version = pin.version
    except ValueError:
        pin, version = None, _version_of(data)
    if version != VERSION:
        raise ValueError(f"the pin is of version {version}, and this generator reads version {VERSION}")
    if pin is None:
        raise ValueError("the pin is damaged")
    return pin


def _version_of(data: bytes) -> int:
    try:
        return _Version.model_validate_json(data).version
    except ValueError:
        raise ValueError("the pin is damaged") from None


PIN = "`briefing pin --texts DIR`"
