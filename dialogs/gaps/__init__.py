"""What staff asked in vain: noticed turn by turn, and put together for the policy team to write what is missing."""

from dialogs.gaps.answering import answered_by
from dialogs.gaps.clustering import Cluster, Met, clusters
from dialogs.gaps.drafting import Draft, Entry, Utterances, drafts
from dialogs.gaps.noticing import gap_of, without_persons
from dialogs.gaps.showing import FEWEST, Shown, Telling, told

__all__ = [
    "FEWEST",
    "Cluster",
    "Draft",
    "Entry",
    "Met",
    "Shown",
    "Telling",
    "Utterances",
    "answered_by",
    "clusters",
    "drafts",
    "gap_of",
    "told",
    "without_persons",
]
