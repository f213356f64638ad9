"""The comparison as blocks, for whoever prints them."""

from bot.reach import consequences, wording
from bot.reach.block import Block
from dialogs.reach import Reach


def summary(reach: Reach) -> tuple[str, ...]:
    """The change in a few lines."""
    return (*consequences.in_short(reach), wording.in_short(reach))


def blocks(reach: Reach) -> tuple[Block, ...]:
    """Everything there is to tell; nothing where the content says the same."""
    return (*consequences.of_consequences(reach), *wording.of_words(reach))
