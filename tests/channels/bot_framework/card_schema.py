"""What the Adaptive Cards 1.5 schema would refuse, as far as our cards go."""

from collections.abc import Callable, Iterator
from typing import Any

Check = Callable[[Any], bool]


def words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def one_of(*values: str) -> Check:
    return lambda value: value in values


def flag(value: object) -> bool:
    return isinstance(value, bool)


def list_of(*kinds: str) -> Check:
    return lambda value: isinstance(value, list) and bool(value) and all(part.get("type") in kinds for part in value)


def choices(value: object) -> bool:
    return isinstance(value, list) and all(
        set(one) == {"title", "value"} and all(map(words, one.values())) for one in value
    )


def data(value: object) -> bool:
    return (
        isinstance(value, dict)
        and set(value) - {"owner"} == {"policybot", "verb", "target", "card"}
        and value["policybot"] == 1
    )


REQUIRED: dict[str, dict[str, Check]] = {
    "AdaptiveCard": {
        "version": one_of("1.5"),
        "body": list_of("TextBlock", "Container", "ActionSet", "Input.ChoiceSet"),
    },
    "TextBlock": {"text": words, "wrap": flag},
    "Container": {"items": list_of("TextBlock")},
    "ActionSet": {"actions": list_of("Action.Submit")},
    "Action.Submit": {"title": words, "data": data},
    "Input.ChoiceSet": {"id": words, "choices": choices, "label": words},
}
OPTIONAL: dict[str, dict[str, Check]] = {
    "AdaptiveCard": {"$schema": words, "lang": one_of("sv", "en"), "fallbackText": words},
    "TextBlock": {
        "weight": one_of("Bolder"),
        "style": one_of("heading"),
        "size": one_of("Small", "Large"),
        "isSubtle": flag,
        "spacing": one_of("Small"),
        "color": one_of("Default", "Good", "Warning", "Attention"),
    },
    "Container": {"style": one_of("emphasis")},
    "ActionSet": {},
    "Action.Submit": {},
    "Input.ChoiceSet": {"style": one_of("expanded"), "isMultiSelect": flag, "wrap": flag, "value": words},
}


def elements(value: object) -> Iterator[dict[str, Any]]:
    """Every element and action in a card, from the outside in."""
    if isinstance(value, dict) and "type" in value:
        yield value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in parts:
        yield from elements(part)


def faults(card: dict[str, Any]) -> list[str]:
    """What is wrong with the card; nothing where clients will take it."""
    return [fault for element in elements(card) for fault in _faults(element)]


def _faults(element: dict[str, Any]) -> Iterator[str]:
    kind = element["type"]
    if kind not in REQUIRED:
        yield f"{kind} is not known"
        return
    known = REQUIRED[kind] | OPTIONAL[kind]
    yield from (f"{kind} has no {name}" for name in set(REQUIRED[kind]) - set(element))
    for name, value in element.items():
        if name != "type" and not (name in known and known[name](value)):
            yield f"{kind} with {name}: {value}"
