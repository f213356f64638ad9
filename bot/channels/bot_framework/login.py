"""The token that replies carry: asked for once, kept until it is nearly over."""

import asyncio
import time
from collections.abc import Callable, Mapping
from typing import Any

import msal

from bot.channels.bot_framework.credentials import Credentials

SCOPE = "https://api.botframework.com/.default"

RENEWED = 5 * 60.0
"""Seconds before its end that a token is replaced."""

TIMEOUT = 10
"""Seconds that the login service may take."""

LogIn = Callable[[], Mapping[str, Any]]
"""Asks the login service, blocking: `access_token` and `expires_in`, or `error` and `error_codes`."""


class LoginFailedError(Exception):
    """The login service gives no token; the message has its error code, and neither secret nor address."""


class AccessToken:
    """The bot's own bearer token."""

    def __init__(self, log_in: LogIn, clock: Callable[[], float] = time.monotonic) -> None:
        self._log_in = log_in
        self._clock = clock
        self._token = ""
        self._renew_at = clock()
        self._one_at_a_time = asyncio.Lock()

    async def current(self) -> str:
        """A token that is good for minutes yet.

        Raises:
            LoginFailedError: the login service refuses, or is not to be reached.
        """
        async with self._one_at_a_time:
            if self._clock() >= self._renew_at:
                self._keep(await self._given())
            return self._token

    async def _given(self) -> Mapping[str, Any]:
        try:
            return await asyncio.to_thread(self._log_in)
        except (OSError, ValueError) as error:  # what requests and MSAL raise for the network and odd answers
            raise LoginFailedError(f"not to be reached, {type(error).__name__}") from error

    def _keep(self, given: Mapping[str, Any]) -> None:
        if "access_token" not in given:
            raise LoginFailedError(f"{given.get('error')} {given.get('error_codes', '')}".strip())
        self._token = given["access_token"]
        self._renew_at = self._clock() + float(given.get("expires_in", 0)) - RENEWED


class MicrosoftLogin:
    """Logs in with the app's password at its own tenant. Called in a thread, for MSAL blocks."""

    def __init__(self, credentials: Credentials, **options: object) -> None:
        self._credentials = credentials
        self._options = options
        self._application: Any = None

    def __call__(self) -> Mapping[str, Any]:
        """What the login service gives."""
        if self._application is None:
            self._application = self._built()
        given: Mapping[str, Any] = self._application.acquire_token_for_client(scopes=[SCOPE])
        return given

    def _built(self) -> object:
        return msal.ConfidentialClientApplication(
            self._credentials.app_id,
            client_credential=self._credentials.app_password,
            authority=f"{self._credentials.login_url}/{self._credentials.tenant_id}",
            instance_discovery=False,  # the login service is the one in the settings, whatever Microsoft lists
            **{"timeout": TIMEOUT, **self._options},
        )
