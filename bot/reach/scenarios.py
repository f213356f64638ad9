"""Worked scenarios of the risk check, from a file: what staff answered, and what the answers that are not named are."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter

from bot.content.models.texts import ShortText
from bot.content.validation import written_in
from bot.content.values.faq import text
from dialogs.reach import Scenario


class FaultyScenarios(Exception):
    """The file of scenarios cannot be used; the message names each fault with its line."""


def _several(written: object) -> object:
    return [written] if isinstance(written, str) else written


Options = Annotated[tuple[str, ...], BeforeValidator(_several)]


class ScenarioModel(BaseModel):
    """A scenario as it is written; whatever else stands there, such as what is expected, is not looked at."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: str
    title: ShortText
    answers: dict[str, Options] = {}


class ScenariosModel(BaseModel):
    """The file: what every scenario answers where it says nothing else, and the scenarios."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    defaults: dict[str, Options] = {}
    scenarios: Annotated[tuple[ScenarioModel, ...], Field(min_length=1)]


_MODEL = TypeAdapter(ScenariosModel)


def read_scenarios(file: Path) -> tuple[Scenario, ...]:
    """The scenarios in the file.

    Raises:
        FaultyScenarios: the file is not what it should be.
        OSError: the file cannot be read.
    """
    written, problems = written_in(file, _MODEL)
    if problems:
        raise FaultyScenarios("\n".join(map(str, problems)))
    return tuple(Scenario(one.id, text(one.title), written.defaults | one.answers) for one in written.scenarios)
