"""The worked scenarios, and where rules disagree with them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dialogs.risk_check import Answers, Rules, next_question, verdict

FILE = Path(__file__).parent / "scenarios.yaml"
WRITTEN = yaml.load(FILE.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader reads text only


@dataclass(frozen=True)
class Scenario:
    """A use of AI as staff describe it, and what must come of it."""

    id: str
    title: dict[str, str]
    answers: dict[str, tuple[str, ...]]
    expect: dict[str, Any]
    certainty: str


def _read() -> Iterator[Scenario]:
    for written in WRITTEN["scenarios"]:
        answers = {q: _options(o) for q, o in (WRITTEN["defaults"] | written["answers"]).items()}
        yield Scenario(written["id"], written["title"], answers, written["expect"], written["certainty"])


def _options(written: str | list[str]) -> tuple[str, ...]:
    return (written,) if isinstance(written, str) else tuple(written)


SCENARIOS = list(_read())
SEVERAL: dict[str, list[str]] = WRITTEN["several"]
"""The questions at which several options may be chosen, with those that stand alone."""


def said(rules: Rules, scenario: Scenario) -> dict[str, Any]:
    """What the rules say to the scenario, as the scenario would expect it."""
    return judged(rules, scenario) | {"asked": asked(rules, scenario)}


def judged(rules: Rules, scenario: Scenario) -> dict[str, Any]:
    """The verdict on the scenario."""
    found = verdict(rules, scenario.answers)
    return {
        "level": found.level.name.lower(),
        "may": found.may.name.lower(),
        "outcome": found.outcome.name.lower(),
        "stop_kind": found.stop_kind.name.lower(),
        "contacts": sorted(found.contacts),
        "conditions": sorted(found.conditions),
    }


def asked(rules: Rules, scenario: Scenario) -> str:
    """How many questions are put in the scenario."""
    return str(len(as_asked(rules, scenario.answers)) - len(never_asked(rules)))


def expected(scenario: Scenario) -> dict[str, Any]:
    """What must come of the scenario, with what goes without saying."""
    expect = {
        "may": scenario.expect["level"],
        "stop_kind": "nobody",
        "contacts": [],
        "conditions": [],
    } | scenario.expect
    return {key: sorted(value) if isinstance(value, list) else value for key, value in expect.items()}


def several(rules: Rules) -> dict[str, list[str]]:
    """The questions of the rules at which several options may be chosen, with those that stand alone."""
    return {q.id: [option.id for option in q.options if option.alone] for q in rules.questions if q.many}


def disagree(rules: Rules) -> bool:
    """Whether the rules say something else than the scenarios pin down."""
    pinned = [(scenario, expected(scenario)) for scenario in SCENARIOS]
    return (
        several(rules) != SEVERAL
        or any(judged(rules, scenario) | {"asked": expect["asked"]} != expect for scenario, expect in pinned)
        or any(asked(rules, scenario) != expect["asked"] for scenario, expect in pinned)
    )


def never_asked(rules: Rules) -> list[str]:
    """The questions that only the register answers."""
    return [question.id for question in rules.questions if question.never_asked]


def as_asked(rules: Rules, answers: Answers) -> dict[str, tuple[str, ...]]:
    """The answers in the order the check asks for them, as far as it asks; what the register knows is given."""
    asked = {question: answers[question] for question in never_asked(rules)}
    while question := next_question(rules, asked):
        if question.id not in answers or not question.admits(answers[question.id]):
            break
        asked[question.id] = answers[question.id]
    return asked
