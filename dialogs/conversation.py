"""Who takes a message: a press, a command, a check under way, or a question. The one door into the dialogs."""

from dataclasses import replace
from datetime import date

from dialogs.commands import language_named, language_of_command
from dialogs.faq import CERTAIN, LEANING, language_of
from dialogs.flows.asking import pending, waiting_question
from dialogs.flows.help_me import greet_again
from dialogs.flows.overview import overview as overview_of
from dialogs.flows.risk_check import follow_rules
from dialogs.gaps import gap_of
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Message, Press
from dialogs.pressed import pressed
from dialogs.replies import Action, Ask, Reply, presses
from dialogs.state import Finished, HandOver, Stage, State
from dialogs.tallies import tallies_of
from dialogs.tools import mentioned
from dialogs.turn import Context, GapKind, Turn
from dialogs.typed import answers_check, typed

MOST_READ = 1000
"""Characters of a message; the rest is not looked at."""

WORDS_TO_TELL = 3
"""Words of a message in a check, where short ones are mostly labels, from which its language is told."""


def greet(library: Library, state: State, today: date, language: Language | None) -> Turn:
    """A greeting for somebody who has arrived, in a language of theirs; nothing where the conversation has begun."""
    if state.greeted:
        return Turn(state, ())
    known = language if language in library.organisation.languages else state.language
    return _remembered(greet_again(_context(library, replace(state, language=known), today, "")))


def overview(library: Library, state: State, today: date) -> tuple[Reply, ...]:
    """What the bot's own page shows to somebody; nothing is remembered of it."""
    return overview_of(_context(library, state, today, ""))


def respond(  # noqa: PLR0913 - all but four have a default
    library: Library,
    state: State,
    message: Message,
    today: date,
    receipt_id: str = "",
    *,
    experts: frozenset[str] = frozenset(),
) -> Turn:
    """What is said to a message, and what is remembered of it; a check that ends gets a receipt by the id.

    `experts` are the roles that a question can be handed over to.
    """
    text = message.text.strip()[:MOST_READ]
    context = _context(library, replace(state, hand_over=None), today, "" if message.press else text)
    context = replace(context, receipt_id=receipt_id, experts=experts, handing=state.hand_over)
    current = follow_rules(context) if pending(context, state.check) else None
    if current:
        context = replace(context, state=current.state)
    turn = _taken(context, message.press or text, rules_changed=current is not None)
    turn = replace(turn, gap=gap_of(context, "" if message.press else text, turn), tallies=tallies_of(context, turn))
    turn = _offering(context, turn)
    return _remembered(replace(turn, replies=(*(current.replies if current else ()), *turn.replies)))


def _offering(context: Context, turn: Turn) -> Turn:
    """The turn, after which a question that was not answered can be handed over as it was noticed."""
    if turn.gap is None or turn.gap.kind is GapKind.NOT_HELPED or not context.experts:
        return turn
    return replace(turn, state=replace(turn.state, hand_over=HandOver(Stage.OFFERED, text=turn.gap.text)))


def _taken(context: Context, said: Press | str, *, rules_changed: bool) -> Turn:
    """What the message brings about; an answer given before the rules changed may have been to another question."""
    if rules_changed and answers_check(context, said):
        return context.quiet(*waiting_question(context))
    return pressed(context, said) if isinstance(said, Press) else typed(context, said)


def _context(library: Library, state: State, today: date, text: str) -> Context:
    spoken = state.language or library.organisation.default_language
    context = Context(library, state, spoken, today, mention=mentioned(text, library.tool_names))
    written = _written_in(context, text)
    if written not in library.organisation.languages:
        return context
    return replace(context, language=written, state=replace(state, language=written))


def _written_in(context: Context, text: str) -> Language | None:
    """The language asked for or written in. Names of tools say nothing, nor do a word or two in a check.

    As long as nobody has told a language, the likelier one is taken.
    """
    phrases = context.library.phrases
    told = " ".join(context.mention.others) if context.mention else text
    if pending(context, context.state.check) and len(told.split()) < WORDS_TO_TELL:
        return language_named(text, phrases)
    asked_for = language_named(text, phrases)
    least = CERTAIN if context.state.language else LEANING
    return asked_for or language_of_command(text, phrases) or language_of(context.library.index, told, least)


def _remembered(turn: Turn) -> Turn:
    """The turn with its offers taken down, so that they can be picked by title or number, and its receipt noted."""
    offers = tuple(action for reply in turn.replies for action in presses(reply))
    state = replace(turn.state, greeted=True, offers=offers, numbered=_numbered(turn.replies, offers))
    made = turn.receipt
    if made:
        state = state.with_finished(Finished(made.id, made.made, made.outcome, made.tool))
    return replace(turn, state=state)


def _numbered(replies: tuple[Reply, ...], offers: tuple[Action, ...]) -> int:
    """How many offers a number may pick: at a question of the check it picks an option, so none."""
    return 0 if replies and isinstance(replies[-1], Ask) else len(offers)
