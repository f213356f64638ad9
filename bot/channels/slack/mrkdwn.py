"""Markdown as the replies have it, in Slack's own markup."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_MARKS = {"strong": "*", "em": "_", "s": "~"}
_IN_A_URL = str.maketrans({"<": "%3C", ">": "%3E", "|": "%7C", " ": "%20", "&": "&amp;"})


def escaped(text: str) -> str:
    """The text with nothing in it that Slack takes for markup of links and mentions."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(url: str, label: str) -> str:
    """The escaped label as a link; alone where the address leads nowhere outside."""
    if not url.startswith(("https://", "http://", "mailto:")):
        return label
    return f"<{url.translate(_IN_A_URL)}|{label.replace('|', '¦')}>"


def mrkdwn(markdown: str) -> str:
    """The text in Slack's markup."""
    return "\n\n".join(paragraphs(markdown))


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs and lists of the text, each in Slack's markup."""
    blocks: list[list[Token]] = []
    for token in _MARKDOWN.parse(markdown):
        if token.level == 0 and token.nesting >= 0:
            blocks.append([])
        blocks[-1].append(token)
    return [text for block in blocks if (text := "\n".join(_said(block)))]


def _said(block: Sequence[Token]) -> Iterator[str]:
    """The lines of one block, those of a quotation with the sign that Slack has for them."""
    quoted = block[0].type == "blockquote_open"
    return (f"> {line}" for text in _lines(block) for line in text.split("\n")) if quoted else _lines(block)


def _lines(block: Sequence[Token]) -> Iterator[str]:
    """The lines of one block: those of its list items begin with their bullet or number."""
    counts: list[int | None] = []
    bullet = ""
    for token in block:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            counts.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            counts.pop()
        elif token.type == "list_item_open":
            bullet = _bullet(counts)
        elif token.type == "inline":
            text = _inline(token.children or ())
            yield bullet + (f"*{text}*" if block[0].type == "heading_open" else text)
            bullet = " " * len(bullet)
        elif token.content:
            yield escaped(token.content.rstrip("\n"))


def _bullet(counts: list[int | None]) -> str:
    count, indent = counts[-1], "    " * (len(counts) - 1)
    if count is None:
        return f"{indent}• "
    counts[-1] = count + 1
    return f"{indent}{count}. "


def _inline(tokens: Sequence[Token]) -> str:
    """The words of a line. A label within a link has no marks of its own, for Slack shows none there."""
    parts: list[str] = []
    opened: tuple[str, int] | None = None
    for token in tokens:
        if token.type == "link_open":
            opened = (str(token.attrGet("href")), len(parts))
        elif token.type == "link_close" and opened:
            url, start = opened
            parts[start:], opened = [link(url, "".join(parts[start:]))], None
        else:
            parts.append(_word(token, within_link=opened is not None))
    return "".join(parts)


def _word(token: Token, *, within_link: bool) -> str:
    if token.nesting:
        return "" if within_link else _MARKS.get(token.tag, "")
    match token.type:
        case "code_inline":
            return escaped(token.content) if within_link else f"`{escaped(token.content)}`"
        case "hardbreak":
            return "\n"
        case "softbreak":
            return " "
        case _:
            return escaped(token.content)
