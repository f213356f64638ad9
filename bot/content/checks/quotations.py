"""Quotations of the policy: letter by letter what the clause says, in whole sentences, and cited."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process

from bot.content.codes import Code
from bot.content.kinds import Kind
from bot.content.models.faq import EntryModel
from bot.content.problems import Fault, Problem
from bot.content.written import Item, Written
from dialogs.language import Language
from dialogs.policy import Quotation, quotations

SHOWN = 30
"""Characters shown from where a quotation and its clause differ."""

ALIKE = 12
"""Characters that a quotation has to have in common with its clause, for a difference to be shown rather than all."""

_ENDS = re.compile(r"[.!?:]['\"”»)*_]*\s*\Z")
_ITEM = re.compile(r"(?:^|\s)(?:[-*+]|\d+[.)])\s*\Z")
_NEXT_ITEM = re.compile(r"\s*(?:\Z|[-*+]\s|\d+[.)]\s)")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause that may be quoted, in one language: its words with single spaces, and where it is written."""

    words: str
    place: str


def quotation_problems(written: Written) -> Iterator[Problem]:
    """Quotations of answers that are not their clause's words, and quotations where none are shown."""
    known = written.knows(Kind.SECTION)
    for language in Language:
        clauses = _clauses(written, language)
        for entry in written.entries:
            node = entry.node.at("answer", language)
            for quotation in quotations(node.text):
                if found := _fault(quotation, entry, clauses, known=known):
                    code, message, remedy = found
                    yield Fault(code, node.line_of(quotation.start), message, remedy).of(entry.file)
    yield from _misplaced(written)


def _clauses(written: Written, language: Language) -> dict[str, _Clause]:
    return {
        clause.anchor: _Clause(_single_spaced(clause.text), f"{section.file}:{clause.line}")
        for section in written.sections_in(language)
        for clause in section.written.clauses
    }


def _fault(
    quotation: Quotation, entry: Item[EntryModel], clauses: Mapping[str, _Clause], *, known: bool
) -> tuple[Code, str, str] | None:
    if not quotation.anchor:
        message, remedy = (
            "A quotation does not say of which clause it is.",
            "End it with the anchor, as in {#verktyg-1}.",
        )
        return Code.QUOTATION_UNMARKED, message, remedy
    clause = clauses.get(quotation.anchor)
    if clause is None:
        return _unknown(quotation.anchor, clauses) if known else None
    if quotation.anchor not in entry.value.cites:
        message = f"{entry.id} quotes {quotation.anchor} and does not cite it."
        return Code.QUOTATION_UNCITED, message, f"Write {quotation.anchor} among its cites."
    return _difference(_single_spaced(quotation.words), quotation.anchor, clause)


def _unknown(anchor: str, clauses: Mapping[str, _Clause]) -> tuple[Code, str, str]:
    near = process.extractOne(anchor, sorted(clauses), score_cutoff=60)
    remedy = f"Did you mean {{#{near[0]}}}?" if near else "Write the anchor of a clause; nothing else can be quoted."
    return Code.QUOTATION_UNCITED, f"A quotation is of {anchor}, which is no clause.", remedy


def _difference(words: str, anchor: str, clause: _Clause) -> tuple[Code, str, str] | None:
    common = _common(words, clause.words)
    if len(common) < len(words):
        return Code.QUOTATION_DIFFERS, _first_difference(words, common, anchor, clause), _REMEDY
    if not any(_is_whole(words, clause.words, at.start()) for at in re.finditer(re.escape(words), clause.words)):
        message = f"The quotation of {anchor} ({clause.place}) begins or ends within a sentence."
        return Code.QUOTATION_DIFFERS, message, "Quote whole sentences, so that no “not” is left out."
    return None


_REMEDY = "Copy the clause letter by letter, or say it in your own words without the >."


def _first_difference(words: str, common: str, anchor: str, clause: _Clause) -> str:
    if len(common) < min(ALIKE, len(words)):
        return f"Nothing in {anchor} ({clause.place}) begins like “{words[:SHOWN]}”."
    begin = common.rfind(" ") + 1
    there = clause.words[clause.words.index(common) + begin :][:SHOWN]
    return f"The quotation has “{words[begin:][:SHOWN]}” where {anchor} ({clause.place}) has “{there}”."


def _common(words: str, clause: str) -> str:
    """The longest beginning of the words that the clause has somewhere; where it has one, it has every shorter one."""
    least, most = 0, len(words)
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if words[:middle] in clause else (least, middle - 1)
    return words[:least]


def _is_whole(words: str, clause: str, start: int) -> bool:
    """Whether the words at that place of the clause are whole sentences, or whole items of a list."""
    before, after = clause[:start], clause[start + len(words) :]
    begins = not before or bool(_ENDS.search(before) or _ITEM.search(before))
    return begins and bool(_ENDS.search(words) or _NEXT_ITEM.match(after))


def _single_spaced(text: str) -> str:
    return " ".join(text.split())


def _misplaced(written: Written) -> Iterator[Problem]:
    for item in written.items:
        answers = {id(node) for node in item.node.at("answer").pairs.values()}
        for language in Language:
            for node in item.node.everywhere(language):
                if id(node) not in answers and any(quotations(node.text)):
                    message, remedy = "Quotations are shown in answers alone.", "Say it in your own words, and cite it."
                    yield item.problem(Code.QUOTATION_UNMARKED, node, message, remedy)
