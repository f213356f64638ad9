"""Staff who talk with bots that are killed: every message is sent until it is taken, and again; every reply is kept."""

import asyncio
import json
import os
import random
import signal
import socket
import sys
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from bot.desk import Desk
from bot.privacy import Pseudonyms
from bot.store import MemoryStore
from dialogs.library import Library

ROOT = Path(__file__).parents[2]
KEY = "soak" * 16
JSON = dict[str, Any]
SERVE = "from bot.cli import main; main(['serve'])"
SCRIPT = (
    "Får jag använda mitt privata konto?",
    "riskkoll copilot chat",
    "öppna data",
    "inget av det",
    "inget av områdena",
    "ja",
    "mina svar",
    "Måste alla säga ja till inspelning?",
    "riskkoll",
    "vet inte",
    "avbryt",
    "tack",
)
HANGS = 0
WINDOW = 2.0
"""Seconds before a kill in which a reply may have been taken that is then said again, on a machine under load."""

LINGERS = 0.5
"""Seconds for which what a bot has sent may lie in the connector's door after the bot was killed."""

PATIENCE = 180.0
"""Seconds in which a bot has to come up, and in which something more has to be delivered while anything is missing."""


@dataclass
class Connector:
    """Takes replies; now and then it fails, hangs or asks to wait, as it is told to, and then it takes nothing."""

    chance: random.Random
    trouble: float = 0.0
    taken: dict[tuple[str, str, str], list[float]] = field(default_factory=lambda: defaultdict(list))

    async def take(self, request: web.Request) -> web.Response:
        activity = await request.json()
        if self.chance.random() < self.trouble:
            status = self.chance.choice([429, 500, 502, 503, HANGS])
            if status == HANGS:
                await asyncio.sleep(3)
                raise ConnectionResetError
            return web.Response(status=status, headers={"Retry-After": "0"} if status == 429 else {})
        said = json.dumps([activity.get("text"), activity.get("attachments")], sort_keys=True)
        self.taken[request.match_info["talk"], activity.get("replyToId", ""), said].append(time.monotonic())
        return web.json_response({"id": "x"}, status=201)

    async def change(self, _request: web.Request) -> web.Response:
        return web.Response()

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/v3/conversations/{talk}/activities/{to}", self.take)
        app.router.add_put("/v3/conversations/{talk}/activities/{to}", self.change)
        return app


class Replica:
    """A bot in a process of its own, that can be killed and begun again."""

    def __init__(self, settings: dict[str, str], log: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._settings = settings | {"POLICYBOT_PORT": str(self.port)}
        self._log = log
        self._process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        environment = {**os.environ, **self._settings}
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-c", SERVE, cwd=ROOT, env=environment, stdout=log, stderr=log
            )

    async def is_up(self) -> None:
        """Wait until it serves."""
        async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE):
            while True:
                if self._process and self._process.returncode is not None:
                    raise AssertionError(f"{self._log} tells why the bot ended by itself")
                with suppress(aiohttp.ClientError):
                    async with session.get(f"{self.url}/readyz") as response:
                        if response.status == 200:
                            return
                await asyncio.sleep(0.1)

    @property
    def pid(self) -> int:
        return self._process.pid if self._process else 0

    async def kill(self) -> None:
        if self._process and self._process.returncode is None:
            self._process.send_signal(signal.SIGKILL)
            await self._process.wait()


@dataclass
class Outcome:
    """What came of it all."""

    asked: int
    kills: int
    unanswered: list[str]
    doubled: int
    unexplained: list[str]
    longest: float
    differing: list[str]
    receipts: int
    expected_receipts: int


Mischief = Callable[[list[Replica]], Awaitable[None]]
"""Something that happens to the machine while staff talk, and passes."""


@dataclass
class Soak:
    """Some staff, some replicas, and somebody who kills them."""

    library: Library
    settings: dict[str, str]
    folder: Path
    replicas: int = 1
    staff: int = 6
    kills: int = 5
    trouble: float = 0.0
    mischief: Sequence["Mischief"] = ()
    seed: int = 1
    killed: list[float] = field(default_factory=list)
    troubled: list[tuple[float, float]] = field(default_factory=list)
    rounds: dict[str, int] = field(default_factory=dict)

    async def run(self) -> Outcome:
        chance = random.Random(self.seed)  # noqa: S311 - seeded, not secret
        connector = Connector(chance, self.trouble)
        runner = web.AppRunner(connector.application())
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self._connector_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        shared = {"POLICYBOT_PRIVACY_KEY": KEY, "POLICYBOT_PUBLIC_URL": "", "POLICYBOT_TURNS_PER_MINUTE": "0"}
        bots = [Replica(shared | self.settings, self.folder / f"{n}.log") for n in range(self.replicas)]
        for bot in bots:
            await bot.start()
        await asyncio.gather(*(bot.is_up() for bot in bots))
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as session:
            talks = [asyncio.create_task(self._talk(f"talk-{n}", bots, session, chance)) for n in range(self.staff)]
            await asyncio.gather(self._kill(bots, chance), self._get_up_to(bots))
            self._is_over = True
            await asyncio.gather(*talks)
            await self._wait_until_delivered(connector)
        for bot in bots:
            await bot.kill()
        await runner.cleanup()
        return await self._outcome(connector)

    async def _kill(self, bots: list[Replica], chance: random.Random) -> None:
        for _ in range(self.kills):
            await asyncio.sleep(chance.uniform(0.05, 1.5))
            bot = chance.choice(bots)
            await bot.kill()
            self.killed.append(time.monotonic())
            await bot.start()
            if chance.random() < 0.8:  # the others are killed while they start
                await bot.is_up()

    async def _get_up_to(self, bots: list[Replica]) -> None:
        for get_up_to in self.mischief:
            await asyncio.sleep(1)
            begun = time.monotonic()
            await get_up_to(bots)
            self.troubled.append((begun, time.monotonic() + WINDOW))

    async def _talk(
        self, talk: str, bots: list[Replica], session: aiohttp.ClientSession, chance: random.Random
    ) -> None:
        """Go on with the script until nothing happens any more; every message comes up to five times."""
        again: list[asyncio.Task[None]] = []
        while talk not in self.rounds or not self._is_over:
            begun = self.rounds.get(talk, 0)
            self.rounds[talk] = begun + 1
            for number, text in enumerate(SCRIPT, begun * len(SCRIPT)):
                activity = self._activity(talk, number, text)
                await self._send(activity, bots, session, chance)
                await asyncio.sleep(chance.uniform(0, 0.3))  # to read what is said
                again += [
                    asyncio.create_task(self._send(activity, bots, session, chance, chance.uniform(0, 5)))
                    for _ in range(chance.randint(0, 4))
                ]
        await asyncio.gather(*again)

    _is_over = False

    def _asked(self) -> list[tuple[str, str]]:
        return [
            (talk, f"{talk}-{number}") for talk, rounds in self.rounds.items() for number in range(rounds * len(SCRIPT))
        ]

    def _activity(self, talk: str, number: int, text: str) -> JSON:
        return {
            "type": "message",
            "id": f"{talk}-{number}",
            "channelId": "msteams",
            "serviceUrl": self._connector_url,
            "from": {"id": f"user-{talk}"},
            "recipient": {"id": "bot"},
            "conversation": {"id": talk, "conversationType": "personal", "tenantId": "t"},
            "text": text,
        }

    async def _send(
        self,
        activity: JSON,
        bots: list[Replica],
        session: aiohttp.ClientSession,
        chance: random.Random,
        wait: float = 0.0,
    ) -> None:
        """Send it until it is taken."""
        await asyncio.sleep(wait)
        while True:
            try:
                async with session.post(f"{chance.choice(bots).url}/api/messages", json=activity) as response:
                    if response.status in {200, 202}:
                        return
            except (aiohttp.ClientError, TimeoutError):
                pass
            await asyncio.sleep(0.2)

    async def _wait_until_delivered(self, connector: Connector) -> None:
        """As long as replies are missing and still come, and somewhat longer, so that doubled ones would be seen."""
        heard, since = 0, time.monotonic()
        while heard < len(self._asked()) and time.monotonic() - since < PATIENCE:
            await asyncio.sleep(0.2)
            now_heard = len({(talk, to) for talk, to, _ in connector.taken})
            heard, since = now_heard, since if now_heard == heard else time.monotonic()
        await asyncio.sleep(2)

    async def _outcome(self, connector: Connector) -> Outcome:
        expected, receipts = await self._undisturbed()
        found, made = await self.kept()
        heard = {(talk, to) for talk, to, _ in connector.taken}
        asked = self._asked()
        said_again = {to: self._until_a_kill(times[0]) for (_, to, _), times in connector.taken.items() if times[1:]}
        return Outcome(
            asked=len(asked),
            kills=len(self.killed),
            unanswered=[to for talk, to in asked if (talk, to) not in heard],
            doubled=sum(len(times) - 1 for times in connector.taken.values()),
            unexplained=[to for to, seconds in said_again.items() if seconds > WINDOW],
            longest=max(said_again.values(), default=0.0),
            differing=[name for name, state in expected.items() if found.get(name) != state],
            receipts=made,
            expected_receipts=receipts,
        )

    def _until_a_kill(self, taken: float) -> float:
        """Seconds from when a reply was taken until the next kill in which the database could be written."""
        killed = min((at for at in self.killed if at + LINGERS >= taken), default=float("inf"))
        away = sum(max(0.0, min(until, killed) - max(since, taken)) for since, until in self.troubled)
        return max(0.0, killed - taken - away)

    async def _undisturbed(self) -> tuple[dict[str, JSON], int]:
        """What is kept after the same talks without any trouble."""
        from bot.delivery import Delivery  # noqa: PLC0415
        from dialogs.messages import Message  # noqa: PLC0415

        store, receipts = MemoryStore(), [0]

        def new_receipt() -> str:
            receipts[0] += 1
            return f"receipt-{receipts[0]}"

        desk = Desk(lambda: self.library, store, lambda: datetime.now(UTC), new_receipt)
        names = Pseudonyms(KEY.encode())
        expected: dict[str, JSON] = {}
        for number in range(self.staff):
            name = names.conversation(f"msteams:t:talk-{number}")
            for text in SCRIPT * self.rounds[f"talk-{number}"]:
                await desk.take(Delivery(name, "", Message(text)))
            expected[name] = comparable(dict((await store.kept(name)).state or {}))
        finished = SCRIPT.count("ja") * sum(self.rounds.values())
        return expected, finished

    async def kept(self) -> tuple[dict[str, JSON], int]:
        """The states that the bots have left, and how many receipts."""
        from bot.store.opening import open_store  # noqa: PLC0415

        file = Path(self.settings.get("POLICYBOT_DATABASE", "none"))
        store = await open_store(file, self.settings.get("POLICYBOT_DATABASE_URL", ""))
        names = Pseudonyms(KEY.encode())
        keys = [names.conversation(f"msteams:t:talk-{number}") for number in range(self.staff)]
        found = {key: comparable(dict((await store.kept(key)).state or {})) for key in keys}
        made = await store.count_receipts()
        await store.close()
        return found, made


def comparable(state: JSON) -> JSON:
    """The state without the ids of receipts, which nobody can guess."""
    check = state.get("check")
    if check:
        state = state | {"check": check | {"receipt": bool(check["receipt"])}}
    finished = [[day, *rest] for _, day, *rest in state.get("finished", ())]
    return state | {"finished": finished, "today": str(date.today())}  # noqa: DTZ011 - a label alone
