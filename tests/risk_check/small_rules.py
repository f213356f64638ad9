"""Random risk checks, small enough to try every set of answers."""

from hypothesis import strategies as st

from dialogs.language import Phrasings, Text
from dialogs.risk_check import (
    UNSURE,
    Chosen,
    Condition,
    Effect,
    Every,
    Level,
    Not,
    Option,
    Outcome,
    Question,
    Rule,
    Rules,
    Some,
    StopKind,
)

NOTHING = Text("", "")
POLICY = {
    Level.LIMITED: Effect(outcome=Outcome.STOP, stop_kind=StopKind.POLICY, contacts=("x",)),
    Level.PROHIBITED: Effect(outcome=Outcome.STOP, stop_kind=StopKind.LAW, contacts=("x",)),
}
OPTIONS = ("a", "b", UNSURE)


@st.composite
def effects(draw: st.DrawFn) -> Effect:
    outcome = draw(st.sampled_from([Outcome.OK, Outcome.OK, Outcome.CONDITIONS, Outcome.ASK, Outcome.STOP]))
    kind = draw(st.sampled_from([StopKind.POLICY, StopKind.LAW])) if outcome is Outcome.STOP else StopKind.NOBODY
    level = draw(st.sampled_from([Level.NONE, Level.NONE, Level.NONE, Level.MINIMAL, Level.LIMITED, Level.PROHIBITED]))
    may = draw(st.sampled_from([Level.NONE, Level.NONE, Level.LIMITED, Level.PROHIBITED]))
    return Effect(level, may, outcome, kind, contacts=("x",))


def conditions(known: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    atoms = st.builds(Chosen, st.sampled_from(known), st.frozensets(st.sampled_from(OPTIONS), min_size=1))
    return st.recursive(
        atoms,
        lambda inner: st.one_of(
            st.lists(inner, min_size=1, max_size=2).map(lambda parts: Every(tuple(parts))),
            st.lists(inner, min_size=1, max_size=2).map(lambda parts: Some(tuple(parts))),
            inner.map(Not),
        ),
        max_leaves=3,
    )


@st.composite
def questions(draw: st.DrawFn, place: int) -> Question:
    many = draw(st.booleans())
    known = tuple(f"q{number}" for number in range(place))
    options = tuple(
        Option(name, NOTHING, NOTHING, Phrasings((), ()), draw(effects()), alone=many and name == "a")
        for name in OPTIONS
    )
    asked_when = draw(st.none() | conditions(known)) if known else None
    return Question(f"q{place}", NOTHING, NOTHING, NOTHING, (), many, False, options, asked_when)  # noqa: FBT003 - as written


@st.composite
def small_rules(draw: st.DrawFn) -> Rules:
    asked = tuple(draw(questions(place)) for place in range(draw(st.integers(1, 3))))
    known = tuple(question.id for question in asked)
    crossing = st.lists(st.tuples(conditions(known), effects()), max_size=2)
    rules = tuple(Rule(f"r{at}", when, NOTHING, effect) for at, (when, effect) in enumerate(draw(crossing)))
    excused = dict.fromkeys(draw(st.sets(st.sampled_from(known))), NOTHING)
    return Rules(asked, rules, POLICY, {}, {}, {}, {}, NOTHING, excused)
