from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.markdown import Markdown
from rich.padding import Padding
from rich.text import Text

from dialogs.policy import Citation
from dialogs.replies import (
    Action,
    Answer,
    AnswerLine,
    Ask,
    Choice,
    Inquiry,
    Part,
    Reply,
    Say,
    Suggest,
    Summary,
    VerdictReply,
)

COLOURS = {"ok": "green", "conditions": "yellow", "ask": "yellow", "stop": "red"}
WIDEST = 88
"""Characters of a line; longer ones are hard to read."""


class Screen:
    """Shows replies. What may be picked by number is numbered, in the order the conversation counts it."""

    prompt = "> "

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or _console()
        self._picks = 0
        self._picking = True

    def show(self, replies: Sequence[Reply]) -> None:
        """Show what was said in one turn."""
        self._picks = 0
        self._picking = not (replies and isinstance(replies[-1], Ask))
        for reply in replies:
            self._console.print()
            self._show(reply)
        self._console.print()

    def hint(self, text: str) -> None:
        """Show something beside the conversation."""
        self._console.print(Text(text, style="dim"))

    def _show(self, reply: Reply) -> None:
        match reply:
            case Say(text=text) | Inquiry(text=text):
                self._markdown(text)
                self._console.print(end="\n" if reply.actions else "")
            case Suggest(text=text, suggestions=suggestions):
                self._markdown(text)
                self._console.print()
                self._actions(suggestions)
            case Answer():
                self._answer(reply)
            case Ask():
                self._ask(reply)
            case VerdictReply():
                self._verdict(reply)
            case Summary(text=text, lines=lines):
                self._markdown(text)
                self._answer_lines(lines)
        self._actions(reply.actions)
        if isinstance(reply, Answer) and reply.feedback:
            self._line(reply.feedback_prompt, "dim")
            self._actions(reply.feedback)

    def _answer(self, reply: Answer) -> None:
        self._line(reply.title, "bold")
        self._console.print()
        self._markdown(reply.text)
        self._console.print()
        self._citations(reply.citations_heading, reply.citations)
        self._line(reply.footer, "dim")
        self._console.print()

    def _ask(self, reply: Ask) -> None:
        self._line(reply.progress, "dim")
        self._line(reply.text, "bold")
        self._choices(reply.choices, reply.chosen)
        self._line(reply.hint, "dim")

    def _choices(self, choices: Iterable[Choice], chosen: Sequence[str]) -> None:
        for number, choice in enumerate(choices, 1):
            label = Text(f"{number:>3}  {choice.label}", style="cyan" if choice.id in chosen else "")
            self._console.print(label)
            if choice.help:
                self._console.print(Padding(Text(choice.help, style="dim"), (0, 0, 0, 5)))

    def _verdict(self, reply: VerdictReply) -> None:
        self._line(reply.title, f"bold {COLOURS.get(reply.outcome, '')}")
        self._console.print()
        self._markdown(reply.text)
        for part in reply.parts:
            self._part(part)
        self._console.print()
        self._citations(reply.citations_heading, reply.citations)
        self._line(reply.footer, "dim")
        self._console.print()

    def _part(self, part: Part) -> None:
        self._console.print()
        self._line(part.heading, "bold")
        self._markdown("\n".join(f"- {line}" for line in part.lines))

    def _answer_lines(self, lines: Iterable[AnswerLine]) -> None:
        for line in lines:
            self._line(f"{line.question}: {line.answer}")
            self._actions((line.change,) if line.change else ())

    def _citations(self, heading: str, citations: Iterable[Citation]) -> None:
        cited = [_cited(citation) for citation in citations]
        if cited:
            self._line(Text(f"{heading}: ").append_text(Text(" · ").join(cited)))

    def _actions(self, actions: Sequence[Action]) -> None:
        if not self._picking:
            self._line(" · ".join(action.title for action in actions), "dim")
            return
        for action in actions:
            self._picks += 1
            self._console.print(Text(f"{self._picks:>3}  {action.title}", style="cyan"))

    def _markdown(self, text: str) -> None:
        self._console.print(Markdown(text))

    def _line(self, text: str | Text, style: str = "") -> None:
        if text:
            self._console.print(Text(text, style=style) if isinstance(text, str) else text)


def _cited(citation: Citation) -> Text:
    outside = citation.link.startswith("https://")
    return Text(citation.label, style=f"link {citation.link}" if outside else "")


def _console() -> Console:
    console = Console(highlight=False)
    console.width = min(console.width, WIDEST)
    return console
