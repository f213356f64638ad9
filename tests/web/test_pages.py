"""The pages, without a browser: what stands in them, who may hold them, and what is not there."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from yarl import URL

from bot.app import serving
from bot.settings import Misconfigured, Settings, load_settings
from bot.web import assets
from dialogs.language import Language
from dialogs.library import Library

ROOT = Path(__file__).parents[2]


@pytest.fixture(name="url")
async def fixture_url(tmp_path: Path) -> AsyncIterator[str]:
    settings = load_settings(content=ROOT, port=0, database=tmp_path / "bot.sqlite")
    async with serving(settings) as address:
        yield address


@pytest.fixture(name="session")
async def fixture_session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def test_every_clause_and_source_has_its_place_in_the_policy(
    url: str, session: aiohttp.ClientSession, library: Library
) -> None:
    for language in Language:
        async with session.get(f"{url}/policy/{language}") as response:
            html = await response.text()

        assert f'<html lang="{language}">' in html
        anchors = set(re.findall(r' id="([^"]+)"', html))
        assert {clause.anchor for clause in library.policy.clauses(language)} <= anchors
        assert {f"source-{key}" for key in library.sources} <= anchors
        assert library.organisation.policy.reference in html


async def test_a_page_lets_in_nothing_but_our_own_files(url: str, session: aiohttp.ClientSession) -> None:
    async with session.get(url) as first, session.get(url) as second:
        policies = [answer.headers["Content-Security-Policy"] for answer in (first, second)]
        html, headers = await first.text(), first.headers

    nonces = [re.findall(r"'nonce-([\w-]+)'", policy) for policy in policies]
    assert nonces[0] != nonces[1]
    assert "unsafe" not in policies[0]
    assert "default-src 'none'" in policies[0]
    assert "frame-ancestors 'self'" in policies[0]
    assert all(f'nonce="{nonces[0][0]}"' in tag for tag in re.findall(r"<script[^>]*>", html))
    assert "<style" not in html
    assert " style=" not in html
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == ("nosniff", "no-referrer")


@pytest.mark.parametrize(("query", "language"), [("", "sv"), ("?lang=en", "en"), ("?lang=xx", "sv"), ("?lang=", "sv")])
async def test_the_page_is_in_the_language_asked_for(
    query: str, language: str, url: str, session: aiohttp.ClientSession
) -> None:
    async with session.get(f"{url}/{query}") as response:
        assert f'<html lang="{language}">' in await response.text()


async def test_the_bot_says_of_itself_what_it_keeps(url: str, session: aiohttp.ClientSession, library: Library) -> None:
    for language, kept in ((Language.SV, "Vad som sparas"), (Language.EN, "What is kept")):
        async with session.get(f"{url}/about/{language}") as response:
            html = await response.text()

        assert f'<html lang="{language}">' in html
        assert kept in html
        assert library.organisation.name.to(language) in html
        assert {' id="how"', ' id="kept"', ' id="terms"'} <= set(re.findall(r' id="(?:how|kept|terms)"', html))
    async with session.get(f"{url}/about", allow_redirects=False) as response:
        assert response.headers["Location"] == f"/about/{library.organisation.default_language}"


async def test_a_language_that_is_not_spoken_has_no_policy(url: str, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{url}/policy/xx") as response:
        assert response.status == 404
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_html_in_the_policy_stays_text(url: str, session: aiohttp.ClientSession) -> None:
    async with session.get(f"{url}/?lang=%22%3E%3Cscript%3E") as response:
        assert '"><script>' not in await response.text()


async def test_without_the_script_the_page_says_what_to_run(
    url: str, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(assets, "folder", lambda: tmp_path)

    async with session.get(url) as response:
        assert "python -m bot.web.fetch" in await response.text()


async def served(settings: Settings, *paths: str) -> list[int]:
    async with serving(settings) as address, aiohttp.ClientSession() as session:
        named = {"Host": URL(settings.public_url).host or "bot.example.org"}
        return [(await session.post(address + path, headers=named)).status for path in paths]


CHANNELS = ("/v3/directline/tokens/generate", "/api/messages", "/policy/sv")


async def test_beyond_this_machine_the_chat_is_off_until_it_is_switched_on(tmp_path: Path) -> None:
    teams = {"app_id": "a", "app_password": "b", "tenant_id": "t"}
    known = {"content": ROOT, "port": 0, "database": tmp_path / "bot.sqlite", "host": "0.0.0.0"}  # noqa: S104 - for that
    chat = {"web_chat": True, "public_url": "https://bot.example.org"}

    assert await served(load_settings(**known, **teams), *CHANNELS) == [421, 415, 421]
    assert await served(load_settings(**known, **chat), *CHANNELS) == [200, 404, 405]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "POLICYBOT_WEB_CHAT"),
        ({"web_chat": False}, "POLICYBOT_WEB_CHAT"),
        ({"web_chat": True}, "POLICYBOT_PUBLIC_URL"),
        ({"privacy_key": "short"}, "POLICYBOT_PRIVACY_KEY"),  # a name
    ],
)
def test_what_is_missing_to_open_the_chat_is_named(given: dict[str, object], named: str) -> None:
    with pytest.raises(Misconfigured, match=named):
        load_settings(host="0.0.0.0", **given)  # noqa: S104 - it is refused
