from collections.abc import Iterator

from bot.content.codes import Code
from bot.content.models.faq import EntryModel
from bot.content.problems import Problem
from bot.content.readability import lix, words_in
from bot.content.written import Item, Written

LONG_ANSWER = 115
LONGEST_ANSWER = 130
LONG_TOOL_TEXT = 80
"""Words."""

HARD = 50
"""The LIX from which on a text is hard to read."""


def length_problems(written: Written) -> Iterator[Problem]:
    """Answers and texts that are too long, and Swedish answers that are hard to read."""
    for entry in written.entries:
        yield from _answer(entry, "sv", entry.value.answer.sv)
        yield from _answer(entry, "en", entry.value.answer.en)
        if (index := lix(entry.value.answer.sv)) > HARD:
            message = f"{entry.id} has a LIX of {index:.0f}."
            remedy = "Write shorter sentences and more common words."
            yield entry.problem(Code.HARD_TO_READ, entry.node.at("answer", "sv"), message, remedy)
    for tool in written.tools:
        for language, text in (("sv", tool.value.text.sv), ("en", tool.value.text.en)):
            if (count := len(words_in(text))) > LONG_TOOL_TEXT:
                message = f"{tool.id} › text › {language} has {count} words."
                node, remedy = tool.node.at("text", language), f"Keep to {LONG_TOOL_TEXT}."
                yield tool.problem(Code.TOOL_TEXT_LONG, node, message, remedy)


def _answer(entry: Item[EntryModel], language: str, text: str) -> Iterator[Problem]:
    count = len(words_in(text))
    if count > LONG_ANSWER:
        code = Code.ANSWER_TOO_LONG if count > LONGEST_ANSWER else Code.ANSWER_LONG
        message = f"{entry.id} › answer › {language} has {count} words."
        remedy = "Keep to about 110; the answer itself belongs in the first sentence."
        yield entry.problem(code, entry.node.at("answer", language), message, remedy)
