"""A press on a button or card: done at once, unless it belongs to a check that is over."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from dialogs.flows import asking, faq, hand_over, help_me, reminding, risk_check, summary, tools
from dialogs.flows.actions import to_check, to_resume
from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.turn import Context, Turn

Step = Callable[[Context, Press], Turn]


def pressed(context: Context, press: Press) -> Turn:
    """What comes of a press."""
    if press.verb in OF_A_CHECK:
        return _of_the_check(context, press)
    if press.verb is Verb.HAND_OVER:
        return hand_over.begin(context, press.target)
    turn = OTHERWISE[press.verb](context, press)
    return asking.and_back(context, turn)


def _of_the_check(context: Context, press: Press) -> Turn:
    check = context.state.check
    if check is not None and press.card == check.card:
        return OF_A_CHECK[press.verb](context, press)
    on = (to_resume(context),) if asking.pending(context, check) else (to_check(context),)
    return context.quiet(context.say(Phrase.OLD_CARD, on))


def _answered(context: Context, press: Press) -> Turn:
    waiting = asking.pending(context, context.state.check)
    if waiting is None or waiting.id != press.target:
        return context.quiet(context.say(Phrase.ALREADY_ANSWERED), *asking.repeat(context))
    return risk_check.record(context, waiting, press.options)


def speak(context: Context, code: str) -> Turn:
    """The language is changed, where the bot speaks it."""
    spoken = {str(language): language for language in context.library.organisation.languages}
    language: Language = spoken.get(code, context.language)
    told = replace(context, language=language, state=replace(context.state, language=language))
    return told.quiet(told.say(Phrase.LANGUAGE_CHANGED), *asking.waiting_question(told))


OF_A_CHECK: Mapping[Verb, Step] = {
    Verb.ANSWER: _answered,
    Verb.WHY: lambda context, press: risk_check.explain(context, press.target),
    Verb.BACK: lambda context, _: risk_check.back(context),
    Verb.CHANGE: lambda context, press: risk_check.change(context, press.target),
    Verb.SUMMARY: lambda context, _: summary.summary(context),
    Verb.CANCEL: lambda context, _: risk_check.cancel(context),
    Verb.RESTART: lambda context, _: risk_check.restart(context),
    Verb.RESUME: lambda context, _: risk_check.resume(context),
}
"""Presses that belong to one check and mean nothing when it is over."""

OTHERWISE: Mapping[Verb, Step] = {
    Verb.ASK: lambda context, press: faq.answer(context, press.target),
    Verb.CHECK: lambda context, press: risk_check.start(context, press.target),
    Verb.TOOL: lambda context, press: tools.tool_answer(context, press.target),
    Verb.TOOLS: lambda context, _: tools.all_tools(context),
    Verb.HELPED: lambda context, press: faq.feedback(context, press.target, helped=True),
    Verb.NOT_HELPED: lambda context, press: faq.feedback(context, press.target, helped=False),
    Verb.REASONS: lambda context, _: faq.explain(context),
    Verb.HELP: lambda context, _: help_me.help_me(context),
    Verb.LANGUAGE: lambda context, press: speak(context, press.target),
    Verb.SEND: lambda context, _: hand_over.send(context),
    Verb.KEEP: lambda context, _: hand_over.keep(context),
    Verb.STILL_RIGHT: lambda context, press: reminding.still_right(context, press.target),
    Verb.REPLY: lambda context, _: context.quiet(context.say(Phrase.GONE)),
}
"""Presses that can be answered at any time; a check under way goes on after them."""
