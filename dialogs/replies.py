"""What can be said back, in no channel's words. Text is Markdown: paragraphs, lists, emphasis, links, quotations."""

from dataclasses import dataclass

from dialogs.language import Language
from dialogs.messages import Press
from dialogs.policy import Citation


@dataclass(frozen=True, slots=True)
class Action:
    """Something the user may press, or type the title of."""

    title: str
    press: Press


@dataclass(frozen=True, slots=True)
class Say:
    """A plain message."""

    language: Language
    text: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A curated answer with what it rests on. `feedback` asks whether it helped; `footer` says how fresh it is."""

    language: Language
    id: str
    title: str
    text: str
    citations: tuple[Citation, ...]
    citations_heading: str
    footer: str
    fingerprint: str
    actions: tuple[Action, ...] = ()
    feedback_prompt: str = ""
    feedback: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggest:
    """Up to three questions the user may have meant."""

    language: Language
    text: str
    suggestions: tuple[Action, ...]
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a question of the check."""

    id: str
    label: str
    help: str


@dataclass(frozen=True, slots=True)
class Ask:
    """A question of the risk check. `chosen` is the answer given before, where it is being changed."""

    language: Language
    card: str
    question: str
    progress: str
    text: str
    hint: str
    submit: str
    choices: tuple[Choice, ...]
    many: bool
    chosen: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A headed list in a verdict or a summary."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerdictReply:
    """The end of a risk check. `outcome` is the id of the outcome, for a colour or symbol beside the words."""

    language: Language
    card: str
    outcome: str
    title: str
    text: str
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    citations_heading: str
    footer: str
    fingerprint: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answer of a check under way, with the press that changes it (none where the register answered)."""

    question: str
    answer: str
    change: Action | None


@dataclass(frozen=True, slots=True)
class Summary:
    """All answers of a check, each with a way to change it."""

    language: Language
    card: str
    text: str
    lines: tuple[AnswerLine, ...]
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question of somebody, to a person of a role, with room for a reply. `id` names what is replied to."""

    language: Language
    id: str
    text: str
    label: str
    submit: str
    actions: tuple[Action, ...] = ()


Reply = Say | Answer | Suggest | Ask | VerdictReply | Summary | Inquiry


def presses(reply: Reply) -> tuple[Action, ...]:
    """Everything the reply offers to press, in the order it is shown; choices of a question are not among it."""
    match reply:
        case Suggest(suggestions=suggestions, actions=actions):
            return (*suggestions, *actions)
        case Answer(feedback=feedback, actions=actions):
            return (*actions, *feedback)
        case Summary(lines=lines, actions=actions):
            return (*(line.change for line in lines if line.change), *actions)
        case _:
            return reply.actions
