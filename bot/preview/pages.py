"""The page: a list of everything at the side, one thing as the channels show it, its problems, and questions to try."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import groupby
from pathlib import Path

from aiohttp import web

from bot.preview.channels import Channel, Sent, sent
from bot.preview.content import Content
from bot.preview.drawing import HEADERS, Drawing
from bot.preview.events import Events
from bot.preview.findings import counted, findings_of
from bot.preview.subjects import Kind, Subject, catalogue
from bot.preview.views import Looking, citing, views_of
from bot.preview.why import Why, why
from bot.web.chat import static_files
from bot.web.policy import PolicyPages
from bot.web.rendering import Pages
from dialogs.library import Library

STATIC = Path(__file__).parent / "static"
LONGEST_QUESTION = 1000
"""Characters; no more of a message is looked at in the chat either."""

ALL = "all"


class PreviewPages:
    """The pages; all of one from one library."""

    def __init__(self, content: Content, events: Events, today: Callable[[], date]) -> None:
        self._content = content
        self._events = events
        self._today = today
        self._drawing = Drawing()

    def routes(self) -> Iterable[web.AbstractRouteDef]:
        """The routes, with the policy's own pages, for that is where citations lead."""
        for path in ("/", f"/{{kind:{'|'.join(Kind)}}}/{{id}}"):
            yield web.get(path, self._page)
            yield web.post(path, self._page)
        yield web.get("/events", self._events.listen)
        yield web.static("/preview", STATIC)
        yield static_files()
        yield from PolicyPages(Pages(self._library), has_chat=False).routes()

    def _library(self) -> Library:
        if self._content.library is None:
            raise web.HTTPServiceUnavailable
        return self._content.library

    async def _page(self, request: web.Request) -> web.Response:
        question = str((await request.post()).get("question", "")).strip()[:LONGEST_QUESTION]
        library = self._content.library
        subjects = catalogue(library) if library else ()
        subject = _chosen(request, subjects)
        html = self._drawing.page(
            library,
            content=self._content,
            number=self._events.number,
            path=request.path,
            on=_on(request),
            channels=[*Channel],
            kinds=_by_group(subjects),
            counts=counted(self._content),
            findings=findings_of(self._content, subject),
            question=question,
            tried=self._tried(question, request),
            **self._looked_at(library, subject, request),
        )
        is_gone = library and not subject and request.path != "/"
        return web.Response(text=html, status=404 if is_gone else 200, content_type="text/html", headers=HEADERS)

    def _looked_at(self, library: Library | None, subject: Subject | None, request: web.Request) -> dict[str, object]:
        if library is None or subject is None:
            return {"subject": None, "views": (), "citing": ()}
        looking = Looking(_channels(request), _address(request), self._today())
        rests_on = citing(library, subject.id) if subject.kind is Kind.SECTION else ()
        return {"subject": subject, "views": views_of(subject, library, looking), "citing": rests_on}

    def _tried(self, question: str, request: web.Request) -> tuple[Why, Sent] | None:
        """What came of the question, and how it is said; None where nothing was asked or nobody can answer yet."""
        router = self._content.router
        if not question or router is None:
            return None
        found = why(router, question, self._today(), self._content.lying)
        return found, sent(_channels(request)[0], found.replies, _address(request))


def _address(request: web.Request) -> str:
    return f"http://{request.host}"


def _chosen(request: web.Request, subjects: Iterable[Subject]) -> Subject | None:
    return next((subject for subject in subjects if subject.path == request.path), None)


def _on(request: web.Request) -> str:
    """The channel looked through, or all of them."""
    asked = request.query.get("on", "")
    return asked if asked in {*Channel, ALL} else Channel.TEAMS


def _channels(request: web.Request) -> tuple[Channel, ...]:
    on = _on(request)
    return tuple(Channel) if on == ALL else (Channel(on),)


def _by_group(subjects: Iterable[Subject]) -> list[tuple[str, list[Subject]]]:
    return [(group, list(each)) for group, each in groupby(subjects, key=lambda subject: subject.group)]
