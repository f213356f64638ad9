"""Real payloads of Slack, posted signed, tampered with, replayed and too old, while Slack's own API takes two seconds.

    python benchmarks/slack_shapes.py FOLDER

FOLDER holds one JSON payload in each file. What is sent rightly has to get 2xx, everything else 401, nothing 500; and
every answer has to be there well within the three seconds that Slack waits.
"""

import asyncio
import json
import logging
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

sys.path.insert(0, str(Path(__file__).parent.parent))

from bot.channels.slack import Credentials, Slack, Talks
from bot.desk import Desk
from bot.parts import library_of
from bot.settings import load_settings
from bot.store import MemoryStore

ROOT = Path(__file__).parent.parent
SECRET = "not a secret"  # noqa: S105 - it opens nothing
SLOW = 2.0
"""Seconds that the API takes for an answer."""

ROUNDS = 3
PEOPLE = 100
QUESTION = "Får jag klistra in personnummer i ChatGPT när jag skriver ett beslut?"
JSON_TYPE = "application/json"
FORM = "application/x-www-form-urlencoded"
VERIFIER = SignatureVerifier(SECRET)


Shapes = list[tuple[str, object]]


def shapes_in(folder: Path) -> Shapes:
    """The payloads by the names of their files."""
    return [(file.stem, json.loads(file.read_text(encoding="utf-8"))) for file in sorted(folder.glob("*.json"))]


async def main(shapes: Shapes) -> None:
    """Post everything and print what came of it."""
    api, calls = await _api()
    async with aiohttp.ClientSession() as session:
        library = library_of(load_settings(content=ROOT))
        desk = Desk(lambda: library, MemoryStore())
        talks = Talks(desk.take, desk.overview, lambda: library)
        channel = Slack(talks, Credentials("xoxb-none", SECRET, api_url=f"{api}/api/"), session)
        app = web.Application(client_max_size=256 * 1024)
        app.add_routes(channel.routes())
        bot = await _served(app)
        statuses, seconds = await _posted(session, bot, api, shapes)
        at_once = await asyncio.gather(*(_asked(session, bot, f"U{number}") for number in range(PEOPLE)))
        began = time.perf_counter()
        await channel.stop()
    print(f"{len(shapes)} shapes, {ROUNDS} rounds, the API takes {SLOW:.0f} s")
    _tell(statuses, seconds)
    print(f"{PEOPLE} people ask at once")
    _tell({"signed": Counter(status for status, _ in at_once)}, [passed for _, passed in at_once])
    print(f"calls to the API: {dict(calls)}; finished {time.perf_counter() - began:.1f} s after the last request")


async def _posted(
    session: aiohttp.ClientSession, bot: str, api: str, shapes: Shapes
) -> tuple[dict[str, Counter[int]], list[float]]:
    statuses: dict[str, Counter[int]] = {}
    seconds: list[float] = []
    for number in range(ROUNDS):
        for name, shape in shapes:
            path, kind, body = _request(name, _anew(shape, number, api))
            for way, headers, sent in _ways(body):
                began = time.perf_counter()
                posted = session.post(f"{bot}/api/slack/{path}", data=sent, headers=headers | {"Content-Type": kind})
                async with posted as response:
                    statuses.setdefault(way, Counter())[response.status] += 1
                seconds.append(time.perf_counter() - began)
    return statuses, seconds


async def _asked(session: aiohttp.ClientSession, bot: str, user: str) -> tuple[int, float]:
    """The status and the seconds until Slack was told that a question arrived."""
    said = {"type": "message", "channel_type": "im", "channel": f"D{user}", "user": user, "ts": "1.1", "text": QUESTION}
    body = json.dumps({"type": "event_callback", "team_id": "T1", "event": said}).encode()
    headers = _signed(body, int(time.time())) | {"Content-Type": JSON_TYPE}
    began = time.perf_counter()
    async with session.post(f"{bot}/api/slack/events", data=body, headers=headers) as response:
        return response.status, time.perf_counter() - began


def _anew(shape: object, number: int, api: str) -> object:
    """The payload as if it had just happened, with replies to the API on loopback alone."""
    if not isinstance(shape, dict):
        return shape
    made = shape | ({"response_url": f"{api}/api/response_url"} if "response_url" in shape else {})
    event = made.get("event")
    return (
        made | {"event": event | {"ts": f"{event['ts']}{number}"}}
        if isinstance(event, dict) and "ts" in event
        else made
    )


def _request(name: str, shape: object) -> tuple[str, str, bytes]:
    kind = name.partition("__")[0]
    if kind in {"event_callback", "url_verification"} or not isinstance(shape, dict):
        return "events", JSON_TYPE, json.dumps(shape).encode()
    if kind in {"slash_command", "command"}:
        return "commands", FORM, urlencode({key: str(value) for key, value in shape.items()}).encode()
    return "interactivity", FORM, urlencode({"payload": json.dumps(shape)}).encode()


def _ways(body: bytes) -> Iterator[tuple[str, dict[str, str], bytes]]:
    now = int(time.time())
    yield "signed", _signed(body, now), body
    yield "replayed within five minutes", _signed(body, now), body
    yield "tampered with", _signed(body, now), body + b" "
    yield "signed by another", _signed(body, now) | {"X-Slack-Signature": "v0=" + "0" * 64}, body
    yield "replayed with a new time", _signed(body, now - 400) | {"X-Slack-Request-Timestamp": str(now)}, body
    yield "301 s old", _signed(body, now - 301), body
    yield "not signed", {}, body


def _signed(body: bytes, at: int) -> dict[str, str]:
    signature = VERIFIER.generate_signature(timestamp=str(at), body=body) or ""
    return {"X-Slack-Request-Timestamp": str(at), "X-Slack-Signature": signature}


async def _api() -> tuple[str, Counter[str]]:
    calls: Counter[str] = Counter()

    async def called(request: web.Request) -> web.Response:
        calls[request.match_info["method"]] += 1
        await asyncio.sleep(SLOW)
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_post("/api/{method}", called)
    return await _served(app), calls


async def _served(app: web.Application) -> str:
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return f"http://127.0.0.1:{runner.addresses[0][1]}"


def _tell(statuses: dict[str, Counter[int]], seconds: list[float]) -> None:
    for way, counted in statuses.items():
        print(f"  {way}: " + ", ".join(f"{count} x {status}" for status, count in sorted(counted.items())))
    ranked = sorted(seconds)
    quantiles = (f"{name} {1000 * ranked[int(share * (len(ranked) - 1))]:.1f} ms" for name, share in QUANTILES)
    print("  answered within " + ", ".join(quantiles))


QUANTILES = (("p50", 0.5), ("p99", 0.99), ("at most", 1.0))

if __name__ == "__main__":
    logging.disable(logging.ERROR)
    asyncio.run(main(shapes_in(Path(sys.argv[1]))))
