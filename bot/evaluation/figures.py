from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.evaluation.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 where there are none."""
        return self.count / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{100 * self.value:5.1f} % ({self.count} of {self.of})" if self.of else "    - (none)"


@dataclass(frozen=True, slots=True)
class Figures:
    """How a set of questions fared. Refused means not answered with confidence; declined, told honestly no."""

    right_first: Share
    right_in_three: Share
    answered_right: Share
    answered_wrong: Share
    suggested_right: Share
    far_refused: Share
    near_refused: Share
    declined: Share


def figures(found: Iterable[Outcome]) -> Figures:
    """Count the outcomes."""
    all_ = tuple(found)
    inside = [outcome for outcome in all_ if outcome.question.in_scope]
    outside = [outcome for outcome in all_ if not outcome.question.in_scope]
    far = [outcome for outcome in outside if outcome.question.kind != "near"]
    near = [outcome for outcome in outside if outcome.question.kind == "near"]
    return Figures(
        right_first=_share(inside, lambda o: o.first_is_right),
        right_in_three=_share(inside, lambda o: o.right_in_three),
        answered_right=_share(inside, lambda o: o.answered_right),
        answered_wrong=_share(inside, lambda o: o.answered_wrong),
        suggested_right=_share(inside, lambda o: o.decision == "suggest" and o.right_in_three),
        far_refused=_share(far, lambda o: not o.answered),
        near_refused=_share(near, lambda o: not o.answered),
        declined=_share(outside, lambda o: o.decision == "none"),
    )


def _share(among: list[Outcome], holds: Callable[[Outcome], bool]) -> Share:
    return Share(sum(map(holds, among)), len(among))


def by(found: Iterable[Outcome], key: Callable[[Outcome], str]) -> Mapping[str, Figures]:
    """The figures of each group."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in found:
        groups.setdefault(key(outcome), []).append(outcome)
    return {name: figures(group) for name, group in sorted(groups.items())}
