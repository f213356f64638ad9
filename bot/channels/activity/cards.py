"""Replies as Adaptive Cards. Every button submits what it stands for, and the check it belongs to."""

from collections.abc import Iterator, Sequence
from itertools import chain

from bot.channels.activity.elements import Element, buttons, heading, rows, subtle, text
from bot.channels.activity.presses import CHOICE, REPLY
from dialogs.language import Language
from dialogs.messages import Press, Verb
from dialogs.policy import Citation, quotations
from dialogs.replies import Action, Answer, AnswerLine, Ask, Choice, Inquiry, Reply, Say, Suggest, Summary, VerdictReply

VERSION = "1.5"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
LONGEST_REPLY = 2000
"""Characters."""

COLOURS = {"ok": "Good", "conditions": "Warning", "ask": "Warning", "stop": "Attention"}


def card(reply: Reply, public_url: str, *, with_help: bool = True) -> Element:
    """The reply as a card; without `with_help` the examples below the options are left out to save room."""
    body = [*_body(reply, public_url, with_help=with_help), *rows(_actions(reply)), *_feedback(reply)]
    return envelope(reply.language, [element for element in body if element.get("text") != ""])


def _body(reply: Reply, public_url: str, *, with_help: bool) -> Iterator[Element]:
    match reply:
        case Say():
            yield text(reply.text)
        case Answer():
            yield from (heading(reply.title), *_said(reply.text), *_foot(reply, public_url))
        case Suggest():
            yield from (text(reply.text), *(buttons([suggestion]) for suggestion in reply.suggestions))
        case Ask():
            yield from _ask(reply, with_help=with_help)
        case VerdictReply():
            yield from _verdict(reply, public_url)
        case Inquiry():
            yield from (text(reply.text), _input(reply))
        case Summary():
            yield from (text(reply.text), *chain.from_iterable(_answer_line(line) for line in reply.lines))


def _feedback(reply: Reply) -> Iterator[Element]:
    if isinstance(reply, Answer) and reply.feedback:
        yield from (subtle(reply.feedback_prompt), buttons(reply.feedback))


def envelope(language: Language, body: list[Element]) -> Element:
    """The card with the body."""
    return {"$schema": SCHEMA, "type": "AdaptiveCard", "version": VERSION, "lang": str(language), "body": body}


def _actions(reply: Reply) -> Sequence[Action]:
    if isinstance(reply, Inquiry):
        return (Action(reply.submit, Press(Verb.REPLY, reply.id)),)
    if not isinstance(reply, Ask):
        return reply.actions
    return (Action(reply.submit, Press(Verb.ANSWER, reply.question, reply.card)), *reply.actions)


def _ask(reply: Ask, *, with_help: bool) -> Iterator[Element]:
    yield subtle(reply.progress)
    choices = {
        "type": "Input.ChoiceSet",
        "id": CHOICE,
        "label": reply.text,
        "style": "expanded",
        "isMultiSelect": reply.many,
        "wrap": True,
        "choices": [{"title": _label(choice, with_help=with_help), "value": choice.id} for choice in reply.choices],
    }
    yield choices | ({"value": ",".join(reply.chosen)} if reply.chosen else {})


def _input(reply: Inquiry) -> Element:
    room = {"type": "Input.Text", "id": REPLY, "label": reply.label, "isMultiline": True, "maxLength": LONGEST_REPLY}
    return room | {"isRequired": True, "errorMessage": reply.label}


def _label(choice: Choice, *, with_help: bool) -> str:
    if not (with_help and choice.help):
        return choice.label
    end = "" if choice.label.endswith((".", "!", "?")) else "."
    return f"{choice.label}{end} {choice.help}"


def _verdict(reply: VerdictReply, public_url: str) -> Iterator[Element]:
    yield heading(reply.title) | {"size": "Large", "color": COLOURS.get(reply.outcome, "Default")}
    yield text(reply.text)
    for part in reply.parts:
        yield heading(part.heading)
        yield text("\n".join(f"- {line}" for line in part.lines))
    yield from _foot(reply, public_url)


def _answer_line(line: AnswerLine) -> Iterator[Element]:
    yield text(f"**{line.question}:** {line.answer}")
    if line.change:
        yield buttons([line.change])


def _foot(reply: Answer | VerdictReply, public_url: str) -> Iterator[Element]:
    if reply.citations:
        cited = " · ".join(_cited(citation, public_url) for citation in reply.citations)
        yield text(f"{reply.citations_heading}: {cited}") | {"size": "Small"}
    yield subtle(reply.footer)


def _cited(citation: Citation, public_url: str) -> str:
    is_page_of_ours = citation.link.startswith("/")
    if not citation.link or (is_page_of_ours and not public_url):
        return citation.label
    link = public_url.rstrip("/") + citation.link if is_page_of_ours else citation.link
    return f"[{citation.label}]({link.replace('(', '%28').replace(')', '%29').replace(' ', '%20')})"


def _said(words: str) -> Iterator[Element]:
    """The text, its quotations set apart: a card's own Markdown has no sign for them."""
    end = 0
    for quotation in quotations(words):
        yield text(words[end : quotation.start].strip())
        yield {"type": "Container", "style": "emphasis", "items": [text(quotation.words)]}
        end = quotation.end
    yield text(words[end:].strip())
