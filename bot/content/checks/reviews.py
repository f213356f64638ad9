from collections.abc import Iterator
from datetime import date

from bot.content.codes import Code
from bot.content.models.faq import EntryModel
from bot.content.models.tools import ToolModel
from bot.content.problems import Problem
from bot.content.written import Item, Written


def review_problems(written: Written, today: date) -> Iterator[Problem]:
    """Reviews that are overdue, and dates in the wrong order."""
    for entry in written.entries:
        yield from _reviews(entry, entry.value.reviewed, today)
        yield from _effective(entry)
    for tool in written.tools:
        yield from _reviews(tool, tool.value.decided.on, today)


def _reviews(item: Item[EntryModel] | Item[ToolModel], last: date, today: date) -> Iterator[Problem]:
    node, due = item.node.at("review_by"), item.value.review_by
    if due < today:
        message = f"{item.id} was due for review on {due}."
        yield item.problem(Code.REVIEW_OVERDUE, node, message, "Read it and decide anew, then write new dates.")
    if due < last:
        message = f"{item.id} is due for review on {due}, before {last}."
        yield item.problem(Code.REVIEW_BACKWARDS, node, message, "Write a later review_by.")


def _effective(entry: Item[EntryModel]) -> Iterator[Problem]:
    effective = entry.value.effective
    if effective and effective.from_ and effective.to and effective.to < effective.from_:
        node, message = entry.node.at("effective"), f"{entry.id} ends on {effective.to}, before it begins."
        yield entry.problem(Code.EFFECTIVE_BACKWARDS, node, message, "Write from before to.")
