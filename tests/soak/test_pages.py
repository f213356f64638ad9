"""The chat page on two replicas: every request may come to either, and one of them is killed now and then."""

import asyncio
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from dialogs.library import Library
from tests.soak.driver import KEY, Replica

pytestmark = [pytest.mark.xdist_group("soak")]

BASE = "/v3/directline"
QUESTIONS = (
    "Får jag använda mitt privata konto?",
    "Måste alla säga ja till inspelning?",
    "riskkoll copilot chat",
    "avbryt",
)
ROUNDS = 3
SCRIPT = QUESTIONS * ROUNDS
BROKEN = (aiohttp.ClientError, TimeoutError)


@dataclass
class Page:
    """A browser that is led to another replica with every request."""

    session: aiohttp.ClientSession
    bots: list[Replica]
    conversation: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    watermark: int = 0
    seen: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._turn = cycle(self.bots)

    async def ask(self, method: str, path: str, **sent: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever aiohttp takes
        """Ask one replica after the other until one answers."""
        while True:
            url = next(self._turn).url + BASE + path
            try:
                async with self.session.request(method, url, headers=self.headers, **sent) as response:
                    if response.status < 300:
                        found: dict[str, Any] = await response.json()
                        return found
            except BROKEN:
                pass
            await asyncio.sleep(0.1)

    async def begin(self) -> None:
        entry = await self.ask("POST", "/tokens/generate")
        self.conversation, self.headers = entry["conversationId"], {"Authorization": f"Bearer {entry['token']}"}
        await self.ask("POST", "/conversations", json={"locale": "sv-SE"})

    @property
    def talk(self) -> str:
        return f"/conversations/{self.conversation}"

    async def say(self, number: int, text: str) -> None:
        """Say it, and say it again, as a page does that has not heard that it arrived."""
        activity = {"type": "message", "text": text, "channelData": {"clientActivityID": f"client-{number}"}}
        for _ in range(1 + number % 2):
            await self.ask("POST", f"{self.talk}/activities", json=activity)

    async def poll(self) -> None:
        while True:
            self._take(await self.ask("GET", f"{self.talk}/activities", params={"watermark": str(self.watermark)}))
            await asyncio.sleep(0.05)

    async def listen(self) -> None:
        """Listen to a stream, and to another one from there on when it breaks."""
        while True:
            entry = await self.ask("GET", self.talk, params={"watermark": str(self.watermark)})
            try:
                async with self.session.ws_connect(entry["streamUrl"]) as socket:
                    async for message in socket:
                        self._take(message.json())
            except BROKEN:
                pass

    def _take(self, batch: dict[str, Any]) -> None:
        self.seen += batch["activities"]
        self.watermark = int(batch["watermark"])

    @property
    def texts(self) -> list[str]:
        """What was said by the user."""
        return [activity.get("text", "") for activity in self.seen if activity["from"]["role"] == "user"]

    def has_heard_all(self) -> bool:
        return len(self.texts) >= len(SCRIPT) and self.seen[-1]["from"]["role"] == "bot"


async def held(page: Page, listening: Coroutine[Any, Any, None]) -> None:
    """Hold a whole conversation, and hear it."""
    await page.begin()
    ears = asyncio.create_task(listening)
    for number, text in enumerate(SCRIPT):
        await page.say(number, text)
        await asyncio.sleep(0.3)
    for _ in range(200):
        if page.has_heard_all():
            break
        await asyncio.sleep(0.1)
    await asyncio.sleep(1)
    ears.cancel()
    await asyncio.gather(ears, return_exceptions=True)


async def killed(bots: list[Replica]) -> None:
    """Kill one after the other, and begin it again."""
    for bot in bots:
        await asyncio.sleep(1)
        await bot.kill()
        await bot.start()
        await bot.is_up()


async def test_conversations_go_on_whichever_replica_serves_them_and_whichever_dies(
    learnt_library: Library,  # noqa: ARG001 - what is learnt is learnt once
    tmp_path: Path,
    database: str,
) -> None:
    settings = {"POLICYBOT_DATABASE_URL": database, "POLICYBOT_PRIVACY_KEY": KEY, "POLICYBOT_PUBLIC_URL": ""}
    bots = [Replica(settings, tmp_path / f"{number}.log") for number in range(2)]
    try:
        await asyncio.gather(*(bot.start() for bot in bots))
        await asyncio.gather(*(bot.is_up() for bot in bots))
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session, asyncio.timeout(120):
            pages = [Page(session, bots), Page(session, bots)]
            polling, listening = pages
            await asyncio.gather(held(polling, polling.poll()), held(listening, listening.listen()), killed(bots))
    finally:
        for bot in bots:
            await bot.kill()

    for page in pages:
        assert page.texts == list(SCRIPT)
        times = Counter(each["id"] for each in page.seen)
        assert sum(number - 1 for number in times.values()) == ROUNDS - 1, "a card that is spent is seen once more"
        answers = {each["id"] for each in page.seen if each["from"]["role"] == "bot"}
        assert len(answers) == 1 + ROUNDS * 5
