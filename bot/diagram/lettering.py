"""How wide text is, on the safe side, and where to break it; a drawing has no other way to keep it in its box."""

NARROW, WIDE, CAPITAL, USUAL = 0.32, 0.92, 0.74, 0.57
"""Parts of the font size; a little more than the usual sans-serif fonts need."""


def width(text: str, size: float) -> float:
    """The most that the text takes up at the size, in the unit of the size."""
    return size * sum(map(_part, text))


def _part(letter: str) -> float:
    if letter in "iljtfrI.,:;'’!|()[]- ·":
        return NARROW
    if letter in "mwMW@%—…":
        return WIDE
    return CAPITAL if letter.isupper() else USUAL


def broken(words: list[str], size: float, room: float) -> list[str]:
    """The words in lines no wider than the room; a word wider than that has a line of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
