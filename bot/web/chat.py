"""The chat page: Microsoft's Web Chat in front of the Direct Line channel."""

from collections.abc import Iterable
from pathlib import Path

from aiohttp import web

from bot.web import assets
from bot.web.rendering import Pages
from dialogs.language import Language

STATIC = Path(__file__).parent / "static"
WEB_CHAT = f"/assets/webchat-{assets.VERSION}.js"
LOCALES = {Language.SV: "sv-SE", Language.EN: "en-US"}
FOREVER = "public, max-age=31536000, immutable"


class ChatPage:
    """The page at `/`, and the files that pages are made of."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """The routes of the page."""
        return [web.get("/", self._page), web.get(WEB_CHAT, _web_chat)]

    async def _page(self, request: web.Request) -> web.StreamResponse:
        library = self._pages.library()
        language = chosen(request.query.get("lang", ""), library.organisation.languages)
        template = "chat.html" if assets.is_there() else "chat_missing.html"
        return self._pages.page(
            template,
            language,
            library,
            script=WEB_CHAT,
            integrity=assets.SCRIPT_INTEGRITY,
            locale=LOCALES[language],
        )


def chosen(code: str, languages: tuple[Language, ...]) -> Language:
    """The language of the code, where it is spoken; else the default."""
    return next((language for language in languages if language == code), languages[0])


def static_files() -> web.AbstractRouteDef:
    """Style sheets and scripts of our own."""
    return web.static("/static", STATIC)


async def _web_chat(_request: web.Request) -> web.StreamResponse:
    if not assets.is_there():
        raise web.HTTPNotFound
    headers = {"Cache-Control": FOREVER, "Content-Type": "text/javascript; charset=utf-8"}
    return web.FileResponse(assets.folder() / assets.SCRIPT, headers=headers)
