"""What staff asked in vain, for people and for programs."""

from collections.abc import Iterator
from datetime import date

from dialogs.gaps import FEWEST, Shown, Telling
from dialogs.language import Language

MOST_QUESTIONS = 5
LANGUAGES = {Language.SV: "Swedish", Language.EN: "English"}


def gaps_in_words(telling: Telling, *, in_full: bool) -> Iterator[str]:
    """Line by line; without `in_full` the first questions of each cluster."""
    for shown in telling.shown:
        yield from (*_cluster(shown, in_full=in_full), "")
    left = telling.clusters - len(telling.shown)
    if left:
        yield f"{left} older clusters are not listed; --all lists them."
    yield (
        f"{telling.seen + telling.unseen} questions are kept, {telling.seen} of them in {telling.clusters} clusters. "
        f"{telling.unseen} stay unseen, for fewer than {FEWEST} are alike."
    )


def _cluster(shown: Shown, *, in_full: bool) -> Iterator[str]:
    cluster = shown.cluster
    kinds = ", ".join(f"{kind.replace('_', ' ')} {many}" for kind, many in sorted(cluster.kinds.items()))
    yield f"{cluster.count} alike, {_weeks(cluster.first, cluster.last)}, {LANGUAGES[cluster.language]}: {kinds}"
    if cluster.displeased:
        yield f"  The answer of {cluster.displeased} did not help, found by:"
    yield from _questions(shown, len(shown.questions) if in_full else MOST_QUESTIONS)
    if shown.shared:
        yield f"  Alike by {', '.join(shown.shared)}."
    if shown.nearest and not cluster.displeased:
        yield f"  Nearest: {', '.join(shown.nearest)}."
    if shown.now:
        yield f"  Answered by now: {shown.now}."


def _questions(shown: Shown, most: int) -> Iterator[str]:
    for question in shown.questions[:most]:
        yield f"  “{question.text}”{f' x{question.count}' if question.count > 1 else ''}"
    if len(shown.questions) > most:
        yield f"  and {len(shown.questions) - most} more"


def _weeks(first: date, last: date) -> str:
    begins, ends = week_of(first), week_of(last)
    return f"week {ends}" if begins == ends else f"weeks {begins} to {ends}"


def week_of(day: date) -> str:
    """The week of the day by ISO 8601, as 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def gaps_as_data(telling: Telling) -> dict[str, object]:
    """All that may be shown, as plain JSON values."""
    return {
        "kept": telling.seen + telling.unseen,
        "unseen": telling.unseen,
        "clusters": [_data(shown) for shown in telling.shown],
    }


def _data(shown: Shown) -> dict[str, object]:
    cluster = shown.cluster
    return {
        "count": cluster.count,
        "language": cluster.language,
        "kinds": dict(cluster.kinds),
        "first_week": week_of(cluster.first),
        "last_week": week_of(cluster.last),
        "questions": [{"text": question.text, "count": question.count} for question in shown.questions],
        "alike_by": list(shown.shared),
        "nearest": list(shown.nearest),
        "displeased": cluster.displeased or None,
        "answered_by_now": shown.now or None,
    }
