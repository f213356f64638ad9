import asyncio
import json
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.store.opening import sqlite_store
from dialogs.library import Library
from tests.dialogs.test_receipts import finished, receipt_of

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "receipts.md"
FINGERPRINT = re.compile(r"\([0-9a-f]{16}\)")
STOP = "{outcome: stop, stop_kind: policy, contacts: [ai_coordinator], cites: [risk-2]}"


def verify(file: Path, *more: str) -> Result:
    return CliRunner().invoke(main, ["receipt", "verify", str(file), *more])


@pytest.fixture(name="receipt")
def fixture_receipt(library: Library, tmp_path: Path) -> Path:
    file = tmp_path / "receipt.json"
    file.write_text(json.dumps(receipt_of(finished(library)).to_json()), encoding="utf-8")
    return file


def test_a_receipt_made_from_todays_rules_stands(receipt: Path) -> None:
    result = verify(receipt)

    assert result.exit_code == 0
    assert result.output.count("the verdict stands") == 2


def test_a_receipt_is_replayed_on_the_rules_of_its_time_and_overturned_by_todays(
    receipt: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("faq", "policy_text"):
        shutil.copytree(ROOT / name, tmp_path / "new" / name)
    rules = tmp_path / "new" / "policy_text" / "risk_check.yaml"
    rules.write_text(
        rules.read_text(encoding="utf-8").replace("  minimal: {}\n", f"  minimal: {STOP}\n"), encoding="utf-8"
    )
    database = tmp_path / "bot.sqlite"
    asyncio.run(_keep(database, library))
    monkeypatch.setenv("POLICYBOT_DATABASE", str(database))

    standing = verify(receipt)
    result = verify(receipt, "--content", str(tmp_path / "new"))

    documented("standing", standing.output)
    documented("overturned", result.output)
    assert result.exit_code == 1
    assert f"On the rules it was made from ({library.rules_fingerprint}): the verdict stands" in result.output
    assert "another verdict (stop" in result.output


def documented(block: str, output: str) -> None:
    """What is printed stands in the document."""
    found = re.compile(rf"(?s)(?<=<!-- {block} -->\n).*?(?=<!-- end -->)")
    said = f"```\n{FINGERPRINT.sub('(fingerprint)', output)}```\n"
    if os.environ.get("WRITE_DOCS"):
        DOCUMENT.write_text(found.sub(lambda _: said, DOCUMENT.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    kept = found.search(DOCUMENT.read_text(encoding="utf-8"))
    assert kept is not None
    assert kept.group() == said, "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/cli/test_receipt.py"


async def _keep(database: Path, library: Library) -> None:
    store = await sqlite_store(database)
    await store.keep_rules(library.rules_fingerprint, library.rules_text, datetime.now(UTC))
    await store.close()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 9}', "no json"])
def test_a_file_that_is_no_receipt_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "file.json"
    file.write_text(text, encoding="utf-8")

    result = verify(file)

    assert result.exit_code == 1
    assert "Save the receipt again" in result.output
    assert "Traceback" not in result.output
