"""Every fault is found, with its code, on its line, with what to write instead; and nothing is found where none is."""

from functools import partial
from pathlib import Path

import pytest

from bot.content.codes import Code
from bot.content.links import Asked, link_problems, links_in
from bot.content.problems import Problem
from bot.content.proof import proof_in
from bot.content.reading import read, synonyms_written
from bot.evaluation import synonym_problems
from bot.evaluation.synonyms import Worth
from dialogs.risk_check import Answers, Rules, Verdict, verdict
from dialogs.risk_check.proof import proving
from dialogs.risk_check.proof.early_end import EarlyEnd
from dialogs.risk_check.proof.one_verdict import OneVerdict
from tests.content.plants import PLANTED, Plant, R
from tests.planting import TODAY, Folder
from tests.risk_check.test_counterexamples import intertwined, rules_over

ROOT = Path(__file__).parents[2]
PLANTED_BELOW = {"P103", "P104", "P110", "P117", "P118", "P135", "P136"}
"""Codes of what is found beside reading: with questions, by the proof of the program itself, over the network."""


def found_in(folder: Path) -> tuple[Problem, ...]:
    """Everything that `policybot check` finds without being asked for more."""
    return tuple(sorted({*read(folder, TODAY).problems, *proof_in(folder).problems}))


@pytest.mark.parametrize("plant", PLANTED, ids=[plant.fault for plant in PLANTED])
def test_a_planted_fault_is_found_on_its_line_with_a_remedy(plant: Plant, folder: Folder) -> None:
    plant.plant(folder)

    problems = found_in(folder.path)

    found = [problem for problem in problems if problem.code == plant.code]
    assert [(problem.file, problem.line) for problem in found][:1] == [(plant.file, plant.line)], (*map(str, problems),)
    assert all(problem.message and problem.remedy for problem in found)


@pytest.mark.parametrize("plant", PLANTED, ids=[plant.fault for plant in PLANTED])
def test_content_with_an_error_is_not_used_and_content_with_a_warning_is(plant: Plant, folder: Folder) -> None:
    plant.plant(folder)

    reading = folder.read()

    assert (reading.library is None) == any(problem.is_error for problem in reading.problems)


def test_there_is_a_planted_fault_of_every_code() -> None:
    assert {str(code) for code in Code} == {plant.code for plant in PLANTED} | PLANTED_BELOW


def test_sixty_faults_and_more_are_planted_by_editors_alone() -> None:
    assert len({plant.fault for plant in PLANTED}) == len(PLANTED) >= 60


def test_where_no_fault_is_planted_none_is_found(folder: Folder) -> None:
    assert found_in(folder.path) == ()


def test_the_shipped_content_raises_no_false_alarm() -> None:
    assert [str(problem) for problem in found_in(ROOT)] == []


def test_synonyms_that_harm_and_synonyms_that_idle_are_found_on_their_lines(folder: Folder) -> None:
    folder.write("faq/synonyms.yaml", "- words: {sv: [bil, kärra], en: [car]}\n\n- words: {sv: [sol, måne], en: []}\n")
    worths = [Worth("bil, kärra, car", 4, 2, -2), Worth("sol, måne", 0, 0, 0)]

    problems = list(synonym_problems(worths, synonyms_written(folder.path)))

    assert [(problem.line, problem.code) for problem in problems] == [(1, "P103"), (3, "P104")]
    assert all(problem.remedy for problem in problems)


def test_links_that_are_gone_and_links_that_are_uncertain_are_found_on_their_lines(folder: Folder) -> None:
    folder.change("faq/verktyg.yaml", "[Läs mer](#verktyg-1)", "[Läs mer](https://lillby.se/ai)")
    asked = dict.fromkeys(links_in(folder.path), Asked(why="403")) | {
        "https://lillby.se/ai": Asked(is_gone=True, why="404")
    }

    problems = sorted(link_problems(links_in(folder.path), asked))

    found = [(problem.file, problem.line, problem.code) for problem in problems]
    assert found == [("faq/verktyg.yaml", 8, "P135"), ("policy_text/sources.yaml", 4, "P136")]
    assert all(problem.remedy for problem in problems)


def test_rules_too_intertwined_to_be_proven_are_found_on_their_line(folder: Folder) -> None:
    folder.change(R, "rules:\n", intertwined(3) + "rules:\n" + rules_over(3))

    (problem,) = proof_in(folder.path).problems

    assert (problem.line, problem.code) == (56, "P118")
    assert problem.remedy


def last_answer_counts(rules: Rules, answers: Answers) -> Verdict:
    return verdict(rules, dict(list(answers.items())[:-1]))


def ends_at_once(_rules: Rules, answers: Answers) -> bool:
    return bool(answers)


@pytest.mark.parametrize(
    ("part", "broken", "code"),
    [
        ("OneVerdict", partial(OneVerdict, judge=last_answer_counts), "P110"),
        ("EarlyEnd", partial(EarlyEnd, has_ended=ends_at_once), "P117"),
    ],
)
def test_a_fault_of_the_program_s_own_is_found_by_the_proof(
    part: str, broken: object, code: str, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proving, part, broken)

    problems = [problem for problem in proof_in(folder.path).problems if problem.code == code]

    assert problems
    assert all(problem.message and problem.remedy for problem in problems)
