"""What an editor needs to know the format and to offer names: schemas beside the content, and where each belongs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.content.kinds import NAMED, Kind, kind_of
from bot.content.names import names_in
from bot.content.schemas import VERSION, offering

SCHEMAS = f".schemas/v{VERSION}"
SETTINGS = ".vscode/settings.json"
RECOMMENDED = ".vscode/extensions.json"
EXTENSION = "redhat.vscode-yaml"
LAYOUT = {"editor.insertSpaces": True, "editor.tabSize": 2, "editor.detectIndentation": False}


@dataclass(frozen=True, slots=True)
class Equipped:
    """The files written, by their names from the content folder on; `left` are those that others wrote as no JSON."""

    written: tuple[str, ...]
    left: tuple[str, ...]


def equip(folder: Path) -> Equipped:
    """Write schemas with the content's names, and settings by which an editor finds them, into the content folder.

    Settings of others are kept.

    Raises:
        OSError: something cannot be written.
    """
    schemas = {f"{SCHEMAS}/{kind}.json": schema for kind, schema in offering(names_in(folder)).items()}
    schemas.pop(f"{SCHEMAS}/{Kind.SECTION}.json")
    for name, schema in schemas.items():
        _write(folder / name, schema)
    changed = {SETTINGS: _settings(folder), RECOMMENDED: {"recommendations": [EXTENSION]}}
    left = tuple(name for name, ours in changed.items() if not _merge(folder / name, ours))
    return Equipped((*schemas, *(name for name in changed if name not in left)), left)


def is_equipped(folder: Path) -> bool:
    """Whether the folder has schemas, so that they are to be kept up with its names."""
    return (folder / SCHEMAS).is_dir()


def _settings(folder: Path) -> dict[str, Any]:
    """Files are named one by one: a pattern for faq/ would take in those of other kinds."""
    places: dict[str, list[str]] = {Kind.UTTERANCES: ["faq/utterances/*.yaml"]}
    for name in sorted({*NAMED, *(f"faq/{file.name}" for file in (folder / "faq").glob("*.yaml"))}):
        places.setdefault(str(kind_of(name)), []).append(name)
    wired = {f"./{SCHEMAS}/{kind}.json": names for kind, names in places.items()}
    return {"yaml.schemas": wired, "[yaml]": LAYOUT}


def _merge(file: Path, ours: Mapping[str, Any]) -> bool:
    """Put our settings among those in the file; False, and nothing is changed, where they are no plain JSON."""
    try:
        theirs = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        theirs = {}
    except ValueError:
        return False
    if not isinstance(theirs, dict):
        return False
    _write(file, {**theirs, **{key: _joined(theirs.get(key), value) for key, value in ours.items()}})
    return True


def _joined(theirs: Any, ours: Any) -> Any:  # noqa: ANN401 - whatever stands in settings
    if isinstance(theirs, dict) and isinstance(ours, dict):
        kept = {key: value for key, value in theirs.items() if not key.startswith("./.schemas/")}
        return {**ours, **kept}
    if isinstance(theirs, list) and isinstance(ours, list):
        return [*theirs, *(one for one in ours if one not in theirs)]
    return ours


def _write(file: Path, data: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
