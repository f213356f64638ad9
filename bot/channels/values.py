"""JSON as it travels. What comes in is read by hand, for anything at all may stand in it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn


class MalformedError(Exception):
    """The body is not what it should be; the message names what is wrong with it."""


def an_object(body: bytes | str) -> Mapping[str, Any]:
    """The JSON object in the body.

    Raises:
        MalformedError: the body is not JSON, or not an object.
    """
    return as_object(_parsed(body))


def as_object(value: object) -> Mapping[str, Any]:
    """The value, which has to be an object.

    Raises:
        MalformedError: it is something else.
    """
    if not isinstance(value, Mapping):
        raise MalformedError("not an object")
    return value


def string(value: object) -> str:
    """The value where it is text, without what no database or socket takes; else an empty string."""
    if not isinstance(value, str):
        return ""
    return value.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def member(value: object, *path: str) -> object:
    """What stands at the path inside nested objects; None where it leads nowhere."""
    for key in path:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def text_at(value: object, *path: str) -> str:
    """The text at the path; an empty string where there is none."""
    return string(member(value, *path))


def objects(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects in a list, or those that an object holds by name."""
    found = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return (each for each in found if isinstance(each, Mapping))


def present(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that say something; empty ones are left out."""
    return {name: value for name, value in values.items() if value}


def as_bytes(value: object) -> bytes:
    """The value as compact JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _parsed(body: bytes | str) -> object:
    try:
        return json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise MalformedError("not JSON") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
