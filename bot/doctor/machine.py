"""The machine: its Python, its clock, its port, and where things can be kept."""

import errno
import socket
import tempfile
from datetime import timedelta

from bot.content.weights import cache_folder
from bot.doctor.findings import Check, Finding
from bot.doctor.surroundings import Patient
from bot.settings import PREFIX

PYTHON, CLOCK, PORT, CACHE = Check("python"), Check("clock"), Check("port"), Check("cache")
OLDEST, NEWEST = (3, 11), (3, 14)
"""Versions of Python that the bot is tested on."""

A_LITTLE, TOO_MUCH = timedelta(seconds=60), timedelta(minutes=5)
"""How far the clock may be off; Slack's signatures and all tokens are good for minutes."""


async def python(patient: Patient) -> list[Finding]:
    """Whether the Python is one the bot is tested on."""
    version = ".".join(map(str, patient.around.python))
    if patient.around.python < OLDEST:
        return [PYTHON.error(f"This is Python {version}; the bot needs 3.11 or newer.", "Install a newer Python.")]
    if patient.around.python[:2] > NEWEST:
        return [PYTHON.note(f"This is Python {version}; the bot is tested up to 3.14.")]
    return [PYTHON.ok(f"Python {version}.")]


async def clock(patient: Patient) -> list[Finding]:
    """Whether the clock goes right, by what others say that it is; to be asked when they have been."""
    apart = [theirs - ours for theirs, ours in patient.network.clocks.values()]
    if not apart:
        return []
    off = sorted(apart, key=abs)[len(apart) // 2]
    seconds, remedy = (
        f"{round(abs(off).total_seconds(), -1):.0f} seconds",
        "Switch on time synchronisation (NTP) on this machine.",
    )
    where = "behind" if off > timedelta() else "ahead"
    if abs(off) > TOO_MUCH:
        return [CLOCK.error(f"The clock is {seconds} {where}, so tokens and signatures are refused.", remedy)]
    if abs(off) > A_LITTLE:
        return [CLOCK.warning(f"The clock is {seconds} {where}.", remedy)]
    return [CLOCK.ok("The clock is right.")]


async def port(patient: Patient) -> list[Finding]:
    """Whether the bot can listen where it shall."""
    given = patient.settings
    if patient.around.is_serving or not given.port:
        return []
    where, other = f"{given.host} port {given.port}", f"Set {PREFIX}PORT to another."
    try:
        family = socket.getaddrinfo(given.host, given.port, type=socket.SOCK_STREAM)[0][0]
        with socket.create_server((given.host, given.port), family=family):
            return [PORT.ok(f"The bot can listen on {where}.")]
    except socket.gaierror:
        return [PORT.error(f"{given.host} is no address of this machine.", f"Set {PREFIX}HOST to one.")]
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return [await _taken(patient, where, other)]
        if error.errno == errno.EACCES:
            return [PORT.error(f"The bot may not listen on {where}.", f"{other} Ports below 1024 are for root.")]
        return [PORT.error(f"{given.host} is no address of this machine.", f"Set {PREFIX}HOST to one.")]


async def _taken(patient: Patient, where: str, other: str) -> Finding:
    answer = await patient.network.get(f"http://{patient.settings.host}:{patient.settings.port}/healthz")
    if answer.headers.get("Server") == "Policybot":
        return PORT.ok(f"A bot listens on {where} already.")
    return PORT.error(f"Another program listens on {where}.", f"End it. {other}")


async def cache(_patient: Patient) -> list[Finding]:
    """Whether what was learnt of the content can be kept."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return []
    except OSError as error:
        return [
            CACHE.warning(
                f"{folder} cannot be written ({error.strerror}), so every start learns the phrasings again.",
                f"Let the bot write there, or set {PREFIX}CACHE to another folder.",
            )
        ]
