"""The card of a question that has been answered, put in the place of the one that was pressed."""

from collections.abc import Sequence

from botbuilder.schema import Activity, Attachment

from bot.channels.activity.showing import CARD_TYPE
from bot.channels.activity.spent import answered
from dialogs.messages import Message, Press
from dialogs.replies import Ask, Reply, Summary, VerdictReply
from dialogs.risk_check import Rules

CHANGES_MESSAGES = frozenset({"msteams"})
"""Channels in which a message that was sent can be changed."""


def used_card(asked: Activity, message: Message | None, replies: Sequence[Reply], rules: Rules) -> Activity | None:
    """What the pressed card becomes; None where nothing was pressed, or the channel changes nothing."""
    press = message.press if message else None
    if press is None or not asked.reply_to_id or asked.channel_id not in CHANGES_MESSAGES or not replies:
        return None
    if any(isinstance(reply, Ask) and (reply.card, reply.question) == (press.card, press.target) for reply in replies):
        return None
    card = answered(rules, press, replies[-1].language, ticked=_is_taken(press, replies))
    if card is None:
        return None
    attachment = Attachment(content_type=CARD_TYPE, content=card)
    return Activity(type="message", id=asked.reply_to_id, attachments=[attachment])


def _is_taken(press: Press, replies: Sequence[Reply]) -> bool:
    """Whether the check that the card belongs to has gone on."""
    return any(isinstance(reply, Ask | VerdictReply | Summary) and reply.card == press.card for reply in replies)
