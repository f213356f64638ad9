"""Replies in Block Kit. A block that can be pressed is named for the group it is used up with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.channels.slack.block_kit import (
    LONGEST_BUTTON,
    LONGEST_LABEL,
    MOST_BUTTONS,
    Block,
    header,
    plain,
    sections,
    small,
)
from bot.channels.slack.choices import inputs
from bot.channels.slack.groups import Group
from bot.channels.slack.mrkdwn import escaped, link, paragraphs
from bot.channels.slack.presses import Button
from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.policy import Citation
from dialogs.replies import Action, Answer, AnswerLine, Ask, Inquiry, Part, Reply, Say, Suggest, Summary, VerdictReply
from dialogs.tools import OF_A_TOOL

LONGEST_REPLY = 2000
"""Characters."""

SYMBOLS = {"ok": "✅", "conditions": "⚠️", "ask": "🔶", "stop": "⛔"}


@dataclass(frozen=True, slots=True)
class Showing:
    """How replies are shown: to whom, and where the bot's own pages are (nowhere where `public_url` is empty).

    `for_all` titles the button that shows an answer to everybody; without it there is none.
    """

    owner: str
    public_url: str = ""
    for_all: str = ""


def blocks(reply: Reply, showing: Showing) -> list[Block]:
    """The reply, with everything to be read and pressed on it."""
    return list(_Card(showing, reply.language).blocks(reply))


@dataclass(frozen=True, slots=True)
class _Card:
    showing: Showing
    language: Language

    def blocks(self, reply: Reply) -> Iterator[Block]:
        match reply:
            case Say(text=text):
                yield from sections(paragraphs(text))
            case Answer():
                yield from self._answer(reply)
                return
            case Suggest(text=text, suggestions=suggestions):
                yield from sections(paragraphs(text))
                yield from self._buttons(Group.SUGGEST, (*suggestions, *reply.actions))
                return
            case Ask():
                yield from self._ask(reply)
                return
            case Inquiry():
                yield from self._inquiry(reply)
                return
            case VerdictReply():
                yield from self._verdict(reply)
            case Summary(text=text, lines=lines):
                yield from sections(paragraphs(text))
                yield from chain.from_iterable(self._line(number, line) for number, line in enumerate(lines))
        yield from self._buttons(Group.WAYS, reply.actions)

    def _answer(self, reply: Answer) -> Iterator[Block]:
        yield from header(reply.title)
        yield from sections(paragraphs(reply.text))
        yield from self._foot(reply)
        yield from self._buttons(Group.WAYS, reply.actions, self._for_all(reply))
        if reply.feedback:
            yield from named(Group.FEEDBACK, small([escaped(reply.feedback_prompt)]), "prompt")
            yield from self._buttons(Group.FEEDBACK, reply.feedback)

    def _for_all(self, reply: Answer) -> list[Block]:
        """To share an entry or a tool; what is about one person alone is not for everybody."""
        tool = reply.id.removeprefix(OF_A_TOOL)
        if not self.showing.for_all or (tool == reply.id and not reply.feedback):
            return []
        press = Press(Verb.ASK, reply.id) if tool == reply.id else Press(Verb.TOOL, tool)
        button = Button(press, self.showing.owner, self.language, for_all=True)
        return [_pressable(button, self.showing.for_all, "for-all")]

    def _ask(self, reply: Ask) -> Iterator[Block]:
        yield from small([escaped(reply.progress)])
        yield from named(Group.ASK, inputs(reply), "choices")
        submit = Action(reply.submit, Press(Verb.ANSWER, reply.question, reply.card))
        yield from self._buttons(Group.ASK, (submit, *reply.actions))

    def _inquiry(self, reply: Inquiry) -> Iterator[Block]:
        yield from sections(paragraphs(reply.text))
        element = {"type": "plain_text_input", "action_id": "reply", "multiline": True, "max_length": LONGEST_REPLY}
        room = {"type": "input", "label": plain(reply.label, LONGEST_LABEL), "element": element}
        yield from named(Group.ASK, [room], "reply")
        yield from self._buttons(Group.ASK, (Action(reply.submit, Press(Verb.REPLY, reply.id)),))

    def _verdict(self, reply: VerdictReply) -> Iterator[Block]:
        yield from header(f"{SYMBOLS.get(reply.outcome, '')} {reply.title}".strip())
        yield from sections(paragraphs(reply.text))
        yield from chain.from_iterable(map(_part, reply.parts))
        yield from self._foot(reply)

    def _line(self, number: int, line: AnswerLine) -> Iterator[Block]:
        said = list(sections([f"*{escaped(line.question)}:* {escaped(line.answer)}"]))
        if line.change:
            button = self._button(line.change, f"{Group.CHANGE}-{number}")
            said[-1] |= {"accessory": button, "block_id": f"{Group.CHANGE}.{number}"}
        yield from said

    def _foot(self, reply: Answer | VerdictReply) -> Iterator[Block]:
        if reply.citations:
            cited = " · ".join(_cited(citation, self.showing.public_url) for citation in reply.citations)
            yield from small([f"{escaped(reply.citations_heading)}: {cited}"])
        if reply.footer:
            yield from small([escaped(reply.footer)])

    def _buttons(self, group: Group, actions: Sequence[Action], more: Iterable[Block] = ()) -> Iterator[Block]:
        """The buttons; the title of one too long for its button stands above."""
        yield from sections(escaped(action.title) for action in actions if len(action.title) > LONGEST_BUTTON)
        buttons = [self._button(action, f"{group}-{number}") for number, action in enumerate(actions)]
        buttons += more
        rows = (buttons[at : at + MOST_BUTTONS] for at in range(0, len(buttons), MOST_BUTTONS))
        yield from named(group, ({"type": "actions", "elements": row} for row in rows), "buttons")

    def _button(self, action: Action, action_id: str) -> Block:
        return _pressable(Button(action.press, self.showing.owner, self.language), action.title, action_id)


def named(group: Group, shown: Iterable[Block], part: str) -> Iterator[Block]:
    """The blocks, named so that they are used up together."""
    return (block | {"block_id": f"{group}.{part}-{number}"} for number, block in enumerate(shown))


def _pressable(button: Button, title: str, action_id: str) -> Block:
    return {
        "type": "button",
        "action_id": action_id,
        "text": plain(title, LONGEST_BUTTON),
        "value": button.value,
    }


def _part(part: Part) -> Iterator[Block]:
    lines = (line for text in part.lines for line in paragraphs(f"- {text}"))
    return sections([f"*{escaped(part.heading)}*\n" + "\n".join(lines)])


def _cited(citation: Citation, public_url: str) -> str:
    is_page_of_ours = citation.link.startswith("/")
    url = public_url.rstrip("/") + citation.link if is_page_of_ours and public_url else citation.link
    return link(url, escaped(citation.label))
