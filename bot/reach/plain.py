"""The comparison as plain values, for a program."""

from dataclasses import asdict
from typing import Any

from dialogs.reach import Reach


def as_data(reach: Reach, old: str, new: str) -> dict[str, Any]:
    """The comparison of the two sides as they are called; texts are whole here, but for what somebody asked."""
    told = asdict(reach) | {"gives_others": reach.gives_others}
    for other in (*told["logged"]["others"], *told["logged"]["suggesting"]):
        del other["asked"]["text"]
    return {"old": old, "new": new, **told}
