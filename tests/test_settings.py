from pathlib import Path

import pytest

from bot.settings import Misconfigured, is_loopback, load_settings


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_the_bot_is_for_this_machine_alone() -> None:
    settings = load_settings()

    assert is_loopback(settings.host)
    assert settings.app_id == ""


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.1", "bot.example.org"])  # noqa: S104 - they are refused
def test_without_an_app_id_the_bot_listens_on_loopback_only(host: str) -> None:
    with pytest.raises(Misconfigured, match="POLICYBOT_APP_ID"):
        load_settings(host=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.7", "::1", "localhost"])
def test_loopback_needs_no_app_id(host: str) -> None:
    assert load_settings(host=host).host == host


def test_an_app_id_needs_its_secret_and_tenant() -> None:
    with pytest.raises(Misconfigured, match="POLICYBOT_APP_PASSWORD and POLICYBOT_TENANT_ID"):
        load_settings(app_id="an-app")


def test_with_all_three_the_bot_may_listen_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"APP_ID": "an-app", "APP_PASSWORD": "s", "TENANT_ID": "t", "HOST": "::"}.items():
        monkeypatch.setenv(f"POLICYBOT_{name}", value)

    settings = load_settings()

    assert settings.host == "::"
    assert "s" not in repr(settings.app_password)


def test_the_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("policybot.toml").write_text('port = 4000\npublic_url = "https://bot.example.org"\n', encoding="utf-8")
    monkeypatch.setenv("POLICYBOT_PORT", "4001")

    settings = load_settings()

    assert (settings.port, settings.public_url) == (4001, "https://bot.example.org")


@pytest.mark.parametrize("written", ["prt = 1", "port = 'many'", "port = 99999", "port ="])
def test_a_faulty_file_is_named_with_its_fault(written: str) -> None:
    Path("policybot.toml").write_text(written, encoding="utf-8")

    with pytest.raises(Misconfigured, match=r"POLICYBOT_PR?O?R?T|policybot\.toml"):
        load_settings()


@pytest.mark.parametrize("way_in", ["slack_signing_secret", "slack_app_token"])
def test_a_way_in_from_slack_needs_a_token_to_answer_with(way_in: str) -> None:
    with pytest.raises(Misconfigured, match="POLICYBOT_SLACK_BOT_TOKEN"):
        load_settings(**{way_in: "s"})

    assert load_settings(**{way_in: "s", "slack_bot_token": "t"}).slack_bot_token


def test_a_token_for_slack_needs_a_way_in() -> None:
    with pytest.raises(Misconfigured, match=r"POLICYBOT_SLACK_SIGNING_SECRET.* or POLICYBOT_SLACK_APP_TOKEN"):
        load_settings(slack_bot_token="t")  # noqa: S106 - opens nothing


def test_with_a_signing_secret_the_bot_may_listen_anywhere() -> None:
    settings = load_settings(host="10.0.0.1", slack_bot_token="t", slack_signing_secret="hush")  # noqa: S106 - opens nothing

    assert settings.host == "10.0.0.1"
    assert "hush" not in repr(settings)


def test_with_a_socket_alone_it_stays_on_loopback() -> None:
    with pytest.raises(Misconfigured, match="loopback only"):
        load_settings(host="10.0.0.1", slack_bot_token="t", slack_app_token="a")  # noqa: S106 - opens nothing


def test_a_server_for_the_database_wants_the_key_that_all_replicas_share() -> None:
    url = "postgresql://policybot:secret-word@db/policybot"

    with pytest.raises(Misconfigured, match="PRIVACY_KEY") as refused:
        load_settings(database_url=url)

    assert "secret-word" not in str(refused.value)
    assert "secret-word" not in repr(load_settings(database_url=url, privacy_key="k" * 32))
