"""What can be said to the bot: words, or a press on something it offered."""

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What a press asks for."""

    ASK = "ask"
    CHECK = "check"
    ANSWER = "answer"
    WHY = "why"
    BACK = "back"
    CHANGE = "change"
    SUMMARY = "summary"
    CANCEL = "cancel"
    RESTART = "restart"
    RESUME = "resume"
    TOOL = "tool"
    TOOLS = "tools"
    HELPED = "helped"
    NOT_HELPED = "not_helped"
    REASONS = "reasons"
    HELP = "help"
    LANGUAGE = "language"
    HAND_OVER = "hand_over"
    SEND = "send"
    KEEP = "keep"
    REPLY = "reply"
    STILL_RIGHT = "still_right"


@dataclass(frozen=True, slots=True)
class Press:
    """A press on a button or card.

    `target` is what the verb is about: an entry, a question of the check, a tool or a language. `card` names the check
    the button belongs to, so that an old card is recognised. `options` are the options ticked at a question.
    """

    verb: Verb
    target: str = ""
    card: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """One thing said by the user; where both are there, the press counts and the words are its echo.

    With a press that replies to somebody the words are the reply.
    """

    text: str = ""
    press: Press | None = None
