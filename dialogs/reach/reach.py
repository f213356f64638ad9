"""All that a change of the content reaches, as one value."""

from dataclasses import dataclass

from dialogs.library import Library
from dialogs.reach.changes import Change, changes
from dialogs.reach.resting import Moved, moved


@dataclass(frozen=True, slots=True)
class Reach:
    """What differs between two libraries, by their fingerprints, and what follows from it."""

    before: str
    after: str
    changes: tuple[Change, ...]
    moved: tuple[Moved, ...]


def reach(old: Library, new: Library) -> Reach:
    """Compare the two."""
    found = changes(old, new)
    return Reach(old.fingerprint, new.fingerprint, found, moved(old, new, found))
