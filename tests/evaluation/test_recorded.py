"""The development questions fare no worse than recorded; better figures are written down with WRITE_FIGURES=1."""

import json
import os
from dataclasses import fields
from datetime import date
from pathlib import Path

from bot.evaluation import figures, outcomes, read_questions
from dialogs.library import Library

QUESTIONS = Path(__file__).parents[1] / "questions"
RECORDED = QUESTIONS / "recorded.json"
TODAY = date(2026, 11, 25)
NOISE = 0.003
"""A question or two may change sides with the order of floating-point sums."""


def test_the_development_questions_fare_no_worse_than_recorded(learnt_library: Library) -> None:
    asked = [q for name in ("in_scope", "out_of_scope") for q in read_questions(QUESTIONS / f"{name}.yaml")]
    counted = figures(outcomes(learnt_library, asked, TODAY))
    now = {field.name: round(getattr(counted, field.name).value, 4) for field in fields(counted)}
    if os.environ.get("WRITE_FIGURES"):
        RECORDED.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")

    before = json.loads(RECORDED.read_text(encoding="utf-8"))

    assert now["answered_wrong"] <= before["answered_wrong"] + NOISE
    worse = {name: (before[name], now[name]) for name in before if now[name] < before[name] - NOISE}
    assert not worse.keys() - {"answered_wrong", "suggested_right"}


def test_there_are_enough_questions_and_their_expectations_exist(library: Library) -> None:
    inside = read_questions(QUESTIONS / "in_scope.yaml")
    outside = read_questions(QUESTIONS / "out_of_scope.yaml")
    known = {*library.entries, *(f"tool:{tool}" for tool in library.tools)}

    assert len(inside) >= 400
    assert len(outside) >= 150
    assert {name for question in inside for name in question.expect} <= known
    assert not [question for question in outside if question.in_scope]
