"""The comparison as blocks with a heading and a table each, for whoever prints them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.reach.short import rows_of
from dialogs.reach import Change, Kind, Moved, Reach, Resting

LOOKED_AT = "looked at in the same change"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a sentence, and rows below columns; the last two of a row are before and after where it is paired.

    What is folded is opened by whoever wants to see it, where that can be.
    """

    title: str
    lead: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    paired: bool = False
    folded: bool = False
    level: int = 3


def blocks(reach: Reach) -> tuple[Block, ...]:
    """Everything there is to tell, what matters most first; nothing where the content says the same."""
    return tuple(_blocks(reach))


def summary(reach: Reach) -> str:
    """The change in one line."""
    return f"{_changed(reach)}."


def _changed(reach: Reach) -> str:
    if not reach.changes:
        return "Nothing differs in words"
    kinds = [_of_kind(kind, reach.changes) for kind in Kind]
    return f"In words: {'; '.join(told for told in kinds if told)}"


def _of_kind(kind: Kind, found: Iterable[Change]) -> str:
    hows = Counter(change.how for change in found if change.thing.kind is kind)
    return ", ".join(f"{_many(count, kind)} {how}" for how, count in hows.items())


def _many(count: int, kind: Kind) -> str:
    return f"{count} {kind if count == 1 else kind.plural}"


def _blocks(reach: Reach) -> Iterator[Block]:
    resting = {moved.change.thing: moved for moved in reach.moved}
    renumbered = [change for change in reach.changes if change.only_number]
    for change in reach.changes:
        if not change.only_number:
            yield _of_change(change, folded=change.thing not in resting)
        if change.thing in resting:
            yield _of_resting(resting[change.thing])
    if renumbered:
        rows = tuple((change.thing.id, *next(rows_of(change))[1:]) for change in renumbered)
        lead = "Nothing else of them differs. See that no text names them by number."
        yield Block("Clauses with another number", lead, ("clause", "before", "after"), rows, paired=True, folded=True)


def _of_change(change: Change, *, folded: bool) -> Block:
    known = f"{change.thing.kind} {change.thing.id}"
    title = known if change.title in {change.thing.id, str(change.thing.kind)} else f"{known}, {change.title}"
    columns = ("part", "before", "after")
    rows = tuple(rows_of(change))
    return Block(f"{_capital(title)}: {change.how}", "", columns, rows, paired=True, folded=folded)


def _of_resting(moved: Moved) -> Block:
    if not moved.resting:
        return Block("Nothing rests on it", level=4)
    counts = Counter(resting.thing.kind for resting in moved.resting)
    told = ", ".join(_many(count, kind) for kind, count in counts.items())
    rows = tuple(_of_one(resting) for resting in moved.resting)
    return Block(f"Rests on it: {told}", "", ("what", "id", "words", "note"), rows, folded=True, level=4)


def _of_one(resting: Resting) -> tuple[str, ...]:
    return str(resting.thing.kind), resting.thing.id, resting.title, LOOKED_AT if resting.looked_at else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
