"""A conversation with the dialogs alone, as tests and transcripts hold it."""

import json
from dataclasses import dataclass, field
from datetime import date

from dialogs.conversation import greet, respond
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Message, Press
from dialogs.replies import Answer, Ask, Reply, Suggest, VerdictReply, presses
from dialogs.state import State
from dialogs.turn import Turn


@dataclass
class Talk:
    """Says things to the bot and remembers its state, through JSON as a store would."""

    library: Library
    today: date
    state: State = field(default_factory=State)
    turn: Turn = field(default_factory=lambda: Turn(State(), ()))
    receipt_id: str = ""
    experts: frozenset[str] = frozenset()

    def arrive(self, language: Language | None = None) -> Turn:
        """Somebody opens the chat."""
        return self._keep(greet(self.library, self.state, self.today, language))

    def say(self, text: str) -> Turn:
        """Somebody types something."""
        return self._keep(
            respond(self.library, self.state, Message(text), self.today, self.receipt_id, experts=self.experts)
        )

    def press(self, press: Press) -> Turn:
        """Somebody presses something."""
        return self._keep(
            respond(self.library, self.state, Message(press=press), self.today, self.receipt_id, experts=self.experts)
        )

    def _keep(self, turn: Turn) -> Turn:
        self.turn = turn
        self.state = State.from_json(json.loads(json.dumps(turn.state.to_json())))
        assert self.state == turn.state
        return turn

    @property
    def text(self) -> str:
        """Everything visible of the last turn, line by line."""
        return "\n".join(line for reply in self.turn.replies for line in visible(reply))

    @property
    def ask(self) -> Ask:
        """The question of the check that the last turn ended with."""
        reply = self.turn.replies[-1]
        assert isinstance(reply, Ask), self.text
        return reply

    @property
    def verdict(self) -> VerdictReply:
        """The verdict that the last turn ended with."""
        reply = self.turn.replies[-1]
        assert isinstance(reply, VerdictReply), self.text
        return reply

    @property
    def answer(self) -> Answer:
        """The curated answer of the last turn."""
        return next(reply for reply in self.turn.replies if isinstance(reply, Answer))


def visible(reply: Reply) -> list[str]:
    """What can be read of a reply, in order."""
    lines: list[str] = []
    match reply:
        case Answer():
            lines = [
                reply.title,
                reply.text,
                reply.citations_heading,
                *(c.label for c in reply.citations),
                reply.footer,
            ]
        case Ask():
            lines = [reply.progress, reply.text, *_choices(reply), reply.hint]
        case VerdictReply():
            parts = [line for part in reply.parts for line in (part.heading, *part.lines)]
            lines = [reply.title, reply.text, *parts, *(c.label for c in reply.citations), reply.footer]
        case _:
            lines = [reply.text]
    if hasattr(reply, "lines"):
        lines += [f"{line.question}: {line.answer}" for line in reply.lines]
    return [*lines, *(f"[{action.title}]" for action in presses(reply))]


def _choices(ask: Ask) -> list[str]:
    return [f"{number} {choice.label}" for number, choice in enumerate(ask.choices, 1)]


UNCLEAR = ("spara bilder från möten", "beslut och bilder", "elever och möten", "bilder i beslut", "text om personal")


def unclear(library: Library, today: date) -> str:
    """Something that the bot meets with suggestions; which of them it is may change with the content."""
    return next(text for text in UNCLEAR if isinstance(Talk(library, today).say(text).replies[-1], Suggest))
