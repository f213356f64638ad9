"""The risk check: rules, the path through them, and the verdict."""

from dialogs.risk_check.conditions import Answers, Chosen, Condition, Every, Not, Some
from dialogs.risk_check.effects import Effect, Level, Outcome, StopKind
from dialogs.risk_check.path import answers_on_path, is_settled, most_questions, next_question
from dialogs.risk_check.receipt import (
    FaultyReceipt,
    Fingerprints,
    Making,
    Receipt,
    Replay,
    Standing,
    on_register,
    receipt,
    replayed,
)
from dialogs.risk_check.register import known_answers
from dialogs.risk_check.rules import UNSURE, Known, Named, Option, Question, Rule, Rules
from dialogs.risk_check.verdict import Deciding, Verdict, verdict
from dialogs.risk_check.what_if import Change, milder

__all__ = [
    "UNSURE",
    "Answers",
    "Change",
    "Chosen",
    "Condition",
    "Deciding",
    "Effect",
    "Every",
    "FaultyReceipt",
    "Fingerprints",
    "Known",
    "Level",
    "Making",
    "Named",
    "Not",
    "Option",
    "Outcome",
    "Question",
    "Receipt",
    "Replay",
    "Rule",
    "Rules",
    "Some",
    "Standing",
    "StopKind",
    "Verdict",
    "answers_on_path",
    "is_settled",
    "known_answers",
    "milder",
    "most_questions",
    "next_question",
    "on_register",
    "receipt",
    "replayed",
    "verdict",
]
