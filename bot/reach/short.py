"""Texts before and after a change, cut down to where they differ."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from dialogs.reach import Change, How, Part

AROUND = 5
"""Words that are shown before and after what differs."""

LONGEST = 400
"""Characters of a text that are shown."""

MOST = 5
"""Wordings that are shown of a side."""

GAP = "…"
TELLING = ("title", "text", "questions", "answer", "label", "status", "when", "outcome", "turn to", "contact")
"""What tells enough of a thing that is new or gone: parts whose names begin so."""

Row = tuple[str, str, str]
"""The name of a part, its text before and its text after."""


def rows_of(change: Change) -> Iterator[Row]:
    """What differs of a thing; of one that is new or gone, what tells most of it."""
    for part in change.parts:
        if change.how is How.CHANGED or part.name.startswith(TELLING):
            yield part.name, *_sides(part)


def _sides(part: Part) -> tuple[str, str]:
    if len(part.before) == len(part.after) == 1:
        return shortened(part.before[0], part.after[0])
    return _several(part.before), _several(part.after)


def _several(wordings: Sequence[str]) -> str:
    shown = [cut(wording) for wording in wordings[:MOST]]
    more = len(wordings) - MOST
    return " | ".join([*shown, *([f"and {more} more"] if more > 0 else [])])


def shortened(before: str, after: str) -> tuple[str, str]:
    """Both texts where they differ, each place with a few words around it."""
    old, new = before.split(), after.split()
    hunks = SequenceMatcher(None, old, new, autojunk=False).get_grouped_opcodes(AROUND)
    spans = [((hunk[0][1], hunk[-1][2]), (hunk[0][3], hunk[-1][4])) for hunk in hunks]
    return _joined(old, [span for span, _ in spans]), _joined(new, [span for _, span in spans])


def _joined(words: Sequence[str], spans: Sequence[tuple[int, int]]) -> str:
    """The spans of the words, with a mark for what is left out before, between and after them."""
    shown = [" ".join(words[begin:end]) for begin, end in spans]
    if spans and spans[0][0] > 0:
        shown.insert(0, "")
    if spans and spans[-1][1] < len(words):
        shown.append("")
    return cut(f" {GAP} ".join(shown))


def cut(text: str) -> str:
    """The text on one line, its middle left out where it is long."""
    line = " ".join(text.split())
    half = LONGEST // 2
    return line if len(line) <= LONGEST else f"{line[:half].rstrip()} {GAP} {line[-half:].lstrip()}"
