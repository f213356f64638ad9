"""The template's files, changed line by line, so that comments and layout stay. Texts in, texts out."""

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date

from bot.content.parsing import tree
from bot.starting.choices import Edit, choices, made_anyhow, made_when_adopted
from bot.starting.start import Start
from dialogs.language import Language, Text

ORGANISATION = "policy_text/organisation.yaml"
_DAYS = re.compile(r"(?m)(?P<key>^ *(?:reviewed|review_by): *|\bon: *)(?P<day>\d{4}-\d{2}-\d{2})\b")
_COMMENT = re.compile(r"\s+#[^\"']*$")


class NotTheTemplate(Exception):
    """The content is another than the template that the choices were written for; the message says where."""


def adapted(texts: Mapping[str, str], start: Start) -> Mapping[str, str]:
    """The files of the template by name, as the municipality begins with them.

    Raises:
        NotTheTemplate: a line that has to change is not there, or not once.
    """
    changed = dict(texts)
    for edit in _edits(start):
        changed[edit.file] = _edited(changed.get(edit.file, ""), edit)
    changed[ORGANISATION] = _organisation(changed[ORGANISATION], start)
    return _dated(changed, start.today)


def _edits(start: Start) -> Iterable[Edit]:
    for choice in choices():
        yield from choice.option(start.chosen.get(choice.id, choice.options[0].id)).edits
    yield from made_when_adopted() if start.adoption else ()
    yield from made_anyhow()


def _edited(text: str, edit: Edit) -> str:
    if text.count(edit.was) != 1 or text.count(edit.up_to) < 1:
        raise NotTheTemplate(f"{edit.file}: {edit.was.strip().splitlines()[0]}")
    before, _, after = text.partition(edit.was)
    kept = after[after.index(edit.up_to) :] if edit.up_to else after
    return before + edit.becomes + kept


def _organisation(text: str, start: Start) -> str:
    written = tree(text)
    lines = text.split("\n")
    _set(lines, written.at("name").line, "name", in_both(start.name))
    _set(lines, written.at("languages").line, "languages", _languages(start.language))
    for role, contact in start.contacts.items():
        node = written.at("roles", role, "contact")
        if contact.text != Text(node.at("sv").text, node.at("en").text):
            _set(lines, node.line, "contact", in_both(contact.text))
    policy = written.at("policy")
    if start.adoption:
        _set(lines, policy.at("adopted").line, "adopted", start.adoption.on.isoformat(), comment="")
        _set(lines, policy.at("reference").line, "reference", quoted(start.adoption.reference))
    else:
        _set(lines, policy.at("adopted").line, "adopted", start.today.isoformat())
    return "\n".join(lines)


def _set(lines: list[str], number: int, key: str, value: str, comment: str | None = None) -> None:
    """Write the value of a key that stands on a line of its own; its comment stays unless another is given."""
    line = lines[number - 1]
    head = re.match(rf"\s*{key}:(?= \S)", line)
    if head is None:
        raise NotTheTemplate(f"{ORGANISATION}:{number}: {line.strip()}")
    said = _COMMENT.search(line)
    lines[number - 1] = f"{head.group()} {value}{(said.group() if said else '') if comment is None else comment}"


def in_both(text: Text) -> str:
    """A text of two languages as YAML."""
    return f"{{sv: {quoted(text.sv)}, en: {quoted(text.en)}}}"


def quoted(text: str) -> str:
    """A text in quotes, as YAML and JSON both read it."""
    return json.dumps(text, ensure_ascii=False)


def _languages(first: Language) -> str:
    return f"[{first}, {first.other}]"


def _dated(texts: Mapping[str, str], today: date) -> Mapping[str, str]:
    """Every review begins today: its dates move by as much as the latest review lies back."""
    days = [date.fromisoformat(found["day"]) for text in texts.values() for found in _DAYS.finditer(text)]
    past = [day for day in days if day <= today]
    if not past:
        return texts
    moved = today - max(past)

    def later(found: re.Match[str]) -> str:
        return f"{found['key']}{date.fromisoformat(found['day']) + moved}"

    return {name: _DAYS.sub(later, text) for name, text in texts.items()}
