"""Faults planted in the shipped rules are refused with answers that show them; the document says what is printed."""

import os
import shutil
from pathlib import Path

import pytest

from bot.content.problems import Problem
from bot.content.proof import proof_in
from tests.planting import Folder

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "risk-check-counterexamples.md"
FILE = "policy_text/risk_check.yaml"

AREAS = "school, staff, benefits, emergency, infrastructure, law_enforcement, migration, justice_election, unsure"
PLANTED = [
    (
        "A rule whose condition no answers fulfil",
        "P111",
        "when: {all: [{involves: [body]}, {body: [none]}]}",
        'when: {all: [{is_ai: ["no"]}, {body: [none]}]}',
    ),
    (
        "A part of a condition that changes nothing",
        "P111",
        "when: {all: [{involves: [redline]}, {redline: [none]}]}",
        'when: {all: [{involves: [redline]}, {redline: [none]}, {is_ai: ["yes", unsure]}]}',
    ),
    (
        "A question that nobody is led to",
        "P111",
        f"asked_when: {{area: [{AREAS}]}}",
        'asked_when: {all: [{is_ai: ["no"]}, {area: [school]}]}',
    ),
    (
        "One more ticked box that makes the verdict milder",
        "P112",
        "when: {all: [{tool_class: [internal]}, {data: [personal, children, sensitive, secret]}]}",
        (
            "when: {all: [{tool_class: [internal]}, {data: [personal, children, sensitive, secret]}, "
            "{not: {data: [internal]}}]}"
        ),
    ),
    (
        "A riskier answer that makes the verdict milder",
        "P112",
        'when: {all: [{decision: [automatic]}, {is_ai: ["no"]}]}',
        'when: {all: [{recording: [informed]}, {is_ai: ["no"]}]}',
    ),
    (
        "Not knowing that gives a yes",
        "P113",
        "effects: {outcome: ask, contacts: [line_manager], cites: [principer-2]}",
        "effects: {}",
    ),
    (
        "Not knowing that closes a level which a sure answer leads to",
        "P114",
        "effects: {may: prohibited, outcome: ask, contacts: [legal, dpo], cites: [risk-3]}",
        "effects: {may: high, outcome: ask, contacts: [legal, dpo], cites: [risk-3]}",
    ),
    (
        "A policy that is milder to a worse level",
        "P115",
        "high: {outcome: stop, stop_kind: policy,",
        "high: {outcome: ask,",
    ),
    (
        "A policy that takes a ban in law for one of its own",
        "P115",
        "prohibited: {outcome: stop, stop_kind: law,",
        "prohibited: {outcome: stop, stop_kind: policy,",
    ),
    (
        "A stop that names nobody to ask",
        "P076",
        "effects: {outcome: ask, contacts: [line_manager, ai_coordinator], cites: [principer-1, principer-2]}",
        "effects: {outcome: ask, cites: [principer-1, principer-2]}",
    ),
    (
        "A stop of which nobody knows who stops it",
        "P075",
        "effects: {outcome: stop, stop_kind: policy, contacts: [system_owner, dpo], cites: [info-1, info-3, info-4]}",
        "effects: {outcome: stop, contacts: [system_owner, dpo], cites: [info-1, info-3, info-4]}",
    ),
]
INTRODUCTION = """\
# What the proof prints when a rule is wrong

Each fault below is planted in the shipped `policy_text/risk_check.yaml` by a test, and what `policybot check --prove`
prints first is written here by the same test. [What is proven](risk-check-proof.md) says what the properties mean.
"""


@pytest.fixture(name="shipped")
def fixture_shipped(tmp_path: Path) -> Folder:
    for room in ("faq", "policy_text"):
        shutil.copytree(ROOT / room, tmp_path / room)
    return Folder(tmp_path)


def found(folder: Folder, old: str, new: str, code: str) -> Problem:
    written = (folder.path / FILE).read_text(encoding="utf-8")
    folder.change(FILE, old, new)
    problems = proof_in(folder.path).problems
    folder.write(FILE, written)
    return next(problem for problem in problems if problem.code == code and problem.is_error)


def test_every_fault_planted_in_the_shipped_rules_is_shown_as_documented(shipped: Folder) -> None:
    sections = [
        f"\n## {title}\n\n```diff\n- {old}\n+ {new}\n```\n\n> {found(shipped, old, new, code)}\n"
        for title, code, old, new in PLANTED
    ]
    text = INTRODUCTION + "".join(sections)
    if os.environ.get("WRITE_DOCS"):
        DOCUMENT.write_text(text, encoding="utf-8")

    assert DOCUMENT.read_text(encoding="utf-8") == text, "write it anew with WRITE_DOCS=1"
