"""The comparison as blocks, for whoever prints them."""

from bot.reach.block import Block
from bot.reach.consequences import consequences_in_short, of_consequences
from bot.reach.wording import of_words, wording_in_short
from dialogs.reach import Reach


def summary(reach: Reach) -> tuple[str, ...]:
    """The change in a few lines."""
    return (*consequences_in_short(reach), wording_in_short(reach))


def blocks(reach: Reach) -> tuple[Block, ...]:
    """Everything there is to tell; nothing where the content says the same."""
    return (*of_consequences(reach), *of_words(reach))
