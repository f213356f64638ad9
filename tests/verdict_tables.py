"""What the risk check says to every option by itself, and where answers depend on one another; kept in a file."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import yaml

from dialogs.risk_check import Answers, Rules, Verdict, answers_on_path, verdict
from tests.scenarios import WRITTEN

FILE = Path(__file__).parent / "verdicts.yaml"
HEAD = """\
# What the risk check says, written by `WRITE_DOCS=1 .venv/bin/pytest tests/risk_check/test_verdict_tables.py`.
# Read the difference when it changes: every line that differs is a use of AI that is judged anew.
# Answers that are not named are the defaults of scenarios.yaml, with a tool that may see anything.
"""
MILD = {
    question: (answer,) if isinstance(answer, str) else tuple(answer)
    for question, answer in WRITTEN["defaults"].items()
}
MILD["tool_class"] = ("sensitive",)
SPECIAL = ("body", "redline", "decision", "talks_to_people", "publish", "recording", "acts_alone")
CROSSING = {
    "what a tool may see": ("tool", "tool_class", "data"),
    "who decides": ("involves", "is_ai", "decision"),
    "recording in casework": ("area", "decision", "recording"),
    "what is done where": ("area", "role"),
    "faces and voices": ("involves", "body"),
    "red lines": ("involves", "redline"),
}
RULES: dict[str, dict[str, tuple[str, ...]]] = {
    "tool-for-open-only": {"tool_class": ("open",), "data": ("internal",)},
    "tool-for-internal-at-most": {"tool_class": ("internal",), "data": ("personal",)},
    "tool-for-personal-at-most": {"tool_class": ("personal",), "data": ("secret",)},
    "tool-not-approved-for-people": {"tool": ("private_account",), "data": ("personal",)},
    "tool-not-approved-for-people, rejected": {"tool": ("rejected",), "data": ("personal",)},
    "tool-class-unknown-for-people": {"tool_class": ("unsure",), "data": ("personal",)},
    "tool-class-unknown-for-internal": {"tool_class": ("unsure",), "data": ("internal",)},
    "ai-decides": {"involves": ("decision",), "decision": ("automatic",)},
    "fixed-rules-decide": {"is_ai": ("no",), "involves": ("decision",), "decision": ("automatic",)},
    "body-answers-differ": {"involves": ("body",)},
    "redline-answers-differ": {"involves": ("redline",)},
    "recording-in-casework": {"involves": ("recording",), "recording": ("informed",), "area": ("benefits",)},
}
Table = dict[str, dict[str, str]]


def tables(rules: Rules) -> Iterator[tuple[str, Table]]:
    """Every table of the rules, one after another."""
    yield "each option", _options(rules)
    yield "each rule", _rules(rules)
    yield "questions asked", _paths(rules)
    for title, questions in CROSSING.items():
        yield title, _crossing(rules, questions)


def agree(rules: Rules) -> bool:
    """Whether the rules say what the file says."""
    return all(kept().get(title) == table for title, table in tables(rules))


def written(rules: Rules) -> str:
    """The file as it should be."""
    found = dict(tables(rules))
    return HEAD + yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=1000, default_flow_style=None)


@cache
def kept() -> dict[str, Table]:
    """The tables of the file."""
    loaded: dict[str, Table] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded


def _options(rules: Rules) -> Table:
    return {q.id: {o.id: _whole(rules, _leading_to((q.id,), {q.id: o.id})) for o in q.options} for q in rules.questions}


def _rules(rules: Rules) -> Table:
    """Where a rule speaks and little else does."""
    return {name: {"says": _whole(rules, MILD | answers)} for name, answers in RULES.items()}


def _leading_to(questions: tuple[str, ...], given: dict[str, str]) -> Answers:
    """Mild answers that lead to the questions, with these instead of theirs."""
    answers = dict(MILD)
    if special := tuple(question for question in questions if question in SPECIAL):
        answers["involves"] = special
    if questions == ("role",):
        answers["area"] = ("school",)
    return answers | {question: (option,) for question, option in given.items()}


def _paths(rules: Rules) -> Table:
    involves, is_ai = rules.question("involves"), rules.question("is_ai")
    return {
        kind.id: {ai.id: _path(rules, kind.id, ai.id) for ai in (is_ai.options if is_ai else ())}
        for kind in (involves.options if involves else ())
    }


def _path(rules: Rules, kind: str, is_ai: str) -> str:
    return " ".join(answers_on_path(rules, MILD | {"involves": (kind,), "is_ai": (is_ai,)}))


def _crossing(rules: Rules, names: tuple[str, ...]) -> Table:
    *rows, columns = ([option.id for option in q.options] for q in map(rules.question, names) if q)
    return {
        " ".join(row): {column: _cell(rules, names, (*row, column)) for column in columns} for row in product(*rows)
    }


def _cell(rules: Rules, names: tuple[str, ...], options: tuple[str, ...]) -> str:
    return _brief(rules, _leading_to(names, dict(zip(names, options, strict=False))))


def _brief(rules: Rules, answers: Answers) -> str:
    found = verdict(rules, answers)
    return f"{found.outcome.name.lower()} {_of_law(found)}{_level(found)}".replace(" minimal", "").strip()


def _of_law(found: Verdict) -> str:
    return "by law " if found.stop_kind.name == "LAW" else ""


def _level(found: Verdict) -> str:
    may = f"-{found.may.name.lower()}" if found.may > found.level else ""
    return f"{found.level.name.lower()}{may}"


def _whole(rules: Rules, answers: Answers) -> str:
    found = verdict(rules, answers)
    said = f"{found.outcome.name.lower()} {_of_law(found)}{_level(found)}"
    return "; ".join([said, *(", ".join(names) for names in (found.contacts, found.conditions) if names)])
