"""How the log is written: as text or JSON, and without the words of errors, which may quote what somebody said."""

import asyncio
import logging
from collections.abc import Mapping
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from bot.failures import place_of
from bot.settings import LogFormat

log = logging.getLogger(__name__)

CHATTY = "sqlalchemy"
"""A library that tells of its everyday work at the level at which the bot tells what matters."""

TEXT = "%(asctime)s %(levelname)s %(name)s %(message)s"
NAMES = {"asctime": "at", "levelname": "level", "name": "logger"}
Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class _Discreet(logging.Formatter):
    """Says of an error what kind it is and where it came through."""

    def formatException(self, ei: Failure) -> str:  # noqa: N802 - the library's name
        return place_of(ei[1]) if ei[1] else ""


class _Text(_Discreet):
    """A line for people."""


class _Json(_Discreet, JsonFormatter):
    """A line for programs."""


def set_up(written: LogFormat, level: str) -> None:
    """Write the log to the standard error stream, from the level on."""
    handler = logging.StreamHandler()
    handler.setFormatter(_Json(TEXT, rename_fields=NAMES) if written is LogFormat.JSON else _Text(TEXT))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger(CHATTY).setLevel(logging.WARNING)
    logging.raiseExceptions = False  # else a faulty line would be quoted on the error stream, whatever is in it


def mind_the_loop(loop: asyncio.AbstractEventLoop) -> None:
    """Log what nobody caught by its kind and place; as it comes, asyncio would log the error's words."""
    loop.set_exception_handler(_uncaught)


def _uncaught(_loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
    error = context.get("exception")
    log.error("Something failed in the background: %s", place_of(error) if error else "nobody knows what")
