"""What the bot can do, and the small courtesies of a conversation."""

from dialogs.flows import asking
from dialogs.flows.actions import to_check, to_help, to_tools
from dialogs.flows.hand_over import offers
from dialogs.phrases import Phrase
from dialogs.turn import Context, Turn


def help_me(context: Context) -> Turn:
    """What can be asked, or in the middle of a check what can be answered."""
    if asking.pending(context, context.state.check):
        return help_in_check(context)
    return context.quiet(context.say(Phrase.HELP, (to_check(context), to_tools(context), *offers(context))))


def help_in_check(context: Context) -> Turn:
    """What can be typed at a question of the check, and the question again."""
    return context.quiet(context.say(Phrase.HELP_IN_CHECK), *asking.repeat(context))


def greet_in_check(context: Context) -> Turn:
    """A greeting in return, and the question again."""
    return context.quiet(context.say(Phrase.GREETING_IN_CHECK), *asking.repeat(context))


def greet_again(context: Context) -> Turn:
    """A greeting in return; the long one where it is the first."""
    ways_on = (to_check(context), to_tools(context), to_help(context))
    if context.state.greeted:
        return context.quiet(context.say(Phrase.GREETING_SHORT, ways_on))
    organisation = context.library.organisation.name.to(context.language)
    return context.quiet(context.say(Phrase.GREETING, ways_on, organisation=organisation))


def thank(context: Context) -> Turn:
    """Thanks in return."""
    return context.quiet(context.say(Phrase.THANKS))


def part(context: Context) -> Turn:
    """A goodbye in return; a check under way stays where it is."""
    return context.quiet(context.say(Phrase.GOODBYE))
