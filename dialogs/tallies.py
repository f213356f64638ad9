"""What a turn adds to the counts of its day; nothing of what was said, and nothing that leads to a person."""

from collections.abc import Iterator

from dialogs.flows.asking import answers_of, pending
from dialogs.replies import Answer, VerdictReply
from dialogs.risk_check import verdict
from dialogs.state import Check
from dialogs.turn import Context, Tallied, Tally, Turn

BEGUN = "check"
HELPED, NOT_HELPED = "helped", "not_helped"
ELSEWHERE, HANDED_OVER = "elsewhere", "handed_over"
DECISIONS = ("answer", "suggest", "none", ELSEWHERE)
"""What comes of every question, one of these."""


def tallies_of(context: Context, turn: Turn) -> tuple[Tally, ...]:
    """What is counted of a turn; the context is the one the turn began in."""
    return (*_of_question(context, turn), *_of_answers(context, turn), *_of_check(context, turn), *_of_feedback(turn))


def _of_question(context: Context, turn: Turn) -> Iterator[Tally]:
    """How a question was decided, or that it was handed over; what was to be an answer to the check is none."""
    if turn.handed_over:
        yield Tally(Tallied.DECISION, HANDED_OVER)
    routed = turn.routed
    if routed is None:
        return
    if routed.decision == "none" and not routed.elsewhere and pending(context, context.state.check):
        return
    yield Tally(Tallied.DECISION, ELSEWHERE if routed.elsewhere else str(routed.decision))
    yield Tally(Tallied.LANGUAGE, str(context.language))


def _of_answers(context: Context, turn: Turn) -> Iterator[Tally]:
    """The entries and tools that were shown, however they were asked for."""
    for reply in turn.replies:
        if isinstance(reply, Answer):
            yield Tally(Tallied.SHOWN, reply.id)
            entry = context.library.entries.get(reply.id)
            if entry:
                yield Tally(Tallied.TOPIC, entry.topic)


def _of_check(context: Context, turn: Turn) -> Iterator[Tally]:
    """A check that was begun, and one that came to a verdict; a verdict shown again is none."""
    if turn.state.checks > context.state.checks:
        yield Tally(Tallied.BEGUN, BEGUN)
    check = turn.state.check
    is_shown = any(isinstance(reply, VerdictReply) for reply in turn.replies)
    if check and is_shown and _facts(check) != _facts(context.state.check):
        found = verdict(context.library.rules, answers_of(context, check))
        yield Tally(Tallied.VERDICT, f"{found.outcome.name.lower()}/{found.level.name.lower()}")


def _facts(check: Check | None) -> tuple[object, ...]:
    return (check.number, check.tool, check.answers) if check else ()


def _of_feedback(turn: Turn) -> Iterator[Tally]:
    if turn.feedback:
        yield Tally(Tallied.FEEDBACK, HELPED if turn.feedback.helped else NOT_HELPED)
