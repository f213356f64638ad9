"""An evaluation in words, and as a program reads it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from bot.evaluation.calibration import Calibration
from bot.evaluation.confusions import SHOWN, confusions
from bot.evaluation.figures import Figures, Share, by, figures
from bot.evaluation.outcomes import Outcome

NAMES = {
    "right_first": "right answer first",
    "right_in_three": "right among three",
    "answered_right": "answered right",
    "answered_wrong": "wrong and confident",
    "suggested_right": "suggested right",
    "far_refused": "far out of scope refused",
    "near_refused": "near out of scope refused",
    "declined": "out of scope told honestly no",
}


def in_words(found: Sequence[Outcome], against: Mapping[str, Any] | None) -> str:
    """The figures, by language and kind too, and what was confused; beside an earlier run where one is given."""
    before = (against or {}).get("summary", {})
    lines = [f"{len(found)} questions", *_shares(figures(found), before), ""]
    lines += _table("language", by(found, lambda outcome: str(outcome.question.language)))
    lines += _table("kind", by(found, lambda outcome: outcome.question.kind))
    lines += _confused(found)
    if against:
        lines += ["", *_changed(found, against)]
    return "\n".join(lines)


def calibration_in_words(found: Calibration) -> str:
    """The thresholds to write into dialogs/faq/decision.py, and what they give."""
    thresholds = found.thresholds
    lines = [f"learnt on {found.learnt_on} questions: answer {thresholds.answer:.2f}, suggest {thresholds.suggest:.2f}"]
    return "\n".join([*lines, f"on the other {found.reported_on}:", *_shares(found.reported, {})])


def _shares(found: Figures, before: Mapping[str, Any]) -> Iterator[str]:
    for name, said in NAMES.items():
        share: Share = getattr(found, name)
        earlier = before.get(name, {}).get("share")
        change = f"   before {100 * earlier:5.1f} %" if earlier is not None else ""
        yield f"  {said:31}{share}{change}"


def _table(title: str, groups: Mapping[str, Figures]) -> Iterator[str]:
    yield f"{title:14}{'first':>8}{'three':>8}{'answered':>10}{'wrong':>8}{'refused':>9}"
    for name, found in groups.items():
        refused = Share(
            found.far_refused.count + found.near_refused.count, found.far_refused.of + found.near_refused.of
        )
        shares = (found.right_first, found.right_in_three, found.answered_right, found.answered_wrong, refused)
        cells = [f"{100 * share.value:.1f}" if share.of else "-" for share in shares]
        yield f"{name:14}{cells[0]:>8}{cells[1]:>8}{cells[2]:>10}{cells[3]:>8}{cells[4]:>9}"
    yield ""


def _confused(found: Sequence[Outcome]) -> Iterator[str]:
    wrong = confusions(found)
    if wrong:
        yield f"{len(wrong)} confused, the most confident first:"
    for one in wrong[:SHOWN]:
        yield f"  {one.decision:8}“{one.text}”"
        yield f"          wanted {one.expected or 'nothing'}" + (
            f" (“{one.expected_nearest}”)" if one.expected_nearest else ""
        )
        yield f"          found  {one.found or 'nothing'}" + (f" (“{one.found_nearest}”)" if one.found_nearest else "")
    if len(wrong) > SHOWN:
        yield f"  and {len(wrong) - SHOWN} more; --json has them all."


def _changed(found: Sequence[Outcome], against: Mapping[str, Any]) -> Iterator[str]:
    before = {question["text"]: question for question in against.get("questions", ())}
    for outcome in found:
        earlier = before.get(outcome.question.text)
        first = outcome.ranked[0].id if outcome.ranked else ""
        then = (earlier["decision"], earlier["ranked"][0]["id"] if earlier["ranked"] else "") if earlier else None
        if then is not None and then != (outcome.decision, first):
            yield f"  “{outcome.question.text}”: {' '.join(then)} -> {outcome.decision} {first}"


def as_data(found: Sequence[Outcome]) -> dict[str, Any]:
    """The summary and every question."""
    return {"summary": _summary(figures(found)), "questions": [_question(outcome) for outcome in found]}


def _summary(found: Figures) -> dict[str, Any]:
    shares = {field.name: getattr(found, field.name) for field in fields(found)}
    return {
        name: {"count": share.count, "of": share.of, "share": round(share.value, 4)} for name, share in shares.items()
    }


def _question(outcome: Outcome) -> dict[str, Any]:
    question = outcome.question
    return {
        "text": question.text,
        "lang": str(question.language),
        "expect": list(question.expect),
        "kind": question.kind,
        "decision": outcome.decision,
        "confidence": round(outcome.confidence, 4),
        "ranked": [hit.to_json() for hit in outcome.ranked],
    }
