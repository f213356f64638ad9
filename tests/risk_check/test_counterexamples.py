"""A planted fault of each property is refused, in words and with the lines that a policy officer needs."""

import pytest

from bot.content.problems import Problem
from bot.content.proof import proof_in
from tests.planting import Folder

FILE = "policy_text/risk_check.yaml"
BOTH = 'when: {all: [{is_ai: ["yes"]}, {not: {data: [none]}}]}'
HIGH = "high: {outcome: stop, stop_kind: policy, contacts: [ai_coordinator]}"

PLANTED = [
    (
        "rule that never applies",
        BOTH,
        'when: {all: [{is_ai: ["no"]}, {data: [none]}]}',
        "P111",
        54,
        "No answers make the rule both apply.",
    ),
    (
        "part that changes nothing",
        BOTH,
        'when: {all: [{is_ai: ["yes"]}, {not: {data: [none]}}, {is_ai: ["yes", unsure]}]}',
        "P111",
        54,
        "In its condition, “is_ai” in the rule both could be left out and nothing would change.",
    ),
    (
        "option that changes nothing",
        BOTH,
        'when: {all: [{is_ai: ["yes", "no"]}, {data: [unsure, ranks]}]}',
        "P111",
        54,
        "In its condition, “is_ai: no” in the rule both could be left out",
    ),
    (
        "question that nobody reaches",
        'asked_when: {is_ai: ["yes", unsure]}',
        'asked_when: {all: [{is_ai: ["yes"]}, {is_ai: [unsure]}]}',
        "P111",
        37,
        "No answers lead to the question data (Information).",
    ),
    (
        "condition that always holds",
        'asked_when: {is_ai: ["yes", unsure]}',
        'asked_when: {is_ai: ["yes", "no", unsure]}',
        "P111",
        37,
        "The condition of the question data (Information) is true of all answers.",
    ),
    (
        "level that nobody reaches",
        "effects: {level: high}",
        "effects: {level: limited}",
        "P111",
        19,
        "No answers lead to the level high (high).",
    ),
    (
        "excuse for what needs none",
        "unsure_may_lead_to_ok: {}",
        "unsure_may_lead_to_ok: {data: {sv: Ofarligt., en: Harmless.}}",
        "P111",
        48,
        "unsure_may_lead_to_ok excuses an answer that never leads to ok, Information: “I don't know”.",
    ),
    (
        "box that makes it milder",
        f"{BOTH}\n    because: {{sv: Båda., en: Both.}}\n    effects: {{level: limited}}",
        (
            'when: {all: [{is_ai: ["yes"]}, {not: {data: [none, ranks]}}]}\n    because: {sv: A., en: A.}\n'
            "    effects: {level: prohibited}"
        ),
        "P112",
        48,
        "“Ranks people” gives “No” (high, prohibited possible, the policy).",
    ),
    (
        "riskier answer that makes it milder",
        BOTH,
        'when: {is_ai: ["no"]}',
        "P112",
        36,
        "AI: “No” gives “No” (limited, the policy), but AI: “Yes” gives “On conditions” (minimal).",
    ),
    (
        "unsure that gives a yes",
        "effects: {level: minimal, outcome: ask, contacts: [ai_coordinator]}",
        "effects: {level: minimal}",
        "P113",
        33,
        "With the answers Information: “None”: AI: “Yes” gives “On conditions” (minimal), but",
    ),
    (
        "unsure that closes a level",
        "effects: {may: prohibited, outcome: ask",
        "effects: {may: high, outcome: ask",
        "P114",
        52,
        "Information: “Scores people” gives “No” (prohibited, the law), but Information: “I don't know” gives",
    ),
    (
        "policy that is milder to a worse level",
        HIGH,
        "high: {outcome: ask, contacts: [ai_coordinator]}",
        "P115",
        19,
        "The policy is milder to the level high (high) than to a lower level.",
    ),
    (
        "policy that allows what the law forbids",
        "prohibited: {outcome: stop, stop_kind: law,",
        "prohibited: {outcome: stop, stop_kind: policy,",
        "P115",
        20,
        "The policy does not stop the level prohibited (prohibited) as something the law stops.",
    ),
    (
        "policy that raises a level",
        "minimal: {}",
        "minimal: {level: limited}",
        "P115",
        17,
        "What the policy says to the level minimal (minimal) sets a level of its own.",
    ),
    (
        "stop that names nobody",
        HIGH,
        "high: {}",
        "P116",
        51,
        "Information: “Ranks people” leads to ask or stop by way of the level high (high), and names nobody to ask.",
    ),
]


@pytest.mark.parametrize(
    ("fault", "old", "new", "code", "line", "said"), PLANTED, ids=[planted[0] for planted in PLANTED]
)
def test_a_planted_fault_is_shown_by_answers_that_break_it(
    fault: str, old: str, new: str, code: str, line: int, said: str, folder: Folder
) -> None:
    folder.change(FILE, old, new)

    found = [problem for problem in proof_in(folder.path).problems if problem.code == code]

    assert [(problem.file, problem.is_error) for problem in found][:1] == [(FILE, True)], (fault, shown(folder))
    assert (line, True) in [(problem.line, said in problem.message) for problem in found], (fault, shown(folder))
    assert all(problem.remedy for problem in found)


def shown(folder: Folder) -> str:
    return "\n".join(map(str, proof_in(folder.path).problems))


def test_sound_rules_have_a_certificate_and_no_problem(folder: Folder) -> None:
    proof = proof_in(folder.path)

    assert proof.problems == ()
    assert proof.certificate is not None
    assert proof.certificate.holds


def test_rules_with_errors_of_form_are_not_proven(folder: Folder) -> None:
    folder.change(FILE, "level: high", "level: higher")

    proof = proof_in(folder.path)

    assert proof.certificate is None
    assert [problem.code for problem in proof.problems] == ["P003"]


def intertwined(questions: int) -> str:
    """Questions that each depend on all before them, in every way."""
    texts = 'text: {sv: A, en: A}, short: {sv: A, en: A}, why: {sv: A, en: A}, cites: [verktyg-1], many: "yes"'
    options = ", ".join(f"{{id: o{n}, label: {{sv: O{n}, en: O{n}}}}}" for n in range(12))
    unsure = "{id: unsure, label: {sv: Vet inte, en: Unsure}, effects: {outcome: ask, contacts: [ai_coordinator]}}"
    return "".join(f"  - {{id: q{n}, {texts}, options: [{options}, {unsure}]}}\n" for n in range(questions))


def rules_over(questions: int) -> str:
    texts = "because: {sv: A, en: A}, effects: {level: high}"
    whens = (f"{{all: [{{q{n}: [o{o}]}}, {{q{questions - 1}: [o{o}]}}]}}" for n in range(questions) for o in range(12))
    return "".join(f"  - {{id: r{at}, when: {when}, {texts}}}\n" for at, when in enumerate(whens))


def test_rules_too_intertwined_to_be_proven_are_said_to_be(folder: Folder) -> None:
    folder.change(FILE, "rules:\n", intertwined(3) + "rules:\n" + rules_over(3))

    problems: tuple[Problem, ...] = proof_in(folder.path).problems

    assert [problem.code for problem in problems] == ["P118"]
