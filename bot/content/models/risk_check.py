from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from bot.content.models.texts import Key, LongText, Model, Name, ShortText, SomeWordings, YesNo

LevelName = Literal["none", "minimal", "limited", "high", "prohibited"]
OutcomeName = Literal["ok", "conditions", "ask", "stop"]
StopName = Literal["policy", "law"]


def _condition(written: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever the file holds
    if _is_condition(written):
        condition: dict[str, Any] = written
        return condition
    raise PydanticCustomError("condition", "a condition")


def _is_condition(written: Any) -> bool:  # noqa: ANN401 - whatever the file holds
    if not isinstance(written, dict) or len(written) != 1:
        return False
    ((key, value),) = written.items()
    if key == "not":
        return _is_condition(value)
    if not isinstance(value, list) or not value:
        return False
    return all(map(_is_condition, value)) if key in {"all", "any"} else all(isinstance(part, str) for part in value)


ConditionModel = Annotated[
    dict[str, Any],
    BeforeValidator(_condition),
    WithJsonSchema({"type": "object", "minProperties": 1, "maxProperties": 1}),
]


class EffectModel(Model):
    """What an answer, a rule or a level brings about."""

    level: LevelName = "none"
    may: LevelName = "none"
    outcome: OutcomeName = "ok"
    stop_kind: StopName | None = None
    conditions: tuple[Key, ...] = ()
    contacts: tuple[Key, ...] = ()
    cites: tuple[Key, ...] = ()
    note: LongText | None = None


class OptionModel(Model):
    """An answer that may be chosen."""

    id: Key
    label: ShortText
    help: LongText | None = None
    synonyms: SomeWordings = SomeWordings()
    alone: YesNo = "no"
    effects: EffectModel = EffectModel()


class QuestionModel(Model):
    """A question of the check."""

    id: Key
    text: LongText
    short: ShortText
    why: LongText
    cites: Annotated[tuple[Key, ...], Field(min_length=1)]
    many: YesNo
    known_from: Literal["tool_status", "tool_class", "tool_is_ai"] | None = None
    never_asked: YesNo = "no"
    changeable: YesNo = "no"
    asked_when: ConditionModel | None = None
    options: Annotated[tuple[OptionModel, ...], Field(min_length=2)]


class RuleModel(Model):
    """An effect that depends on more than one answer."""

    id: Name
    when: ConditionModel
    because: LongText
    effects: EffectModel


class NamedModel(Model):
    """A level, outcome or kind of stop in words."""

    name: ShortText
    text: LongText


class RiskCheckModel(Model):
    """The whole risk check."""

    levels: dict[LevelName, NamedModel]
    outcomes: dict[OutcomeName, NamedModel]
    stop_kinds: dict[StopName, NamedModel]
    policy: dict[LevelName, EffectModel]
    questions: Annotated[tuple[QuestionModel, ...], Field(min_length=1)]
    rules: tuple[RuleModel, ...] = ()
    conditions: dict[Key, LongText]
    reminder: LongText
    unsure_may_lead_to_ok: Annotated[dict[Key, LongText], Field(default_factory=dict)]
