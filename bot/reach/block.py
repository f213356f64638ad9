from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a sentence, and rows below columns; the last two of a row are before and after where it is paired.

    What is folded is opened by whoever wants to see it, where that can be.
    """

    title: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    paired: bool = False
    folded: bool = False
    level: int = 3
