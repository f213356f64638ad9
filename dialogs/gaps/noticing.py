"""What the policy team may learn from a turn that did not go well, and nothing else."""

from dialogs.flows.asking import pending
from dialogs.library import Library
from dialogs.turn import Context, Gap, GapKind, Turn

LONGEST = 300
"""Characters of a question that are kept."""

MOST_NEAREST = 3
KINDS = {"none": GapKind.UNANSWERED, "suggest": GapKind.UNCLEAR}


def gap_of(context: Context, text: str, turn: Turn) -> Gap | None:
    """What was lacking in a turn on the text; None where nothing was, or where the text was an answer to the check."""
    if turn.feedback and not turn.feedback.helped:
        return _not_helped(context, turn.feedback.entry)
    kind = KINDS.get(str(turn.routed.decision)) if turn.routed and not turn.routed.elsewhere else None
    if kind is None or turn.routed is None or pending(context, context.state.check):
        return None
    nearest = tuple(hit.id for hit in turn.routed.ranked[:MOST_NEAREST])
    return Gap(kind, context.language, without_persons(context.library, text)[:LONGEST], nearest)


def without_persons(library: Library, text: str) -> str:
    """The text without what leads to a person, told by the words that the library knows."""
    return library.without_persons(text)


def _not_helped(context: Context, entry: str) -> Gap:
    """The user's words are gone by now, so the content's own stand for them."""
    found = context.state.found
    text = found.nearest if found.entry == entry else ""
    return Gap(GapKind.NOT_HELPED, context.language, text, (entry,))
