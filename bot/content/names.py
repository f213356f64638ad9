"""The names that content gives to its things, for editors to offer where one is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.files import files_in
from bot.content.gathering import Gathering
from bot.content.models.risk_check import RiskCheckModel
from bot.content.written import Written
from dialogs.tools import OF_A_TOOL


@dataclass(frozen=True, slots=True)
class Names:
    """The names by what they may stand for; of files with a fault there are none."""

    entries: Sequence[str]
    citations: Sequence[str]
    leads: Sequence[str]
    roles: Sequence[str]
    conditions: Sequence[str]
    options: Mapping[str, Sequence[str]]
    """The options of each question of the risk check."""


def names_in(folder: Path) -> Names:
    """The names in the folder as it lies there, sound or not."""
    gathering = Gathering()
    for file in files_in(folder).files:
        gathering.add(file)
    return _names(gathering.whole())


def _names(written: Written) -> Names:
    clauses = {clause.anchor for section in written.sections for clause in section.written.clauses}
    check = written.risk_check.value if written.risk_check else None
    return Names(
        entries=sorted(entry.id for entry in written.entries),
        citations=[*sorted(clauses), *sorted(source.id for source in written.sources)],
        leads=["risk_check", "tools", *sorted(f"{OF_A_TOOL}{tool.id}" for tool in written.tools)],
        roles=sorted(written.organisation.value.roles) if written.organisation else [],
        conditions=sorted(check.conditions) if check else [],
        options=_options(check) if check else {},
    )


def _options(check: RiskCheckModel) -> Mapping[str, Sequence[str]]:
    return {question.id: [option.id for option in question.options] for question in check.questions}
