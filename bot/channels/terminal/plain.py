"""A reply as plain text, for programs and for those who read without a screen."""

from collections.abc import Iterator

from dialogs.replies import Answer, Ask, Reply, Say, Suggest, Summary, VerdictReply


def plain_text(reply: Reply) -> str:
    """The words of the reply in reading order; what can be pressed is left out."""
    return "\n\n".join(part for part in _parts(reply) if part)


def _parts(reply: Reply) -> Iterator[str]:
    match reply:
        case Say(text=text):
            yield text
        case Answer():
            yield reply.text
        case Suggest(text=text, suggestions=suggestions):
            yield text
            yield _numbered([suggestion.title for suggestion in suggestions])
        case Ask(text=text, choices=choices):
            yield f"{reply.progress}. {text}"
            yield _numbered([choice.label for choice in choices])
        case VerdictReply(title=title, text=text, parts=parts):
            yield from (title, text)
            yield from (f"{part.heading}:\n" + "\n".join(f"- {line}" for line in part.lines) for part in parts)
        case Summary(text=text, lines=lines):
            yield text
            yield "\n".join(f"- {line.question}: {line.answer}" for line in lines)


def _numbered(lines: list[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
