"""The risk check: rules, the path through them, and the verdict."""

from dialogs.risk_check.path import answers_on_path, is_settled, most_questions, next_question
from dialogs.risk_check.register import known_answers
from dialogs.risk_check.rules import (
    UNSURE,
    Answers,
    Chosen,
    Condition,
    Effect,
    Every,
    Known,
    Level,
    Named,
    Not,
    Option,
    Outcome,
    Question,
    Rule,
    Rules,
    Some,
    StopKind,
)
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
    "Known",
    "Level",
    "Named",
    "Not",
    "Option",
    "Outcome",
    "Question",
    "Rule",
    "Rules",
    "Some",
    "StopKind",
    "Verdict",
    "answers_on_path",
    "is_settled",
    "known_answers",
    "milder",
    "most_questions",
    "next_question",
    "verdict",
]
