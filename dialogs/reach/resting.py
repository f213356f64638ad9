"""What rests on a clause or a law: everything that cites it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dialogs.library import Library
from dialogs.reach.changes import Change, How
from dialogs.reach.thing import Kind, Thing
from dialogs.reach.things import option_name, things
from dialogs.risk_check import Receipt

CITED = (Kind.CLAUSE, Kind.SOURCE)
"""The kinds that others rest on."""


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that cites what has changed. `looked_at`: it was reviewed, or decided on, in the same change."""

    thing: Thing
    title: str
    looked_at: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """A clause or a law that says something else now, what rests on it, and how many verdicts given with a receipt."""

    change: Change
    resting: tuple[Resting, ...]
    receipts: int


def moved(old: Library, new: Library, found: Iterable[Change], receipts: Sequence[Receipt]) -> tuple[Moved, ...]:
    """The clauses and laws among the changes, each with what rests on it; a new number alone moves nothing."""
    cited = [change for change in found if change.thing.kind in CITED and not change.only_number]
    renewed = set(_renewed(old, new))
    titles = _titles(old) | _titles(new) if cited else {}
    counts = Counter(clause for receipt in receipts for clause in receipt.clauses)
    return tuple(_moved(change, _side(change, old, new), titles, renewed, counts) for change in cited)


def _side(change: Change, old: Library, new: Library) -> Library:
    """The side on which others can rest on it."""
    return old if change.how is How.REMOVED else new


def _titles(library: Library) -> dict[Thing, str]:
    return {thing: written.title for thing, written in things(library).items()}


def _moved(
    change: Change, side: Library, titles: Mapping[Thing, str], renewed: AbstractSet[Thing], counts: Mapping[str, int]
) -> Moved:
    cited = change.thing.id
    resting = (Resting(thing, titles[thing], thing in renewed) for thing in resting_on(side, cited))
    return Moved(change, tuple(resting), counts.get(cited, 0))


def resting_on(library: Library, cited: str) -> Iterator[Thing]:
    """Every answer, every piece of the risk check and every tool that cites the clause or law."""
    for thing, cites in _citing(library):
        if cited in cites:
            yield thing


def _citing(library: Library) -> Iterator[tuple[Thing, tuple[str, ...]]]:
    for entry in sorted(library.entries.values(), key=lambda entry: entry.id):
        yield Thing(Kind.ENTRY, entry.id), (*entry.cites, *_linked(entry.answer.sv), *_linked(entry.answer.en))
    for question in library.rules.questions:
        yield Thing(Kind.QUESTION, question.id), question.cites
        for option in question.options:
            yield Thing(Kind.OPTION, option_name(question, option)), option.effect.cites
    for rule in sorted(library.rules.rules, key=lambda rule: rule.id):
        yield Thing(Kind.RULE, rule.id), rule.effect.cites
    for level, row in library.rules.policy.items():
        yield Thing(Kind.LEVEL, level.name.lower()), row.cites
    for tool in sorted(library.tools.values(), key=lambda tool: tool.id):
        yield Thing(Kind.TOOL, tool.id), tool.cites


def _linked(text: str) -> Iterator[str]:
    """The clauses that a text links to."""
    return (rest.split(")", 1)[0] for rest in text.split("](#")[1:])


def _renewed(old: Library, new: Library) -> Iterator[Thing]:
    """What somebody has looked at anew since: answers reviewed, tools decided on."""
    for entry in new.entries.values():
        before = old.entries.get(entry.id)
        if before and entry.reviewed > before.reviewed:
            yield Thing(Kind.ENTRY, entry.id)
    for tool in new.tools.values():
        known = old.tools.get(tool.id)
        if known and tool.decided.on > known.decided.on:
            yield Thing(Kind.TOOL, tool.id)
