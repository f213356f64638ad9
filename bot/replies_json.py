"""Replies as plain JSON values and back, so that they can wait in a database."""

from collections.abc import Iterable, Sequence
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError

from dialogs.replies import Reply

_KINDS: dict[str, TypeAdapter[Any]] = {kind.__name__: TypeAdapter(kind) for kind in get_args(Reply)}


def to_json(replies: Iterable[Reply]) -> list[Any]:
    """Each reply with the name of its kind."""
    return [[type(reply).__name__, _KINDS[type(reply).__name__].dump_python(reply, mode="json")] for reply in replies]


def from_json(written: Sequence[Any]) -> tuple[Reply, ...]:
    """The replies as they were; those of a kind or a form that this version does not know are left out."""
    return tuple(reply for kind, value in written if (reply := _read(kind, value)) is not None)


def _read(kind: str, value: object) -> Reply | None:
    try:
        reply: Reply = _KINDS[kind].validate_python(value)
    except (KeyError, ValidationError):
        return None
    return reply
