"""Microsoft's own Direct Line client against the endpoint: by stream, by polling, and over a cable cut three times.

It needs Node.js and npm, and installs the client into a folder that is thrown away. From the project's folder:

    PYTHONPATH=. .venv/bin/python benchmarks/direct_line_client.py
"""

import asyncio
import json
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp

from bot.app import serving
from bot.settings import load_settings
from tests.cutting import Cable

PACKAGES = ("botframework-directlinejs@0.15.8", "xhr2@0.2.1", "ws@8.18.0")
CLIENT = Path(__file__).with_suffix(".mjs").resolve()
MESSAGES = 12
CUTS = (3, 6, 9)
"""The messages at which the cable is cut, where it is."""


async def talk(folder: Path, cable: Cable, transport: str, cuts: tuple[int, ...] = ()) -> dict[str, Any]:
    """One conversation; what the client saw of it."""
    domain = f"{cable.address}/v3/directline"
    async with aiohttp.ClientSession() as session, session.post(f"{domain}/tokens/generate") as response:
        token = (await response.json())["token"]
    words = ("node", str(CLIENT), domain, token, transport, str(MESSAGES))
    pipe = asyncio.subprocess.PIPE
    client = await asyncio.create_subprocess_exec(*words, cwd=folder, stdout=pipe, stderr=pipe)
    if client.stdout is None or client.stderr is None:
        raise RuntimeError
    number = 0
    while line := await client.stderr.readline():
        number += line == b"message\n"
        if number in cuts:
            cable.cut()
    said: dict[str, Any] = json.loads(await client.stdout.read())
    return said


def summed_up(said: dict[str, Any]) -> str:
    """What was lost or doubled, and how long it took."""
    seen = Counter(each["id"] for each in said["seen"])
    lost = [each for each in said["sent"] if each["id"] not in seen]
    doubled = [activity for activity, times in seen.items() if times > 1]
    answers = sum(each["role"] == "bot" for each in said["seen"])
    return (
        f"{len(said['sent'])} sent, {answers} said by the bot, {len(lost)} lost, {len(doubled)} doubled, "
        f"{said['seconds']:.1f} s"
    )


async def main() -> None:
    """Hold the conversations and print what came of them."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        subprocess.run(["npm", "install", "--silent", "--no-audit", *PACKAGES], cwd=folder, check=True)  # noqa: ASYNC221, S603, S607 - alone here
        settings = load_settings(content=Path.cwd(), port=0, database=folder / "bot.sqlite", turns_per_minute=0)
        async with serving(settings) as address, Cable.to(address) as cable:
            for name, transport, cuts in (
                ("stream", "stream", ()),
                ("polling", "polling", ()),
                ("stream, cut three times", "stream", CUTS),
                ("polling, cut three times", "polling", CUTS),
            ):
                print(f"{name}: {summed_up(await talk(folder, cable, transport, cuts))}")


if __name__ == "__main__":
    asyncio.run(main())
