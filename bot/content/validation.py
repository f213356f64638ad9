"""A tree checked against the model of its kind: every fault in plain words, on its line."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from bot.content.codes import Code
from bot.content.kinds import Kind
from bot.content.models.faq import ElsewheresModel, EntriesModel, SynonymGroupsModel, UtterancesModel
from bot.content.models.policy import FrontMatterModel, OrganisationModel, SourcesModel
from bot.content.models.risk_check import RiskCheckModel
from bot.content.models.tools import ToolsModel
from bot.content.parsing import text_of, tree
from bot.content.problems import Fault, Problem
from bot.content.tree import Node
from bot.content.wording import MISSING, OTHERWISE, WORDINGS, Wording

MODELS: Mapping[Kind, Any] = {
    Kind.ENTRIES: EntriesModel,
    Kind.UTTERANCES: UtterancesModel,
    Kind.ELSEWHERE: ElsewheresModel,
    Kind.SYNONYMS: SynonymGroupsModel,
    Kind.ORGANISATION: OrganisationModel,
    Kind.SECTION: FrontMatterModel,
    Kind.SOURCES: SourcesModel,
    Kind.TOOLS: ToolsModel,
    Kind.RISK_CHECK: RiskCheckModel,
}
LANGUAGES = {"sv": "Swedish", "en": "English"}
LONGEST_KEY = 60
MOST_WORDED = 1000
"""Faults of one file that are put into words; a large file of nothing but faults would take minutes."""

LIKELY = 60
"""Likeness, 0 to 100, from which a wrong key is taken for a right one misspelt."""


@cache
def model_of(kind: Kind) -> TypeAdapter[Any]:
    """The model of the kind; made when first needed, for making it takes longer than using it."""
    return TypeAdapter(MODELS[kind])


def validated(kind: Kind, node: Node) -> tuple[Any, tuple[Fault, ...]]:
    """What the tree holds as a value of its kind's model, or None and everything that is wrong with it."""
    return checked(model_of(kind), node)


def written_in(file: Path, model: TypeAdapter[Any]) -> tuple[Any, tuple[Problem, ...]]:
    """What a file that is no content holds as a value of the model, or None and everything that is wrong with it.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        written, faults = checked(model, tree(text_of(file.read_bytes())))
    except Fault as fault:
        written, faults = None, (fault,)
    return written, tuple(fault.of(str(file)) for fault in faults)


def checked(model: TypeAdapter[Any], node: Node) -> tuple[Any, tuple[Fault, ...]]:
    """What the tree holds as a value of the model, or None and everything that is wrong with it."""
    try:
        return model.validate_python(node.plain()), ()
    except ValidationError as error:
        faults = (fault for fault in error.errors(include_url=False) if not _miscounted(fault, node))
        return None, tuple(dict.fromkeys(_fault(fault, node) for fault in islice(faults, MOST_WORDED)))


def _miscounted(fault: ErrorDetails, node: Node) -> bool:
    """Whether a list is called too short only because faulty items were not counted."""
    written = node.nearest(fault["loc"]).items
    return fault["type"] == "too_short" and len(written) >= fault["ctx"]["min_length"]


def _fault(fault: ErrorDetails, node: Node) -> Fault:
    path = [step for step in fault["loc"] if step != "[key]"]
    code, message, remedy = _said(fault, path, node)
    return Fault(code, node.nearest(path).line, message, remedy)


def _said(fault: ErrorDetails, path: list[str | int], node: Node) -> Wording:
    """The code, what is wrong and what to write instead."""
    last = str(path[-1]) if path else ""
    kind = "missing" if fault["input"] == "" else fault["type"]
    if last in LANGUAGES and kind in MISSING:
        return _text_missing(path, node, LANGUAGES[last])
    context = fault.get("ctx", {})
    code, message, remedy = WORDINGS.get(kind, OTHERWISE)
    known = {
        "where": " › ".join(_names(path, node)) or "The file",
        "key": last,
        "meant": _meant(last, node.nearest(path[:-1])),
        "shown": _shown(fault["input"]),
        "choices": str(context.get("expected", "")).replace("'", ""),
        "least": context.get("min_length"),
        "most": context.get("max_length"),
    }
    return code, message.format_map(known), remedy.format_map(known)


def _text_missing(path: list[str | int], node: Node, language: str) -> Wording:
    where = " › ".join(_names(path[:-1], node))
    remedy = f"Write `{path[-1]}:` there; every text needs both languages."
    return Code.TEXT_MISSING, f"{where} has no {language} text.", remedy


def _names(path: list[str | int], node: Node) -> Iterator[str]:
    """The steps of the path as the file says them: items by their id where they have one."""
    for at, step in enumerate(path):
        if isinstance(step, int):
            yield node.nearest(path[: at + 1]).at("id").text or f"item {step + 1}"
        else:
            yield step


def _shown(value: object) -> str:
    return f"“{value[:40]}”" if isinstance(value, str) else "no text"


def _meant(key: str, beside: Node) -> str:
    """The key that was probably meant: the most alike of those that do not stand there already."""
    others = [other for other in _all_keys() if other not in beside.pairs]
    near = process.extractOne(key[:LONGEST_KEY], others, scorer=fuzz.ratio, score_cutoff=LIKELY)
    return f"Did you mean {near[0]}?" if near else "Remove it, or see docs/content-format.md for the keys there are."


@cache
def _all_keys() -> frozenset[str]:
    return frozenset(key for kind in MODELS for key in _keys(model_of(kind).json_schema()))


def _keys(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _keys(part)
