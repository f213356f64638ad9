"""A question handed over to a person of a role: shown as it would be sent, and sent on an explicit yes alone."""

from dataclasses import replace

from dialogs.flows.actions import to_help
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.replies import Action, Inquiry, Say
from dialogs.state import HandOver, Stage
from dialogs.turn import Context, HandedOver, Turn

LONGEST = 1000
"""Characters of a question that is handed over."""


def offers(context: Context, role: str = "") -> tuple[Action, ...]:
    """The way to a person of the role, or else of the one that answers what the bot cannot; none where none is set."""
    reached = _reached(context, role)
    return (context.action(Phrase.ACTION_HAND_OVER, Press(Verb.HAND_OVER, reached)),) if reached else ()


def _reached(context: Context, role: str) -> str:
    wanted = (role, context.library.organisation.turn_to)
    return next((each for each in wanted if each in context.experts and each in context.library.organisation.roles), "")


def begin(context: Context, role: str = "") -> Turn:
    """The question just asked, shown as it would be sent; asked for where there is none."""
    reached = _reached(context, role)
    if not reached:
        return context.quiet(context.say(Phrase.HAND_OVER_CONTACT, (to_help(context),), contact=context.contact()))
    asked = context.handing
    if asked and asked.stage is Stage.OFFERED and asked.text:
        return show(context, reached, asked.text)
    return _at(context, HandOver(Stage.WRITING, reached), context.say(Phrase.HAND_OVER_WRITE, to=_to(context, reached)))


def show(context: Context, role: str, text: str) -> Turn:
    """The text without what leads to a person, exactly as it would be sent, and to whom."""
    sent = " ".join(context.library.without_persons(text).split())[:LONGEST]
    ways = (
        context.action(Phrase.ACTION_SEND, Press(Verb.SEND)),
        context.action(Phrase.ACTION_KEEP, Press(Verb.KEEP)),
    )
    said = context.say(Phrase.HAND_OVER_SHOW, ways, to=_to(context, role), text=sent)
    return _at(context, HandOver(Stage.SHOWN, role, sent), said)


def send(context: Context) -> Turn:
    """What was shown is sent; nothing where it was not shown just before."""
    asked = context.handing
    if asked is None or asked.stage is not Stage.SHOWN or asked.role not in context.experts:
        return context.quiet(context.say(Phrase.HAND_OVER_GONE, offers(context)))
    turn = context.quiet(context.say(Phrase.HAND_OVER_SENT, to=_to(context, asked.role)))
    return replace(turn, handed_over=HandedOver(asked.role, context.language, asked.text))


def keep(context: Context) -> Turn:
    """Nothing is sent."""
    return context.quiet(context.say(Phrase.HAND_OVER_KEPT, (to_help(context),)))


def still_offered(context: Context, turn: Turn) -> Turn:
    """The turn, after which what was asked before it can still be handed over."""
    return replace(turn, state=replace(turn.state, hand_over=context.handing)) if context.handing else turn


def inquiry(library: Library, handed: HandedOver, name: str) -> Inquiry:
    """What a person of the role is shown; the name is what a reply refers to."""
    language = library.organisation.default_language
    say = library.phrases.say
    text = say(Phrase.INQUIRY, language, text=handed.text)
    return Inquiry(language, name, text, say(Phrase.INQUIRY_LABEL, language), say(Phrase.INQUIRY_SUBMIT, language))


def reply(library: Library, handed: HandedOver, words: str) -> Say:
    """What the one who asked is told of the reply: whose it is by role, and what was asked."""
    title = library.role(handed.role).title.to(handed.language) if handed.role in library.organisation.roles else ""
    who = title or handed.role
    text = library.phrases.say(Phrase.REPLIED, handed.language, who=who, asked=handed.text, words=words)
    return Say(handed.language, text)


def thanks(library: Library, phrase: Phrase) -> Say:
    """What whoever replies is told."""
    language: Language = library.organisation.default_language
    return Say(language, library.phrases.say(phrase, language))


def _at(context: Context, hand_over: HandOver, said: Say) -> Turn:
    return Turn(replace(context.state, hand_over=hand_over), (said,))


def _to(context: Context, role: str) -> str:
    return context.library.role(role).title.to(context.language)
