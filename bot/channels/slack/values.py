"""JSON as Slack sends it, read by hand, for anything at all may stand in it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn


class MalformedError(Exception):
    """The text is no JSON."""


def an_object(text: str | bytes) -> Mapping[str, Any]:
    """The object in the text; an empty one where it holds something else.

    Raises:
        MalformedError: the text is no JSON.
    """
    try:
        read = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise MalformedError("not JSON") from error
    return read if isinstance(read, dict) else {}


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


def _no_constant(name: str) -> NoReturn:
    raise ValueError(name)
