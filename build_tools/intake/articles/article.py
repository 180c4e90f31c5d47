"""An article as it was read: its lines in order, what they are, and what is known of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from build_tools.diagnostics import limits
from build_tools.diagnostics.refused import OperationFailed
from build_tools.model import Furniture
from build_tools.model.source import FurnitureKind


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or caption on one line. Without a kind it is body; left out, the text doesn't have it.

    One that is set apart is in a block quotation, which may have no quotation marks.
    """

    text: str
    kind: FurnitureKind | None = None
    left_out: bool = False
    set_apart: bool = False


@dataclass(frozen=True)
class Fact:
    """A proposed answer to a question of `briefing add`, by its name, and the words or the metadata it rests on."""

    name: str
    value: str
    basis: str


@dataclass(frozen=True)
class Article:
    """What a reader made of a document: all that it shows, in order, and what it says of itself.

    `spacing` is how many lines its text has for a block. `remarks` are sentences for the editor. `address`, `fetched`
    and `status` are those that a web archive recorded.
    """

    blocks: tuple[Block, ...]
    extractor: str | None
    facts: tuple[Fact, ...] = ()
    remarks: tuple[str, ...] = ()
    address: str | None = None
    fetched: str | None = None
    status: int | None = None
    spacing: int = 2

    @property
    def text(self) -> str:
        """The text of the source, a block a line; one that was a text before is as it was."""
        text = ("\n" * self.spacing).join(block.text for block in self.blocks if not block.left_out)
        return text if self.spacing == 1 else f"{text}\n"

    @property
    def furniture(self) -> tuple[Furniture, ...]:
        """The lines of the text that are not its body; neighbours of one kind together."""
        ranges: list[tuple[int, int, FurnitureKind]] = []
        for number, block in enumerate(block for block in self.blocks if not block.left_out):
            line = self.spacing * number + 1
            if block.kind is None:
                continue
            if ranges and ranges[-1][1:] == (line - self.spacing, block.kind):
                ranges[-1] = (ranges[-1][0], line, block.kind)
            else:
                ranges.append((line, line, block.kind))
        return tuple(
            Furniture(lines=f"{first}" if first == last else f"{first}-{last}", kind=kind)
            for first, last, kind in ranges
        )

    def taking(self, places: Collection[int]) -> "Article":
        """The same article with these of its blocks, by their index, in its body."""
        blocks = (Block(block.text) if place in places else block for place, block in enumerate(self.blocks))
        return replace(self, blocks=tuple(blocks))

    def refuse_too_long(self, name: str) -> None:
        """Raise OperationFailed if the text is more than a source may have."""
        if len(self.text.encode()) > limits.TEXT_FILE.most:
            raise OperationFailed(limits.TEXT_FILE.exceeded(f"the text of {name}"))


def body_of(blocks: Sequence[Block]) -> Iterator[str]:
    """The texts of the blocks that are body."""
    return (block.text for block in blocks if block.kind is None and not block.left_out)
