"""How much of what is planted is found, counted and written down as it is."""

import os
import re
from pathlib import Path

import pytest
from faker.providers.person.sv_SE import Provider as SwedishNames

from dialogs.gaps import without_persons
from dialogs.library import Library
from tests.redaction.planted import MANY, Kind, is_found, kinds

PRIVACY = Path(__file__).parents[2] / "docs" / "privacy.md"
TABLE = re.compile(r"(?s)(?<=<!-- planted -->\n).*?(?=\n<!-- end of planted -->)")
AT_LEAST = {
    "personal numbers": MANY,
    "coordination numbers": MANY,
    "phone numbers": MANY,
    "e-mail addresses": MANY,
    "street addresses": MANY,
    "first and last names": 490,
    "first and last names in small letters": 400,
    "first names after a greeting": 480,
}


def found_of(kind: Kind, library: Library) -> int:
    return sum(is_found(planted, without_persons(library, sentence)) for planted, sentence in kind.planted())


@pytest.fixture(scope="module", name="counted")
def fixture_counted(library: Library) -> dict[str, int]:
    return {kind.name: found_of(kind, library) for kind in kinds()}


@pytest.mark.parametrize(("name", "least"), AT_LEAST.items())
def test_most_of_what_is_planted_is_found(name: str, least: int, counted: dict[str, int]) -> None:
    assert counted[name] >= least


def test_the_counts_are_written_down_as_they_are(counted: dict[str, int], library: Library) -> None:
    rows = [f"| {name} | {found} of {MANY} | {found / MANY:.1%} |" for name, found in counted.items()]
    names = SwedishNames.first_names
    known = sum(name.casefold() in library.phrases.private.first_names for name in names)
    rows.append(
        f"| Swedish first names drawn from, on our lists | {known} of {len(names)} | {known / len(names):.1%} |"
    )
    table = "\n".join(["| planted | found | |", "|---|---|---|", *rows])
    if os.environ.get("WRITE_DOCS"):
        PRIVACY.write_text(TABLE.sub(lambda _: table, PRIVACY.read_text(encoding="utf-8")), encoding="utf-8")

    found = TABLE.search(PRIVACY.read_text(encoding="utf-8"))

    assert found is not None
    assert found.group() == table, "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/redaction"
