"""All answers of a check so far, each with a way to change it."""

from dialogs.flows.actions import to_resume
from dialogs.flows.asking import answers_of, no_check, pending, said_by_user
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.replies import Action, AnswerLine, Summary
from dialogs.risk_check import Question, answers_on_path
from dialogs.state import Check
from dialogs.turn import Context, Turn


def summary(context: Context) -> Turn:
    """All answers so far, each with a way to change it."""
    check = context.state.check
    if check is None:
        return no_check(context)
    lines = tuple(_lines(context, check))
    on = (to_resume(context),) if pending(context, check) else ()
    restart = context.action(Phrase.ACTION_RESTART, Press(Verb.RESTART, card=check.card))
    text = context.words(_summary_phrase(lines, finished=not on))
    return context.quiet(Summary(context.language, check.card, text, lines, (*on, restart)))


def _summary_phrase(lines: tuple[AnswerLine, ...], *, finished: bool) -> Phrase:
    if not lines:
        return Phrase.SUMMARY_EMPTY
    return Phrase.SUMMARY_FINISHED if finished else Phrase.SUMMARY


def _lines(context: Context, check: Check) -> list[AnswerLine]:
    rules = context.library.rules
    counted = answers_on_path(rules, answers_of(context, check))
    return [
        _line(context, check, question, counted[question.id])
        for question in rules.questions
        if question.id in counted and not (question.never_asked and not check.tool)
    ]


def _line(context: Context, check: Check, question: Question, options: tuple[str, ...]) -> AnswerLine:
    labels = (context.library.rules.label(question.id, option, context.language) for option in options)
    answer = ", ".join(labels)
    if question.id not in said_by_user(check):
        answer = context.words(Phrase.FROM_REGISTER, answer=answer)
    short = question.short.to(context.language)
    title = f"{context.words(Phrase.ACTION_CHANGE)}: {short}"
    change_it = Action(title, Press(Verb.CHANGE, question.id, check.card))
    return AnswerLine(short, answer, None if question.never_asked else change_it)
