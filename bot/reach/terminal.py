"""The comparison for somebody at a terminal."""

from collections.abc import Iterator, Sequence

from bot.reach.block import Block
from bot.reach.blocks import blocks, summary
from dialogs.reach import Reach


def in_words(reach: Reach, old: str, new: str) -> str:
    """The comparison of the two sides as they are called."""
    lines = [f"{old} ({reach.before}) -> {new} ({reach.after})", *summary(reach)]
    for block in blocks(reach):
        lines += _lines(block)
    return "\n".join(lines)


def _lines(block: Block) -> Iterator[str]:
    inset = "" if block.level <= 3 else "  "  # noqa: PLR2004 - headings below the page's own
    if not inset:
        yield ""
    yield f"{inset}{block.title}"
    if block.lead:
        yield f"{inset}  {block.lead}"
    for line in _pairs(block.rows) if block.paired else _columns(block.rows):
        yield f"{inset}  {line}"


def _pairs(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    for *named, before, after in rows:
        yield "  ".join(named)
        if before:
            yield f"  - {before}"
        if after:
            yield f"  + {after}"


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
