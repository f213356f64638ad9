"""The comparison as Markdown for a pull request, where nothing that the content says is taken for markup."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from bot.reach.block import Block
from bot.reach.blocks import blocks, summary
from dialogs.reach import Reach

HEADING = "What this change of the content reaches"
_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_NAMES = re.compile(r"([@#])")
"""What a forge makes links of: people and issues."""


def as_markdown(reach: Reach, old: str, new: str) -> str:
    """The comparison of the two sides as they are called."""
    sides = f"From {plain(old)} (`{reach.before}`) to {plain(new)} (`{reach.after}`)"
    parts = [f"## {HEADING}", sides, _list(summary(reach)), *map(_block, blocks(reach))]
    return "\n\n".join(parts) + "\n"


def _list(lines: Sequence[str]) -> str:
    return "\n".join(f"- {plain(line)}" for line in lines)


def plain(text: str) -> str:
    """The text as it reads, on one line, whatever is in it."""
    line = " ".join(text.split())
    marked = _MARKUP.sub(r"\\\1", escape(line, quote=False))
    return _NAMES.sub(r"\1<!-- -->", marked)


def _block(block: Block) -> str:
    body = "\n\n".join(part for part in (plain(block.lead), "\n".join(_table(block))) if part)
    if block.folded and body:
        return f"<details><summary>{_summary(block.title)}</summary>\n\n{body}\n\n</details>"
    return "\n\n".join(part for part in (f"{'#' * block.level} {plain(block.title)}", body) if part)


def _summary(title: str) -> str:
    """Inside a tag there is HTML, not Markdown."""
    return _NAMES.sub(r"\1<!-- -->", escape(" ".join(title.split()), quote=False))


def _table(block: Block) -> Iterator[str]:
    if not block.rows:
        return
    yield _row(block.columns)
    yield f"|{'---|' * len(block.columns)}"
    for row in block.rows:
        yield _row([plain(cell) for cell in row])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
