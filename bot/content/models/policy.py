from typing import Annotated, Literal

from pydantic import Field

from bot.content.models.texts import Day, Key, Line, Link, LongText, Model, ShortText

Tongue = Literal["sv", "en"]


class RoleModel(Model):
    """Someone to ask."""

    title: ShortText
    contact: ShortText


class PolicyModel(Model):
    """Which policy this is."""

    title: ShortText
    adopted: Day
    reference: Line
    version: Line


class OrganisationModel(Model):
    """Whose policy it is, and whom staff turn to."""

    name: ShortText
    languages: Annotated[tuple[Tongue, ...], Field(min_length=1, max_length=2)]
    policy: PolicyModel
    roles: Annotated[dict[Key, RoleModel], Field(min_length=1)]
    turn_to: Key


class SourceModel(Model):
    """A law or guidance."""

    title: ShortText
    reference: Line
    article: ShortText | None = None
    link: Link
    status: Literal["confirmed", "secondary", "draft", "unknown"]
    verified: Day
    note: LongText | None = None


class FrontMatterModel(Model):
    """What stands above a section."""

    title: Line
    reviewed: Day


SourcesModel = Annotated[dict[Key, SourceModel], Field(min_length=1)]
