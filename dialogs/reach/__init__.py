"""What a change of the content reaches: two libraries compared, and what rests on what has changed."""

from dialogs.reach.changes import Change, How, Part, changes
from dialogs.reach.questions import NO_QUESTION, Answers, Asked, OtherAnswer, Said, Worth, said
from dialogs.reach.reach import Evidence, Reach, reach
from dialogs.reach.resting import Moved, Resting, moved
from dialogs.reach.things import Kind, Thing, things
from dialogs.reach.tools import NewDecision
from dialogs.reach.verdicts import Judged, NewLook, OtherVerdict, Receipts, Scenario, Verdicts

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
    "OtherVerdict",
    "Part",
    "Reach",
    "Receipts",
    "Resting",
    "Said",
    "Scenario",
    "Thing",
    "Verdicts",
    "Worth",
    "changes",
    "moved",
    "reach",
    "said",
    "things",
]
