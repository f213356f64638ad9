"""Typed words: a wish to change language, a pick among offers, an answer to the check, a command, or a question."""

from collections.abc import Callable, Mapping

from dialogs.commands import command_in, language_named, plain
from dialogs.faq.writing import folded
from dialogs.flows import asking, faq, hand_over, help_me, receipts, risk_check, summary, tools
from dialogs.messages import Press, Verb
from dialogs.phrases import Command, Phrase
from dialogs.pressed import pressed, speak
from dialogs.question import question
from dialogs.risk_check import Known, Question
from dialogs.state import Stage
from dialogs.turn import Context, Turn
from dialogs.understanding import Understood, options_meant, picked

Step = Callable[[Context], Turn]


def typed(context: Context, text: str) -> Turn:
    """What is said to the words."""
    if not plain(text):
        return context.quiet(context.say(Phrase.EMPTY), *asking.waiting_question(context))
    language = language_named(text, context.library.phrases)
    if language:
        return speak(context, language)
    return (
        _handing_over(context, text)
        or _picked(context, text)
        or _none_of_them(context, text)
        or _to_the_check(context, text)
        or _command(context, text, ANYWHERE)
        or _asked(context, text)
    )


def _handing_over(context: Context, text: str) -> Turn | None:
    """What the words are to a hand-over under way: the question, a yes to what was shown, or a no."""
    asked, phrases = context.handing, context.library.phrases
    if asked is None or asked.stage is Stage.OFFERED:
        return None
    if command_in(text, phrases, (Command.NO, Command.CANCEL)):
        return asking.and_back(context, hand_over.keep(context))
    if asked.stage is Stage.SHOWN:
        said_yes = command_in(text, phrases, (Command.YES,))
        return asking.and_back(context, hand_over.send(context)) if said_yes else None
    return None if command_in(text, phrases, ANYWHERE) else hand_over.show(context, asked.role, text)


def answers_check(context: Context, said: Press | str) -> bool:
    """Whether something said is an answer to the question of the check that waits."""
    waiting = asking.pending(context, context.state.check)
    if waiting is None or isinstance(said, Press):
        return isinstance(said, Press) and said.verb is Verb.ANSWER
    return options_meant(said, waiting, context.library.phrases) is not None


def _picked(context: Context, text: str) -> Turn | None:
    """An offer picked by its title, or by its number where numbers mean offers."""
    offers = context.state.offers
    if plain(text).isdecimal():
        offers = offers[: context.state.numbered]
    index = picked(text, tuple(offer.title for offer in offers))
    return None if index is None else pressed(context, offers[index].press)


def _none_of_them(context: Context, text: str) -> Turn | None:
    """None of what was suggested, in other words than the button's."""
    none = [offer.press for offer in context.state.offers if offer.press == Press(Verb.NOT_HELPED)]
    said = command_in(text, context.library.phrases, (Command.NONE, Command.NO)) if none else None
    return pressed(context, none[0]) if said else None


def _to_the_check(context: Context, text: str) -> Turn | None:
    """What the words are to the question that waits; None where none waits or they are no answer."""
    waiting = asking.pending(context, context.state.check)
    if waiting is None:
        return None
    meant = options_meant(text, waiting, context.library.phrases)
    if meant and meant.surely:
        return risk_check.record(context, waiting, meant.options)
    return _command(context, text, IN_A_CHECK) or _nearly_an_answer(context, waiting, meant)


def _nearly_an_answer(context: Context, waiting: Question, meant: Understood | None) -> Turn | None:
    if waiting.known_from is Known.TOOL_STATUS and (named := _tool_named(context)):
        return named
    return risk_check.record(context, waiting, meant.options) if meant else None


def _tool_named(context: Context) -> Turn | None:
    """The tool named in answer to the question which tool it is, and little else said."""
    mention = context.mention
    others = map(folded, mention.others) if mention else ()
    if mention is None or not context.library.phrases.tool_question_words.issuperset(others):
        return None
    return risk_check.name_tool(context, mention.tool)


def _command(context: Context, text: str, steps: Mapping[Command, Step]) -> Turn | None:
    command = command_in(text, context.library.phrases, steps)
    return steps[command](context) if command else None


def _asked(context: Context, text: str) -> Turn:
    """A question, answered; a check under way goes on after it."""
    waiting = asking.pending(context, context.state.check)
    turn = question(context, text)
    nothing_found = turn.routed is not None and turn.routed.decision == "none" and turn.routed.elsewhere == ""
    if waiting and nothing_found:
        return Turn(context.state, (context.say(Phrase.NOT_AN_OPTION), *asking.repeat(context)), turn.routed)
    return asking.and_back(context, turn)


def _confirmed(context: Context, *, helped: bool) -> Turn:
    """A plain yes or no: about the answer just given, or in a check an answer that fits no option."""
    if asking.pending(context, context.state.check):
        return context.quiet(context.say(Phrase.NOT_AN_OPTION), *asking.repeat(context))
    return faq.confirm(context, helped=helped)


def _why(context: Context) -> Turn:
    """Why the last answer was given; after a check that has ended, what decided it stands in its verdict."""
    has_ended = context.state.check is not None and not asking.pending(context, context.state.check)
    if has_ended and not context.state.found.nearest:
        return context.quiet(*asking.repeat(context))
    return asking.and_back(context, faq.explain(context))


IN_A_CHECK: Mapping[Command, Step] = {
    Command.CANCEL: risk_check.cancel,
    Command.RESTART: risk_check.restart,
    Command.BACK: risk_check.back,
    Command.WHY: risk_check.explain,
    Command.SUMMARY: summary.summary,
    Command.CHANGE: summary.summary,
    Command.RESUME: risk_check.resume,
    Command.START_CHECK: summary.summary,
    Command.PUZZLED: risk_check.explain,
    Command.HELP: help_me.help_in_check,
    Command.GREETING: help_me.greet_in_check,
}
"""What may be typed instead of an answer; none of it is the wording of an option."""

ANYWHERE: Mapping[Command, Step] = {
    Command.START_CHECK: risk_check.start,
    Command.HELP: help_me.help_me,
    Command.UNSURE: help_me.help_me,
    Command.PUZZLED: help_me.help_me,
    Command.HAND_OVER: hand_over.begin,
    Command.TOOLS: lambda context: asking.and_back(context, tools.all_tools(context)),
    Command.RECEIPTS: lambda context: asking.and_back(context, receipts.my_receipts(context)),
    Command.CANCEL: risk_check.cancel,
    Command.RESTART: risk_check.restart,
    Command.BACK: risk_check.back,
    Command.SUMMARY: summary.summary,
    Command.CHANGE: summary.summary,
    Command.RESUME: risk_check.resume,
    Command.REASONS: lambda context: asking.and_back(context, faq.explain(context)),
    Command.WHY: _why,
    Command.YES: lambda context: _confirmed(context, helped=True),
    Command.NO: lambda context: _confirmed(context, helped=False),
    Command.GREETING: help_me.greet_again,
    Command.THANKS: lambda context: asking.and_back(context, help_me.thank(context)),
    Command.GOODBYE: help_me.part,
}
"""What may be typed at any time."""
