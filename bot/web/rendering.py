"""Pages from templates, each with a policy that lets nothing in but our own files."""

import secrets
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

from aiohttp import web

from bot.templates import templates_of
from dialogs.language import Language
from dialogs.library import Library
from dialogs.phrases import Phrase

EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
"""Web Chat puts one style into the page that is empty, and so has no nonce."""


class Pages:
    """Renders pages. `embedders` are the sites whose pages may hold ours in a frame."""

    def __init__(self, library: Callable[[], Library], embedders: Collection[str] = ()) -> None:
        self.library = library
        self._embedders = " ".join(["'self'", *sorted(embedders)])
        self._templates = templates_of("bot.web")

    def page(self, template: str, language: Language, library: Library, **values: object) -> web.Response:
        """The page in the language; all of it from one library."""
        nonce = secrets.token_urlsafe(16)
        html = self._templates.get_template(template).render(
            language=language,
            languages=library.organisation.languages,
            organisation=library.organisation.name.to(language),
            say=partial(_say, library, language),
            nonce=nonce,
            **values,
        )
        headers = {"Content-Security-Policy": self._policy(nonce), "Cache-Control": "no-cache"}
        return web.Response(text=html, content_type="text/html", headers=headers)

    def _policy(self, nonce: str) -> str:
        return "; ".join(
            (
                "default-src 'none'",
                f"script-src 'self' 'nonce-{nonce}'",
                f"style-src 'self' 'nonce-{nonce}' {EMPTY_STYLE}",
                "img-src 'self' data: blob:",
                "connect-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                f"frame-ancestors {self._embedders}",
            )
        )


def _say(library: Library, language: Language, name: str, **values: Any) -> str:  # noqa: ANN401 - of any kind
    return library.phrases.say(Phrase(name), language, **values)
