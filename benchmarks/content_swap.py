"""How long turns take while the shipped content is read, learnt and swapped beside them, and while it is not.

Run as `python benchmarks/content_swap.py`.
"""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.content.live import LiveLibrary
from bot.content.reading import read
from bot.content.stamp import stamp_of
from bot.content.weights import learnt
from bot.delivery import Delivery
from bot.desk import Desk
from bot.store import MemoryStore
from dialogs.messages import Message

QUESTION = "Får jag skriva in personuppgifter i ChatGPT?"
LEAST_TURNS = 500


async def timed(desk: Desk, is_over: Callable[[], bool]) -> list[float]:
    """Milliseconds of turns, one after the other, until it is over."""
    taken: list[float] = []
    while len(taken) < LEAST_TURNS or not is_over():
        begun = time.perf_counter()
        await desk.take(Delivery(f"talk-{len(taken)}", "", Message(QUESTION)))
        taken.append((time.perf_counter() - begun) * 1000)
        await asyncio.sleep(0)
    return sorted(taken)


def told(name: str, taken: list[float]) -> None:
    """Print the figures."""
    middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    print(f"{name:32} {len(taken):6} turns  p50 {middle:6.1f} ms  p99 {late:6.1f} ms  longest {taken[-1]:6.1f} ms")


async def swapped(name: str, live: LiveLibrary, desk: Desk) -> None:
    """Time turns while what lies in the folder is taken into use."""
    begun, before = time.perf_counter(), live().fingerprint
    renewing = asyncio.create_task(live.renew())
    told(name, await timed(desk, renewing.done))
    came = "taken into use" if live().fingerprint != before else f"refused: {live.standing}"
    print(f"{'':32} {came} after {time.perf_counter() - begun:.1f} s")


async def main() -> None:
    """Time turns without a swap, with one of an answer, and with one of phrasings that have to be learnt."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for part in ("faq", "policy_text"):
            shutil.copytree(part, folder / part)
        stamp = stamp_of(folder)
        library = learnt(read(folder, datetime.now(UTC).date()).checked())
        live = LiveLibrary(library, folder, stamp)
        desk = Desk(live, MemoryStore())
        told("nothing changes", await timed(desk, lambda: True))
        policy = next((folder / "policy_text" / "sv").iterdir())
        policy.write_text(policy.read_text(encoding="utf-8") + "\nEn rad till.\n", encoding="utf-8")
        await swapped("the policy changes", live, desk)
        faq = next((folder / "faq" / "utterances").iterdir())
        text = faq.read_text(encoding="utf-8")
        faq.write_text(text.replace("- ", "- helt nytt ", 1), encoding="utf-8")
        await swapped("phrasings change and are learnt", live, desk)


if __name__ == "__main__":
    asyncio.run(main())
