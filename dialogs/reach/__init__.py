"""What a change of the content reaches: two libraries compared, and what rests on what has changed."""

from dialogs.reach.changes import Change, How, Part
from dialogs.reach.questions import NO_QUESTION, Answers, Asked, OtherAnswer, Said, Worth
from dialogs.reach.reach import Evidence, Reach, reach
from dialogs.reach.resting import Moved, Resting
from dialogs.reach.thing import Kind, Thing
from dialogs.reach.tools import NewDecision
from dialogs.reach.verdicts import Judged, NewLook, Scenario

__all__ = [
    "NO_QUESTION",
    "Answers",
    "Asked",
    "Change",
    "Evidence",
    "How",
    "Judged",
    "Kind",
    "Moved",
    "NewDecision",
    "NewLook",
    "OtherAnswer",
    "Part",
    "Reach",
    "Resting",
    "Said",
    "Scenario",
    "Thing",
    "Worth",
    "reach",
]
