"""A question in words: the register is asked first, then the curated answers."""

from dialogs.faq import DecisionKind, Ranking, decide
from dialogs.flows import faq, risk_check, tools
from dialogs.flows.actions import to_check, to_tool
from dialogs.phrases import Command
from dialogs.tools import Mention, mentioned
from dialogs.turn import Context, Turn
from dialogs.understanding import command_in

ANY_TOOL = "ai"
"""What stands for the name of any tool, in both languages."""


def question(context: Context, text: str) -> Turn:
    """The answer to a question: about a tool alone from the register, else from the entry it is closest to."""
    mention = mentioned(text, context.library.tools)
    if mention is None:
        return faq.respond(context, faq.ranked(context, text))
    if _asks_for_a_check(context, mention):
        return risk_check.start(context, mention.tool.id)
    if context.library.phrases.tool_question_words.issuperset(mention.others):
        return tools.tool_answer(context, mention.tool.id)
    beside = (to_tool(context, mention.tool.id), to_check(context, mention.tool.id))
    return faq.respond(context, _ranked_beside(context, text, mention), beside)


def _ranked_beside(context: Context, text: str, mention: Mention) -> Ranking:
    """The ranking of a question that names a tool.

    Where the words beside the name say by themselves what is asked, the name is taken for any AI: it would draw the
    question to whatever names the tool most often.
    """
    beside = faq.ranked(context, " ".join((*mention.others, ANY_TOOL)))
    return beside if decide(beside).kind is DecisionKind.ANSWER else faq.ranked(context, text)


def _asks_for_a_check(context: Context, mention: Mention) -> bool:
    """Whether the words around the tool's name ask for the risk check, a preposition aside."""
    wish = " ".join(mention.others)
    shorter = " ".join(mention.others[:-1])
    commands = (command_in(words, context.library.phrases, (Command.START_CHECK,)) for words in (wish, shorter))
    return any(commands)
