"""A small content folder without a fault, to plant faults in."""

from pathlib import Path

import pytest

from tests.planting import Folder

SMALL = Path(__file__).parent / "small"


@pytest.fixture(name="folder")
def fixture_folder(tmp_path: Path) -> Folder:
    for file in SMALL.rglob("*.*"):
        target = tmp_path / file.relative_to(SMALL)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    return Folder(tmp_path)
