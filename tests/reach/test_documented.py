"""The example of the guide is made from the shipped content with a clause and a tool changed."""

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

from bot.content.reading import read
from bot.reach import Kept, as_markdown, evidence_of
from dialogs.library import Library
from dialogs.reach import reach
from tests.dialogs.test_receipts import finished, receipt_of
from tests.planting import TODAY, Folder
from tests.reach.conftest import ROOT

DOCUMENT = ROOT / "docs" / "diff.md"
EXAMPLE = re.compile(r"(?s)(?<=<!-- example -->\n).*?(?=<!-- end of the example -->)")
FINGERPRINT = re.compile(r"`[0-9a-f]{16}`")
QUESTIONS = ROOT / "tests" / "questions" / "in_scope.yaml"


def test_the_example_in_the_guide_is_what_is_told(learnt_library: Library, tmp_path: Path) -> None:
    for part in ("faq", "policy_text"):
        shutil.copytree(ROOT / part, tmp_path / part)
    folder = Folder(tmp_path)
    folder.change("policy_text/sv/05-verktyg.md", "en app på din egen mobil eller dator", "en app på egen utrustning")
    folder.change(
        "policy_text/en/05-verktyg.md", "an app on your own phone or computer", "an app on equipment of your own"
    )
    register = (tmp_path / "policy_text" / "tools.yaml").read_text(encoding="utf-8")
    before, found, after = register.partition("- id: copilot-chat\n")
    folder.write("policy_text/tools.yaml", before + found + after.replace("status: approved", "status: pilot", 1))
    receipt = replace(receipt_of(finished(learnt_library)), id="Zq3vUu0f8w2KJx")
    evidence = evidence_of((QUESTIONS,), ROOT / "tests" / "scenarios.yaml", Kept(receipts=(receipt,)))

    changed = replace(read(tmp_path, TODAY).checked(), index=learnt_library.index)  # no phrasing has changed
    told = as_markdown(reach(learnt_library, changed, TODAY, evidence), "main", "the working content")

    example = "```markdown\n" + FINGERPRINT.sub("`(fingerprint)`", told) + "```\n"
    if os.environ.get("WRITE_DOCS"):
        DOCUMENT.write_text(EXAMPLE.sub(lambda _: example, DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    kept = EXAMPLE.search(DOCUMENT.read_text(encoding="utf-8"))
    assert kept is not None
    assert kept.group() == example, "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/reach/test_documented.py"
