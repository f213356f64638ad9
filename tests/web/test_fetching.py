"""Web Chat comes by its hash or not at all."""

from pathlib import Path

import pytest

from bot.web import assets, fetch


def test_another_archive_than_the_pinned_one_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "webchat.tgz"
    archive.write_bytes(b"something else")

    with pytest.raises(fetch.NotFetched, match="not the archive that was pinned"):
        fetch.checked(archive)


def test_where_npm_fails_the_reason_is_said_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'no way to the registry' >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(assets, "folder", lambda: tmp_path / "fetched")
    monkeypatch.setattr(fetch, "folder", lambda: tmp_path / "fetched")

    assert fetch.main() == 1

    assert "no way to the registry" in capsys.readouterr().err
    assert not (tmp_path / "fetched").exists()


@pytest.mark.skipif(not assets.is_there(), reason="Web Chat has not been fetched: python -m bot.web.fetch")
def test_what_has_been_fetched_is_not_fetched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    assert fetch.main() == 0
