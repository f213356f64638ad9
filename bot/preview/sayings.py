"""What the bot says of a subject: asked for through the same door as in every channel."""

from dataclasses import dataclass
from datetime import date

from bot.preview.subjects import Kind
from dialogs.conversation import respond
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Ask, Reply
from dialogs.risk_check import Chosen, Condition, Every, Question, Rules, Some, next_question
from dialogs.state import Check, State

Given = tuple[tuple[str, tuple[str, ...]], ...]
"""Answers to questions of the check, in the order they were given."""

CARD = 1

MOST_TRIED = 300
"""Sets of answers that are looked into for a way to a question."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said, and what is worth knowing about how it came to be."""

    replies: tuple[Reply, ...]
    note: str = ""


def said_of(kind: Kind, subject_id: str, library: Library, language: Language, today: date) -> Saying:
    """What the bot says of an entry, a tool or a question of the check."""
    match kind:
        case Kind.ENTRY:
            return _entry(subject_id, library, language, today)
        case Kind.TOOL:
            return Saying(_pressed(library, language, Press(Verb.TOOL, subject_id), today))
        case _:
            return _question(subject_id, library, language, today)


def _pressed(
    library: Library, language: Language, press: Press, today: date, given: Given | None = None
) -> tuple[Reply, ...]:
    check = None if given is None else Check(CARD, library.rules_fingerprint, answers=given)
    state = State(language=language, greeted=True, checks=CARD if check else 0, check=check)
    return respond(library, state, Message(press=press), today).replies


def _entry(entry_id: str, library: Library, language: Language, today: date) -> Saying:
    entry = library.entries[entry_id]
    press, note, day = Press(Verb.ASK, entry_id), "", today
    if entry.effective_from and today < entry.effective_from:
        note, day = f"In effect from {entry.effective_from}; shown as it will be on that day.", entry.effective_from
    elif entry.effective_to and entry.effective_to < today:
        note, day = f"In effect until {entry.effective_to}; shown as it was on that day.", entry.effective_to
    return Saying(_pressed(library, language, press, day), note)


def _question(question_id: str, library: Library, language: Language, today: date) -> Saying:
    """The question as it is asked after answers that lead to it, and what is said to "why do you ask"."""
    given = way_to(library.rules, question_id)
    card = str(CARD)
    asking = Press(Verb.CHANGE, question_id, card) if given is None else Press(Verb.RESUME, card=card)
    asked = _pressed(library, language, asking, today, given or ())
    why = _pressed(library, language, Press(Verb.WHY, question_id, card), today, given or ())
    return Saying(
        (*asked, *(reply for reply in why if not isinstance(reply, Ask))),
        _how_reached(library.rules.question(question_id), given),
    )


def _how_reached(question: Question | None, given: Given | None) -> str:
    if question and question.never_asked:
        return "Never asked: the register of tools answers it. Shown as it would be."
    if given is None:
        return "No single answers were found that lead here; it may be asked after several ticked together."
    answers = (f"{name}: {', '.join(options)}" for name, options in given)
    return f"Asked after {'; '.join(answers)}." if given else "Asked first."


def way_to(rules: Rules, question_id: str) -> Given | None:
    """Answers of one option each after which the question is next; None where a moderate search finds none.

    Options that its condition looks at are tried before others; where a check ends too early the last are changed.
    """
    target = rules.question(question_id)
    looked_at = _looked_at(target.asked_when) if target else frozenset()
    waiting: list[Given] = [()]
    for _ in range(MOST_TRIED):
        if not waiting:
            return None
        given = waiting.pop()
        question = next_question(rules, dict(given))
        if question is not None and question.id == question_id:
            return given
        if question is not None and question.id not in _later(rules, question_id):
            waiting += [(*given, (question.id, (option,))) for option in _least_likely_first(question, looked_at)]
    return None


def _later(rules: Rules, question_id: str) -> frozenset[str]:
    order = [question.id for question in rules.questions]
    return frozenset(order[order.index(question_id) :])


def _least_likely_first(question: Question, looked_at: frozenset[tuple[str, str]]) -> list[str]:
    """The options in the order that the last is tried first: one that is looked at, then whatever is mildest."""
    ordered = sorted(question.options, key=lambda option: (option.effect.severity, not option.alone))
    likely = [option.id for option in ordered if (question.id, option.id) in looked_at]
    return [*reversed([option.id for option in ordered if option.id not in likely]), *reversed(likely)]


def _looked_at(condition: Condition | None) -> frozenset[tuple[str, str]]:
    """The questions and options that the condition looks at, those that it forbids left out."""
    match condition:
        case Chosen(question=question, options=options):
            return frozenset((question, option) for option in options)
        case Every(parts=parts) | Some(parts=parts):
            return frozenset(pair for part in parts for pair in _looked_at(part))
        case _:
            return frozenset()
