"""Slack on loopback: it records what the bot says, and sends signed requests as people talk and press."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from aiohttp import ClientResponse, web
from aiohttp.test_utils import TestClient
from slack_sdk.signature import SignatureVerifier

SECRET = "not a secret"  # noqa: S105 - it opens nothing
TOKEN = "xoxb-not-a-token"  # noqa: S105 - it opens nothing
TEAM = "TKOMMUN"
BOT = "UBOT"
KIM = "UKIM"
ALEX = "UALEX"
DIRECT = "DKIM"
CHANNEL = "CTORGET"
Client = TestClient[web.Request, web.Application]
JSON = dict[str, Any]


@dataclass
class FakeSlack:
    """Records calls by method; answers with the statuses and errors it is told to, then with success."""

    calls: list[tuple[str, JSON]] = field(default_factory=list)
    answers: list[tuple[int, dict[str, str], JSON]] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    authorizations: set[str] = field(default_factory=set)
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.may_answer.set()

    def application(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/api/{method}", self._called)
        app.router.add_post("/respond/{id}", self._responded)
        return app

    async def _called(self, request: web.Request) -> web.Response:
        self.authorizations.add(request.headers.get("Authorization", ""))
        await self.may_answer.wait()
        if self.answers:
            status, headers, told = self.answers.pop(0)
            return web.json_response(told, status=status, headers=headers)
        method = request.match_info["method"]
        if method in self.errors:
            return web.json_response({"ok": False, "error": self.errors[method]})
        self.calls.append((method, await request.json()))
        return web.json_response({"ok": True, "ts": f"1700000000.{len(self.calls):06}"})

    async def _responded(self, request: web.Request) -> web.Response:
        self.calls.append(("respond", await request.json()))
        return web.Response(text="ok")

    def of(self, method: str) -> list[JSON]:
        return [said for called, said in self.calls if called == method]

    @property
    def posted(self) -> list[JSON]:
        return self.of("chat.postMessage")


class Workspace:
    """People at Slack, whose requests reach the bot."""

    def __init__(self, client: Client, slack_url: str) -> None:
        self._client = client
        self._slack_url = slack_url
        self._count = 0
        self.headers: dict[str, str] = {}

    async def post(self, path: str, body: bytes, kind: str, at: float | None = None) -> ClientResponse:
        timestamp = str(int(time.time() if at is None else at))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=timestamp, body=body) or ""
        signed = {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature, "Content-Type": kind}
        return await self._client.post(f"/api/slack/{path}", data=body, headers=signed | self.headers)

    async def event(self, payload: JSON) -> int:
        response = await self.post("events", json.dumps(payload).encode(), "application/json")
        return response.status

    async def interaction(self, payload: JSON) -> int:
        return await self.form("interactivity", payload=json.dumps(payload))

    async def form(self, path: str, **fields: str) -> int:
        response = await self.post(path, urlencode(fields).encode(), "application/x-www-form-urlencoded")
        return response.status

    def ts(self) -> str:
        self._count += 1
        return f"1764000000.{self._count:06}"

    def said(self, text: str, /, **changed: object) -> JSON:
        at = self.ts()
        event = {"type": "message", "channel_type": "im", "channel": DIRECT, "user": KIM, "text": text, "ts": at}
        return self.happened(event | changed)

    def mentioned(self, text: str, /, **changed: object) -> JSON:
        event = {"type": "app_mention", "channel": CHANNEL, "user": KIM, "text": text, "ts": self.ts()}
        return self.happened(event | changed)

    def happened(self, event: JSON) -> JSON:
        authorizations = [{"team_id": TEAM, "user_id": BOT, "is_bot": True}]
        wrapper = {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{self.ts()}"}
        return wrapper | {"authorizations": authorizations, "event": event}

    def command(self, text: str) -> dict[str, str]:
        place = {"team_id": TEAM, "channel_id": CHANNEL, "user_id": KIM, "command": "/policy", "text": text}
        return place | {"trigger_id": self.ts(), "response_url": f"{self._slack_url}/respond/1"}

    def press(self, message: JSON, title: str, chosen: tuple[str, ...] = (), user: str = KIM) -> JSON:
        """A press on the button with the title, with options ticked by their value."""
        block, button = next(
            (block, element)
            for block in message["blocks"]
            for element in (*block.get("elements", ()), block.get("accessory", {}))
            if element.get("type") == "button" and element["text"]["text"] == title
        )
        action = {key: button[key] for key in ("type", "action_id", "text", "value")}
        action |= {"block_id": block["block_id"], "action_ts": self.ts()}
        channel = message.get("channel", CHANNEL)
        shown = {"ts": message.setdefault("ts", self.ts()), "text": message["text"], "blocks": message["blocks"]}
        thread = {"thread_ts": message["thread_ts"]} if "thread_ts" in message else {}
        return {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": user, "team_id": TEAM},
            "channel": {"id": channel},
            "container": {"type": "message", "message_ts": shown["ts"], "channel_id": channel, "is_ephemeral": False},
            "message": shown | thread,
            "state": {"values": _ticked(message, chosen)},
            "response_url": f"{self._slack_url}/respond/2",
            "actions": [action],
        }

    def press_alone(self, message: JSON, title: str, chosen: tuple[str, ...] = ()) -> JSON:
        """The same on a message that only one sees: Slack does not say how it looks."""
        payload = self.press(message, title, chosen)
        payload["container"]["is_ephemeral"] = True
        del payload["message"]
        return payload


def _ticked(message: JSON, chosen: tuple[str, ...]) -> JSON:
    return {
        block["block_id"]: {block["element"]["action_id"]: _state(block["element"], chosen)}
        for block in message["blocks"]
        if block["type"] == "input"
    }


def _state(element: JSON, chosen: tuple[str, ...]) -> JSON:
    options = [option for option in element["options"] if option["value"] in chosen]
    if element["type"] in {"checkboxes", "multi_static_select"}:
        return {"type": element["type"], "selected_options": options}
    return {"type": element["type"], "selected_option": options[0] if options else None}
