"""The bot's own token: asked for once, renewed in time, and no secret told."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.channels.bot_framework import Credentials
from bot.channels.bot_framework.login import AccessToken, LoginFailedError, MicrosoftLogin
from tests.channels.bot_framework.peers import FakeTime

LOGIN = "https://login.example.org"


@dataclass
class FakeLogin:
    """Gives a new token each time, or what it is told to."""

    asked: int = 0
    gives: dict[str, Any] = field(default_factory=dict)
    raises: Exception | None = None

    def __call__(self) -> Mapping[str, Any]:
        self.asked += 1
        if self.raises:
            raise self.raises
        return self.gives or {"access_token": f"token-{self.asked}", "expires_in": 3600}


@pytest.mark.parametrize(("later", "token"), [(0, "token-1"), (3299, "token-1"), (3300, "token-2"), (9999, "token-2")])
async def test_a_token_is_kept_until_five_minutes_before_its_end(later: int, token: str, passing: FakeTime) -> None:
    own = AccessToken(FakeLogin(), passing.now)
    await own.current()

    passing.seconds += later

    assert await own.current() == token


@pytest.mark.parametrize(
    ("login", "told"),
    [
        (FakeLogin(gives={"error": "invalid_client", "error_codes": [7000215]}), r"^invalid_client \[7000215\]$"),
        (FakeLogin(raises=OSError("https://login.example.org?secret")), "^not to be reached, OSError$"),
        (FakeLogin(raises=ValueError("odd answer")), "^not to be reached, ValueError$"),
    ],
)
async def test_a_login_that_fails_is_told_by_its_code_and_tried_anew(login: FakeLogin, told: str) -> None:
    own = AccessToken(login)

    for _ in range(2):
        with pytest.raises(LoginFailedError, match=told):
            await own.current()

    assert login.asked == 2


@dataclass
class Answer:
    text: str
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class FakeService:
    """The login service as MSAL reaches it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def get(self, url: str, **_: Any) -> Answer:  # noqa: ANN401 - whatever MSAL adds
        self.asked.append((url, {}))
        ends = {name: f"{LOGIN}/tenant/{name}" for name in ("authorization_endpoint", "token_endpoint", "issuer")}
        return Answer(json.dumps(ends | {"issuer": f"{LOGIN}/tenant/v2.0"}))

    def post(self, url: str, data: dict[str, Any], **_: Any) -> Answer:  # noqa: ANN401 - whatever MSAL adds
        self.asked.append((url, data))
        return Answer(json.dumps({"access_token": "abc", "expires_in": 3600, "token_type": "Bearer"}))

    def close(self) -> None:
        """Nothing is open."""


async def test_the_bot_logs_in_at_its_own_tenant_with_its_password() -> None:
    service = FakeService()
    credentials = Credentials("app", "not a secret", "tenant", login_url=LOGIN)
    own = AccessToken(MicrosoftLogin(credentials, http_client=service))

    tokens = {await own.current() for _ in range(3)}

    posted = [data for _, data in service.asked if data]
    assert tokens == {"abc"}
    assert {url.removeprefix(f"{LOGIN}/tenant/")[:4] for url, _ in service.asked} == {"v2.0", "toke"}
    assert [(data["client_id"], data["scope"]) for data in posted] == [("app", "https://api.botframework.com/.default")]


def test_the_password_is_in_no_printed_form() -> None:
    assert "hemligt" not in repr(Credentials("app", "hemligt", "tenant"))
