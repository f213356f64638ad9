"""Problems as SARIF 2.1.0, the format in which code hosts and editors take what checkers find."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from bot.content.codes import Code
from bot.content.manual import explanations
from bot.content.problems import Problem
from bot.content.spots import Spot

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
Found = tuple[Problem, str, Spot | None]
"""A problem, its file as seen from the current folder, and its spot."""


def sarif(found: Iterable[Found]) -> dict[str, Any]:
    """The problems as a log of one run; every rule comes along with its entry of the manual."""
    rules = [_rule(code) for code in Code]
    places = {code: place for place, code in enumerate(Code)}
    driver = {"name": "policybot check", "version": version("policybot"), "rules": rules}
    results = [_result(problem, file, spot, places) for problem, file, spot in found]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: Code) -> dict[str, Any]:
    entry = explanations()[code]
    wrong = f"In place of\n\n```\n{entry.wrong.rstrip()}\n```\n\nwrite" if entry.wrong else "For example"
    return {
        "id": str(code),
        "name": "".join(part.title() for part in code.name.split("_")),
        "shortDescription": {"text": code.meaning},
        "fullDescription": {"text": entry.paragraph},
        "help": {
            "text": entry.paragraph,
            "markdown": f"{entry.paragraph}\n\n{wrong}\n\n```\n{entry.right.rstrip()}\n```\n",
        },
        "defaultConfiguration": {"level": str(code.severity)},
    }


def _result(problem: Problem, file: str, spot: Spot | None, places: Mapping[Code, int]) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": quote(file)}}
    if problem.line:
        where["region"] = _region(problem, spot)
    return {
        "ruleId": str(problem.code),
        "ruleIndex": places[problem.code],
        "level": str(problem.severity),
        "message": {"text": f"{problem.message} {problem.remedy}".strip()},
        "locations": [{"physicalLocation": where}],
        "partialFingerprints": {"problem/v1": _fingerprint(problem)},
    }


def _region(problem: Problem, spot: Spot | None) -> dict[str, int]:
    if spot is None or not spot.length:
        return {"startLine": problem.line}
    return {"startLine": spot.line, "startColumn": spot.column, "endColumn": spot.column + spot.length}


def _fingerprint(problem: Problem) -> str:
    """The same while the problem only moves to another line."""
    return sha256(f"{problem.code}\n{problem.file}\n{problem.message}".encode()).hexdigest()[:32]
