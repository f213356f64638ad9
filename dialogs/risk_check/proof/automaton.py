"""The rules as a finite automaton: it reads one answer after another and remembers only what can still matter.

A state is which atoms of conditions are true, of those still to be looked at, and how severe the answers are so far.
Two sets of answers in one state have the same future, so what holds of a state holds of every set of answers in it.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import reduce

from dialogs.risk_check.conditions import Answers, Chosen, Condition, Every, Not, Some, atoms, questions_named
from dialogs.risk_check.effects import Effect
from dialogs.risk_check.proof.kinds import Choices, Kind, Severity, TooIntertwined, join
from dialogs.risk_check.rules import Option, Question, Rules

Bits = int
State = tuple[Bits, Severity]
Test = Callable[[Bits], bool]

MOST_STATES = 400_000
"""States and pairs of states to look at; rules so intertwined that they need more are not proven."""


class Automaton:
    """The rules, compiled. `questions` are in the order in which the answers become known."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.questions = _as_known(rules)
        self._places = {question.id: at for at, question in enumerate(self.questions)}
        self._atoms = {atom: 1 << number for number, atom in enumerate(_all_atoms(rules))}
        self.choices = tuple(self._choices(question) for question in self.questions)
        self.kinds = tuple(choices.kinds() for choices in self.choices)
        self._asked = tuple(self.test(question.asked_when) for question in self.questions)
        self._due: tuple[list[tuple[Test, Severity]], ...] = tuple([] for _ in range(len(self.questions) + 1))
        for rule in rules.rules:
            self._due[self._last_place(rule.when)].append((self.test(rule.when), self.weight(rule.effect)))
        self._live = self._live_bits()
        self._steps: dict[tuple[int, State, tuple[Severity, Bits] | None], State] = {}

    @property
    def start(self) -> State:
        """Before any answer: what the policy says to no level at all."""
        return self._after(0, 0, self.weight(Effect()))

    @property
    def end(self) -> int:
        """The place behind the last question."""
        return len(self.questions)

    def weight(self, effect: Effect) -> Severity:
        """How severe an effect is together with what the policy says to its level."""
        level, may, outcome, stop_kind = effect.join(self.rules.on_level(effect.level)).severity
        return int(level), int(may), int(outcome), int(stop_kind)

    def is_asked(self, place: int, state: State) -> bool:
        """Whether the question stands on the path."""
        return self._asked[place](state[0])

    def step(self, place: int, state: State, kind: Kind | None) -> State:
        """The state after the question was answered so; with None, or off the path, after it was passed over."""
        answer = kind.key if kind is not None and self.is_asked(place, state) else None
        key = (place, state, answer)
        found = self._steps.get(key)
        if found is None:
            found = self._steps[key] = self._read(place, state, answer)
            if len(self._steps) > MOST_STATES:
                raise TooIntertwined
        return found

    def moves(self, place: int, state: State) -> Iterator[tuple[Kind | None, State]]:
        """Every kind of answer with the state it leads to; the one way past a question that is off the path."""
        kinds: Iterable[Kind | None] = self.kinds[place] if self.is_asked(place, state) else (None,)
        for kind in kinds:
            yield kind, self.step(place, state, kind)

    def read(self, answers: Answers) -> Severity:
        """The severity in which these answers end; every question on their path has to have one."""
        state = self.start
        for place, question in enumerate(self.questions):
            ticked = [self.choices[place].options[option] for option in answers.get(question.id, ())]
            state = self.step(place, state, reduce(Kind.with_ticked, ticked) if ticked else None)
        return state[1]

    def test(self, condition: Condition | None) -> Test:
        """The condition as a test of bits."""
        if condition is None:
            return lambda _: True
        return _compiled(condition, self._atoms)

    def _read(self, place: int, state: State, answer: tuple[Severity, Bits] | None) -> State:
        bits, severity = state
        if answer is not None:
            severity, bits = join(severity, answer[0]), bits | answer[1]
        return self._after(place + 1, bits, severity)

    def _after(self, place: int, bits: Bits, severity: Severity) -> State:
        for holds, weight in self._due[place]:
            if holds(bits):
                severity = join(severity, weight)
        return bits & self._live[place], severity

    def _choices(self, question: Question) -> Choices:
        return Choices(question, {option.id: self._kind(question, option) for option in question.options})

    def _kind(self, question: Question, option: Option) -> Kind:
        true = (bit for atom, bit in self._atoms.items() if atom.question == question.id and option.id in atom.options)
        return Kind(self.weight(option.effect), sum(true), (option.id,))

    def _last_place(self, condition: Condition) -> int:
        """The place behind the last question that the condition looks at."""
        return 1 + max((self._places.get(atom.question, -1) for atom in atoms(condition)), default=-1)

    def _live_bits(self) -> tuple[Bits, ...]:
        """For each place, the atoms that a later question or rule looks at."""
        live = [0] * (self.end + 1)
        for place, question in enumerate(self.questions):
            self._mark(live, question.asked_when, place)
        for rule in self.rules.rules:
            self._mark(live, rule.when, self._last_place(rule.when) - 1)
        return tuple(live)

    def _mark(self, live: list[Bits], condition: Condition | None, until: int) -> None:
        for atom in atoms(condition):
            for place in range(until + 1):
                live[place] |= self._atoms[atom]


def _all_atoms(rules: Rules) -> dict[Chosen, None]:
    conditions = [*(question.asked_when for question in rules.questions), *(rule.when for rule in rules.rules)]
    return dict.fromkeys(atom for condition in conditions for atom in atoms(condition))


def _compiled(condition: Condition, bit_of: dict[Chosen, Bits]) -> Test:
    match condition:
        case Chosen():
            bit = bit_of[condition]
            return lambda bits: bool(bits & bit)
        case Every(parts):
            every = [_compiled(part, bit_of) for part in parts]
            return lambda bits: all(test(bits) for test in every)
        case Some(parts):
            some = [_compiled(part, bit_of) for part in parts]
            return lambda bits: any(test(bits) for test in some)
        case Not(part):
            inner = _compiled(part, bit_of)
            return lambda bits: not inner(bits)


def _as_known(rules: Rules) -> tuple[Question, ...]:
    """The questions as their answers become known: what only the register answers, as soon as it is on the path."""
    order: list[Question] = [question for question in rules.questions if not question.never_asked]
    for question in (question for question in rules.questions if question.never_asked):
        named = set(questions_named(question.asked_when))
        after = [place for place, other in enumerate(order) if other.id in named]
        order.insert(max(after, default=-1) + 1, question)
    return tuple(order)
