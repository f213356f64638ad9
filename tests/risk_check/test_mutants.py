"""The shipped risk check, damaged in hundreds of ways: every damaged copy is refused, or judges everything alike."""

import os
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from bot.content.checks.risk_check import risk_check_problems
from bot.content.files import one_file
from bot.content.gathering import Gathering
from bot.content.kinds import Kind
from bot.content.tree import Node
from bot.content.validation import validated
from bot.content.values import risk_check
from bot.content.written import Item
from dialogs.library import Library
from dialogs.risk_check import Rules
from dialogs.risk_check.proof import faults
from tests.risk_check.equivalence import judge_alike
from tests.risk_check.equivalents import reason_for
from tests.risk_check.mutants import File, Mutant, mutants
from tests.scenarios import disagree
from tests.verdict_tables import agree

SHARE = 3
"""Every third copy is tried; with ALL_MUTANTS=1 every one, which takes minutes."""

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "risk-check-mutants.md"
NAME = "policy_text/risk_check.yaml"
NO_PART_OF_VERDICTS = ("drop one of contacts", "drop one of conditions", "drop an excuse", "add an excuse")
"""These change what is not compared, so that none of them is taken for equivalent."""


@dataclass(frozen=True)
class Fate:
    """What became of a mutant."""

    mutant: str
    fate: str


def shipped() -> File:
    gathering = Gathering()
    gathering.add(one_file(ROOT, NAME))
    written = gathering.whole().risk_check
    assert written is not None
    file = written.node.plain()
    assert isinstance(file, dict)
    return file


def node(value: object) -> Node:
    if isinstance(value, dict):
        return Node(0, {key: node(inner) for key, inner in value.items()})
    if isinstance(value, list):
        return Node(0, tuple(map(node, value)))
    return Node(0, str(value))


def passed_checks(file: File) -> Rules | None:
    """The rules of the file, if its form and its references are right."""
    tree = node(file)
    value, problems = validated(Kind.RISK_CHECK, tree)
    if value is None or problems:
        return None
    gathering = Gathering()
    gathering.items[Kind.RISK_CHECK] = [Item(NAME, "", tree, value)]
    return None if any(p.is_error for p in risk_check_problems(gathering.whole())) else risk_check.rules(value)


def fate_of(mutant: Mutant, sound: Rules) -> str:
    """What refuses the mutant; the quickest is tried first."""
    rules = passed_checks(mutant.file)
    if rules is None:
        return "checks"
    if disagree(rules) or not agree(rules):
        return "scenarios"
    if not mutant.name.startswith(NO_PART_OF_VERDICTS) and judge_alike(sound, rules):
        return "equivalent"
    return "proof" if next(faults(rules), None) else "survived"


@pytest.fixture(scope="module", name="fates")
def fixture_fates(library: Library) -> list[Fate]:
    chosen = islice(mutants(shipped()), 0, None, 1 if os.environ.get("ALL_MUTANTS") else SHARE)
    return [Fate(mutant.name, fate_of(mutant, library.rules)) for mutant in chosen]


def test_no_damaged_copy_survives(fates: list[Fate]) -> None:
    counts = Counter(fate.fate for fate in fates)
    print(f"{len(fates)} damaged copies: {dict(counts)}")  # noqa: T201 - figures

    assert [fate.mutant for fate in fates if fate.fate == "survived"] == []
    assert len(fates) >= 200
    assert counts["checks"] + counts["scenarios"] + counts["proof"] >= 200


def test_of_every_damage_that_changes_nothing_it_is_said_why(fates: list[Fate]) -> None:
    equivalent = [fate.mutant for fate in fates if fate.fate == "equivalent"]

    assert [mutant for mutant in equivalent if reason_for(mutant) is None] == []
    if os.environ.get("ALL_MUTANTS") and os.environ.get("WRITE_DOCS"):
        DOCUMENT.write_text(document(fates), encoding="utf-8")
    assert [mutant for mutant in equivalent if f"| {mutant} |" not in DOCUMENT.read_text(encoding="utf-8")] == []


def document(fates: list[Fate]) -> str:
    counts = Counter(fate.fate for fate in fates)
    refused = f"{counts['checks']} by the checks, {counts['scenarios']} by scenarios, {counts['proof']} by the proof"
    rows = "".join(f"| {f.mutant} | {reason_for(f.mutant)} |\n" for f in fates if f.fate == "equivalent")
    return (
        "# The shipped risk check, damaged\n\n"
        f"{len(fates)} copies of `policy_text/risk_check.yaml`, each with one thing changed: {refused}, "
        f"{counts['equivalent']} judge every set of answers alike, {counts['survived']} survived.\n"
        "Written by `ALL_MUTANTS=1 WRITE_DOCS=1 .venv/bin/pytest tests/risk_check/test_mutants.py`.\n\n"
        f"| what changes no verdict | why |\n|---|---|\n{rows}"
    )


def test_the_shipped_rules_are_refused_by_nothing(library: Library) -> None:
    rules = passed_checks(shipped())

    assert rules == library.rules
    assert not disagree(library.rules)
    assert agree(library.rules)
    assert judge_alike(library.rules, library.rules)
