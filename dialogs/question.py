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
    ranking = faq.ranked(context, text)
    if mention is None:
        return faq.respond(context, ranking)
    if _asks_for_a_check(context, mention):
        return risk_check.start(context, mention.tool.id)
    beside = (to_tool(context, mention.tool.id), to_check(context, mention.tool.id))
    if ranking.is_said:
        return faq.respond(context, ranking, beside)
    if context.library.phrases.tool_question_words.issuperset(mention.others):
        return tools.tool_answer(context, mention.tool.id, ranking.entries)
    return faq.respond(context, _without_name(context, mention) or ranking, beside)


def _without_name(context: Context, mention: Mention) -> Ranking | None:
    """The ranking with the name taken for any AI, where the words beside it say by themselves what is asked.

    The name alone would draw the question to whatever names the tool most often.
    """
    ranking = faq.ranked(context, " ".join((*mention.others, ANY_TOOL)))
    return ranking if decide(ranking).kind is DecisionKind.ANSWER else None


def _asks_for_a_check(context: Context, mention: Mention) -> bool:
    """Whether the words around the tool's name ask for the risk check, a preposition aside."""
    wish = " ".join(mention.others)
    shorter = " ".join(mention.others[:-1])
    commands = (command_in(words, context.library.phrases, (Command.START_CHECK,)) for words in (wish, shorter))
    return any(commands)
