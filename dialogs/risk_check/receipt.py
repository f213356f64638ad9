"""The receipt of a finished check: what was answered and what followed, to be replayed later. It names nobody."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from dialogs.risk_check.conditions import Answers
from dialogs.risk_check.path import answers_on_path, next_question
from dialogs.risk_check.register import known_answers
from dialogs.risk_check.rules import Rules
from dialogs.risk_check.verdict import Verdict, verdict
from dialogs.tools import Tool

VERSION = 1

LONGEST_VALID = timedelta(days=365)
"""From then on the check should be taken anew, where the tool's review is not due earlier."""


class FaultyReceipt(Exception):
    """The JSON is no receipt; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """Names the rules, and all of the content, that a verdict came from."""

    rules: str
    content: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """A finished check. `from_register` are the questions that the register answered for the tool."""

    id: str
    made: str
    valid_until: str
    tool: str
    fingerprints: Fingerprints
    answers: Mapping[str, tuple[str, ...]]
    from_register: tuple[str, ...]
    level: str
    may: str
    outcome: str
    stop_kind: str
    deciding: tuple[str, ...]
    clauses: tuple[str, ...]
    conditions: tuple[str, ...]
    contacts: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """The receipt as plain JSON values."""
        return {"version": VERSION, **asdict(self)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Receipt":
        """The receipt as it was written.

        Raises:
            FaultyReceipt: it is no receipt, or of a version this code does not know.
        """
        try:
            return _read(stored)
        except (KeyError, TypeError, AttributeError) as error:
            raise FaultyReceipt(f"This is no receipt of a risk check: {error} is missing or wrong.") from error


def _read(stored: Mapping[str, Any]) -> Receipt:
    if stored["version"] != VERSION:
        raise FaultyReceipt(f"The receipt is of version {stored['version']}, this program reads version {VERSION}.")
    single = ("id", "made", "valid_until", "tool", "level", "may", "outcome", "stop_kind")
    many = ("from_register", "deciding", "clauses", "conditions", "contacts")
    values: dict[str, Any] = {name: str(stored[name]) for name in single}
    values |= {name: tuple(map(str, stored[name])) for name in many}
    answers = {str(question): tuple(map(str, options)) for question, options in stored["answers"].items()}
    made_from = Fingerprints(str(stored["fingerprints"]["rules"]), str(stored["fingerprints"]["content"]))
    return Receipt(answers=answers, fingerprints=made_from, **values)


@dataclass(frozen=True, slots=True)
class Making:
    """By which id, on which day and from which content a receipt is made."""

    id: str
    today: date
    fingerprints: Fingerprints


def receipt(rules: Rules, said: Answers, tool: Tool | None, making: Making) -> Receipt:
    """The receipt of what the user said, with what the register answered for the tool."""
    answers = answers_on_path(rules, known_answers(rules, tool) | dict(said))
    found = verdict(rules, answers)
    latest = making.today + LONGEST_VALID
    return Receipt(
        id=making.id,
        made=making.today.isoformat(),
        valid_until=min(latest, tool.review_by if tool else latest).isoformat(),
        tool=tool.id if tool else "",
        fingerprints=making.fingerprints,
        answers=answers,
        from_register=tuple(question for question in answers if question not in said),
        deciding=tuple(why.rule or why.question for why in found.deciding),
        clauses=tuple(dict.fromkeys(clause for why in found.deciding for clause in why.cites)),
        conditions=found.conditions,
        contacts=found.contacts,
        **_named(found),
    )


def _named(found: Verdict) -> dict[str, str]:
    parts = {"level": found.level, "may": found.may, "outcome": found.outcome, "stop_kind": found.stop_kind}
    return {name: part.name.lower() for name, part in parts.items()}


class Standing(StrEnum):
    """What a replay says of a receipt."""

    STANDS = "stands"
    OTHER_TERMS = "other_terms"
    OVERTURNED = "overturned"
    UNSETTLED = "unsettled"


@dataclass(frozen=True, slots=True)
class Replay:
    """A receipt replayed on rules: how it stands, and the verdict that the answers give there."""

    standing: Standing
    verdict: Verdict


def replayed(rules: Rules, kept: Receipt) -> Replay:
    """The receipt's answers put to the rules."""
    found = verdict(rules, kept.answers)
    if next_question(rules, kept.answers) is not None:
        return Replay(Standing.UNSETTLED, found)
    before = {"level": kept.level, "may": kept.may, "outcome": kept.outcome, "stop_kind": kept.stop_kind}
    if _named(found) != before:
        return Replay(Standing.OVERTURNED, found)
    same = (set(found.conditions), set(found.contacts)) == (set(kept.conditions), set(kept.contacts))
    return Replay(Standing.STANDS if same else Standing.OTHER_TERMS, found)


def on_register(rules: Rules, kept: Receipt, tool: Tool | None) -> Receipt:
    """The receipt with what the register says of the tool now in place of what it said then."""
    said = {question: options for question, options in kept.answers.items() if question not in kept.from_register}
    return replace(kept, answers=known_answers(rules, tool) | said)
