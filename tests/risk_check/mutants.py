"""Damaged copies of a risk check, each with one thing changed that a person could get wrong."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

LEVELS = ("none", "minimal", "limited", "high", "prohibited")
OUTCOMES = ("ok", "conditions", "ask", "stop")
MOST_WIDENED = 3
"""Options to widen a condition by, one at a time; of more than these the first and the last."""

File = dict[str, Any]


@dataclass(frozen=True)
class Mutant:
    """A damaged file, and what was done to it."""

    name: str
    file: File


@dataclass(frozen=True)
class Mutation:
    """Something to do to the node that stands at a path of keys and places."""

    kind: str
    path: tuple[str | int, ...]
    change: Callable[[Any], None]
    what: str = ""

    def of(self, file: File) -> Mutant:
        damaged = deepcopy(file)
        node: Any = damaged
        for step in self.path:
            node = node[step]
        self.change(node)
        place = " ".join(str(file_name(file, self.path[: at + 1])) for at in range(len(self.path)))
        return Mutant(f"{self.kind}: {place} {self.what}".strip(), damaged)


def file_name(file: Any, path: tuple[str | int, ...]) -> str:  # noqa: ANN401 - any part of the file
    """The id of what stands at the path, or its key."""
    for step in path:
        file = file[step]
    return str(file["id"]) if isinstance(file, dict) and "id" in file else str(path[-1])


def mutants(file: File) -> Iterator[Mutant]:
    """Every mutant of the file."""
    for mutation in mutations(file):
        yield mutation.of(file)


def mutations(file: File) -> Iterator[Mutation]:
    yield from _of_lists(file)
    for path, effects in _effects(file):
        yield from _of_effects(path, effects)
    for path, key in _conditions(file):
        yield from _of_condition(file, (*path, key))
    for at, question in enumerate(file["questions"]):
        yield from _of_question(file, ("questions", at), question)
    yield from _of_policy(file)


def _of_lists(file: File) -> Iterator[Mutation]:
    for key in ("questions", "rules"):
        for at in range(len(file[key])):
            yield Mutation("cut a branch", (key,), _delete(at), file[key][at]["id"])
    for at, rule in enumerate(file["rules"]):
        harsher = {"outcome": "stop", "stop_kind": "law", "contacts": ["legal"]}
        copy = rule | {"id": rule["id"] + "-too", "effects": harsher}
        yield Mutation("duplicate a rule with another target", ("rules",), _insert(at, copy), rule["id"])


def _of_question(file: File, path: tuple[str | int, ...], question: File) -> Iterator[Mutation]:
    flipped = "no" if question["many"] == "yes" else "yes"
    yield Mutation("flip many", path, _set("many", flipped))
    if "asked_when" in question:
        yield Mutation("remove asked_when", path, _delete("asked_when"))
    if "never_asked" in question:
        yield Mutation("ask what is never asked", path, _delete("never_asked"))
    options = question["options"]
    for at, option in enumerate(options):
        kind = "delete an unsure" if option["id"] == "unsure" else "cut an option"
        yield Mutation(kind, (*path, "options"), _delete(at), option["id"])
        if "alone" in option:
            yield Mutation("drop alone", (*path, "options", at), _delete("alone"))
        if at and option.get("effects") != options[at - 1].get("effects"):
            yield Mutation("swap effects", (*path, "options"), _swap(at), option["id"])
    name = question["id"]
    if name in file["unsure_may_lead_to_ok"]:
        yield Mutation("drop an excuse", ("unsure_may_lead_to_ok",), _delete(name), name)
    else:
        yield Mutation("add an excuse", ("unsure_may_lead_to_ok",), _set(name, {"sv": "Ja.", "en": "Yes."}), name)


def _effects(file: File) -> Iterator[tuple[tuple[str | int, ...], File]]:
    for at, question in enumerate(file["questions"]):
        for number, option in enumerate(question["options"]):
            if option.get("effects"):
                yield ("questions", at, "options", number), option["effects"]
    for at, rule in enumerate(file["rules"]):
        yield ("rules", at), rule["effects"]


def _of_effects(path: tuple[str | int, ...], effects: File) -> Iterator[Mutation]:
    yield Mutation("drop an effect", path, _set("effects", {}))
    inside = (*path, "effects")
    for key, scale in (("level", LEVELS), ("may", LEVELS), ("outcome", OUTCOMES)):
        for other in _neighbours(scale, effects.get(key, scale[0])):
            if (key, other) in {("level", "minimal"), ("may", "minimal")} and key not in effects:
                continue
            yield Mutation(f"move {key}", inside, _moved(key, other), f"to {other}")
    if "stop_kind" in effects:
        yield Mutation("swap stop kinds", inside, _set("stop_kind", _other_kind(effects["stop_kind"])))
    for key in ("contacts", "conditions"):
        for at, name in enumerate(effects.get(key, ())):
            yield Mutation(f"drop one of {key}", (*inside, key), _delete(at), name)


def _neighbours(scale: tuple[str, ...], value: str) -> list[str]:
    at = scale.index(value)
    return [scale[near] for near in (at - 1, at + 1) if 0 <= near < len(scale)]


def _moved(key: str, value: str) -> Callable[[Any], None]:
    """The effect with another level or outcome, and all else that belongs to it, so that its form is right."""

    def change(effects: File) -> None:
        effects[key] = value
        if effects.get("outcome") == "stop":
            effects.setdefault("stop_kind", "policy")
        else:
            effects.pop("stop_kind", None)
        if effects.get("outcome") in {"ask", "stop"}:
            effects.setdefault("contacts", ["ai_coordinator"])

    return change


def _other_kind(kind: str) -> str:
    return "law" if kind == "policy" else "policy"


def _conditions(file: File) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, question in enumerate(file["questions"]):
        if "asked_when" in question:
            yield ("questions", at), "asked_when"
    for at in range(len(file["rules"])):
        yield ("rules", at), "when"


def _of_condition(file: File, path: tuple[str | int, ...]) -> Iterator[Mutation]:
    node: Any = file
    for step in path:
        node = node[step]
    ((key, value),) = node.items()
    yield Mutation("negate a condition", path, _negate)
    if key in {"all", "any"}:
        yield Mutation("all for any", path, _renamed(key, "any" if key == "all" else "all"))
        for at in range(len(value)):
            if len(value) > 1:
                yield Mutation("drop a part", (*path, key), _delete(at), str(at))
            yield from _of_condition(file, (*path, key, at))
    elif key != "not":
        yield from _of_chosen(file, (*path, key), value)


def _negate(condition: File) -> None:
    whole = deepcopy(condition)
    condition.clear()
    condition["not"] = whole


def _renamed(old: str, new: str) -> Callable[[Any], None]:
    def change(condition: File) -> None:
        condition[new] = condition.pop(old)

    return change


def _of_chosen(file: File, path: tuple[str | int, ...], chosen: list[str]) -> Iterator[Mutation]:
    for at, option in enumerate(chosen):
        yield Mutation("narrow options", path, _delete(at), option)
    question = next(question for question in file["questions"] if question["id"] == path[-1])
    absent = [option["id"] for option in question["options"] if option["id"] not in chosen]
    for option in absent if len(absent) <= MOST_WIDENED else (absent[0], absent[-1]):
        yield Mutation("widen options", path, _insert(0, option), option)


def _of_policy(file: File) -> Iterator[Mutation]:
    for level, row in file["policy"].items():
        if row:
            yield Mutation("allow a level by policy", ("policy",), _set(level, {}), level)
            yield Mutation("swap stop kinds", ("policy", level), _set("stop_kind", _other_kind(row["stop_kind"])))
            asked = {"outcome": "ask", "contacts": row["contacts"]}
            yield Mutation("soften the policy", ("policy",), _set(level, asked), level)
            for at, contact in enumerate(row["contacts"]):
                yield Mutation("drop one of contacts", ("policy", level, "contacts"), _delete(at), contact)
        else:
            yield Mutation("raise a level by policy", ("policy",), _set(level, {"level": "limited"}), level)


def _delete(key: str | int) -> Callable[[Any], None]:
    def change(node: Any) -> None:  # noqa: ANN401 - a list or a mapping
        del node[key]

    return change


def _set(key: str, value: object) -> Callable[[Any], None]:
    def change(node: Any) -> None:  # noqa: ANN401 - a list or a mapping
        node[key] = value

    return change


def _insert(at: int, value: object) -> Callable[[Any], None]:
    def change(node: Any) -> None:  # noqa: ANN401 - a list
        node.insert(at, value)

    return change


def _swap(at: int) -> Callable[[Any], None]:
    def change(options: Any) -> None:  # noqa: ANN401 - a list
        one, other = options[at - 1], options[at]
        first, second = one.pop("effects", {}), other.pop("effects", {})
        one["effects"], other["effects"] = second, first

    return change
