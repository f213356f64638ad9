from collections.abc import Iterator
from datetime import date, timedelta

from bot.content.codes import Code
from bot.content.models.faq import EntryModel
from bot.content.models.tools import ToolModel
from bot.content.problems import Fault, Problem
from bot.content.tree import Node
from bot.content.written import Item, Written

LONG_AHEAD = 366
"""Days."""

DONE = ("reviewed", "translated", "verified", "on", "dated")
"""Keys of days on which something has been done."""


def review_problems(written: Written, today: date) -> Iterator[Problem]:
    """Reviews that are overdue, and dates in the wrong order or the wrong year."""
    for entry in written.entries:
        yield from _reviews(entry, entry.value.reviewed, today)
        yield from _effective(entry, today)
    for tool in written.tools:
        yield from _reviews(tool, tool.value.decided.on, today)
    yield from _done(written, today)


def _reviews(item: Item[EntryModel] | Item[ToolModel], last: date, today: date) -> Iterator[Problem]:
    node, due = item.node.at("review_by"), item.value.review_by
    if due < today:
        message = f"{item.id} was due for review on {due}."
        yield item.problem(Code.REVIEW_OVERDUE, node, message, "Read it and decide anew, then write new dates.")
    if due < last:
        message = f"{item.id} is due for review on {due}, before {last}."
        yield item.problem(Code.REVIEW_BACKWARDS, node, message, "Write a later review_by.")


def _effective(entry: Item[EntryModel], today: date) -> Iterator[Problem]:
    effective = entry.value.effective
    begins, ends = (effective.from_, effective.to) if effective else (None, None)
    node = entry.node.at("effective")
    if begins and ends and ends < begins:
        message = f"{entry.id} ends on {ends}, before it begins."
        yield entry.problem(Code.EFFECTIVE_BACKWARDS, node, message, "Write from before to.")
    elif ends and ends < today:
        message, remedy = f"{entry.id} is not answered with since {ends}.", "Remove the entry, or write a later to."
        yield entry.problem(Code.EXPIRED, node, message, remedy)
    if begins and begins > today:
        yield from _late(entry, begins, today)


def _late(entry: Item[EntryModel], begins: date, today: date) -> Iterator[Problem]:
    """What is planned is no fault; what would begin unread, or in a year that was mistyped, is."""
    node = entry.node.at("effective")
    if begins >= entry.value.review_by:
        message = f"{entry.id} begins on {begins}, and is to be reviewed by {entry.value.review_by} already."
        yield entry.problem(Code.BEGINS_LATE, node, message, "Write a review_by after the day it begins.")
    elif begins > today + timedelta(days=LONG_AHEAD):
        message = f"{entry.id} begins on {begins}, more than a year from now."
        yield entry.problem(Code.BEGINS_LATE, node, message, "Look at the year, or keep the entry until then.")


def _done(written: Written, today: date) -> Iterator[Problem]:
    for item in (*written.entries, *written.tools, *written.sources):
        for key in DONE:
            yield from (_not_yet(item, node) for node in item.node.everywhere(key) if node.text > today.isoformat())
    for section in written.sections:
        node = section.written.front_matter.at("reviewed")
        if node.text > today.isoformat():
            yield Fault(Code.NOT_YET_DONE, node.line, *_said(node)).of(section.file)


def _not_yet(item: Item[object], node: Node) -> Problem:
    return item.problem(Code.NOT_YET_DONE, node, *_said(node))


def _said(node: Node) -> tuple[str, str]:
    return f"{node.text} has not come yet.", "Write the day it was done; a day that is planned is a review_by."
