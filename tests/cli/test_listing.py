"""How problems are shown: to people with their line, to pipes one to a line, to code hosts as SARIF."""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import click
import jsonschema
import pexpect
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bot.cli import main
from bot.cli.listing import Listing
from bot.content.codes import Code
from bot.content.problems import Problem
from bot.content.spots import spot_of
from tests.planting import Folder

ROOT = Path(__file__).parents[2]
V, R, M = "faq/verktyg.yaml", "policy_text/risk_check.yaml", "policy_text/en/01-verktyg.md"

SPOTS = [
    (V, "topic: tools", "topc: tools", 2, "P001", "topc"),
    (V, "cites: [verktyg-1, gdpr-28]", "cites: [verktyg-9, gdpr-28]", 11, "P051", "verktyg-9"),
    (V, "reviewed: 2026-11-20", "reviewed: 20 November", 15, "P004", "20 November"),
    (V, '"tool:chat"', '"tool:chatt"', 13, "P053", "tool:chatt"),
    (V, "(#verktyg-1)", "(#verktyg-7)", 8, "P045", "#verktyg-7"),
    (V, "Nej, använd jobbkontot.", "Nej, <b>använd</b> jobbkontot.", 8, "P046", "<b>"),
    (V, "  topic: tools", "\ttopic: tools", 2, "P031", "\t"),
    (V, "cites: [verktyg-1, gdpr-28]", "cites: [verktyg-1, gdpr-28", 11, "P030", "["),
    (V, "owner: ai_coordinator", "owner: *tools", 14, "P033", "*"),
    (R, 'asked_when: {is_ai: ["yes"', 'asked_when: {data: ["yes"', 43, "P071", "data"),
    (R, "effects: {level: limited}", "effects: {level: medium}", 57, "P003", "medium"),
    (M, "## Godkända", "### Godkända", 9, "P041", "Godkända"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "code", "meant"), SPOTS, ids=[row[5] for row in SPOTS])
def test_the_caret_stands_under_what_is_wrong(
    file: str, old: str, new: str, line: int, code: str, meant: str, folder: Folder
) -> None:
    folder.change(file, old, new)

    listing = Listing(folder.path, [problem for problem in folder.problems() if problem.code == code][:1])

    spot = listing.spot(listing.problems[0])
    assert spot is not None
    assert spot.line == line
    assert spot.written[spot.column - 1 : spot.column - 1 + spot.length] == meant
    assert "^" * len(meant) in click.unstyle("".join(listing.full()))


@given(message=st.text(alphabet="ab-_“”› <{1:.", max_size=40), line=st.text(max_size=40), column=st.integers(0, 50))
def test_a_spot_never_leaves_its_line(message: str, line: str, column: int) -> None:
    problem = Problem(Code.TAB, Code.TAB.severity, V, 1, message, "", column)

    spot = spot_of(problem, [line])

    assert spot is not None
    assert 1 <= spot.column <= max(len(line), 1)
    assert spot.column - 1 + spot.length <= len(line)


def test_a_long_line_is_cut_around_the_spot(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    folder.change(V, "cites: [verktyg-1, gdpr-28]", f"cites: [{'verktyg-1, ' * 20}verktyg-9, {'gdpr-28, ' * 20}]")

    (said,) = Listing(folder.path, folder.problems()).full()

    lines = click.unstyle(said).splitlines()
    assert max(map(len, lines)) <= 60
    caret = next(line for line in lines if "^" in line)
    above = lines[lines.index(caret) - 1]
    assert above[caret.index("^") :].startswith("verktyg-9")
    assert above.count("…") == 2


def test_nothing_in_a_file_reaches_the_terminal_as_a_command(folder: Folder) -> None:
    folder.change(V, "topic: tools", "topic: \x1b[2J\x9btools")

    said = "".join(Listing(folder.path, folder.problems()).full())

    assert "\x1b[2J" not in said
    assert "\x9b" not in said


def check(*words: str) -> Any:  # noqa: ANN401 - click's result
    return CliRunner().invoke(main, ["check", *words], catch_exceptions=False)


def test_a_pipe_gets_a_line_for_each_problem_as_with_short(folder: Folder) -> None:
    folder.change(V, "topic: tools", "topc: tools")

    piped, short = check("--content", str(folder.path)), check("--short", "--content", str(folder.path))

    assert piped.output == short.output
    assert f"{V}:2 P001 private-account › topc is no key here. Did you mean topic?" in piped.output.splitlines()


def test_a_file_is_named_as_seen_from_the_current_folder(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.change(V, "topic: tools", "topc: tools")
    monkeypatch.chdir(folder.path.parent)

    said = check("--short", "--content", folder.path.name).output

    assert f"{folder.path.name}/{V}:2 P001 private-account › topc" in said


@pytest.mark.parametrize(("settings", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_the_line_and_the_caret_in_colour_unless_told_not_to(
    settings: dict[str, str], folder: Folder, *, coloured: bool
) -> None:
    folder.change(V, "topic: tools", "topc: tools")
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    started = pexpect.spawn(
        str(Path(sys.executable).parent / "policybot"),
        ["check", "--content", str(folder.path)],
        env={**environment, "TERM": "xterm", **settings},
        encoding="utf-8",
        timeout=240,
        dimensions=(40, 100),
    )
    seen = str(started.read()).replace("\r\n", "\n")
    started.close()

    assert started.exitstatus == 1
    assert "     2 |   topc: tools\n       |   ^^^^\n  Did you mean topic?" in click.unstyle(seen)
    assert ("\x1b[31m" in seen) is coloured


RESULT = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string", "pattern": "^P\\d{3}$"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "locations": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["physicalLocation"],
                "properties": {
                    "physicalLocation": {
                        "type": "object",
                        "required": ["artifactLocation"],
                        "additionalProperties": False,
                        "properties": {
                            "artifactLocation": {
                                "type": "object",
                                "required": ["uri"],
                                "properties": {"uri": {"type": "string", "pattern": "^[A-Za-z0-9._~%/-]+$"}},
                            },
                            "region": {
                                "type": "object",
                                "required": ["startLine"],
                                "additionalProperties": False,
                                "properties": {
                                    name: {"type": "integer", "minimum": 1}
                                    for name in ("startLine", "startColumn", "endColumn")
                                },
                            },
                        },
                    }
                },
            },
        },
    },
}


def test_code_hosts_get_sarif_with_rules_and_places(folder: Folder) -> None:
    folder.change(V, "topic: tools", "topc: tools")
    folder.change(R, "effects: {may: prohibited,", "effects: {may: high,")
    folder.write("policy_text/sv/läs mig.txt", "hej")

    told = json.loads(check("--sarif", "--content", str(folder.path)).stdout)

    assert told["version"] == "2.1.0"
    assert told["$schema"].endswith("sarif-2.1.0.json")
    (run,) = told["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(Code)
    assert all(re.fullmatch(r"[A-Z][A-Za-z]+", rule["name"]) for rule in rules)
    assert all(rule["help"]["text"] and "```" in rule["help"]["markdown"] for rule in rules)
    jsonschema.validate(run["results"], {"type": "array", "minItems": 3, "items": RESULT})
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    places = {result["ruleId"]: result["locations"][0]["physicalLocation"] for result in run["results"]}
    assert places["P001"]["region"] == {"startLine": 2, "startColumn": 3, "endColumn": 7}
    assert places["P025"]["artifactLocation"]["uri"] == "policy_text/sv/l%C3%A4s%20mig.txt"
    assert "region" not in places["P025"]


def test_a_problem_keeps_its_fingerprint_when_it_moves(folder: Folder) -> None:
    folder.change(V, "topic: tools", "topc: tools")

    def fingerprints() -> list[str]:
        told = json.loads(check("--sarif", "--content", str(folder.path)).stdout)
        return [result["partialFingerprints"]["problem/v1"] for result in told["runs"][0]["results"]]

    before = fingerprints()
    folder.change(V, "- id: private", "\n# Verktyg\n- id: private")

    assert fingerprints() == before
