"""From replies to activities: cards where the channel shows them, numbered text elsewhere."""

from collections.abc import Iterator, Sequence

from botbuilder.schema import Activity, Attachment, CardAction, SuggestedActions

from bot.channels.activity.fitting import fitting_text
from bot.channels.activity.presses import owned
from bot.channels.activity.showing import CARD_TYPE, Shown, shown
from bot.channels.plain_text import with_numbers
from dialogs.replies import Reply

SHOW_CARDS = frozenset({"msteams", "webchat", "directline", "emulator"})


class Said(Activity):  # type: ignore[misc] # the SDK ships no types
    """An activity made to be sent once. The SDK copies what it sends, which takes longer than making it."""

    def __deepcopy__(self, _memo: object) -> "Said":
        return self


def activities_of(replies: Sequence[Reply], channel: str, public_url: str, owner: str = "") -> Iterator[Activity]:
    """The replies as the channel can show them; where several people see them, with the mark of whom they are to."""
    if channel in SHOW_CARDS:
        return (_activity(message, owner) for message in shown(replies, public_url, group=bool(owner)))
    return (_activity(Shown(fitting_text(text))) for text in with_numbers(replies))


def _activity(message: Shown, owner: str = "") -> Activity:
    activity = Said(type="message", input_hint="expectingInput")
    if message.card:
        content = owned(message.card, owner) if owner else message.card
        activity.attachments = [Attachment(content_type=CARD_TYPE, content=content)]
        activity.summary = message.summary
        return activity
    activity.text, activity.text_format = message.text, "markdown"
    if message.suggested:
        activity.suggested_actions = SuggestedActions(actions=[_typed(title) for title in message.suggested])
    return activity


def _typed(title: str) -> CardAction:
    """Sends the title as if it had been typed, which the conversation knows it by."""
    return CardAction(type="imBack", title=title, value=title)
