"""Questions that staff asked in vain, as they are put to both sides and as they may be told."""

from collections.abc import Iterator, Sequence

from dialogs.gaps import Met, told
from dialogs.library import Library
from dialogs.reach.questions import Asked


def asked_in_vain(library: Library, met: Sequence[Met]) -> tuple[Asked, ...]:
    """What was asked, each text once with how often; told by the question that stands for three alike, or not at all.

    Of an answer that did not help the content's own phrasing stands, where one is kept.
    """
    times: dict[str, int] = {}
    for _, gap in met:
        if gap.text.strip():
            times[gap.text] = times.get(gap.text, 0) + 1
    may_be_told = dict(_standing_for(library, met)) if met else {}
    return tuple(Asked(text, None, many, may_be_told.get(text, "")) for text, many in times.items())


def _standing_for(library: Library, met: Sequence[Met]) -> Iterator[tuple[str, str]]:
    """Each text that is told with the question that stands for it and those alike."""
    for shown in told(library, met, lambda _: "").shown:
        yield from ((text, shown.questions[0].text) for text, _ in shown.cluster.texts if shown.questions)
