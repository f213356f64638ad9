"""The comparison as plain values, for a program."""

from dataclasses import asdict
from typing import Any

from dialogs.reach import Reach


def as_data(reach: Reach, old: str, new: str) -> dict[str, Any]:
    """The comparison of the two sides as they are called; texts are whole here."""
    return {"old": old, "new": new, **asdict(reach)}
