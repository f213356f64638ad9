"""What Slack would refuse of a message or a home page, as far as our blocks go; from its published reference."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

JSON = dict[str, Any]

KEYS = {
    "section": {"text", "accessory", "expand", "fields"},
    "header": {"text"},
    "context": {"elements"},
    "actions": {"elements"},
    "divider": set(),
    "input": {"label", "hint", "optional", "element"},
    "button": {"action_id", "text", "value", "style"},
    "radio_buttons": {"action_id", "options", "initial_option"},
    "checkboxes": {"action_id", "options", "initial_options"},
    "static_select": {"action_id", "options", "initial_option"},
    "multi_static_select": {"action_id", "options", "initial_options"},
    "plain_text": {"text", "emoji"},
    "mrkdwn": {"text", "verbatim"},
}
MOST_OPTIONS = {"radio_buttons": 10, "checkboxes": 10, "static_select": 100, "multi_static_select": 100}
TEXTS = {("section", "text"): 3000, ("header", "text"): 150, ("button", "text"): 75}
TEXTS |= {("input", "label"): 2000, ("input", "hint"): 2000, ("option", "text"): 75, ("option", "description"): 75}
MOST_ELEMENTS = {"actions": 25, "context": 10}


def faults(message: JSON) -> list[str]:
    """What is wrong with the message; nothing where Slack would take it."""
    blocks = message["blocks"]
    found = [fault for block in blocks for fault in _block(block)]
    found += [f"{name} is there {count} times" for name, count in _names(blocks).items() if count > 1]
    if not 1 <= len(blocks) <= 50:
        found.append(f"{len(blocks)} blocks")
    if sum(len(text) for text in _texts(blocks)) > 13_000:
        found.append("too long a message")
    if message.get("type") != "home" and not 1 <= len(message["text"]) <= 4000:
        found.append(f"{len(message['text'])} characters of words")
    return found


def _block(block: JSON) -> Iterator[str]:
    kind = block["type"]
    yield from _known(block, extra={"block_id"})
    elements = [*block.get("elements", ()), *(block[name] for name in ("accessory", "element") if name in block)]
    if kind in MOST_ELEMENTS and not 1 <= len(elements) <= MOST_ELEMENTS[kind]:
        yield f"{kind} with {len(elements)} elements"
    if len(block.get("block_id", "x")) > 255:
        yield f"{kind} with too long a block_id"
    yield from _text_of(block, kind)
    for element in elements:
        yield from _element(element, kind)


def _element(element: JSON, within: str) -> Iterator[str]:
    kind = element["type"]
    yield from _known(element)
    if kind in {"plain_text", "mrkdwn"}:
        if within != "context" or not 1 <= len(element["text"]) <= 3000:
            yield f"{within} with {kind} of {len(element['text'])} characters"
        return
    yield from _text_of(element, kind)
    if not 1 <= len(element["action_id"]) <= 255:
        yield f"{kind} with action_id {element['action_id']}"
    if len(element.get("value", "")) > 2000:
        yield f"{kind} with too long a value"
    if kind in MOST_OPTIONS:
        yield from _options(element)


def _options(element: JSON) -> Iterator[str]:
    kind, options = element["type"], element["options"]
    if not 1 <= len(options) <= MOST_OPTIONS[kind]:
        yield f"{kind} with {len(options)} options"
    if len({option["value"] for option in options}) != len(options):
        yield f"{kind} with the same value twice"
    for option in options:
        yield from _text_of(option, "option")
        if set(option) - {"text", "value", "description"} or not 1 <= len(option["value"]) <= 150:
            yield f"option {option}"
    for chosen in (*element.get("initial_options", ()), *filter(None, [element.get("initial_option")])):
        if chosen not in options:
            yield f"{kind} begins with what is no option"


def _text_of(holder: JSON, kind: str) -> Iterator[str]:
    for (owner, name), longest in TEXTS.items():
        if owner != kind or name not in holder:
            continue
        text = holder[name]
        if not 1 <= len(text["text"]) <= longest:
            yield f"{kind} with {name} of {len(text['text'])} characters"
        if kind != "section" and text["type"] != "plain_text":
            yield f"{kind} with {name} in {text['type']}"
        yield from _known(text)


def _known(value: JSON, extra: frozenset[str] | set[str] = frozenset()) -> Iterator[str]:
    kind = value["type"]
    if kind not in KEYS:
        yield f"{kind} is not known"
        return
    strange = set(value) - KEYS[kind] - {"type"} - extra
    if strange:
        yield f"{kind} with {sorted(strange)}"


def _names(blocks: list[JSON]) -> Counter[str]:
    names = Counter(f"block {block['block_id']}" for block in blocks if "block_id" in block)
    for block in blocks:
        for element in (*block.get("elements", ()), block.get("accessory", {}), block.get("element", {})):
            names.update([f"action {element['action_id']}"] if "action_id" in element else [])
    return names


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        value = list(value.values())
    for part in value if isinstance(value, list) else ():
        yield from _texts(part)
