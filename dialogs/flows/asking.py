"""Where a check stands: the question that waits, as it is put, or the verdict."""

from dataclasses import replace

from dialogs.flows.actions import to_check, to_resume
from dialogs.flows.verdict import verdict_reply
from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.replies import Action, Ask, Choice, Reply, Suggest
from dialogs.risk_check import (
    Fingerprints,
    Known,
    Making,
    Question,
    Receipt,
    answers_on_path,
    known_answers,
    next_question,
    receipt,
)
from dialogs.state import Check
from dialogs.turn import Context, Turn


def answers_of(context: Context, check: Check) -> dict[str, tuple[str, ...]]:
    """All answers of the check: the user's, and the register's for the tool named. What the user says counts."""
    return known_answers(context.library.rules, context.library.tool(check.tool)) | dict(check.answers)


def pending(context: Context, check: Check | None) -> Question | None:
    """The question that waits for an answer; None where no check is under way."""
    if check is None:
        return None
    changing = context.library.rules.question(check.changing)
    return changing or next_question(context.library.rules, answers_of(context, check))


def go_on(context: Context, said: tuple[Reply, ...] = ()) -> Turn:
    """The next question, or the verdict with its receipt where everything is settled."""
    made = _receipt(context, context.state.check)
    if made is None or context.state.check is None:
        return Turn(context.state, (*said, *repeat(context)))
    state = replace(context.state, check=replace(context.state.check, receipt=made.id))
    return Turn(state, (*said, *repeat(replace(context, state=state))), receipt=made)


def _receipt(context: Context, check: Check | None) -> Receipt | None:
    """The receipt of a check that has just ended."""
    if check is None or check.receipt or not context.receipt_id or pending(context, check):
        return None
    library = context.library
    made_from = Fingerprints(library.rules_fingerprint, library.fingerprint)
    making = Making(context.receipt_id, context.today, made_from)
    return receipt(library.rules, dict(check.answers), library.tool(check.tool), making)


def repeat(context: Context) -> tuple[Reply, ...]:
    """Where the check stands: its question, its verdict, or nothing where there is none."""
    check = context.state.check
    if check is None:
        return ()
    question = pending(context, check)
    if question is None:
        return (verdict_reply(context, check, answers_of(context, check)),)
    return (_ask(context, check, question),)


def waiting_question(context: Context) -> tuple[Reply, ...]:
    """The question that waits, again; nothing where none does."""
    return repeat(context) if pending(context, context.state.check) else ()


def and_back(context: Context, turn: Turn) -> Turn:
    """The turn, and then back to the question that waits; a suggestion is picked first."""
    told = replace(context, state=turn.state)
    if not pending(told, turn.state.check) or isinstance(turn.replies[-1], Ask):
        return turn
    if isinstance(turn.replies[-1], Suggest):
        return replace(turn, replies=(*turn.replies[:-1], _with_way_back(told, turn.replies[-1])))
    return turn.then((told.say(Phrase.BACK_TO_CHECK), *repeat(told)))


def _with_way_back(context: Context, suggest: Suggest) -> Suggest:
    return replace(suggest, actions=(*suggest.actions, to_resume(context)))


def _ask(context: Context, check: Check, question: Question) -> Ask:
    chosen = answers_of(context, check).get(question.id, ()) if check.changing else ()
    return Ask(
        language=context.language,
        card=check.card,
        question=question.id,
        progress=_progress(context, check),
        text=question.text.to(context.language).strip(),
        hint=_hint(context, question, chosen),
        submit=context.words(Phrase.SUBMIT),
        choices=_choices(question, context.language),
        many=question.many,
        chosen=chosen,
        actions=_ways(context, check, question),
    )


def _choices(question: Question, language: Language) -> tuple[Choice, ...]:
    return tuple(
        Choice(option.id, option.label.to(language), option.help.to(language).strip()) for option in question.options
    )


def _hint(context: Context, question: Question, chosen: tuple[str, ...]) -> str:
    hint = context.words(Phrase.HINT_MANY if question.many else Phrase.HINT_ONE)
    if chosen:
        labels = (context.library.rules.label(question.id, option, context.language) for option in chosen)
        hint = context.words(Phrase.CHOSEN_BEFORE, answer=", ".join(labels)) + " " + hint
    return f"{hint} {context.words(Phrase.HINT_TOOL)}" if question.known_from is Known.TOOL_STATUS else hint


def _progress(context: Context, check: Check) -> str:
    if check.changing:
        return context.words(Phrase.PROGRESS_CHANGE)
    rules, answers = context.library.rules, answers_of(context, check)
    unasked = answers_on_path(rules, known_answers(rules, context.library.tool(check.tool))).keys() - said_by_user(
        check
    )
    asked = answers_on_path(rules, answers).keys() & said_by_user(check)
    most = context.library.still_to_ask.most(answers) - len([q for q in unasked if not _never_asked(context, q)])
    return context.words(Phrase.PROGRESS, number=len(asked) + 1, most=most)


def said_by_user(check: Check) -> set[str]:
    """The questions that the user has answered, on the path or not."""
    return {question for question, _ in check.answers}


def _never_asked(context: Context, question_id: str) -> bool:
    question = context.library.rules.question(question_id)
    return question is None or question.never_asked


def _ways(context: Context, check: Check, question: Question) -> tuple[Action, ...]:
    card = check.card
    ways = [context.action(Phrase.ACTION_WHY, Press(Verb.WHY, question.id, card))]
    if check.answers:
        ways.append(context.action(Phrase.ACTION_BACK, Press(Verb.BACK, question.id, card)))
        ways.append(context.action(Phrase.ACTION_SUMMARY, Press(Verb.SUMMARY, card=card)))
    return (*ways, context.action(Phrase.ACTION_CANCEL, Press(Verb.CANCEL, card=card)))


def no_check(context: Context) -> Turn:
    """Said where a check is spoken of and none is under way."""
    return context.quiet(context.say(Phrase.NO_CHECK, (to_check(context),)))
