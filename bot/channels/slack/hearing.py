"""What was typed, out of Slack's own way of writing it down."""

import re

LONGEST_TEXT = 4000
"""Characters of a message that are handed on."""

_MARKED = re.compile(r"<([^<>]*)>")
_SPACES = re.compile(r"[ \t\u00a0]+")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def heard(text: str) -> str:
    """The words of a message. Links and channels are named; mentions of people go, the bot's and everybody's."""
    unmarked = _MARKED.sub(lambda found: _words_of(found[1]), text[:LONGEST_TEXT])
    for entity, character in _ENTITIES:
        unmarked = unmarked.replace(entity, character)
    return _SPACES.sub(" ", unmarked).strip()


def mentions(text: str, user: str) -> bool:
    """Whether the user is mentioned in the text."""
    return bool(user) and re.search(rf"<@{re.escape(user)}(\|[^<>]*)?>", text) is not None


def _words_of(marked: str) -> str:
    target, _, label = marked.partition("|")
    if target.startswith("@"):
        return " "
    if target.startswith("#"):
        return f"#{label}" if label else " "
    return label if target.startswith("!") else label or target
