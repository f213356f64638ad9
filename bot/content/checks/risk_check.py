from collections.abc import Iterator, Sequence
from typing import get_args

from bot.content.codes import Code
from bot.content.models.risk_check import LevelName, OutcomeName, StopName
from bot.content.problems import Problem
from bot.content.tree import Node
from bot.content.written import Written
from dialogs.commands import plain
from dialogs.risk_check import UNSURE

TABLES = {"levels": LevelName, "policy": LevelName, "outcomes": OutcomeName, "stop_kinds": StopName}
JOINS = ("all", "any")
WORDS_OF_CONDITIONS = (*JOINS, "not")


def risk_check_problems(written: Written) -> Iterator[Problem]:
    """What does not fit together in the risk check."""
    if check := written.risk_check:
        for code, node, message, remedy in _faults(check.node):
            yield check.problem(code, node, message, remedy)


Fault = tuple[Code, Node, str, str]


def _faults(node: Node) -> Iterator[Fault]:
    yield from _tables(node)
    yield from _ids(node.at("questions").items)
    yield from _ids(node.at("rules").items)
    for at, question in enumerate(node.at("questions").items):
        yield from _question(question)
        yield from _condition(question.at("asked_when"), node.at("questions").items[:at])
    for rule in node.at("rules").items:
        yield from _condition(rule.at("when"), node.at("questions").items)
    yield from _effects(node)
    yield from _unsure(node)


def _tables(node: Node) -> Iterator[Fault]:
    for key, names in TABLES.items():
        for name in get_args(names):
            if name not in node.at(key).pairs:
                yield Code.MISSING_KEY, node.at(key), f"{key} has no {name}.", f"Write `{name}:` there."


def _ids(nodes: Sequence[Node]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for node in nodes:
        name = node.at("id")
        line = first.setdefault(name.text, name.line)
        if line != name.line:
            yield Code.ID_TWICE, name, f"The id {name.text} stands already on line {line}.", "Give one another id."


def _question(question: Node) -> Iterator[Fault]:
    options = question.at("options").items
    name = question.at("id").text
    yield from _ids(options)
    if name in WORDS_OF_CONDITIONS:
        yield Code.WRONG_NAME, question.at("id"), f"{name} is a word of conditions.", "Give the question another id."
    if UNSURE not in [option.at("id").text for option in options]:
        yield (
            Code.NO_UNSURE,
            question.at("options"),
            f"{name} has no option unsure.",
            "Write one; silence is never safe.",
        )
    if question.at("never_asked").text == "yes" and not question.at("known_from").text:
        yield (
            Code.SETTINGS_CLASH,
            question.at("never_asked"),
            f"{name} is never asked and never known.",
            "Write known_from.",
        )
    for option in options:
        if option.at("alone").text == "yes" and question.at("many").text != "yes":
            message = f"{name} › {option.at('id').text} is alone where only one may be chosen."
            yield Code.SETTINGS_CLASH, option.at("alone"), message, "Remove alone."
    yield from _synonyms(name, options)


def _synonyms(name: str, options: Sequence[Node]) -> Iterator[Fault]:
    owner: dict[str, str] = {}
    for option in options:
        for node in _wordings(option):
            first = owner.setdefault(plain(node.text), option.at("id").text)
            if first != option.at("id").text:
                message = f"In {name}, “{node.text}” means {first} and {option.at('id').text}."
                yield Code.SYNONYMS_COLLIDE, node, message, "Keep it with the one that people mean."


def _wordings(option: Node) -> Iterator[Node]:
    for language in ("sv", "en"):
        yield option.at("label", language)
        yield from option.at("synonyms", language).items


def _condition(node: Node, known: Sequence[Node]) -> Iterator[Fault]:
    for key, value in node.pairs.items():
        if key == "not":
            yield from _condition(value, known)
        elif key in JOINS:
            for part in value.items:
                yield from _condition(part, known)
        else:
            yield from _chosen(key, value, known)


def _chosen(name: str, options: Node, known: Sequence[Node]) -> Iterator[Fault]:
    question = next((node for node in known if node.at("id").text == name), None)
    if question is None:
        yield Code.WRONG_QUESTION, options, f"{name} is no question asked before.", "Name a question that stands above."
        return
    there = [option.at("id").text for option in question.at("options").items]
    for option in options.items:
        if option.text not in there:
            message = f"{name} has no option {option.text}."
            yield Code.UNKNOWN_OPTION, option, message, f"Write one of: {', '.join(there)}."


def _effects(node: Node) -> Iterator[Fault]:
    effects = [*node.everywhere("effects"), *node.at("policy").pairs.values()]
    known, used = node.at("conditions").pairs, set()
    for effect in effects:
        yield from _effect(effect)
        for condition in effect.at("conditions").items:
            used.add(condition.text)
            if condition.text not in known:
                message = f"There is no condition {condition.text}."
                yield Code.UNKNOWN_CONDITION, condition, message, f"Write one of: {', '.join(known)}."
    for name, text in known.items():
        if name not in used:
            yield Code.CONDITION_UNUSED, text, f"No effect sets {name}.", "Set it where it is needed, or remove it."


def _effect(effect: Node) -> Iterator[Fault]:
    outcome, stop_kind = effect.at("outcome").text, effect.at("stop_kind").text
    if (outcome == "stop") != bool(stop_kind):
        yield (
            Code.STOP_KIND,
            effect,
            "A stop says who stops it, and nothing else does.",
            "Write stop_kind beside outcome: stop.",
        )
    if outcome in {"ask", "stop"} and not effect.at("contacts").items:
        yield Code.NOBODY_TO_ASK, effect, f"outcome: {outcome} names nobody to ask.", "Write contacts: [role]."


def _unsure(node: Node) -> Iterator[Fault]:
    names = [question.at("id").text for question in node.at("questions").items]
    for name, text in node.at("unsure_may_lead_to_ok").pairs.items():
        if name not in names:
            yield Code.UNSURE_OF_NOTHING, text, f"{name} is no question.", "Write the id of a question."
