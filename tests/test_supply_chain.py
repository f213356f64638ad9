"""What runs with the bot: pinned by hash, under licences that let everybody use it."""

import os
import re
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENT = ROOT / "docs" / "supply-chain.md"
TABLE = re.compile(r"(?s)(?<=<!-- licences -->\n).*?(?=<!-- end of licences -->)")
LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PINNED = re.compile(r"(?m)^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==")

KNOWN = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL-3.0-only", "MIT", "MIT-0"} | {
    "MPL-2.0",
    "PSF-2.0",
    "Zlib",
}
IN_OTHER_WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
ELSEWHERE = {"colorama": "BSD-3-Clause", "tzdata": "Apache-2.0"}
"""Pinned for other systems than the one the tests run on."""


def pinned(lock: Path) -> list[str]:
    return sorted(set(PINNED.findall(lock.read_text(encoding="utf-8"))))


def licence_of(package: str) -> str:
    """The licence as an SPDX expression, from what the package says of itself."""
    try:
        about = metadata.metadata(package)
    except metadata.PackageNotFoundError:
        return ELSEWHERE[package]
    said = about["License-Expression"] or ""
    if not said:
        classified = [
            one.rpartition(" :: ")[2] for one in about.get_all("Classifier") or () if one.startswith("License")
        ]
        words = (about["License"] or "").strip()
        said = words if words in KNOWN | IN_OTHER_WORDS.keys() else " ".join(classified)
    return IN_OTHER_WORDS.get(said, said)


def table() -> str:
    rows = [f"| {package} | {licence_of(package)} |" for package in pinned(ROOT / "requirements" / "run.lock")]
    return "\n".join(["| package | licence |", "|---|---|", *rows, ""])


@pytest.mark.parametrize("package", pinned(ROOT / "requirements" / "run.lock"))
def test_every_package_that_runs_with_the_bot_has_a_licence_we_know(package: str) -> None:
    names = re.split(r" (?:AND|OR) ", licence_of(package))

    assert set(names) <= KNOWN, f"{package}: {names}"


def test_the_licences_stand_in_the_document() -> None:
    if os.environ.get("WRITE_DOCS"):
        DOCUMENT.write_text(TABLE.sub(lambda _: table(), DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    kept = TABLE.search(DOCUMENT.read_text(encoding="utf-8"))

    assert kept is not None
    assert kept.group() == table(), "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/test_supply_chain.py"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_everything_is_pinned_by_hash_and_no_lock_names_an_index(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")

    assert "://" not in text
    assert len(re.findall(r"(?m)^\S+==", text)) == len(re.findall(r"(?m)^\S+==[^\n]*\\\n    --hash=", text)) > 0
