"""The worked scenarios, each asserted on everything that its verdict says."""

from statistics import median

import pytest

from dialogs.library import Library
from dialogs.risk_check import answers_on_path, verdict
from tests.scenarios import SCENARIOS, SEVERAL, Scenario, as_asked, expected, never_asked, said, several

MOST = 13
TYPICAL = 8


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.id)
def test_a_scenario_ends_as_the_policy_says(scenario: Scenario, library: Library) -> None:
    assert said(library.rules, scenario) == expected(scenario)


@pytest.mark.parametrize("scenario", [s for s in SCENARIOS if s.certainty == "disputed"], ids=lambda s: s.id)
def test_a_disputed_scenario_says_that_it_is_not_settled(scenario: Scenario, library: Library) -> None:
    found = verdict(library.rules, scenario.answers)

    assert found.notes
    assert found.contacts or all("Fråga" in note.sv and "Ask" in note.en for note in found.notes)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda s: s.id)
def test_asking_stops_early_only_where_nothing_more_could_change_the_verdict(
    scenario: Scenario, library: Library
) -> None:
    asked = as_asked(library.rules, scenario.answers)
    assert set(asked) <= set(answers_on_path(library.rules, asked))

    early, whole = verdict(library.rules, asked), verdict(library.rules, scenario.answers)
    assert (early.level, early.may, early.outcome, early.stop_kind) == (
        whole.level,
        whole.may,
        whole.outcome,
        whole.stop_kind,
    )


def test_a_check_is_short(library: Library) -> None:
    unasked = len(never_asked(library.rules))
    counts = [len(as_asked(library.rules, s.answers)) - unasked for s in SCENARIOS]
    print(f"questions over {len(counts)} scenarios: median {median(counts)}, most {max(counts)}")  # noqa: T201 - a figure

    assert median(counts) <= TYPICAL
    assert max(counts) <= MOST


def test_several_answers_are_taken_where_the_scenarios_say_so(library: Library) -> None:
    assert several(library.rules) == SEVERAL


def test_there_are_at_least_forty_three_scenarios_and_their_ids_are_unique() -> None:
    ids = [scenario.id for scenario in SCENARIOS]

    assert len(ids) == len(set(ids)) >= 43
    assert all(scenario.title["sv"] and scenario.title["en"] for scenario in SCENARIOS)
