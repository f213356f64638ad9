"""What differs in words, and what rests on it, as blocks."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.reach.block import Block
from bot.reach.short import rows_of
from dialogs.reach import Change, Kind, Moved, Reach, Resting

LOOKED_AT = "looked at in the same change"
RENUMBERED = "Nothing else of them differs. See that no text names them by number."


def wording_in_short(reach: Reach) -> str:
    """How much of each kind differs."""
    if not reach.changes:
        return "Nothing differs in words."
    kinds = [_of_kind(kind, reach.changes) for kind in Kind]
    return f"In words: {'; '.join(told for told in kinds if told)}."


def _of_kind(kind: Kind, found: Iterable[Change]) -> str:
    hows = Counter(change.how for change in found if change.thing.kind is kind)
    return ", ".join(f"{_many(count, kind)} {how}" for how, count in hows.items())


def _many(count: int, kind: Kind) -> str:
    return f"{count} {kind if count == 1 else kind.plural}"


def of_words(reach: Reach) -> Iterator[Block]:
    """A block for each thing that differs; after a clause or law what rests on it."""
    resting = {moved.change.thing: moved for moved in reach.moved}
    for change in reach.changes:
        if not change.only_number:
            yield _of_change(change, folded=change.thing not in resting)
        if change.thing in resting:
            yield _of_resting(resting[change.thing])
    yield from _renumbered([change for change in reach.changes if change.only_number])


def _renumbered(found: list[Change]) -> Iterator[Block]:
    rows = tuple((change.thing.id, *row[1:]) for change in found for row in rows_of(change))
    if rows:
        columns = ("clause", "before", "after")
        yield Block("Clauses with another number", RENUMBERED, columns, rows, paired=True, folded=True)


def _of_change(change: Change, *, folded: bool) -> Block:
    kind = str(change.thing.kind)
    known = kind if change.thing.id == kind.replace(" ", "-") else f"{kind} {change.thing.id}"
    title = known if change.title in {change.thing.id, kind} else f"{known}, {change.title}"
    rows = tuple(rows_of(change))
    return Block(f"{_capital(title)}: {change.how}", "", ("part", "before", "after"), rows, paired=True, folded=folded)


def _of_resting(moved: Moved) -> Block:
    counts = Counter(resting.thing.kind for resting in moved.resting)
    told = [_many(count, kind) for kind, count in counts.items()]
    if moved.receipts:
        told.append(f"{moved.receipts} valid {'receipt' if moved.receipts == 1 else 'receipts'}")
    rows = tuple(_of_one(resting) for resting in moved.resting)
    title = f"Rests on it: {', '.join(told) or 'nothing'}"
    return Block(title, "", ("what", "id", "words", "note"), rows, folded=True, level=4)


def _of_one(resting: Resting) -> tuple[str, ...]:
    return str(resting.thing.kind), resting.thing.id, resting.title, LOOKED_AT if resting.looked_at else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
