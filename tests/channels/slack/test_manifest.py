"""What Slack is told of the app, and what the guide says of it."""

from pathlib import Path

import yaml
from click.testing import CliRunner
from pytest import MonkeyPatch  # noqa: PT013 - a type alone

from bot.channels.slack import manifest
from bot.channels.slack.manifest import EVENT_NAMES, SCOPES
from bot.channels.slack.routes import COMMANDS, EVENTS, INTERACTIVITY
from bot.cli import main
from dialogs.language import Language
from dialogs.library import Library

GUIDE = Path(__file__).parents[3] / "docs" / "slack.md"
PUBLIC = "https://bot.example.org"


def test_with_a_public_address_slack_posts_there(library: Library) -> None:
    read = yaml.safe_load(manifest(library.phrases, Language.SV, f"{PUBLIC}/"))

    assert read["settings"]["socket_mode_enabled"] is False
    assert read["settings"]["event_subscriptions"]["request_url"] == PUBLIC + EVENTS
    assert read["settings"]["interactivity"]["request_url"] == PUBLIC + INTERACTIVITY
    assert read["features"]["slash_commands"][0]["url"] == PUBLIC + COMMANDS


def test_without_one_the_app_talks_over_a_socket(library: Library) -> None:
    read = yaml.safe_load(manifest(library.phrases, Language.EN, ""))

    assert read["settings"]["socket_mode_enabled"] is True
    assert "http" not in manifest(library.phrases, Language.EN, "")
    assert len(read["display_information"]["description"]) <= 140


def test_the_guide_gives_the_reason_of_every_scope_and_event() -> None:
    guide = GUIDE.read_text(encoding="utf-8")

    for name in (*SCOPES, *EVENT_NAMES):
        assert f"| `{name}` | " in guide, name
    for path in (EVENTS, INTERACTIVITY, COMMANDS):
        assert path in guide, path


def test_the_manifest_is_written_by_a_command(monkeypatch: MonkeyPatch) -> None:
    root = str(GUIDE.parents[1])
    monkeypatch.setenv("POLICYBOT_PUBLIC_URL", PUBLIC)

    over_http = CliRunner().invoke(main, ["package", "slack", "--content", root], catch_exceptions=False)
    over_a_socket = CliRunner().invoke(
        main, ["package", "slack", "--socket", "--content", root], catch_exceptions=False
    )

    assert yaml.safe_load(over_http.output)["oauth_config"]["scopes"]["bot"] == list(SCOPES)
    assert PUBLIC in over_http.output
    assert PUBLIC not in over_a_socket.output


def test_a_setting_that_is_wrong_is_named(monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYBOT_PORT", "many")

    result = CliRunner().invoke(main, ["package", "slack"])

    assert result.exit_code == 1
    assert "POLICYBOT_PORT" in result.output
