"""The page on the architecture is drawn from the code."""

import ast
import os
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "architecture.md"
NOT_DRAWN = {"app", "cli"}


def rooms(package: str) -> list[Path]:
    """The packages and modules right under a package."""
    found = [path for path in (ROOT / package).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()]
    return sorted((path for path in found if path.stem != "__init__"), key=lambda path: (path.suffix, path.name))


def says(room: Path) -> str:
    """The first line of what the room says of itself; a package may leave it to the modules in it."""
    file = room if room.suffix else room / "__init__.py"
    doc = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return doc.partition("\n")[0]


def table(package: str) -> str:
    rows = [f"| `{room.name}{'' if room.suffix else '/'}` | {says(room)} |" for room in rooms(package)]
    return "\n".join(["| room | what it does |", "|---|---|", *rows])


def imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def dotted(file: Path) -> str:
    """The name that a file is imported by."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def used(room: Path) -> frozenset[str]:
    """The other rooms of bot/ that a room imports from."""
    files = [room] if room.suffix else list(room.rglob("*.py"))
    names = {name.split(".")[1] for file in files for name in imported(file) if name.startswith("bot.")}
    return frozenset(names & {other.stem for other in rooms("bot")}) - {room.stem}


def picture() -> str:
    """Who uses whom; what follows from two arrows is no third one."""
    graph = {room.stem: used(room) - NOT_DRAWN for room in rooms("bot") if room.stem not in NOT_DRAWN}
    arrows = [(one, other) for one in graph for other in sorted(graph[one]) if not around(graph, one, other)]
    return "\n".join(["```mermaid", "flowchart LR", *(f"  {one} --> {other}" for one, other in arrows), "```"])


def around(graph: dict[str, frozenset[str]], one: str, other: str) -> bool:
    """Whether a room is reached by way of a third as well."""
    seen, ahead = set[str](), [name for name in graph[one] if name != other]
    while ahead:
        name = ahead.pop()
        if name == other:
            return True
        if name not in seen:
            seen.add(name)
            ahead += graph.get(name, frozenset())
    return False


@pytest.mark.parametrize("block", ["dialogs", "bot", "picture"])
def test_the_page_shows_what_there_is(block: str) -> None:
    drawn = picture() if block == "picture" else table(block)
    between = re.compile(rf"(?s)(?<=<!-- {block} -->\n).*?(?=<!-- end -->)")
    if os.environ.get("WRITE_DOCS"):
        PAGE.write_text(
            between.sub(lambda _: drawn + "\n", PAGE.read_text(encoding="utf-8"), count=1), encoding="utf-8"
        )
    kept = between.search(PAGE.read_text(encoding="utf-8"))

    assert kept is not None
    assert kept.group() == drawn + "\n", "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/test_architecture.py"


@pytest.mark.parametrize("room", [*rooms("bot"), *rooms("dialogs")], ids=lambda room: f"{room.parent.name}/{room.name}")
def test_every_room_says_what_it_does(room: Path) -> None:
    assert says(room).endswith((".", ")"))


def test_every_file_that_the_page_names_is_there_and_holds_what_it_names() -> None:
    text = PAGE.read_text(encoding="utf-8")

    for file in re.findall(r"`((?:bot|dialogs)/[\w/]+\.py)`", text):
        assert (ROOT / file).exists(), file
    for name, file in re.findall(r"`(?:\w+\.)?(\w+)` (?:\(|in )`((?:bot|dialogs)/[\w/]+\.py)`", text):
        assert re.search(rf"\b{name}\b", (ROOT / file).read_text(encoding="utf-8")), (name, file)


def test_no_module_is_needed_by_what_it_needs_itself() -> None:
    """Whoever imports a module from within its package needs that package, too, and all that it gathers."""
    files = {dotted(file): file for room in ("bot", "dialogs") for file in (ROOT / room).rglob("*.py")}
    needs = {name: {other for other in imported(file) if other in files} for name, file in files.items()}

    assert needs["bot.cli.serve"] >= {"bot.app", "bot.settings"}
    TopologicalSorter(needs).prepare()  # its error names those that form a circle
