"""Schemas and settings for editors: right for what is shipped, with the names there are, beside those of others."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from bot.cli import main
from bot.content.editors import RECOMMENDED, SCHEMAS, SETTINGS, equip, is_equipped
from bot.content.kinds import Kind, kind_of
from bot.content.meanings import MEANINGS
from bot.content.names import names_in
from bot.content.schemas import json_schemas, offering
from tests.planting import Folder

ROOT = Path(__file__).parents[2]
SHIPPED = sorted([*ROOT.glob("faq/**/*.yaml"), *ROOT.glob("policy_text/*.yaml")])


class AsAnEditorReads(yaml.CSafeLoader):
    """YAML 1.2: figures, true, false and null have types; yes, no and dates are texts."""


AsAnEditorReads.yaml_implicit_resolvers = {}
for tag, pattern, firsts in (
    ("bool", r"true|false", "tf"),
    ("null", r"null|~|", ["n", "~", ""]),
    ("int", r"[-+]?\d+", "-+0123456789"),
    ("float", r"[-+]?\d+\.\d+", "-+0123456789"),
):
    AsAnEditorReads.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(firsts))


def as_read(file: Path) -> Any:  # noqa: ANN401 - whatever the file holds
    return yaml.load(file.read_text(encoding="utf-8"), AsAnEditorReads)  # noqa: S506 - a safe loader


def errors_in(written: object, schema: dict[str, Any]) -> list[str]:
    return [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(written)]


@pytest.fixture(scope="module", name="schemas")
def fixture_schemas() -> dict[str, dict[str, Any]]:
    return dict(offering(names_in(ROOT)))


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_what_is_shipped_is_right_in_an_editor(file: Path, schemas: dict[str, dict[str, Any]]) -> None:
    schema = schemas[str(kind_of(file.relative_to(ROOT).as_posix()))]

    jsonschema.Draft7Validator.check_schema(schema)
    assert errors_in(as_read(file), schema) == []


def offered(schema: dict[str, Any]) -> list[str]:
    enum: list[str] = schema["anyOf"][0]["enum"]
    return enum


def test_an_editor_offers_the_names_that_the_content_has(folder: Folder) -> None:
    made = offering(names_in(folder.path))

    entry = made["entries"]["definitions"]["EntryModel"]["properties"]
    assert offered(entry["cites"]["items"]) == ["verktyg-1", "gdpr-28"]
    assert offered(entry["related"]["items"]) == ["new-tool", "private-account"]
    assert offered(entry["leads_to"]["items"]) == ["risk_check", "tools", "tool:chat"]
    assert offered(entry["owner"]) == ["ai_coordinator"]
    assert list(made["utterances"]["properties"]) == ["new-tool", "private-account"]
    check = made["risk_check"]["definitions"]
    assert offered(check["EffectModel"]["properties"]["conditions"]["items"]) == ["check_facts"]
    assert offered(check["Condition"]["properties"]["is_ai"]["items"]) == ["yes", "unsure", "no"]
    assert list(made["risk_check"]["properties"]["unsure_may_lead_to_ok"]["properties"]) == ["is_ai", "data"]


def keys_in(part: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(part, dict):
        properties = part.get("properties", {})
        yield from properties.items()
        for value in (*properties.values(), *part.get("definitions", {}).values()):
            yield from keys_in(value)


def test_an_editor_says_of_every_key_what_it_is_for() -> None:
    keys = {key for schema in json_schemas().values() for key, _ in keys_in(schema)}

    assert keys == set(MEANINGS), "add the key to bot/content/meanings.py"
    assert all(meaning.endswith(".") for meaning in MEANINGS.values())


def test_what_a_key_is_for_stands_beside_it(folder: Folder) -> None:
    made = offering(names_in(folder.path))

    entry = made["entries"]["definitions"]["EntryModel"]["properties"]
    assert all(entry[key]["description"] == MEANINGS[key] for key in entry)
    assert entry["answer"]["allOf"] == [{"$ref": "#/definitions/LongText"}]


WRONG = [
    (Kind.ENTRIES, "faq/verktyg.yaml", "topic: tools", "topc: tools"),
    (Kind.ENTRIES, "faq/verktyg.yaml", "cites: [verktyg-1]", "cites: []"),
    (Kind.TOOLS, "policy_text/tools.yaml", "status: approved", "status: splendid"),
    (Kind.TOOLS, "policy_text/tools.yaml", "max_data_class: 1", "max_data_class: 7"),
    (Kind.RISK_CHECK, "policy_text/risk_check.yaml", "asked_when: {is_ai: [", "asked_when: {is_ai: 1, any: ["),
    (Kind.ORGANISATION, "policy_text/organisation.yaml", "languages: [sv, en]", "languages: [sv, fi]"),
]


@pytest.mark.parametrize(("kind", "file", "old", "new"), WRONG, ids=[row[3] for row in WRONG])
def test_what_is_wrong_is_marked_as_it_is_typed(kind: Kind, file: str, old: str, new: str, folder: Folder) -> None:
    schema = offering(names_in(folder.path))[kind]
    assert errors_in(as_read(folder.path / file), schema) == []

    folder.change(file, old, new)

    assert errors_in(as_read(folder.path / file), schema)


def test_a_name_newer_than_the_schemas_is_not_marked(folder: Folder) -> None:
    schema = offering(names_in(folder.path))[Kind.ENTRIES]

    folder.change("faq/verktyg.yaml", "related: [new-tool]", "related: [newer-tool]")

    assert errors_in(as_read(folder.path / "faq/verktyg.yaml"), schema) == []


def wired(folder: Path) -> Iterator[tuple[str, str]]:
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    for schema, patterns in settings["yaml.schemas"].items():
        yield from ((pattern, schema) for pattern in patterns)


def test_every_file_is_wired_to_the_one_schema_of_its_kind(folder: Folder) -> None:
    folder.write("faq/utterances/verktyg.yaml", "new-tool:\n  sv: [hej]\n")

    equipped = equip(folder.path)

    files = {file.relative_to(folder.path).as_posix() for file in folder.path.rglob("*.yaml")}
    places = list(wired(folder.path))
    for file in files:
        assert [schema for pattern, schema in places if Path(file).match(pattern)] == [
            f"./{SCHEMAS}/{kind_of(file)}.json"
        ]
    assert all((folder.path / schema).is_file() for _, schema in places)
    assert set(equipped.written) == {file.relative_to(folder.path).as_posix() for file in folder.path.rglob("*.json")}
    assert is_equipped(folder.path)
    assert not [problem for problem in folder.problems() if problem.is_error]


def test_the_line_that_names_a_schema_changes_no_meaning(folder: Folder) -> None:
    before = folder.read().library

    written = (folder.path / "faq/verktyg.yaml").read_text(encoding="utf-8")
    folder.write("faq/verktyg.yaml", f"{written}\n# yaml-language-server: $schema=../{SCHEMAS}/entries.json\n")
    after = folder.read().library

    assert before is not None
    assert after is not None
    assert (after.entries, after.index.fingerprint) == (before.entries, before.index.fingerprint)
    assert folder.problems() == ()


def test_settings_of_others_are_kept_and_those_that_are_no_json_left(folder: Folder) -> None:
    theirs = {"editor.fontSize": 14, "yaml.schemas": {"./mine.json": "mine.yaml", "./.schemas/v0/a.json": ["a.yaml"]}}
    folder.write(SETTINGS, json.dumps(theirs))
    folder.write(RECOMMENDED, '{// mine\n"recommendations": []}')

    equipped = equip(folder.path)
    equip(folder.path)

    settings = json.loads((folder.path / SETTINGS).read_text(encoding="utf-8"))
    assert settings["editor.fontSize"] == 14
    assert settings["yaml.schemas"]["./mine.json"] == "mine.yaml"
    assert "./.schemas/v0/a.json" not in settings["yaml.schemas"]
    assert equipped.left == (RECOMMENDED,)
    assert "// mine" in (folder.path / RECOMMENDED).read_text(encoding="utf-8")


def test_names_are_offered_of_what_is_sound_while_a_file_is_broken(folder: Folder) -> None:
    folder.change("faq/verktyg.yaml", "cites: [verktyg-1, gdpr-28]", "cites: [verktyg-1, gdpr-28")

    found = names_in(folder.path)

    assert found.entries == []
    assert found.citations == ["verktyg-1", "gdpr-28"]


def test_the_command_writes_them_and_says_so(folder: Folder) -> None:
    result = CliRunner().invoke(main, ["schemas", str(folder.path)], catch_exceptions=False)

    assert result.exit_code == 0
    assert f"Wrote {SCHEMAS}/entries.json" in result.output
    assert is_equipped(folder.path)


def test_a_folder_without_content_is_not_equipped(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["schemas", str(tmp_path)], catch_exceptions=False)

    assert result.exit_code == 1
    assert "holds no content" in result.stderr
    assert list(tmp_path.iterdir()) == []
