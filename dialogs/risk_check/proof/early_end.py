"""Where asking ends before every question is answered, held against what the answers to come could really do."""

from collections.abc import Callable, Iterator

from dialogs.risk_check.conditions import Answers
from dialogs.risk_check.path import is_settled
from dialogs.risk_check.proof.automaton import State
from dialogs.risk_check.proof.findings import Broken, Place, Property
from dialogs.risk_check.proof.paths import Futures, Paths, Range, longest
from dialogs.risk_check.rules import Rules
from dialogs.risk_check.verdict import verdict

HasEnded = Callable[[Rules, Answers], bool]


class EarlyEnd:
    """The states in which a question would be asked, sorted by whether asking has ended there."""

    def __init__(self, paths: Paths, has_ended: HasEnded = is_settled) -> None:
        self._paths, self._futures, self._has_ended = paths, Futures(paths), has_ended
        self.settled: set[tuple[int, State]] = set()
        self.put: set[str] = set()
        self.looked_at = self.asked_on = 0
        self.broken: Broken | None = None
        self._follow()
        self.most_questions = longest(paths, self.settled)

    def never_put(self) -> Iterator[Broken]:
        """Every question that stands on a path, and is put to nobody, since asking has always ended before it."""
        on_path = {place for place, _ in self._paths.asked()}
        for place in sorted(on_path):
            question = self._paths.automaton.questions[place]
            if not question.never_asked and question.id not in self.put:
                yield Broken(Property.NOTHING_DEAD, (Place(question.id),), fault="never put")

    def _follow(self) -> None:
        """From the start through every state in which asking has not ended."""
        automaton = self._paths.automaton
        here = {automaton.start}
        for place in range(automaton.end):
            going_on = {state for state in here if not self._ends(place, state)}
            here = {after for state in going_on for _, after in automaton.moves(place, state)}

    def _ends(self, place: int, state: State) -> bool:
        question = self._paths.automaton.questions[place]
        if not self._paths.automaton.is_asked(place, state) or question.never_asked:
            return False
        self.looked_at += 1
        future = self._futures.of(place, state)
        if not self._has_ended(self._paths.automaton.rules, self._paths.answers(place, state)):
            self.asked_on += future.is_one
            self.put.add(question.id)
            return False
        self.settled.add((place, state))
        self._compare(place, state, future)
        return True

    def _compare(self, place: int, state: State, future: Range) -> None:
        given = self._paths.answers(place, state)
        level, may, outcome, stop_kind = _severity(self._paths, given)
        said = (level, may, outcome, stop_kind)
        if future != Range(said, said) and self.broken is None:
            asked = self._paths.automaton.questions[place].id
            others = given | self._futures.other_end(place, state, said)
            self.broken = Broken(Property.EARLY_END, (Place(asked),), given, others, changed=asked)


def _severity(paths: Paths, given: dict[str, tuple[str, ...]]) -> tuple[int, int, int, int]:
    said = verdict(paths.automaton.rules, given)
    return int(said.level), int(said.may), int(said.outcome), int(said.stop_kind)
