"""A cable between a client and a server on loopback, to be cut in the middle of a conversation."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from yarl import URL


class Cable:
    """Passes bytes on in both directions until it is cut; whoever connects again gets a new strand."""

    def __init__(self, host: str, port: int) -> None:
        self._host = host
        self._port = port
        self._loop = asyncio.get_running_loop()
        self._writers: set[asyncio.StreamWriter] = set()
        self.address = ""

    @classmethod
    @asynccontextmanager
    async def to(cls, address: str) -> AsyncIterator["Cable"]:
        """The cable to the server, plugged in."""
        url = URL(address)
        assert url.host
        assert url.port
        cable = cls(url.host, url.port)
        server = await asyncio.start_server(cable._strand, "127.0.0.1", 0)
        cable.address = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        yield cable
        server.close()
        cable._cut()

    def cut(self) -> None:
        """Break every connection, from any thread."""
        self._loop.call_soon_threadsafe(self._cut)

    def _cut(self) -> None:
        for writer in self._writers:
            writer.transport.abort()

    async def _strand(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there_reader, there_writer = await asyncio.open_connection(self._host, self._port)
        ends = {writer, there_writer}
        self._writers |= ends
        await asyncio.gather(_passed(reader, there_writer), _passed(there_reader, writer))
        self._writers -= ends


async def _passed(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while piece := await reader.read(65536):
            writer.write(piece)
            await writer.drain()
    writer.close()
