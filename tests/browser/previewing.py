"""The preview of a folder, running beside a test that blocks."""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bot.preview import previewing


@contextmanager
def preview_of(folder: Path, today: date, port: int = 0) -> Iterator[str]:
    """The preview's address, as long as it runs."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    stop, address = asyncio.Event(), Future[str]()

    async def serve() -> None:
        async with previewing(folder, port, lambda: today) as found:
            address.set_result(found)
            await stop.wait()

    served = asyncio.run_coroutine_threadsafe(serve(), loop)
    served.add_done_callback(lambda done: done.exception() and address.cancel())
    try:
        yield address.result(timeout=240)
    finally:
        loop.call_soon_threadsafe(stop.set)
        served.result(timeout=240)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
