"""The policy as a page, so that every citation leads to its clause; and a page about the bot itself."""

from collections.abc import Iterable

from aiohttp import web
from markdown_it import MarkdownIt
from markupsafe import Markup

from bot.web.rendering import Pages
from dialogs.language import Language
from dialogs.phrases import Phrase


class PolicyPages:
    """The pages below `/policy` and `/about`, one for each language."""

    def __init__(self, pages: Pages, *, has_chat: bool) -> None:
        self._pages = pages
        self._has_chat = has_chat
        self._markdown = MarkdownIt("commonmark", {"html": False})

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """The routes of the pages."""
        both = (("policy", self._policy), ("about", self._about))
        yield from (web.get(f"/{page}", self._default) for page, _ in both)
        yield from (web.get(f"/{page}/{{language}}", shown) for page, shown in both)

    async def _default(self, request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(f"{request.path}/{self._pages.library().organisation.default_language}")

    def _language(self, request: web.Request) -> Language:
        languages, code = self._pages.library().organisation.languages, request.match_info["language"]
        language = next((each for each in languages if each == code), None)
        if language is None:
            raise web.HTTPNotFound
        return language

    async def _about(self, request: web.Request) -> web.StreamResponse:
        library, language = self._pages.library(), self._language(request)
        role = library.role(library.organisation.turn_to)
        contact = library.phrases.say(
            Phrase.CONTACT_LINE, language, title=role.title.to(language), contact=role.contact.to(language)
        )
        return self._pages.page("about.html", language, library, contact=contact, has_chat=self._has_chat)

    async def _policy(self, request: web.Request) -> web.StreamResponse:
        library, language = self._pages.library(), self._language(request)
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
