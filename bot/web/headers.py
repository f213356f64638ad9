"""What every response of ours tells browsers."""

from dataclasses import dataclass

from aiohttp import web

SECURE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
}
"""A page that lets more in says so itself."""

A_YEAR = "max-age=31536000"


@dataclass(frozen=True, slots=True)
class Headers:
    """The headers; `https_only` where people reach the bot over HTTPS, and shall from now on."""

    https_only: bool = False

    async def add(self, _request: web.Request, response: web.StreamResponse) -> None:
        """Add what the response does not say itself, and nothing of what it is made with."""
        for name, value in SECURE.items():
            response.headers.setdefault(name, value)
        if self.https_only:
            response.headers["Strict-Transport-Security"] = A_YEAR
        response.headers["Server"] = "Policybot"
