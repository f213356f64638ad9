"""The risk check as a conversation: one question at a time, every answer changeable, the verdict computed."""

from dataclasses import replace

from dialogs.flows.actions import to_check
from dialogs.flows.asking import answers_of, go_on, no_check, pending, repeat, said_by_user
from dialogs.phrases import Phrase
from dialogs.risk_check import Known, Question, answers_on_path, known_answers
from dialogs.state import Check
from dialogs.tools import Tool
from dialogs.turn import Context, Turn


def start(context: Context, tool_id: str = "") -> Turn:
    """A new check, from the beginning."""
    number = context.state.checks + 1
    tool = context.library.tool(tool_id)
    check = Check(number, context.library.rules_fingerprint, tool=tool.id if tool else "")
    state = replace(context.state, checks=number, check=check)
    intro = context.say(Phrase.CHECK_INTRO_TOOL, tool=tool.name) if tool else context.say(Phrase.CHECK_INTRO)
    return go_on(replace(context, state=state), (intro,))


def record(context: Context, question: Question, options: tuple[str, ...]) -> Turn:
    """The answer is taken down, and the check goes on; options that cannot stand together are asked for again."""
    check = context.state.check
    if check is None:
        return no_check(context)
    if not question.admits(options):
        return context.quiet(context.say(_why_not(question, options)), *repeat(context))
    tool = "" if question.known_from is Known.TOOL_STATUS else check.tool
    answered = replace(check.answered(question.id, options), tool=tool)
    return go_on(replace(context, state=replace(context.state, check=answered)))


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
    return go_on(replace(context, state=state), (context.say(Phrase.CHECK_TOOL_KNOWN, tool=tool.name),))


def explain(context: Context, question_id: str = "") -> Turn:
    """Why the question is asked, with what it rests on, and the question again."""
    question = context.library.rules.question(question_id) or pending(context, context.state.check)
    if question is None:
        return no_check(context)
    cited = context.library.cited(question.cites, context.language)
    rests_on = context.words(Phrase.CITATIONS_HEADING) + ": " + ", ".join(citation.label for citation in cited)
    said = context.say(Phrase.WHY, why=question.why.to(context.language).strip(), rests_on=rests_on)
    return context.quiet(said, *repeat(context))


def back(context: Context) -> Turn:
    """The question answered before the one that waits is asked again; its answer stands until it is changed."""
    check, question = context.state.check, pending(context, context.state.check)
    if check is None:
        return no_check(context)
    before = _before(context, check, question)
    if before is None:
        return context.quiet(context.say(Phrase.NOTHING_BEFORE), *repeat(context))
    return change(context, before)


def _before(context: Context, check: Check, question: Question | None) -> str | None:
    order = [q.id for q in context.library.rules.questions]
    counted = answers_on_path(context.library.rules, answers_of(context, check))
    end = order.index(question.id) if question else len(order)
    earlier = [q for q in order[:end] if q in counted and q in said_by_user(check)]
    return earlier[-1] if earlier else None


def change(context: Context, question_id: str) -> Turn:
    """The question is asked again; all other answers are kept."""
    check = context.state.check
    if check is None or context.library.rules.question(question_id) is None:
        return no_check(context)
    state = replace(context.state, check=replace(check, changing=question_id))
    return go_on(replace(context, state=state))


def cancel(context: Context) -> Turn:
    """The check is dropped with all its answers."""
    if context.state.check is None:
        return no_check(context)
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
        return no_check(context)
    return go_on(replace(context, state=replace(context.state, check=replace(check, changing=""))))


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
