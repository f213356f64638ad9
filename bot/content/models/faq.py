from typing import Annotated, Literal

from pydantic import Field

from bot.content.models.texts import Day, Key, LongText, Model, Name, ShortText, SomeWordings, Wordings


class EffectiveModel(Model):
    """The days from and to which an entry may be answered with; either side may be open."""

    from_: Annotated[Day | None, Field(alias="from")] = None
    to: Day | None = None


class EntryModel(Model):
    """A question with its answer."""

    id: Name
    topic: Key
    questions: Wordings
    answer: LongText
    cites: Annotated[tuple[Key, ...], Field(min_length=1)]
    related: tuple[Name, ...] = ()
    leads_to: tuple[str, ...] = ()
    owner: Key
    reviewed: Day
    translated: Day | None = None
    review_by: Day
    effective: EffectiveModel | None = None


class ElsewhereModel(Model):
    """A group of matters that are not ours."""

    id: Name
    kind: Literal["far", "near"]
    utterances: Wordings
    turn_to: ShortText


class SynonymsModel(Model):
    """Words that mean the same."""

    words: SomeWordings


EntriesModel = Annotated[tuple[EntryModel, ...], Field(min_length=1)]
UtterancesModel = dict[Name, SomeWordings]
ElsewheresModel = tuple[ElsewhereModel, ...]
SynonymGroupsModel = tuple[SynonymsModel, ...]
