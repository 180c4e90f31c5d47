"""Commit to a source's text, so that quoted words can be proved to be in it without revealing anything else.

The text is cut into tokens, the units that a quotation may not cut. The tokens are the leaves of a Merkle tree, whose
root the pin holds. A proof opens neighbouring leaves: whoever has it computes the root again from the quoted words.

- A bare hash of a token would reveal the token, because anyone can hash the words of a language and compare. So every
  leaf is salted. The salts come from a tree of seeds that grows out of the whole text (the construction of Goldreich,
  Goldwasser and Micali, https://doi.org/10.1145/6490.6503): a seed gives the salts of all leaves below it and none of
  any others, so one seed opens a whole subtree, and a proof needs few of them.
- The first seed is derived from the text alone. Whoever has the article therefore makes the same pin, byte for byte,
  and can check that a published pin hides nothing; whoever hasn't can't open, or test a guess of, any other token.
- Leaves, inner nodes, the root and the padding are hashed with different first bytes, so that none of them can be
  passed off as another (RFC 6962, section 2.1, https://www.rfc-editor.org/rfc/rfc6962#section-2.1).
- The tree is padded to a power of two, so that the number of a leaf says where it is. Padding has a hash of its own:
  to repeat the last leaf instead, as Bitcoin's tree does, gives lists of different lengths the same root
  (CVE-2012-2459, https://bitcointalk.org/?topic=102395).
"""

import hashlib
import hmac
import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from build_tools.briefing.pins.absence import Absence, Hash
from build_tools.text.anchoring import Match, Span, units
from build_tools.text.qualifiers import is_qualified

VERSION = 1
MAX_LENGTH = 10_000_000
_KEY = b"annotated briefing: pin 1"
_LEAF, _NODE, _ROOT, _PADDING = b"\x00", b"\x01", b"\x02", hashlib.sha256(b"\x03").digest()


class _Json(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Proof(_Json):
    """That before, exact and after appear side by side in the body; `start` is where exact begins, in code points.

    Two values are not covered by the hashes and rest on whoever made the pin: `places`, how often exact appears in
    the body, and `qualified`, whether its sentence goes on with a word like "but" or "although".
    """

    exact: str = Field(min_length=1)
    before: str
    after: str
    start: int = Field(ge=0, le=MAX_LENGTH)
    first: int = Field(ge=0, le=MAX_LENGTH)
    places: int = Field(ge=1)
    qualified: bool
    nodes: tuple[Hash, ...]

    @property
    def end(self) -> int:
        """One past the last code point of exact."""
        return self.start + len(self.exact)


class Pin(_Json):
    """A source's fingerprint: enough to verify quotes, not enough to read the text.

    `runs` is the number of its runs of seven words, `shared` how many of them each other source has too.
    """

    version: int
    source: str
    tokens: int = Field(ge=0, le=MAX_LENGTH)
    root: Hash
    furniture: tuple[str, ...]
    words_root: Hash
    runs: int = Field(ge=0)
    shared: dict[str, Annotated[int, Field(ge=0)]]
    absences: tuple[Absence, ...]
    proofs: tuple[Proof, ...]


@dataclass(frozen=True)
class _Token:
    text: str
    start: int
    body: bool

    def leaf(self, salt: bytes) -> bytes:
        # The place is hashed too, so that words can't be proved to be elsewhere; so is whether they are body text.
        content = self.start.to_bytes(8, "big") + bytes([self.body]) + self.text.encode()
        return hashlib.sha256(_LEAF + salt + content).digest()


def _tokens(text: str, spans: Sequence[Span]) -> Iterator[_Token]:
    """The tokens of a text; body text are those that begin in one of the spans, which are in order."""
    following = iter(spans)
    body = next(following, None)
    for start, end in units(text):
        while body is not None and body[1] <= start:
            body = next(following, None)
        yield _Token(text[start:end], start, body is not None and body[0] <= start)


def _child(seed: bytes, side: int) -> bytes:
    return hashlib.sha256(seed + bytes([side])).digest()


def _join(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()


def _bind(top: bytes, tokens: int, words_root: str, runs: int, furniture: Sequence[str]) -> str:
    """The root in the pin: that of the tree, hashed with everything else that the pin says about the text alone."""
    said = json.dumps([tokens, words_root, runs, list(furniture)], ensure_ascii=False)
    return hashlib.sha256(_ROOT + top + said.encode()).hexdigest()


def _depth(tokens: int) -> int:
    return max(tokens - 1, 0).bit_length()


class Commitment:
    """A commitment to a text. It holds the text and all seeds, so it is never written anywhere."""

    def __init__(self, text: str, spans: Sequence[Span]):
        self._tokens = list(_tokens(text, spans))
        self._starts = [token.start for token in self._tokens]
        self._text = text
        self._seed = hmac.new(_KEY, text.encode(), hashlib.sha256).digest()
        self._hashes: dict[tuple[int, int], bytes] = {}
        self.size = len(self._tokens)
        self._top = self._hash(_depth(self.size), 0, self._seed)

    def root(self, words_root: str, runs: int, furniture: Sequence[str]) -> str:
        """The root of a pin that says this about the text too."""
        return _bind(self._top, self.size, words_root, runs, furniture)

    def _hash(self, height: int, index: int, seed: bytes) -> bytes:
        """The hash of the subtree of 2**height leaves that begins at leaf index * 2**height."""
        if (index << height) >= self.size:
            value = _padding(height)
        elif height == 0:
            value = self._tokens[index].leaf(seed)
        else:
            value = _join(
                self._hash(height - 1, 2 * index, _child(seed, 0)),
                self._hash(height - 1, 2 * index + 1, _child(seed, 1)),
            )
        self._hashes[height, index] = value
        return value

    def prove(self, match: Match, places: int) -> Proof:
        """Prove that the words of a match, with their context, are in the body."""
        rest = self._text[match.end : match.end + 40]
        first, stop = (bisect_left(self._starts, at) for at in (match.context_start, match.context_end))
        return Proof(
            exact=self._text[match.start : match.end],
            before=self._text[match.context_start : match.start],
            after=self._text[match.end : match.context_end],
            start=match.start,
            first=first,
            places=places,
            qualified=is_qualified(rest),
            nodes=tuple(node.hex() for node in self._open(_depth(self.size), 0, self._seed, first, stop)),
        )

    def _open(self, height: int, index: int, seed: bytes, first: int, stop: int) -> Iterator[bytes]:
        """What proves the leaves from `first` to `stop`: the hashes of subtrees outside, the seeds of those inside."""
        begin, end = index << height, (index + 1) << height
        if end <= first or begin >= stop:
            yield self._hashes.get((height, index)) or _padding(height)
        elif first <= begin and end <= stop:
            yield seed
        else:
            yield from self._open(height - 1, 2 * index, _child(seed, 0), first, stop)
            yield from self._open(height - 1, 2 * index + 1, _child(seed, 1), first, stop)


def _padding(height: int) -> bytes:
    """The hash of a subtree that lies behind the last token."""
    value = _PADDING
    for _ in range(height):
        value = _join(value, value)
    return value


def proof_holds(pin: Pin, proof: Proof) -> bool:
    """Whether a proof leads to the pin's root: these words are side by side in the body of the committed text."""
    parts = (proof.before, proof.exact, proof.after)
    offset = proof.start - len(proof.before)
    joined = "".join(parts)
    tokens = [_Token(joined[start:end], offset + start, body=True) for start, end in units(joined)]
    if [token.text for token in tokens] != [part[start:end] for part in parts for start, end in units(part)]:
        return False  # exact begins or ends inside a unit: "likely" can't be proved out of "unlikely"
    stop = proof.first + len(tokens)
    if offset < 0 or stop > pin.tokens:
        return False
    nodes = iter(bytes.fromhex(node) for node in proof.nodes)
    try:
        top = _recompute(_depth(pin.tokens), 0, tokens, proof.first, nodes)
    except StopIteration:
        return False
    # Nodes that are left over would let one proof be written in many ways.
    return next(nodes, None) is None and _bind(top, pin.tokens, pin.words_root, pin.runs, pin.furniture) == pin.root


def _recompute(height: int, index: int, tokens: Sequence[_Token], first: int, nodes: Iterator[bytes]) -> bytes:
    """The hash of a subtree from the opened tokens and the nodes of a proof, in the order of `_open`."""
    begin, end, stop = index << height, (index + 1) << height, first + len(tokens)
    if end <= first or begin >= stop:
        return next(nodes)
    if first <= begin and end <= stop:
        return _grow(height, next(nodes), tokens[begin - first : end - first])
    left = _recompute(height - 1, 2 * index, tokens, first, nodes)
    return _join(left, _recompute(height - 1, 2 * index + 1, tokens, first, nodes))


def _grow(height: int, seed: bytes, tokens: Sequence[_Token]) -> bytes:
    """The hash of a subtree of which all leaves are opened, from its seed."""
    if height == 0:
        return tokens[0].leaf(seed)
    half = len(tokens) // 2
    return _join(
        _grow(height - 1, _child(seed, 0), tokens[:half]),
        _grow(height - 1, _child(seed, 1), tokens[half:]),
    )


def write_pin(pin: Pin) -> bytes:
    """Return the pin as its file: the same text and readings give the same bytes."""
    return (json.dumps(pin.model_dump(), ensure_ascii=False, indent=1) + "\n").encode()


def read_pin(data: bytes) -> Pin:
    """Read a pin's file; raises ValueError, with a sentence, if it is damaged or of another version."""
    try:
        pin = Pin.model_validate_json(data)
    except ValueError:
        raise ValueError("the pin is damaged") from None
    if pin.version != VERSION:
        raise ValueError(f"the pin is of version {pin.version}, and this generator reads version {VERSION}")
    return pin


PIN = "`briefing pin --texts DIR`"
