"""The Direct Line channel: our own endpoint for Web Chat, so that the bot can be used without any cloud."""

from bot.channels.direct_line.backlog import Backlogs, Batch, UnknownConversation
from bot.channels.direct_line.door import Door
from bot.channels.direct_line.endpoint import DirectLine
from bot.channels.direct_line.origins import Origins
from bot.channels.direct_line.tokens import Tokens

__all__ = ["Backlogs", "Batch", "DirectLine", "Door", "Origins", "Tokens", "UnknownConversation"]
