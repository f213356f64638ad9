"""The comparison as plain values, for a program."""

from dataclasses import asdict
from typing import Any

from bot.reach.consequences import FEWEST
from dialogs.reach import Reach


def as_data(reach: Reach, old: str, new: str) -> dict[str, Any]:
    """The comparison of the two sides as they are called; texts are whole here, but for questions that few asked."""
    told = asdict(reach) | {"gives_others": reach.gives_others}
    told["logged"]["others"] = [other for other in told["logged"]["others"] if other["asked"]["times"] >= FEWEST]
    return {"old": old, "new": new, **told}
