from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dialogs.language import Text


class ToolStatus(StrEnum):
    """What the municipality has decided about a tool."""

    APPROVED = "approved"
    PILOT = "pilot"
    UNDER_REVIEW = "under_review"
    NOT_LISTED = "not_listed"
    REJECTED = "rejected"


class Kind(StrEnum):
    """What a tool is made for."""

    CHAT = "chat"
    OFFICE_ASSISTANT = "office_assistant"
    TRANSLATION = "translation"
    IMAGE = "image"
    TRANSCRIPTION = "transcription"
    CODE = "code"
    PLATFORM = "platform"
    AGENT = "agent"
    BUILT_IN = "built_in"


@dataclass(frozen=True, slots=True)
class Decided:
    """Which role decided the status, and when."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Fact:
    """Something known of the product itself, with where and when it was read."""

    text: Text
    source: str
    dated: date
    status: str


OF_A_TOOL = "tool:"
"""How the id of an answer begins that the register gives; the id of the tool follows."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool of the register.

    `max_data_class` is the most delicate information it may see: 0 open, 1 internal, 2 personal, 3 sensitive or
    secret. `details` holds the descriptive attributes (contract, region, logging and so on) that are written.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    vendor: str
    kind: Kind
    status: ToolStatus
    is_example: bool
    is_ai: str
    max_data_class: int
    login: str
    children: str
    secret: str
    training: str
    text: Text
    approved_for: Text
    not_for: Text
    details: Mapping[str, Text]
    system_owner: str
    contact: str
    decided: Decided
    review_by: date
    cites: tuple[str, ...]
    facts: tuple[Fact, ...]


Register = Mapping[str, Tool]
