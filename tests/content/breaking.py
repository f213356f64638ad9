"""Ways in which somebody may break a content folder: each edit leaves it with an error, and the next sets out anew."""

import random
from collections.abc import Callable
from pathlib import Path

from tests.planting import Folder

Edit = Callable[[Folder, random.Random], None]


def files_of(folder: Folder) -> list[Path]:
    return sorted(file for part in ("faq", "policy_text") for file in (folder.path / part).rglob("*.*"))


def any_yaml(folder: Folder, chance: random.Random) -> Path:
    return chance.choice([file for file in files_of(folder) if file.suffix == ".yaml"])


def cut_short(folder: Folder, chance: random.Random) -> None:
    file = any_yaml(folder, chance)
    text = file.read_text(encoding="utf-8")
    key = chance.choice([at for at, sign in enumerate(text) if sign == ":"])
    file.write_text(text[:key], encoding="utf-8")


def left_open(folder: Folder, chance: random.Random) -> None:
    file = any_yaml(folder, chance)
    file.write_text(file.read_text(encoding="utf-8") + chance.choice(["\nx: [", '\nx: "', "\nx: {"]), encoding="utf-8")


def marked_by_a_merge(folder: Folder, chance: random.Random) -> None:
    file = any_yaml(folder, chance)
    lines = file.read_text(encoding="utf-8").splitlines()
    at = chance.randrange(len(lines))
    merged = [*lines[:at], "<<<<<<< HEAD", lines[at], "=======", *lines[at:], ">>>>>>> theirs"]
    file.write_text("\n".join(merged), encoding="utf-8")


def emptied(folder: Folder, chance: random.Random) -> None:
    any_yaml(folder, chance).write_text("", encoding="utf-8")


def made_binary(folder: Folder, chance: random.Random) -> None:
    chance.choice(files_of(folder)).write_bytes(chance.randbytes(200) + b"\xff\x00")


def gone(folder: Folder, chance: random.Random) -> None:
    (folder.path / chance.choice(["policy_text/risk_check.yaml", "policy_text/organisation.yaml"])).unlink()


def indented_with_tabs(folder: Folder, chance: random.Random) -> None:
    file = any_yaml(folder, chance)
    file.write_text(file.read_text(encoding="utf-8") + "\n\tx: y\n", encoding="utf-8")


def citing_nothing(folder: Folder, chance: random.Random) -> None:
    folder.change("faq/verktyg.yaml", "cites: [verktyg-1", f"cites: [verktyg-{chance.randrange(10, 99)}")


def twice_the_same(folder: Folder, _chance: random.Random) -> None:
    folder.change("faq/verktyg.yaml", "- id: new-tool", "- id: private-account")


def unknown_key(folder: Folder, chance: random.Random) -> None:
    folder.change("faq/verktyg.yaml", "  topic: tools", f"  topic: tools\n  colour: {chance.random()}")


def owner_unknown(folder: Folder, chance: random.Random) -> None:
    folder.change("faq/verktyg.yaml", "owner: ai_coordinator", f"owner: nobody_{chance.randrange(100)}")


EDITS: tuple[Edit, ...] = (
    cut_short,
    left_open,
    marked_by_a_merge,
    emptied,
    made_binary,
    gone,
    indented_with_tabs,
    citing_nothing,
    twice_the_same,
    unknown_key,
    owner_unknown,
)
