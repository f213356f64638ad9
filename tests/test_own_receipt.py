"""The bot's own risk check: fixed answers, no AI. Its receipt is shipped, and stands."""

import json
import os
from dataclasses import replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner

from bot.cli import main
from dialogs.conversation import respond
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.replies import Ask
from dialogs.risk_check import Receipt
from dialogs.state import State
from dialogs.turn import Turn

SHIPPED = Path(__file__).parents[1] / "docs" / "own-receipt.json"
TODAY = date(2026, 11, 25)
OURS = {"tool": "approved", "is_ai": "no", "data": "internal", "involves": "none", "area": "none"}
"""A municipality that serves the bot has approved it; questions are kept, redacted, without who asked."""


def taken(library: Library) -> Turn:
    """The risk check as we answer it for the bot."""
    turn = respond(library, State(), Message("riskkoll"), TODAY, "policybot")
    while isinstance(asked := turn.replies[-1], Ask):
        press = Press(Verb.ANSWER, asked.question, asked.card, (OURS[asked.question],))
        turn = respond(library, turn.state, Message(press=press), TODAY, "policybot")
    return turn


def test_the_bot_is_no_ai_by_its_own_check_and_the_receipt_that_is_shipped_says_so(library: Library) -> None:
    made = taken(library).receipt
    assert made is not None
    if os.environ.get("WRITE_DOCS"):
        SHIPPED.write_text(json.dumps(made.to_json(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

    shipped = Receipt.from_json(json.loads(SHIPPED.read_text(encoding="utf-8")))

    assert (shipped.level, shipped.outcome, shipped.conditions) == ("none", "conditions", ("check_class",))
    same_content = replace(shipped, fingerprints=made.fingerprints, valid_until=made.valid_until)
    assert same_content == made
    rules = shipped.fingerprints.rules
    assert rules == made.fingerprints.rules, "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/test_own_receipt.py"


def test_whoever_doubts_it_replays_it() -> None:
    result = CliRunner().invoke(main, ["receipt", "verify", str(SHIPPED)])

    assert result.exit_code == 0, result.output
    assert result.output.count("the verdict stands (conditions, level none)") == 2
