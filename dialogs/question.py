"""A question in words: the register is asked first, then the curated answers."""

from dataclasses import replace

from dialogs.commands import command_in, is_among
from dialogs.faq import Ranking, blended
from dialogs.flows import faq, help_me, risk_check, tools
from dialogs.flows.actions import to_check, to_tool
from dialogs.phrases import Command, Phrase
from dialogs.redaction import Mark
from dialogs.redaction.numbers import without_numbers
from dialogs.tools import Mention, mentioned
from dialogs.turn import Context, Turn

SPLIT = 2
"""The parts of a compound written apart."""

ANY_TOOL = "ai"
"""What stands for the name of any tool, in both languages."""


def question(context: Context, text: str) -> Turn:
    """The answer to a question: about a tool alone from the register, else from the entry it is closest to.

    A personal number counts as a question about such numbers, and whoever typed one is asked not to.
    """
    private = context.library.phrases.private
    told = without_numbers(text, private)
    mention = context.mention if told == text else mentioned(told, context.library.tool_names)
    turn = _answered(context, told, mention)
    mark = private.marks[Mark.PERSONAL_NUMBER]
    if told.count(mark) == text.count(mark):
        return turn
    return replace(turn, replies=(context.say(Phrase.NUMBER_SEEN), *turn.replies))


def _answered(context: Context, text: str, mention: Mention | None) -> Turn:
    ranking = faq.ranked(context, text)
    if mention is None:
        says_nothing = not ranking.is_said and _small_words_alone(context, text)
        return help_me.help_me(context) if says_nothing else faq.respond(context, ranking)
    if _asks_for_a_check(context, mention):
        return risk_check.start(context, mention.tool.id)
    beside = (to_tool(context, mention.tool.id), to_check(context, mention.tool.id))
    if ranking.is_said:
        return faq.respond(context, ranking, beside)
    if _asks_for_the_register(context, mention):
        return tools.tool_answer(context, mention.tool.id, ranking.entries)
    return faq.respond(context, blended(ranking, _without_name(context, mention)), beside)


def _small_words_alone(context: Context, text: str) -> bool:
    """Whether it is a question that has only begun: "may I", "how do we"."""
    reader = context.library.index.shelf(context.language).reader
    words = reader.matter(text)
    return bool(words) and reader.stop_words.issuperset(words)


def _without_name(context: Context, mention: Mention) -> Ranking:
    """The ranking with the name taken for any AI: alone it would draw the question to whatever names the tool most."""
    return faq.ranked(context, " ".join((*mention.others, ANY_TOOL)))


def _asks_for_the_register(context: Context, mention: Mention) -> bool:
    """Whether the words beside the name ask if the tool may be used, one word of their own allowed."""
    phrases, shelf = context.library.phrases, context.library.index.shelf(context.language)
    around = shelf.reader.beside_chat(" ".join(mention.others))
    usual = phrases.tool_question_words, shelf.reader.stop_words
    own = [word for word in around if not any(is_among(word, words) for words in usual)]
    is_one_word = len(own) == 1 or (len(own) == SPLIT and "".join(own) in shelf.words.place)
    asks_leave = any(is_among(word, phrases.tool_permission_words) for word in around)
    return not own or (is_one_word and asks_leave)


def _asks_for_a_check(context: Context, mention: Mention) -> bool:
    """Whether the words around the tool's name ask for the risk check, a preposition aside."""
    wish = " ".join(mention.others)
    shorter = " ".join(mention.others[:-1])
    commands = (command_in(words, context.library.phrases, (Command.START_CHECK,)) for words in (wish, shorter))
    return any(commands)
