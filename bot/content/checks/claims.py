"""Whether an entry claims the question of another: model questions asked against all the content."""

from collections.abc import Iterator

from bot.content.checks.phrasings import wordings
from bot.content.codes import Code
from bot.content.problems import Problem
from bot.content.written import Item, Written
from dialogs.faq import Hit, Index, rank
from dialogs.language import Language

NEARLY_WON = 0.8
"""The score, 0 to 1, from which another entry as good as answers a question."""

Place = tuple[str, str]
"""A matter's id and one of its phrasings."""


def claim_problems(written: Written, index: Index) -> Iterator[Problem]:
    """Model questions that another entry would answer, were it not for the entry they stand under."""
    for language in Language:
        places = {(item.id, node.text): f"{item.file}:{node.line}" for item, node in wordings(written, language)}
        for entry in written.entries:
            yield from _claims(entry, index, language, places)


def _claims(entry: Item[object], index: Index, language: Language, places: dict[Place, str]) -> Iterator[Problem]:
    for node in entry.node.at("questions", language).items:
        best = next(iter(rank(index, node.text, language, without={entry.id}).hits), None)
        if best and best.score >= NEARLY_WON:
            message = f"“{node.text[:60]}” of {entry.id} as good as asks for {best.id}{_nearest(best, places)}."
            remedy = "Make one entry of the two, or write questions that one can tell apart."
            yield entry.problem(Code.CLAIMED_TWICE, node, message, remedy)


def _nearest(best: Hit, places: dict[Place, str]) -> str:
    nearest = best.reasons.nearest
    place = places.get((best.id, nearest))
    return f", which has “{nearest[:60]}” in {place}" if place else ""
