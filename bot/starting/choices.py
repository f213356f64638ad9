"""What a municipality may choose when it begins, and which lines of the template each choice changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from bot.content.parsing import tree
from dialogs.language import Text


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of a file: a text, or all from one text up to another, becomes something else."""

    file: str
    was: str
    becomes: str
    up_to: str


@dataclass(frozen=True, slots=True)
class Option:
    """One way to decide."""

    id: str
    says: Text
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something the municipality decides for itself. The first option is how the template has it."""

    id: str
    asks: Text
    options: tuple[Option, ...]

    def option(self, name: str) -> Option:
        """The option of the name."""
        return next(option for option in self.options if option.id == name)


def choices() -> tuple[Choice, ...]:
    """All choices, in the order in which they are asked."""
    return tuple(_choice(written) for written in _written()["choices"])


def made_anyhow() -> tuple[Edit, ...]:
    """What changes whatever is chosen."""
    return _edits(_written()["always"])


def made_when_adopted() -> tuple[Edit, ...]:
    """What changes once the policy is adopted: nothing says any more that it is a template."""
    return _edits(_written()["adopted"])


@cache
def _written() -> Mapping[str, Any]:
    text = (files("bot.starting") / "choices.yaml").read_text(encoding="utf-8")
    plain: Any = tree(text).plain()
    found: Mapping[str, Any] = plain
    return found


def _choice(written: Mapping[str, Any]) -> Choice:
    options = tuple(
        Option(option["id"], Text(**option["says"]), _edits(option.get("edits", ()))) for option in written["options"]
    )
    return Choice(written["id"], Text(**written["asks"]), options)


def _edits(written: Iterable[Mapping[str, str]]) -> tuple[Edit, ...]:
    return tuple(
        Edit(edit["file"], edit.get("was") or edit["from"], edit.get("becomes", ""), edit.get("up_to", ""))
        for edit in written
    )
