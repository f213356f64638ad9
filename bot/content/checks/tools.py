from collections.abc import Iterator

from bot.content.codes import Code
from bot.content.models.tools import ToolModel
from bot.content.phrases import shipped_phrases
from bot.content.problems import Problem
from bot.content.tree import Node
from bot.content.values.policy import tool
from bot.content.written import Item, Written
from dialogs.commands import plain
from dialogs.language import Language
from dialogs.tools import Names, mentioned, names_of
from dialogs.tools.mention import LONGEST_ALIAS


def tool_problems(written: Written) -> Iterator[Problem]:
    """Names that do not find their tool: too long to be looked for, without a letter, or taken by something else."""
    names = names_of({item.id: tool(item.value) for item in written.tools})
    said = shipped_phrases().commands.values()
    commands = {plain(wording) for wordings in said for language in Language for wording in wordings.to(language)}
    for item in written.tools:
        for node in (item.node.at("name"), *item.node.at("aliases").items):
            if why := _why_not_found(item, node, names, commands):
                remedy = f"Write a name of one to {LONGEST_ALIAS} words that is this tool's alone."
                yield item.problem(Code.TOOL_NOT_FOUND, node, f"“{node.text}” does not find {item.id}: {why}.", remedy)


def _why_not_found(item: Item[ToolModel], node: Node, names: Names, commands: set[str]) -> str:
    if plain(node.text) in commands:
        return "it is a command"
    found = mentioned(node.text, names)
    if found is None:
        return "no such name can be looked for"
    taken = found.tool.id != item.id and plain(found.tool.name) != plain(node.text)
    return f"it finds {found.tool.id}" if taken else ""
