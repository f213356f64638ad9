"""A reply as plain Markdown, for programs, for channels without cards, and for those who read without a screen."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from dialogs.replies import Answer, Ask, Inquiry, Reply, Say, Suggest, Summary, VerdictReply, presses


def plain_text(reply: Reply) -> str:
    """The words of the reply in reading order; what can be pressed is left out, but for what was suggested."""
    return "\n\n".join(part for part in _parts(reply) if part)


def with_numbers(replies: Sequence[Reply]) -> Iterator[str]:
    """The text of each reply with what can be picked by number, as the conversation counts it."""
    picking = not (replies and isinstance(replies[-1], Ask))
    numbers = count(1)
    for reply in replies:
        text = plain_text(reply)
        titles = [action.title for action in presses(reply)]
        if isinstance(reply, Suggest):
            text = reply.text
        if not titles:
            yield text
        elif picking:
            yield text + "\n\n" + _listed(zip(numbers, titles, strict=False))
        else:
            yield text + "\n\n" + " · ".join(titles)


def _parts(reply: Reply) -> Iterator[str]:
    match reply:
        case Say(text=text) | Inquiry(text=text):
            yield text
        case Answer():
            yield from (f"**{reply.title}**", reply.text, _cited(reply), reply.footer)
        case Suggest(text=text, suggestions=suggestions):
            yield text
            yield _numbered(suggestion.title for suggestion in suggestions)
        case Ask(text=text, choices=choices, hint=hint):
            yield f"{reply.progress}. {text}"
            yield _numbered(choice.label for choice in choices)
            yield hint
        case VerdictReply(title=title, text=text, parts=parts):
            yield from (f"**{title}**", text)
            yield from (f"**{part.heading}**\n" + "\n".join(f"- {line}" for line in part.lines) for part in parts)
            yield from (_cited(reply), reply.footer)
        case Summary(text=text, lines=lines):
            yield text
            yield "\n".join(f"- {line.question}: {line.answer}" for line in lines)


def _cited(reply: Answer | VerdictReply) -> str:
    labels = ", ".join(citation.label for citation in reply.citations)
    return f"{reply.citations_heading}: {labels}" if labels else ""


def _numbered(lines: Iterable[str]) -> str:
    return _listed(enumerate(lines, 1))


def _listed(lines: Iterable[tuple[int, str]]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in lines)
