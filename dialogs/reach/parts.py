"""A value of the content as named parts in words, so that two of them can be laid side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from dialogs.language import Language, Phrasings, Text
from dialogs.risk_check import Chosen, Condition, Effect, Every, Not, Some

Words = tuple[str, ...]
"""One text, or each of several wordings; none where nothing is written."""

Named = tuple[str, Words]


def parts_of(value: object, without: tuple[str, ...] = ()) -> dict[str, Words]:
    """The parts of a value of the content by their names, those apart whose field is named; empty ones are left out."""
    return {name: words for name, words in _fields("", value, without) if words}


def parts_under(name: str, value: object) -> dict[str, Words]:
    """The parts of a value that has a name of its own; empty ones are left out."""
    return {part: words for part, words in _parts(name, value) if words}


def _fields(prefix: str, value: object, without: tuple[str, ...] = ()) -> Iterator[Named]:
    for field in fields(value):  # type: ignore[arg-type] # whoever asks has seen that it is a dataclass
        if field.name not in without:
            yield from _parts(f"{prefix} {field.name.replace('_', ' ')}".strip(), getattr(value, field.name))


def _parts(name: str, value: object) -> Iterator[Named]:
    match value:
        case Text():
            yield from ((f"{name} ({tongue})", _text(getattr(value, tongue))) for tongue in Language)
        case Phrasings():
            yield from ((f"{name} ({tongue})", tuple(sorted(value.to(tongue)))) for tongue in Language)
        case Chosen() | Every() | Some() | Not():
            yield name, (condition_in_words(value),)
        case Effect():
            yield from _fields("", value)
        case Mapping():
            for key, part in sorted(value.items()):
                yield from _parts(f"{name} {_in_words(key)}", part)
        case tuple() if any(map(is_dataclass, value)):
            yield name, tuple(sorted("; ".join(_in_one_line(part)) for part in value))
        case _ if is_dataclass(value):
            yield from _fields(name, value)
        case _:
            yield name, _text(_in_words(value))


def _in_one_line(value: object) -> Iterator[str]:
    return (word for words in parts_of(value).values() for word in words)


def _text(written: str) -> Words:
    return (written.strip(),) if written.strip() else ()


def _in_words(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum() if not isinstance(value, str):
            return value.name.lower()
        case tuple():
            return ", ".join(map(_in_words, value))
    return str(value)


def condition_in_words(condition: Condition) -> str:
    """The condition on one line; the same for every order its parts are written in."""
    match condition:
        case Chosen(question, options):
            return f"{question} is {' or '.join(sorted(options))}"
        case Every(parts):
            return f"all of ({'; '.join(sorted(map(condition_in_words, parts)))})"
        case Some(parts):
            return f"any of ({'; '.join(sorted(map(condition_in_words, parts)))})"
        case Not(part):
            return f"not ({condition_in_words(part)})"
