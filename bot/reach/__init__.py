"""What a change of the content reaches, told: revisions are read, and the comparison is printed."""

from bot.reach.blocks import blocks
from bot.reach.markdown import as_markdown
from bot.reach.plain import as_data
from bot.reach.revisions import NoRevision, folder_of
from bot.reach.terminal import in_words

__all__ = ["NoRevision", "as_data", "as_markdown", "blocks", "folder_of", "in_words"]
