"""Quotations of the policy in an answer: lines that begin with >, the last of them ending with {#anchor}."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.language import Language
from dialogs.policy.section import Policy

_QUOTED = re.compile(r"(?m)^ {0,3}>.*(?:\n {0,3}>.*)*")
_SIGN = re.compile(r"(?m)^ {0,3}> ?")
_ANCHOR = re.compile(r"\{#([^{}]*)\}\Z")
_RUNS_ON = re.compile(r"\n(?=[^\n])")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What is quoted, as it is written, and where it stands in the text.

    `anchor` is empty where it does not say of which clause.
    """

    words: str
    anchor: str
    start: int
    end: int


def quotations(text: str) -> Iterator[Quotation]:
    """The quotations of the text."""
    for found in _QUOTED.finditer(text):
        said = _SIGN.sub("", found.group()).strip()
        anchor = _ANCHOR.search(said)
        words = said[: anchor.start()] if anchor else said
        yield Quotation(words.strip(), anchor[1] if anchor else "", found.start(), found.end())


def with_clauses(text: str, policy: Policy, language: Language) -> str:
    """The text with every quotation as it is shown: its words, then the number and title of its clause."""
    parts: list[str] = []
    end = 0
    for quotation in quotations(text):
        parts += [text[end : quotation.start], _shown(quotation, policy, language)]
        end = quotation.end
        if _RUNS_ON.match(text, end):  # else the line below would be taken for a part of the quotation
            parts.append("\n")
    return "".join([*parts, text[end:]])


def _shown(quotation: Quotation, policy: Policy, language: Language) -> str:
    clause = policy.clause(quotation.anchor, language)
    said = f"{quotation.words}\n\n— {clause.number} {clause.title}" if clause else quotation.words
    return "\n".join(f"> {line}".rstrip() for line in said.split("\n"))
