"""The app package for Teams: what its schema asks for, in words and pictures that Teams takes."""

import json
import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from jsonschema import Draft7Validator

from bot.channels.bot_framework.manifest import Registration, package
from bot.cli import main
from dialogs.conversation import respond
from dialogs.library import Library
from dialogs.messages import Message
from dialogs.state import State

TODAY = date(2026, 11, 25)
APP = "11111111-2222-3333-4444-555555555555"
REGISTRATION = Registration(APP, "https://bot.example.org/", "1.2.3")
TEXT = {"type": "string", "pattern": r"\S"}


def at_most(length: int) -> dict[str, object]:
    return {**TEXT, "maxLength": length}


def only(required: str, **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


URL = {"type": "string", "pattern": "^https://", "maxLength": 2048}
COMMAND = only("title description", title=at_most(128), description=at_most(4000))
LISTS = only(
    "scopes commands",
    scopes={"items": {"enum": ["personal", "team", "groupChat"]}},
    commands={"type": "array", "minItems": 1, "maxItems": 12, "items": COMMAND},
)
BOT = only(
    "botId scopes commandLists",
    botId={"const": APP},
    scopes={"type": "array", "maxItems": 4, "uniqueItems": True},
    isNotificationOnly={"type": "boolean"},
    supportsFiles={"type": "boolean"},
    commandLists={"type": "array", "maxItems": 3, "items": LISTS},
)
SCHEMA = only(
    "$schema manifestVersion version id developer name description icons accentColor bots validDomains",
    **{"$schema": URL},
    manifestVersion={"const": "1.29"},
    version={"pattern": r"^\d+\.\d+\.\d+$"},
    id={"pattern": "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"},
    localizationInfo=only(
        "defaultLanguageTag additionalLanguages",
        defaultLanguageTag={"const": "sv"},
        additionalLanguages={"const": [{"languageTag": "en", "file": "en.json"}]},
    ),
    developer=only(
        "name websiteUrl privacyUrl termsOfUseUrl", name=at_most(32), websiteUrl=URL, privacyUrl=URL, termsOfUseUrl=URL
    ),
    name=only("short full", short=at_most(30), full=at_most(100)),
    description=only("short full", short=at_most(80), full=at_most(4000)),
    icons=only("color outline", color={"const": "color.png"}, outline={"const": "outline.png"}),
    accentColor={"pattern": "^#[0-9a-fA-F]{6}$"},
    bots={"type": "array", "minItems": 1, "maxItems": 1, "items": BOT},
    validDomains={"const": ["bot.example.org"]},
)
"""As far as our manifest goes, what the schema of its version allows; nothing else may stand in it."""


@pytest.fixture(name="files")
def fixture_files(library: Library) -> dict[str, bytes]:
    with ZipFile(BytesIO(package(library, REGISTRATION))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(files: dict[str, bytes], name: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(files[name])
    return value


def test_the_manifest_is_what_its_schema_asks_for(files: dict[str, bytes]) -> None:
    Draft7Validator(SCHEMA).validate(read(files, "manifest.json"))


def test_the_other_language_has_a_word_for_every_word(files: dict[str, bytes]) -> None:
    told, english = read(files, "manifest.json"), read(files, "en.json")

    commands = [
        f"bots[0].commandLists[{at}].commands[{number}].{name}"
        for at, listed in enumerate(told["bots"][0]["commandLists"])
        for number, command in enumerate(listed["commands"])
        for name in command
    ]
    assert set(english) == {"$schema", "name.short", "name.full", "description.short", "description.full", *commands}
    assert len(english["description.short"]) <= 80
    assert english["description.full"] != told["description"]["full"]


def test_every_command_of_the_manifest_is_one_the_bot_knows(files: dict[str, bytes], library: Library) -> None:
    swedish = [c["title"] for c in read(files, "manifest.json")["bots"][0]["commandLists"][0]["commands"]]
    english = [text for name, text in read(files, "en.json").items() if name.endswith("title")]

    for typed in (*swedish, *english):
        assert respond(library, State(), Message(typed), TODAY).routed is None, typed


def test_the_icons_are_of_the_sizes_teams_shows(files: dict[str, bytes]) -> None:
    assert size_of(files["color.png"]) == (192, 192)
    assert size_of(files["outline.png"]) == (32, 32)


def test_the_outline_is_white_on_nothing(files: dict[str, bytes]) -> None:
    seen = {pixel for pixel in pixels_of(files["outline.png"]) if pixel[3]}

    assert seen
    assert all(min(pixel[:3]) >= 250 for pixel in seen)


def size_of(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def pixels_of(png: bytes) -> list[tuple[int, ...]]:
    """The pixels of a PNG in 8-bit RGBA."""
    width, height = size_of(png)
    raw, rows, before = zlib.decompress(chunks_of(png)), list[bytearray](), bytearray(width * 4)
    for row in range(height):
        line = bytearray(raw[row * (width * 4 + 1) : (row + 1) * (width * 4 + 1)])
        before = unfiltered(line[0], line[1:], before)
        rows.append(before)
    return [tuple(row[at : at + 4]) for row in rows for at in range(0, width * 4, 4)]


def chunks_of(png: bytes) -> bytes:
    data, at = b"", 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        data += png[at + 8 : at + 8 + length] if png[at + 4 : at + 8] == b"IDAT" else b""
        at += 12 + length
    return data


def unfiltered(kind: int, line: bytearray, above: bytearray) -> bytearray:
    for at in range(len(line)):
        left, up = (line[at - 4] if at >= 4 else 0), above[at]
        corner = above[at - 4] if at >= 4 else 0
        nearest = min((left, up, corner), key=lambda one: abs(left + up - corner - one))
        line[at] = (line[at] + (0, left, up, (left + up) // 2, nearest)[kind]) % 256
    return line


def test_the_same_content_makes_the_same_package(library: Library) -> None:
    assert package(library, REGISTRATION) == package(library, REGISTRATION)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "POLICYBOT_APP_ID and POLICYBOT_PUBLIC_URL must be set"),
        ({"POLICYBOT_PUBLIC_URL": "https://bot.example.org"}, "POLICYBOT_APP_ID must be set"),
        (
            {
                "POLICYBOT_APP_ID": APP,
                "POLICYBOT_APP_PASSWORD": "secret",
                "POLICYBOT_TENANT_ID": APP,
                "POLICYBOT_PUBLIC_URL": "http://bot.example.org",
            },
            "https",
        ),
    ],
)
def test_without_what_teams_asks_for_no_package_is_written(settings: dict[str, str], said: str, tmp_path: Path) -> None:
    out = tmp_path / "app.zip"

    result = CliRunner().invoke(main, ["package", "teams", "--out", str(out)], env=settings)

    assert result.exit_code == 1
    assert said in result.output
    assert not out.exists()


def test_the_command_writes_the_package(tmp_path: Path) -> None:
    out = tmp_path / "app.zip"
    settings = {
        "POLICYBOT_APP_ID": APP,
        "POLICYBOT_APP_PASSWORD": "secret",
        "POLICYBOT_TENANT_ID": APP,
        "POLICYBOT_PUBLIC_URL": "https://bot.example.org",
    }

    result = CliRunner().invoke(main, ["package", "teams", "--out", str(out)], env=settings)

    assert result.exit_code == 0, result.output
    with ZipFile(out) as archive:
        assert archive.namelist() == ["manifest.json", "en.json", "color.png", "outline.png"]
