"""The worked scenarios, each asserted on level, outcome, kind of stop and contacts."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogs.library import Library
from dialogs.risk_check import Answers, answers_on_path, next_question, verdict

FILE = Path(__file__).parents[1] / "scenarios.yaml"
WRITTEN = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader reads text only


@dataclass(frozen=True)
class Scenario:
    """A use of AI as staff describe it, and what must come of it."""

    id: str
    title: dict[str, str]
    answers: dict[str, tuple[str, ...]]
    expect: dict[str, Any]
    certainty: str


def scenarios() -> list[Scenario]:
    return [
        Scenario(
            written["id"],
            written["title"],
            {q: _options(o) for q, o in (WRITTEN["defaults"] | written["answers"]).items()},
            written["expect"],
            written["certainty"],
        )
        for written in WRITTEN["scenarios"]
    ]


def _options(written: str | list[str]) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(written)


SCENARIOS = scenarios()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.id)
def test_a_scenario_ends_as_the_policy_says(scenario: Scenario, library: Library) -> None:
    found = verdict(library.rules, scenario.answers)

    expect = scenario.expect
    assert (found.level.name.lower(), found.outcome.name.lower()) == (expect["level"], expect["outcome"])
    assert found.may.name.lower() == expect.get("may", expect["level"])
    assert found.stop_kind.name.lower() == expect.get("stop_kind", "nobody")
    assert set(expect.get("contacts", ())) <= set(found.contacts)


@pytest.mark.parametrize("scenario", [s for s in SCENARIOS if s.certainty == "disputed"], ids=lambda s: s.id)
def test_a_disputed_scenario_says_that_it_is_not_settled(scenario: Scenario, library: Library) -> None:
    found = verdict(library.rules, scenario.answers)

    assert found.notes
    assert found.contacts or all("Fråga" in note.sv and "Ask" in note.en for note in found.notes)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.id)
def test_asking_stops_early_only_where_nothing_more_could_change_the_verdict(
    scenario: Scenario, library: Library
) -> None:
    asked = _as_asked(library, scenario.answers)

    early, whole = verdict(library.rules, asked), verdict(library.rules, scenario.answers)
    assert (early.level, early.may, early.outcome, early.stop_kind) == (
        whole.level,
        whole.may,
        whole.outcome,
        whole.stop_kind,
    )


def test_a_check_is_short(library: Library) -> None:
    counts = sorted(len(_as_asked(library, s.answers)) - 1 for s in SCENARIOS)

    assert counts[len(counts) // 2] <= 8
    assert counts[-1] <= 13


def _as_asked(library: Library, answers: Answers) -> dict[str, tuple[str, ...]]:
    """The answers in the order the check asks for them, as far as it asks; what the register knows is given."""
    asked = {question.id: answers[question.id] for question in library.rules.questions if question.never_asked}
    while question := next_question(library.rules, asked):
        asked[question.id] = answers[question.id]
    assert set(asked) <= set(answers_on_path(library.rules, asked))
    return asked


def test_there_are_at_least_forty_three_scenarios_and_their_ids_are_unique() -> None:
    ids = [scenario.id for scenario in SCENARIOS]

    assert len(ids) == len(set(ids)) >= 43
    assert all(scenario.title["sv"] and scenario.title["en"] for scenario in SCENARIOS)
