"""Ways on that several flows offer."""

from dialogs.faq import Entry
from dialogs.messages import Press, Verb
from dialogs.phrases import Phrase
from dialogs.replies import Action
from dialogs.turn import Context


def to_help(context: Context) -> Action:
    """What the bot can do."""
    return context.action(Phrase.ACTION_HELP, Press(Verb.HELP))


def to_check(context: Context, tool_id: str = "") -> Action:
    """The risk check, for a tool where one is named and the register has it."""
    tool = context.library.tool(tool_id)
    if tool is None:
        return context.action(Phrase.ACTION_CHECK, Press(Verb.CHECK))
    return context.action(Phrase.ACTION_CHECK_TOOL, Press(Verb.CHECK, tool.id), tool=tool.name)


def to_resume(context: Context) -> Action:
    """Back to the check under way."""
    card = context.state.check.card if context.state.check else ""
    return context.action(Phrase.ACTION_RESUME, Press(Verb.RESUME, card=card))


def to_tools(context: Context) -> Action:
    """The whole register."""
    return context.action(Phrase.ACTION_TOOLS, Press(Verb.TOOLS))


def to_tool(context: Context, tool_id: str) -> Action:
    """What the register says of one tool; the whole register where it does not have it."""
    tool = context.library.tool(tool_id)
    if tool is None:
        return to_tools(context)
    return context.action(Phrase.ACTION_TOOL, Press(Verb.TOOL, tool.id), tool=tool.name)


def to_entry(context: Context, entry: Entry) -> Action:
    """An entry, by its title."""
    return Action(entry.title(context.language), Press(Verb.ASK, entry.id))
