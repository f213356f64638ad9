"""Conversations: somebody arrives, says something, and sees what is said back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.channels.activity.spent import is_question, spent
from bot.channels.direct_line.activities import Said, activities_of, said
from bot.channels.direct_line.backlog import Activity, Backlogs, key_of
from bot.delivery import Delivery, Take
from bot.store import Entry
from dialogs.language import Language
from dialogs.messages import Press
from dialogs.replies import Ask, Reply, VerdictReply

HIGHEST = 999_999_999
"""A watermark that nothing comes after."""


class Talks:
    """What goes on in the conversations of the channel."""

    def __init__(self, take: Take, backlogs: Backlogs) -> None:
        self._take = take
        self._backlogs = backlogs

    async def arrive(self, conversation: str, language: Language | None, base_url: str) -> bool:
        """Somebody opens the conversation and is greeted, once; gives whether it is new."""
        is_new = await self._backlogs.open(conversation)
        page = _Page(self._backlogs, conversation, base_url, datetime.now(UTC))
        await self._turn(Delivery(key_of(conversation), "", None, language, conversation, show=page.show), page)
        return is_new

    async def say(self, conversation: str, activity: Mapping[str, Any], base_url: str) -> str:
        """Take an activity; gives its id, empty where it says nothing.

        Raises:
            UnknownConversation: there is none such.
        """
        heard = said(activity, conversation, datetime.now(UTC))
        if heard is None:
            return ""
        await self._backlogs.since(conversation, HIGHEST)
        page = _Page(self._backlogs, conversation, base_url, datetime.now(UTC), heard)
        key = key_of(conversation)
        await self._turn(Delivery(key, heard.id, heard.message, user=conversation, show=page.show), page)
        return heard.id

    async def _turn(self, delivery: Delivery, page: "_Page") -> None:
        replies = await self._take(delivery)
        if not page.is_written and (replies or await page.lacks_the_echo()):
            await self._backlogs.put(page.conversation, await page.activities(replies))
        self._backlogs.wake(page.conversation)


@dataclass(slots=True)
class _Page:
    """What clients see of one turn: what was said, cards that are spent by it, and the replies.

    A turn is written together with what is seen of it. One that was refused before it began is not: `is_written` tells.
    """

    backlogs: Backlogs
    conversation: str
    base_url: str
    at: datetime
    heard: Said | None = None
    is_written: bool = False

    async def show(self, replies: Sequence[Reply]) -> Sequence[Entry]:
        """What is to be written together with a turn."""
        self.is_written = True
        return self.backlogs.sealed(self.conversation, await self.activities(replies))

    async def activities(self, replies: Sequence[Reply]) -> list[Activity]:
        """All that is seen of a turn with these replies."""
        echo = [self.heard.echo] if self.heard else []
        spent_cards = await self._spent() if _moves_on(replies) else ()
        return [*echo, *spent_cards, *activities_of(replies, self.base_url, self.conversation, self.at)]

    async def lacks_the_echo(self) -> bool:
        """Whether something was said and is not to be seen yet."""
        return self.heard is not None and all(each["id"] != self.heard.echo["id"] for each in await self._before())

    async def _spent(self) -> Sequence[Activity]:
        press = self.heard.message.press if self.heard else None
        return list(_answered(await self._before(), press))

    async def _before(self) -> Sequence[Activity]:
        return (await self.backlogs.since(self.conversation, 0)).activities


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
