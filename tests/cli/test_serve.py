"""`policybot serve` as the IT department runs it."""

import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SERVE = [sys.executable, "-c", "from bot.cli import main; main()", "serve"]


def refused(*words: str, cwd: Path = ROOT) -> str:
    done = subprocess.run(  # noqa: S603 - our own command
        [*SERVE, *words], capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=240, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_it_serves_until_it_is_told_to_stop(tmp_path: Path) -> None:
    small = ROOT / "tests" / "content" / "small"
    with subprocess.Popen(  # noqa: S603 - our own command
        [*SERVE, "--port", "0", "--content", str(small)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=tmp_path,
    ) as server:
        assert server.stdout is not None
        found = re.search(r"http://127\.0\.0\.1:\d+", server.stdout.readline())
        assert found is not None
        with urllib.request.urlopen(f"{found.group()}/healthz", timeout=60) as response:  # noqa: S310 - loopback
            assert response.status == 200
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=240) == 0
    assert (tmp_path / "policybot.sqlite").exists()


def test_a_start_says_what_the_doctor_would(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POLICYBOT_APPID", "mistyped")
    with subprocess.Popen(  # noqa: S603 - our own command
        [*SERVE, "--port", "0", "--content", str(ROOT / "tests" / "content" / "small")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
    ) as server:
        assert server.stderr is not None
        said = next(line for line in server.stderr if "settings:" in line)
        server.send_signal(signal.SIGTERM)
        server.communicate(timeout=240)
    assert "POLICYBOT_APPID is set, but there is no such setting. Did you mean POLICYBOT_APP_ID?" in said
    assert server.returncode == 0


def test_without_an_app_id_it_refuses_to_be_open_to_the_world() -> None:
    said = refused("--host", "0.0.0.0")  # noqa: S104 - it is refused

    assert "POLICYBOT_APP_ID" in said
    assert "loopback" in said


def test_a_broken_file_is_named_and_nothing_starts(tmp_path: Path) -> None:
    (tmp_path / "faq").mkdir()
    (tmp_path / "policy_text").mkdir()
    (tmp_path / "policy_text" / "organisation.yaml").write_text("name: [", encoding="utf-8")

    assert "policy_text/organisation.yaml:2 P030" in refused(cwd=tmp_path)


def test_a_database_that_cannot_be_written_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("POLICYBOT_DATABASE", str(tmp_path))

    assert "POLICYBOT_DATABASE" in refused("--content", str(ROOT / "tests" / "content" / "small"))
