"""From bytes to a tree of texts, lists and mappings. Everything YAML could do beyond that is refused, with its line."""

import yaml

from bot.content.codes import Code
from bot.content.growing import Growing, too_deep
from bot.content.problems import Fault
from bot.content.tree import Node

LARGEST = 1_000_000
"""Bytes of a file."""

LIBRARY_TOO_DEEP = "nesting depth"
"""What newer versions of the YAML library say of far deeper nesting, before we can count it."""
UNCLOSED = ("flow sequence", "flow mapping", "quoted scalar", "simple key")
"""Where one of these is not closed, the fault is where it begins, not where the next thing does not fit."""


def text_of(raw: bytes) -> str:
    """The text of a file.

    Raises:
        Fault: the bytes are no UTF-8, or hold characters that text does not have.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Fault(Code.NOT_TEXT, line, "is not UTF-8 text.", "Save the file as UTF-8.") from error
    for number, line_of_text in enumerate(text.splitlines(), 1):
        if not line_of_text.isprintable() and any(ord(sign) < ord(" ") and sign != "\t" for sign in line_of_text):
            raise Fault(Code.NOT_TEXT, number, "holds a character that text does not have.", "Save it as plain text.")
    return text


def tree(text: str) -> Node:
    """The YAML as a tree.

    Raises:
        Fault: it is no YAML, or uses something that content does not.
    """
    _refuse_tabs(text)
    try:
        return Growing(yaml.parse(text, yaml.CSafeLoader)).whole()
    except yaml.MarkedYAMLError as error:
        raise _fault_of(error) from error
    except yaml.YAMLError as error:
        raise Fault(Code.YAML_WRONG, 1, "is not YAML.", "Write it as the format guide shows.") from error


def _fault_of(error: yaml.MarkedYAMLError) -> Fault:
    is_unclosed = error.context and any(part in error.context for part in UNCLOSED)
    mark = (error.context_mark if is_unclosed else None) or error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 0)
    if LIBRARY_TOO_DEEP in (error.problem or ""):
        return too_deep(line)
    said = (error.problem or "does not fit together").capitalize()
    remedy = "Check indentation, quotes and colons there; a text with a colon or # in it needs quotes."
    return Fault(Code.YAML_WRONG, line, f"{said}.", remedy, column)


def _refuse_tabs(text: str) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            column = line.index("\t") + 1
            raise Fault(Code.TAB, number, "begins with a tab.", "Indent with two spaces instead.", column)
