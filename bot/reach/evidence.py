"""What is put to both sides: questions and scenarios from files, and what the store keeps."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.evaluation import read_questions
from bot.reach.scenarios import read_scenarios
from bot.store.sql import SqlStore
from dialogs.gaps import Met
from dialogs.reach import Asked, Evidence
from dialogs.risk_check import Receipt

QUESTIONS = "tests/questions/*.yaml"
SCENARIOS = "tests/scenarios.yaml"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the store keeps that a change may reach: questions that were not answered well, and receipts."""

    gaps: tuple[Met, ...] = ()
    receipts: tuple[Receipt, ...] = ()


async def kept_in(store: SqlStore) -> Kept:
    """Everything of the store.

    Raises:
        FaultyReceipt: a receipt in it is of a version this program does not read.
    """
    return Kept(await store.gaps(), await store.receipts())


def questions_beside(content: Path) -> tuple[Path, ...]:
    """The files of questions that lie where they do by custom."""
    return tuple(sorted(content.glob(QUESTIONS)))


def scenarios_beside(content: Path) -> Path | None:
    """The file of scenarios that lies where it does by custom."""
    file = content / SCENARIOS
    return file if file.is_file() else None


def evidence_of(questions: Iterable[Path], scenarios: Path | None, kept: Kept) -> Evidence:
    """All of it; a question that stands in several files is put once.

    Raises:
        FaultyQuestions: a file of questions is not what it should be.
        FaultyScenarios: the file of scenarios is not what it should be.
        OSError: a file cannot be read.
    """
    asked = dict.fromkeys(Asked(one.text, one.expect) for file in questions for one in read_questions(file))
    return Evidence(
        questions=tuple(asked),
        logged=kept.gaps,
        scenarios=read_scenarios(scenarios) if scenarios else (),
        receipts=kept.receipts,
    )
