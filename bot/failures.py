"""What may be logged of a failure: its kind and its place, never its own words, which may quote what a user wrote."""

import traceback


def place_of(error: BaseException) -> str:
    """The kind of the error, and the lines of code it came through."""
    where = "".join(traceback.format_tb(error.__traceback__))
    return f"{type(error).__name__}\n{where}"
