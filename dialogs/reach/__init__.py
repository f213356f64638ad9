"""What a change of the content reaches: two libraries compared, and what rests on what has changed."""

from dialogs.reach.changes import Change, How, Part, changes
from dialogs.reach.reach import Reach, reach
from dialogs.reach.resting import Moved, Resting, moved
from dialogs.reach.things import Kind, Thing, things

__all__ = ["Change", "How", "Kind", "Moved", "Part", "Reach", "Resting", "Thing", "changes", "moved", "reach", "things"]
