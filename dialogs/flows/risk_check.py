"""The risk check as a conversation: one question at a time, every answer changeable, the verdict computed."""

from dataclasses import replace

from dialogs.flows.actions import to_check, to_resume
from dialogs.flows.verdict import verdict_reply
from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.replies import Action, AnswerLine, Ask, Choice, Reply, Suggest, Summary
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
from dialogs.tools import Tool
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


def start(context: Context, tool_id: str = "") -> Turn:
    """A new check, from the beginning."""
    number = context.state.checks + 1
    tool = context.library.tool(tool_id)
    check = Check(number, context.library.rules_fingerprint, tool=tool.id if tool else "")
    state = replace(context.state, checks=number, check=check)
    intro = context.say(Phrase.CHECK_INTRO_TOOL, tool=tool.name) if tool else context.say(Phrase.CHECK_INTRO)
    return _go_on(replace(context, state=state), (intro,))


def _go_on(context: Context, said: tuple[Reply, ...] = ()) -> Turn:
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
        Choice(option.id, option.label.to(language), option.help.to(language).strip(), option.alone)
        for option in question.options
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
    unasked = answers_on_path(rules, known_answers(rules, context.library.tool(check.tool))).keys() - _said(check)
    asked = answers_on_path(rules, answers).keys() & _said(check)
    most = context.library.still_to_ask.most(answers) - len([q for q in unasked if not _never_asked(context, q)])
    return context.words(Phrase.PROGRESS, number=len(asked) + 1, most=most)


def _said(check: Check) -> set[str]:
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


def record(context: Context, question: Question, options: tuple[str, ...]) -> Turn:
    """The answer is taken down, and the check goes on; options that cannot stand together are asked for again."""
    check = context.state.check
    if check is None:
        return context.quiet(context.say(Phrase.NO_CHECK, (to_check(context),)))
    if not question.admits(options):
        return context.quiet(context.say(_why_not(question, options)), *repeat(context))
    tool = "" if question.known_from is Known.TOOL_STATUS else check.tool
    answered = replace(check.answered(question.id, options), tool=tool)
    return _go_on(replace(context, state=replace(context.state, check=answered)))


def _why_not(question: Question, options: tuple[str, ...]) -> Phrase:
    if not options:
        return Phrase.NOTHING_CHOSEN
    return Phrase.NOT_TOGETHER if question.many else Phrase.ONE_ONLY


def name_tool(context: Context, tool: Tool) -> Turn:
    """The tool is named in answer to the first question: the register answers what it can."""
    check = context.state.check
    if check is None:
        return start(context, tool.id)
    known = known_answers(context.library.rules, tool)
    kept = tuple((question, options) for question, options in check.answers if question not in known)
    state = replace(context.state, check=replace(check, tool=tool.id, answers=kept, changing="", receipt=""))
    return _go_on(replace(context, state=state), (context.say(Phrase.CHECK_TOOL_KNOWN, tool=tool.name),))


def explain(context: Context, question_id: str = "") -> Turn:
    """Why the question is asked, with what it rests on, and the question again."""
    question = context.library.rules.question(question_id) or pending(context, context.state.check)
    if question is None:
        return context.quiet(context.say(Phrase.NO_CHECK, (to_check(context),)))
    cited = context.library.cited(question.cites, context.language)
    rests_on = context.words(Phrase.CITATIONS_HEADING) + ": " + ", ".join(citation.label for citation in cited)
    said = context.say(Phrase.WHY, why=question.why.to(context.language).strip(), rests_on=rests_on)
    return context.quiet(said, *repeat(context))


def back(context: Context) -> Turn:
    """The question answered before the one that waits is asked again; its answer stands until it is changed."""
    check, question = context.state.check, pending(context, context.state.check)
    if check is None:
        return context.quiet(context.say(Phrase.NO_CHECK, (to_check(context),)))
    before = _before(context, check, question)
    if before is None:
        return context.quiet(context.say(Phrase.NOTHING_BEFORE), *repeat(context))
    return change(context, before)


def _before(context: Context, check: Check, question: Question | None) -> str | None:
    order = [q.id for q in context.library.rules.questions]
    counted = answers_on_path(context.library.rules, answers_of(context, check))
    end = order.index(question.id) if question else len(order)
    earlier = [q for q in order[:end] if q in counted and q in _said(check)]
    return earlier[-1] if earlier else None


def change(context: Context, question_id: str) -> Turn:
    """The question is asked again; all other answers are kept."""
    check = context.state.check
    if check is None or context.library.rules.question(question_id) is None:
        return context.quiet(context.say(Phrase.NO_CHECK, (to_check(context),)))
    state = replace(context.state, check=replace(check, changing=question_id))
    return _go_on(replace(context, state=state))


def summary(context: Context) -> Turn:
    """All answers so far, each with a way to change it."""
    check = context.state.check
    if check is None:
        return context.quiet(context.say(Phrase.NO_CHECK, (to_check(context),)))
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
    if question.id not in _said(check):
        answer = context.words(Phrase.FROM_REGISTER, answer=answer)
    short = question.short.to(context.language)
    title = f"{context.words(Phrase.ACTION_CHANGE)}: {short}"
    change_it = Action(title, Press(Verb.CHANGE, question.id, check.card))
    return AnswerLine(short, answer, None if question.never_asked else change_it)


def cancel(context: Context) -> Turn:
    """The check is dropped with all its answers."""
    if context.state.check is None:
        return context.quiet(context.say(Phrase.NO_CHECK, (to_check(context),)))
    state = replace(context.state, check=None)
    return Turn(state, (context.say(Phrase.CHECK_CANCELLED, (to_check(context),)),))


def restart(context: Context) -> Turn:
    """A new check from the beginning, about the tool that was offered or named."""
    check = context.state.check
    if check is None:
        return start(context)
    begun = start(context, check.tool)
    return replace(begun, replies=(context.say(Phrase.CHECK_RESTARTED), *begun.replies[1:]))


def resume(context: Context) -> Turn:
    """Where the check was left; a question being changed keeps the answer it had."""
    check = context.state.check
    if check is None:
        return context.quiet(context.say(Phrase.NO_CHECK, (to_check(context),)))
    return _go_on(replace(context, state=replace(context.state, check=replace(check, changing=""))))


def follow_rules(context: Context) -> Turn | None:
    """Told to the user, once, when the rules have changed under a check under way; None where they have not."""
    check = context.state.check
    if check is None or check.rules == context.library.rules_fingerprint:
        return None
    kept = tuple((q, options) for q, options in check.answers if _still_admits(context, q, options))
    changing = check.changing if context.library.rules.question(check.changing) else ""
    current = replace(check, rules=context.library.rules_fingerprint, answers=kept, changing=changing, receipt="")
    state = replace(context.state, check=current)
    said = (context.say(Phrase.RULES_CHANGED),) if pending(context, check) else ()
    return Turn(state, said)


def _still_admits(context: Context, question_id: str, options: tuple[str, ...]) -> bool:
    question = context.library.rules.question(question_id)
    return question is not None and question.admits(options)
