"""What a request is answered with."""

from collections.abc import Sequence
from typing import Any

from aiohttp import web
from botbuilder.schema import Activity

from bot.channels.activity.showing import CARD_TYPE
from bot.channels.bot_framework.inbound import IN_THE_RESPONSE
from bot.channels.bot_framework.wire import written
from bot.channels.values import as_bytes
from bot.store import AGAIN

MESSAGE_TYPE = "application/vnd.microsoft.activity.message"
ERROR_TYPE = "application/vnd.microsoft.error"


def accepted(activity: Activity, held: Sequence[Activity] | None) -> web.Response:
    """To an activity that was taken; `held` are the replies for the response, None where there was nothing to say."""
    if activity.delivery_mode == IN_THE_RESPONSE:
        return _json({"activities": [written(reply) for reply in held or ()]})
    return web.Response(status=200 if held is None else 202)


def in_place(reply: Activity | None) -> web.Response:
    """To a press that waits for its answer: a card takes the place of the one pressed, words are shown beside it."""
    if reply is None:
        return _to_press(200, MESSAGE_TYPE, "")
    if reply.attachments:
        return _to_press(200, CARD_TYPE, reply.attachments[0].content)
    return _to_press(200, MESSAGE_TYPE, reply.text)


def failed_press() -> web.Response:
    """To a press that came to nothing; the client says so in its own words."""
    return _to_press(500, ERROR_TYPE, {"code": "500", "message": "the turn failed"})


def not_implemented() -> web.Response:
    """To an invoke that the bot does not know."""
    return _json(None, 501)


def later() -> web.Response:
    """To what could not be taken now, and should be sent again."""
    answer = refused(503, "not now; please try again soon")
    answer.headers["Retry-After"] = str(AGAIN)
    return answer


def refused(status: int, why: str) -> web.Response:
    """To what is not let in."""
    return _json({"error": why}, status)


def _to_press(status: int, kind: str, value: object) -> web.Response:
    answer: dict[str, Any] = {"statusCode": status, "type": kind, "value": value}
    return _json(answer)


def _json(value: object, status: int = 200) -> web.Response:
    return web.Response(body=as_bytes(value), status=status, content_type="application/json", charset="utf-8")
