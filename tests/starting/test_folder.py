"""A folder is written whole or not at all."""

from pathlib import Path

import pytest

from bot.starting import Occupied, is_free, write_whole

TEXTS = {"faq/one.yaml": "a\n", "README.md": "b\n"}


class Unsound(Exception):
    """What a test finds wrong."""


def refuse(_: Path) -> None:
    raise Unsound


def all_in(folder: Path) -> dict[str, str]:
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}


def test_a_new_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    assert write_whole(tmp_path / "a" / "b", TEXTS, lambda stage: len(all_in(stage))) == 2

    assert all_in(tmp_path / "a" / "b") == TEXTS


def test_an_empty_repository_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref\n")

    write_whole(tmp_path, TEXTS, lambda _: None)

    assert all_in(tmp_path) == TEXTS | {".git/HEAD": "ref\n"}


@pytest.mark.parametrize("name", ["notes.txt", ".hidden", "faq/one.yaml"])
def test_a_folder_with_anything_in_it_is_left_as_it_is(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine\n")

    assert not is_free(tmp_path)
    with pytest.raises(Occupied):
        write_whole(tmp_path, TEXTS, lambda _: None)
    assert all_in(tmp_path) == {name: "mine\n"}


def test_a_file_and_a_link_to_nowhere_are_no_free_folders(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    assert not is_free(tmp_path / "file")
    assert not is_free(tmp_path / "link")


def test_nothing_is_left_where_the_content_is_not_fit(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    for folder in (tmp_path / "empty", tmp_path / "new"):
        with pytest.raises(Unsound):
            write_whole(folder, TEXTS, refuse)

    assert [each.name for each in tmp_path.rglob("*")] == ["empty"]


def test_nothing_is_left_where_the_last_step_fails(tmp_path: Path) -> None:
    def crowd(stage: Path) -> None:
        (stage.parent / "faq").mkdir()
        (stage.parent / "faq" / "theirs").write_text("")

    with pytest.raises(OSError, match="empty"):
        write_whole(tmp_path / "new", TEXTS, crowd)

    assert list(tmp_path.iterdir()) == []
