"""Tokens that let one browser into one conversation, for half an hour at a time."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import jwt

ALGORITHM = "HS256"
ISSUER = "policybot/direct-line"


class Use(StrEnum):
    """What a token opens: the requests of a conversation, or its stream, where it stands in the address."""

    TALK = "talk"
    STREAM = "stream"


LIFETIMES = {Use.TALK: timedelta(minutes=30), Use.STREAM: timedelta(minutes=2)}


class RefusedError(Exception):
    """The token is missing, over, forged or meant for something else; the message says which, in the sender's words."""


class Tokens:
    """Signs tokens, and reads its own."""

    def __init__(self, secret: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._secret = secret
        self._now = now

    def issued(self, conversation: str, use: Use = Use.TALK) -> str:
        """A token for the conversation."""
        ends = self._now() + LIFETIMES[use]
        claims = {"iss": ISSUER, "aud": str(use), "sub": conversation, "exp": ends}
        return jwt.encode(claims, self._secret, ALGORITHM)

    def conversation_of(self, token: str, use: Use = Use.TALK) -> str:
        """The conversation that the token opens.

        Raises:
            RefusedError: it opens none.
        """
        try:
            claims = jwt.decode(
                token,
                self._secret,
                algorithms=[ALGORITHM],
                audience=str(use),
                issuer=ISSUER,
                options={"require": ["exp", "iss", "aud", "sub"]},
            )
        except jwt.ExpiredSignatureError as error:
            raise RefusedError("the token has expired") from error
        except (jwt.PyJWTError, ValueError, RecursionError, OverflowError) as error:
            raise RefusedError("the token is not valid") from error
        return str(claims["sub"])
