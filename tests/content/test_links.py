"""Links are followed, patiently, and told apart: there, gone, and nobody knows. Nothing beyond loopback is asked."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.content.codes import Code
from bot.content.links import Asked, Place, follow, link_problems, links_in
from bot.content.links.following import AT_ONCE_OF_A_HOST
from tests.planting import Folder

SOON = aiohttp.ClientTimeout(total=0.5)
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Site:
    """A site on loopback, which counts who is there at once and how often it was asked."""

    def __init__(self) -> None:
        self.now = self.most = self.asked = 0

    def handler(self) -> Handler:
        async def answer(request: web.Request) -> web.StreamResponse:
            self.asked += 1
            self.now += 1
            self.most = max(self.most, self.now)
            try:
                return await self._answer(request.path)
            finally:
                self.now -= 1

        return answer

    async def _answer(self, path: str) -> web.StreamResponse:
        await asyncio.sleep(30 if path == "/slow" else 0.01)
        if path == "/moved":
            raise web.HTTPMovedPermanently("/there")
        if path == "/circle":
            raise web.HTTPFound("/circle")
        if path == "/swept":
            raise web.HTTPFound("/")
        if path == "/once-busy" and self.asked == 1:
            raise web.HTTPServiceUnavailable
        statuses = {"/missing": 404, "/gone": 410, "/secret": 403, "/broken": 500}
        return web.Response(status=statuses.get(path, 200), text="x" * 100_000)


@pytest.fixture(name="site")
def fixture_site() -> Site:
    return Site()


@pytest.fixture(name="base")
async def fixture_base(site: Site) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_get("/{path:.*}", site.handler())
    async with TestServer(app, host="127.0.0.1") as server:
        yield str(server.make_url("")).rstrip("/")


@pytest.mark.parametrize(
    ("path", "is_gone", "why"),
    [
        ("/there", False, ""),
        ("/there#part-2", False, ""),
        ("/moved", False, ""),
        ("/", False, ""),
        ("/once-busy", False, ""),
        ("/missing", True, "404 Not Found"),
        ("/gone", True, "410 Gone"),
        ("/secret", False, "403 Forbidden"),
        ("/broken", False, "500 Internal Server Error"),
        ("/slow", False, "within the time"),
        ("/circle", False, "in a circle"),
        ("/swept", False, "front page of 127.0.0.1"),
    ],
)
async def test_an_address_is_there_gone_or_uncertain(path: str, *, is_gone: bool, why: str, base: str) -> None:
    asked = await follow([base + path], seconds=SOON)

    assert asked[base + path].is_gone == is_gone
    assert why in asked[base + path].why
    assert bool(why) == bool(asked[base + path].why)


async def test_a_site_that_is_not_there_is_uncertain(unused_tcp_port: int) -> None:
    address = f"http://127.0.0.1:{unused_tcp_port}/"

    asked = await follow([address], seconds=SOON)

    assert "cannot be reached" in asked[address].why
    assert asked[address].is_unheard


async def test_each_address_is_followed_once_and_no_site_is_stormed(base: str, site: Site) -> None:
    counted: list[int] = []

    asked = await follow([f"{base}/page-{n % 20}" for n in range(60)], counted.append)

    assert len(asked) == site.asked == 20
    assert site.most <= AT_ONCE_OF_A_HOST
    assert counted == list(range(1, 21))


def test_every_address_of_the_content_is_found_where_it_stands(folder: Folder) -> None:
    folder.change("faq/verktyg.yaml", "[Läs mer](#verktyg-1)", "[Läs mer](https://lillby.se/ai)")
    folder.change("policy_text/sv/01-verktyg.md", "Text.", "Text.\n\nSe [sidan](https://lillby.se/ai).")

    links = links_in(folder.path)

    assert links["https://eur-lex.europa.eu/eli/reg/2016/679/oj"] == (Place("policy_text/sources.yaml", 4),)
    assert links["https://lillby.se/ai"] == (Place("faq/verktyg.yaml", 8), Place("policy_text/sv/01-verktyg.md", 13))


def test_a_dead_link_is_an_error_wherever_it_stands_and_an_uncertain_one_a_warning() -> None:
    links = {"https://a.se/1": (Place("x.yaml", 3), Place("y.yaml", 4)), "https://a.se/2": (Place("x.yaml", 5),)}
    asked = {"https://a.se/1": Asked(is_gone=True, why="404"), "https://a.se/2": Asked(why="403")}

    found = list(link_problems(links | {"https://a.se/3": (Place("x.yaml", 6),)}, asked | {"https://a.se/3": Asked()}))

    assert [(problem.file, problem.line, problem.code) for problem in found] == [
        ("x.yaml", 3, Code.LINK_GONE),
        ("y.yaml", 4, Code.LINK_GONE),
        ("x.yaml", 5, Code.LINK_UNCERTAIN),
    ]
    assert [problem.is_error for problem in found] == [True, True, False]
    assert all(problem.remedy for problem in found)


def test_where_there_is_no_network_one_warning_says_so() -> None:
    links = {f"https://a.se/{n}": (Place("x.yaml", n),) for n in range(9)}

    (problem,) = link_problems(links, dict.fromkeys(links, Asked(why="no such site", is_unheard=True)))

    assert "None of the 9 web addresses" in problem.message
    assert not problem.is_error
