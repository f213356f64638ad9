"""What the documents say is so."""

import json
import os
import re
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.content.codes import Code, Severity
from bot.content.manual import explanations
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
RUNNING = ROOT / "docs" / "running.md"
CHECKS = ROOT / "docs" / "checks.md"
MATCHER = ROOT / "deploy" / "github" / "matcher.json"
TABLE = re.compile(r"(?s)(?<=<!-- settings -->\n).*?(?=\n<!-- end of settings -->)")


def table_of_settings() -> str:
    rows = ["| setting | what it is | by default |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = "" if isinstance(field.default, SecretStr) else field.get_default()
        shown = ", ".join(default) if isinstance(default, tuple) else str(default or "")
        shown = "" if shown == "frozenset()" else shown
        rows.append(f"| `{PREFIX}{name.upper()}` | {field.description} | {f'`{shown}`' if shown else ''} |")
    return "\n".join(rows)


def test_the_table_of_settings_is_the_one_of_the_code() -> None:
    if os.environ.get("WRITE_DOCS"):
        RUNNING.write_text(
            TABLE.sub(lambda _: table_of_settings(), RUNNING.read_text(encoding="utf-8")), encoding="utf-8"
        )

    found = TABLE.search(RUNNING.read_text(encoding="utf-8"))

    assert found is not None
    assert found.group() == table_of_settings(), "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/test_docs.py"


INTRODUCTION = """# What `policybot check` finds

Every kind of problem has a code that never changes. With an error the content cannot be used; a warning can wait.
`policybot check --explain P031` shows an entry of this page in the terminal.

| code | severity | what it means |
|---|---|---|
"""


def page_of_codes() -> str:
    rows = "\n".join(f"| [{code}](#{code.lower()}) | {code.severity} | {code.meaning} |" for code in Code)
    return f"{INTRODUCTION}{rows}\n\n" + "\n".join(map(section_on, Code))


def section_on(code: Code) -> str:
    entry = explanations()[code]
    examples = [("In place of", entry.wrong), ("write", entry.right)] if entry.wrong else [("For example", entry.right)]
    blocks = (f"{lead}\n\n```\n{text.rstrip()}\n```\n" for lead, text in examples)
    return "\n".join([f"## {code}\n", f"{entry.paragraph}\n", *blocks])


def test_the_page_of_codes_is_the_manual_s() -> None:
    if os.environ.get("WRITE_DOCS"):
        CHECKS.write_text(page_of_codes(), encoding="utf-8")

    written = CHECKS.read_text(encoding="utf-8")

    assert written == page_of_codes(), "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/test_docs.py"


def matcher_of_problems() -> str:
    """What makes GitHub mark each line of `policybot check --short` in a pull request."""
    warnings = "|".join(code[1:] for code in Code if code.severity == Severity.WARNING)
    patterns = {"error": rf"P(?!{warnings})\d{{3}}", "warning": rf"P(?:{warnings})"}
    matchers = [
        {
            "owner": f"policybot-{severity}",
            "severity": severity,
            "pattern": [
                {"regexp": rf"^(\S.*?)(?::(\d+))? ({code}) (.+)$", "file": 1, "line": 2, "code": 3, "message": 4}
            ],
        }
        for severity, code in patterns.items()
    ]
    return json.dumps({"problemMatcher": matchers}, indent=2) + "\n"


def test_the_matcher_for_pull_requests_knows_errors_from_warnings() -> None:
    if os.environ.get("WRITE_DOCS"):
        MATCHER.write_text(matcher_of_problems(), encoding="utf-8")

    written = MATCHER.read_text(encoding="utf-8")

    assert written == matcher_of_problems(), "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/test_docs.py"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_between_documents_leads_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")

    for target in re.findall(r"\]\((?!https?://)([^)#\s]+)", re.sub(r"(?s)```.*?```", "", text)):
        assert (document.parent / target).exists(), target


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for document in DOCUMENTS:
        for target in re.findall(r"`make (\w+)`|^make (\w+)", document.read_text(encoding="utf-8"), re.MULTILINE):
            name = "".join(target)
            assert re.search(rf"^{name}:", makefile, re.MULTILINE), (document.name, name)


def names_of_tests_in(document: Path) -> list[tuple[str, str]]:
    return re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", document.read_text(encoding="utf-8"))


def test_every_test_that_a_document_names_exists() -> None:
    named = {(file, name) for document in DOCUMENTS for file, name in names_of_tests_in(document)}

    assert len(named) > 40
    for file, name in sorted(named):
        assert re.search(rf"^(?:async )?def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE), name


def test_every_threat_has_an_answer_that_a_test_shows() -> None:
    threats = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
    rows = [line for line in threats.splitlines() if line.startswith("| ") and "is answered by" not in line]

    without = [row for row in rows if "`tests/" not in row]

    assert len(rows) > 30
    assert len(without) == 1, without
    assert "What is left to others" in threats
