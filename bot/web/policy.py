"""The policy as a page, so that every citation leads to its clause."""

from collections.abc import Iterable

from aiohttp import web
from markdown_it import MarkdownIt
from markupsafe import Markup

from bot.web.rendering import Pages


class PolicyPages:
    """The pages below `/policy`, one for each language."""

    def __init__(self, pages: Pages, *, has_chat: bool) -> None:
        self._pages = pages
        self._has_chat = has_chat
        self._markdown = MarkdownIt("commonmark", {"html": False})

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """The routes of the pages."""
        return [web.get("/policy", self._default), web.get("/policy/{language}", self._policy)]

    async def _default(self, _request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(f"/policy/{self._pages.library().organisation.default_language}")

    async def _policy(self, request: web.Request) -> web.StreamResponse:
        library, code = self._pages.library(), request.match_info["language"]
        language = next((each for each in library.organisation.languages if each == code), None)
        if language is None:
            raise web.HTTPNotFound
        return self._pages.page(
            "policy.html",
            language,
            library,
            identity=library.organisation.policy,
            sections=library.policy.sections.get(language, ()),
            sources=library.sources.values(),
            fingerprint=library.shown_fingerprint,
            markdown=self._rendered,
            has_chat=self._has_chat,
        )

    def _rendered(self, text: str) -> Markup:
        return Markup(self._markdown.render(text))  # noqa: S704 - HTML in the text is escaped by the renderer
