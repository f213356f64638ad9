"""Whether what was asked in vain has an answer by now."""

from collections import Counter
from collections.abc import Callable
from datetime import date

from dialogs.faq import DecisionKind, decide, rank
from dialogs.gaps.clustering import Cluster
from dialogs.library import Library

MOST_TRIED = 7
"""Questions of a cluster that are asked again."""


def answered_by(library: Library, today: date) -> Callable[[Cluster], str]:
    """Tells the entry that by now answers more than half of what was asked in a cluster; an empty text where none."""
    closed = {entry.id for entry in library.entries.values() if not entry.in_effect(today)}

    def answering(text: str, cluster: Cluster) -> str:
        decision = decide(rank(library.index, text, cluster.language, without=closed))
        return decision.hits[0].id if decision.kind is DecisionKind.ANSWER else ""

    def answered(cluster: Cluster) -> str:
        if cluster.displeased:
            return ""
        tried = [text for text, _ in cluster.texts[:MOST_TRIED]]
        entry, many = Counter(answering(text, cluster) for text in tried).most_common(1)[0]
        return entry if many > len(tried) / 2 else ""

    return answered
