from typing import Annotated, Literal

from pydantic import Field

from bot.content.models.texts import Day, Key, Line, Link, LongText, Model, Name, Words, YesNo, YesNoUnsure


class DecidedModel(Model):
    """Who decided, and when."""

    by: Key
    on: Day


class FactModel(Model):
    """Something known of the product."""

    sv: Words
    en: Words
    source: Link
    dated: Day
    status: Literal["confirmed", "secondary", "draft", "unknown"]


class ToolModel(Model):
    """A tool of the register."""

    id: Name
    name: Line
    aliases: tuple[Line, ...] = ()
    vendor: Line
    kind: Literal[
        "chat",
        "office_assistant",
        "translation",
        "image",
        "transcription",
        "code",
        "platform",
        "agent",
        "built_in",
    ]
    status: Literal["approved", "pilot", "under_review", "not_listed", "rejected"]
    example: YesNo
    is_ai: YesNoUnsure
    max_data_class: Literal["0", "1", "2", "3"]
    login: Literal["work", "private", "none"]
    children: YesNoUnsure
    secret: YesNoUnsure
    approved_for: LongText | None = None
    not_for: LongText | None = None
    text: LongText
    licence: LongText | None = None
    contract: LongText | None = None
    sub_processors: LongText | None = None
    region: LongText | None = None
    training: Literal["yes", "no", "opt_out", "by_contract", "unknown"] = "unknown"
    logging: LongText | None = None
    records: LongText | None = None
    assessments: LongText | None = None
    ai_act: LongText | None = None
    accessibility: LongText | None = None
    system_owner: Key
    contact: Key
    decided: DecidedModel
    review_by: Day
    cites: tuple[Key, ...] = ()
    facts: tuple[FactModel, ...] = ()


ToolsModel = Annotated[tuple[ToolModel, ...], Field(min_length=1)]

DETAILS = (
    "licence",
    "contract",
    "sub_processors",
    "region",
    "logging",
    "records",
    "assessments",
    "ai_act",
    "accessibility",
)
"""The descriptive attributes, which may be left out."""
