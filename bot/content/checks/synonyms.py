from collections.abc import Iterator

from bot.content.codes import Code
from bot.content.problems import Problem
from bot.content.written import Written
from dialogs.faq import words_written


def synonym_problems(written: Written) -> Iterator[Problem]:
    """Words that stand in two groups: which of the groups they would count in, nobody could tell from the file."""
    first: dict[tuple[str, ...], int] = {}
    for group in written.synonyms:
        for language in ("sv", "en"):
            for node in group.node.at("words", language).items:
                line = first.setdefault(words_written(node.text), group.node.line)
                if line != group.node.line:
                    message = f"“{node.text}” stands in the group on line {line} too."
                    remedy = "Keep it in one of them, or make one group of the two."
                    yield group.problem(Code.SYNONYM_TWICE, node, message, remedy)
