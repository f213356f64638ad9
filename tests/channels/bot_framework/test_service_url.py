"""Where replies may go: nowhere that is not listed, however it is spelt."""

from dataclasses import replace

import pytest

from bot.channels.bot_framework import Credentials
from bot.channels.bot_framework.service_url import is_reachable
from tests.channels.bot_framework.conftest import Activity, Serve


async def test_without_an_app_id_replies_stay_on_this_machine(serve: Serve, activity: Activity) -> None:
    client = await serve(None)

    response = await client.post("/api/messages", json=activity(serviceUrl="https://smba.trafficmanager.net/"))

    assert response.status == 401


@pytest.mark.parametrize(
    "url",
    [
        "http://[",
        "//127.0.0.1",
        "http://127.0.0.1@example.org/",
        "http://127.0.0.1\\@example.org/",
        "http://example.org#@127.0.0.1",
        "http://name:word@127.0.0.1/",
        "http://127.0.0.1:99999/",
        "http://localhost.example.org/",
        "http://0.0.0.0/",
        "ftp://127.0.0.1/",
    ],
)
async def test_no_spelling_of_another_host_passes_for_this_machine(url: str, serve: Serve, activity: Activity) -> None:
    client = await serve(None)

    response = await client.post("/api/messages", json=activity(serviceUrl=url))

    assert response.status == 401


@pytest.mark.parametrize("url", ["http://127.0.0.1:3978", "http://localhost/", "https://[::1]:8443/"])
def test_without_an_app_id_this_machine_is_reachable(url: str) -> None:
    assert is_reachable(url, None)


@pytest.mark.parametrize(
    ("url", "reachable"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://SMBA.trafficmanager.net/emea/", True),
        ("https://europe.webchat.botframework.com/", True),
        ("https://botframework.com/", False),
        ("https://evilbotframework.com/", False),
        ("https://x.smba.trafficmanager.net/", False),
        ("http://smba.trafficmanager.net/", False),
        ("https://name@smba.trafficmanager.net/", False),
        ("https://smba.trafficmanager.net/?to=elsewhere", False),
        ("https://127.0.0.1/", False),
    ],
)
def test_with_an_app_id_listed_hosts_are_reachable_over_https(url: str, reachable: bool) -> None:  # noqa: FBT001
    listed = Credentials("app", "not a secret", "tenant")

    assert is_reachable(url, listed) is reachable
    assert not is_reachable(url, replace(listed, allowed_hosts=()))
