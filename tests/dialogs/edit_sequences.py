"""Checks taken in a muddle: answers, changes, steps back and new beginnings, and the same answers given in one go."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

from dialogs.conversation import respond
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Ask, VerdictReply
from dialogs.state import State
from dialogs.turn import Turn

TODAY = date(2026, 11, 25)
MOST_STEPS = 60

Answers = dict[str, tuple[str, ...]]


class Muddle:
    """Somebody who takes the check without a plan."""

    def __init__(self, library: Library, seed: int) -> None:
        self.library = library
        self.chance = Random(seed)  # noqa: S311 - seeded, to be repeated
        self.turn = respond(library, State(), Message("riskkoll"), TODAY)

    def to_the_end(self) -> Turn:
        """The turn with the verdict, after so many steps that some answers were changed on the way."""
        for step in range(MOST_STEPS):
            last = self.turn.replies[-1]
            if isinstance(last, VerdictReply) and step > MOST_STEPS // 3:
                return self.turn
            self._press(self._next(last, finishing=step > MOST_STEPS // 3))
        return self.turn

    def _press(self, press: Press) -> None:
        self.turn = respond(self.library, self.turn.state, Message(press=press), TODAY)

    def _next(self, last: object, *, finishing: bool) -> Press:
        card = str(self.turn.state.checks)
        if isinstance(last, Ask) and (finishing or self.chance.random() < 0.7):
            return Press(Verb.ANSWER, last.question, last.card, self._options(last.question))
        answered = [name for name, _ in self.turn.state.check.answers] if self.turn.state.check else []
        ways = [Press(Verb.CHANGE, self.chance.choice(answered), card)] * 4 if answered else []
        ways += [Press(Verb.BACK, card=card), Press(Verb.SUMMARY, card=card), Press(Verb.RESUME, card=card)]
        return self.chance.choice([*ways, Press(Verb.RESTART, card=card)])

    def _options(self, question_id: str) -> tuple[str, ...]:
        question = self.library.rules.question(question_id)
        assert question is not None
        free = [option.id for option in question.options if not option.alone]
        if question.many and free and self.chance.random() < 0.5:
            return tuple(self.chance.sample(free, self.chance.randint(1, min(3, len(free)))))
        return (self.chance.choice(question.options).id,)


def in_one_go(library: Library, answers: Answers) -> Turn:
    """The same answers in a conversation where nothing else has been said, in the order of the questions."""
    turn = respond(library, State(), Message("riskkoll"), TODAY)
    assert turn.state.check is not None
    ordered = tuple((q.id, answers[q.id]) for q in library.rules.questions if q.id in answers)
    state = replace(turn.state, check=replace(turn.state.check, answers=ordered))
    return respond(library, state, Message(press=Press(Verb.RESUME, card=turn.state.check.card)), TODAY)


def said(turn: Turn) -> object:
    """The verdict as it is shown."""
    reply = turn.replies[-1]
    assert isinstance(reply, VerdictReply)
    return reply.title, reply.text, reply.parts, reply.citations


def differences(library: Library, seeds: range) -> Iterator[int]:
    """The seeds whose verdict is another than that of the same answers given in one go."""
    for seed in seeds:
        muddled = Muddle(library, seed).to_the_end()
        check = muddled.state.check
        assert check is not None
        if said(muddled) != said(in_one_go(library, dict(check.answers))):
            yield seed
