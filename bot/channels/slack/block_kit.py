"""Blocks within Slack's limits. Text that is too long goes on in the next block, or is cut where it can be read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Block = dict[str, Any]

MOST_BLOCKS = 50
LONGEST_MESSAGE = 12_000
"""Characters in the blocks of a message; beyond about 13,000 Slack refuses it, which is written nowhere."""

LONGEST_SECTION = 3000
LONGEST_HEADER = 150
LONGEST_BUTTON = 75
LONGEST_OPTION = 75
LONGEST_LABEL = 2000
MOST_BUTTONS = 25
MOST_RADIOS = 10
MOST_SELECTED_FROM = 100


def cut(text: str, longest: int) -> str:
    """The text, with an ellipsis where it is too long."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def plain(text: str, longest: int) -> Block:
    """Text without markup."""
    return {"type": "plain_text", "text": cut(text, longest), "emoji": False}


def sections(paragraphs: Iterable[str]) -> Iterator[Block]:
    """The paragraphs in as few sections as they fit into."""
    return ({"type": "section", "text": _mrkdwn(text), "expand": True} for text in packed(paragraphs, LONGEST_SECTION))


def header(text: str) -> Iterator[Block]:
    """A heading; in bold where it is too long for one."""
    if len(text) <= LONGEST_HEADER:
        yield {"type": "header", "text": plain(text, LONGEST_HEADER)}
    else:
        yield from sections([f"*{cut(text, LONGEST_LABEL)}*"])


def small(paragraphs: Iterable[str]) -> Iterator[Block]:
    """Small print."""
    return ({"type": "context", "elements": [_mrkdwn(text)]} for text in packed(paragraphs, LONGEST_LABEL))


def packed(paragraphs: Iterable[str], longest: int) -> list[str]:
    """The paragraphs joined as long as they fit; one that is too long by itself is broken at a line or a space."""
    texts: list[str] = []
    for piece in (piece for paragraph in paragraphs for piece in _broken(paragraph, longest)):
        if texts and len(texts[-1]) + 2 + len(piece) <= longest:
            texts[-1] += "\n\n" + piece
        else:
            texts.append(piece)
    return texts


def _broken(text: str, longest: int) -> Iterator[str]:
    while len(text) > longest:
        end = max(text.rfind("\n", 1, longest), 0) or max(text.rfind(" ", 1, longest), 0) or longest
        yield text[:end]
        text = text[end:].lstrip()
    if text:
        yield text


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text}


def messages(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks in as few messages as they fit into."""
    fitted: list[list[Block]] = []
    room = 0
    for block in blocks:
        size = sum(map(len, texts(block)))
        if not fitted or len(fitted[-1]) == MOST_BLOCKS or size > room:
            fitted.append([])
            room = LONGEST_MESSAGE
        fitted[-1].append(block)
        room -= size
    return fitted


def texts(value: object) -> Iterator[str]:
    """Every visible text in a block, in reading order."""
    if isinstance(value, dict):
        if isinstance(text := value.get("text"), str):
            yield text
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from texts(part)
