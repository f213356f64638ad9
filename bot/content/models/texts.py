"""The small things every file is made of."""

import re
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

LONGEST_LINE = 400
LONGEST_TEXT = 4000
"""Characters."""


class Model(BaseModel):
    """A mapping with exactly these keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _day(written: Any) -> date:  # noqa: ANN401 - whatever the file holds
    try:
        if isinstance(written, str) and _DAY.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise PydanticCustomError("day", "a date like 2026-11-20")


def _link(written: Any) -> str:  # noqa: ANN401 - whatever the file holds
    if isinstance(written, str) and re.fullmatch(r"https://[^\s/]+\.[^\s/]+(/\S*)?", written):
        return written
    raise PydanticCustomError("link", "a full https address")


Line = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_LINE, strip_whitespace=True)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Link = Annotated[str, BeforeValidator(_link), WithJsonSchema({"type": "string", "pattern": "^https://"})]
YesNo = Literal["yes", "no"]
YesNoUnsure = Literal["yes", "no", "unsure"]


class ShortText(Model):
    """A title or a sentence in both languages."""

    sv: Line
    en: Line


class LongText(Model):
    """A text in both languages."""

    sv: Words
    en: Words


class Wordings(Model):
    """Several wordings in both languages, at least one in each."""

    sv: Annotated[tuple[Line, ...], Field(min_length=1)]
    en: Annotated[tuple[Line, ...], Field(min_length=1)]


class SomeWordings(Model):
    """Wordings in one or both languages."""

    sv: tuple[Line, ...] = ()
    en: tuple[Line, ...] = ()
