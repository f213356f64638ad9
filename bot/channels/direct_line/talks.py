"""Conversations: somebody arrives, says something, and sees what is said back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.channels.activity.spent import is_question, spent
from bot.channels.direct_line.activities import activities_of, said
from bot.channels.direct_line.backlog import Activity, Backlogs
from bot.delivery import Delivery, Take
from dialogs.language import Language
from dialogs.messages import Press
from dialogs.replies import Ask, Reply, VerdictReply


class Talks:
    """What goes on in the conversations of the channel."""

    def __init__(self, take: Take, backlogs: Backlogs, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._take = take
        self._backlogs = backlogs
        self._now = now

    async def arrive(self, conversation: str, language: Language | None, base_url: str) -> bool:
        """Somebody opens the conversation and is greeted, once; gives whether it is new."""
        is_new = await self._backlogs.open(conversation)
        replies = await self._take(Delivery(_key(conversation), "", None, language, conversation))
        await self._backlogs.put(conversation, activities_of(replies, base_url, conversation, self._now()))
        return is_new

    async def say(self, conversation: str, activity: Mapping[str, Any], base_url: str) -> str:
        """Take an activity; gives its id, empty where it says nothing.

        Raises:
            UnknownConversation: there is none such.
        """
        heard = said(activity, conversation, self._now())
        if heard is None:
            return ""
        before = (await self._backlogs.since(conversation, 0)).activities
        if all(each["id"] != heard.id for each in before):
            await self._backlogs.put(conversation, [heard.echo])
        replies = await self._take(Delivery(_key(conversation), heard.id, heard.message, user=conversation))
        answered = _answered(before, heard.message.press) if _moves_on(replies) else ()
        answers = activities_of(replies, base_url, conversation, self._now())
        await self._backlogs.put(conversation, [*answered, *answers])
        return heard.id


def _key(conversation: str) -> str:
    return f"directline::{conversation}"


def _moves_on(replies: Sequence[Reply]) -> bool:
    """Whether the question asked before is over: another card has taken its place."""
    return any(isinstance(reply, Ask | VerdictReply) for reply in replies)


def _answered(before: Sequence[Activity], press: Press | None) -> Iterator[Activity]:
    """The questions on screen as what they are now: answered."""
    for activity in before:
        attachments = activity.get("attachments", [])
        if any(is_question(attachment["content"]) for attachment in attachments):
            replaced = [attachment | {"content": spent(attachment["content"], press)} for attachment in attachments]
            yield activity | {"attachments": replaced}
