"""How each fault that a model finds is said: what is wrong, and what to write instead."""

from collections.abc import Mapping

from bot.content.codes import Code

Wording = tuple[Code, str, str]
"""The code, the message and the remedy; words in braces are filled in from the fault."""

MISSING = frozenset({"missing", "string_too_short"})

_KEY_LINES = "Write `key: value` lines."
_LIST_LINES = "Write [one, two], or each on a line of its own after a hyphen."
_A_LIST = (Code.WRONG_SHAPE, "{where} is no list.", _LIST_LINES)
_A_MAPPING = (Code.WRONG_SHAPE, "{where} is no mapping.", _KEY_LINES)
_A_VALUE = (Code.MISSING_KEY, "{where} is missing.", "Write `{key}:` and its value.")

WORDINGS: Mapping[str, Wording] = {
    "extra_forbidden": (Code.UNKNOWN_KEY, "{where} is no key here.", "{meant}"),
    "missing": _A_VALUE,
    "string_too_short": _A_VALUE,
    "literal_error": (Code.WRONG_CHOICE, "{where} is {shown}.", "Write one of: {choices}."),
    "day": (Code.WRONG_DATE, "{where} is {shown}.", "Write a date like 2026-11-20."),
    "link": (Code.WRONG_LINK, "{where} is {shown}.", "Write a full address that begins with https://."),
    "string_pattern_mismatch": (
        Code.WRONG_NAME,
        "{where} is {shown}.",
        "Write small letters a to z, digits and hyphens.",
    ),
    "string_too_long": (Code.TOO_LONG, "{where} has more than {most} characters.", "Shorten it."),
    "too_short": (Code.WRONG_COUNT, "{where} has too few items.", "Write at least {least}."),
    "too_long": (Code.WRONG_COUNT, "{where} has too many items.", "Write at most {most}."),
    "condition": (
        Code.WRONG_CONDITION,
        "{where} is no condition.",
        "Write {{question: [option, ...]}}, {{all: [...]}}, {{any: [...]}} or {{not: ...}}.",
    ),
    "string_type": (
        Code.WRONG_SHAPE,
        "{where} is no text.",
        "Write it on one line, or after a | on the lines below.",
    ),
    "tuple_type": _A_LIST,
    "list_type": _A_LIST,
    "dict_type": _A_MAPPING,
    "model_type": _A_MAPPING,
    "model_attributes_type": _A_MAPPING,
}

OTHERWISE: Wording = (Code.WRONG_SHAPE, "{where} is not what belongs there.", "See docs/content-format.md.")
