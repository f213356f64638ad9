"""Fetches Microsoft's Web Chat once, checks it against its pinned hash, and lays it where the chat page finds it.

Run as `python -m bot.web.fetch`. It needs npm, or a Python that may install one into a throwaway environment.
"""

import base64
import gzip
import hashlib
import hmac
import shutil
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

from bot.web.assets import INTEGRITY, LICENCE, PACKAGE, SCRIPT, SCRIPT_INTEGRITY, folder, is_there

NODE = Path(__file__).parents[2] / "requirements" / "node.lock"
LONGEST = 300
"""Seconds that fetching may take."""


class NotFetched(Exception):
    """Web Chat could not be fetched; the message says why and what to do."""


def main() -> int:
    """Fetch what is not there yet; 1 where that fails."""
    if is_current():
        return 0
    try:
        with tempfile.TemporaryDirectory() as place:
            _lay_out(checked(_fetched(Path(place))))
    except NotFetched as reason:
        print(f"{reason}\nThe bot works without it in the terminal: make chat.", file=sys.stderr)
        return 1
    return 0


def is_current() -> bool:
    """Whether the script that is pinned lies there already."""
    if not is_there():
        return False
    digest = hashlib.sha256((folder() / SCRIPT).read_bytes()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}" == SCRIPT_INTEGRITY


def checked(archive: Path) -> Path:
    """The archive, where it is the one that was pinned.

    Raises:
        NotFetched: it is another one.
    """
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if not hmac.compare_digest(f"sha512-{found}", INTEGRITY):
        raise NotFetched(f"{PACKAGE} is not the archive that was pinned (sha512-{found[:12]}…). Nothing was kept.")
    return archive


def _fetched(place: Path) -> Path:
    npm = shutil.which("npm") or _npm_of_our_own(place / "node")
    _run([npm, "pack", PACKAGE, "--ignore-scripts", "--silent", "--pack-destination", str(place)], "npm pack")
    found = next(place.glob("*.tgz"), None)
    if found is None:
        raise NotFetched(f"npm pack {PACKAGE} brought no archive.")
    return found


def _npm_of_our_own(place: Path) -> str:
    try:
        venv.create(place, with_pip=True)
    except subprocess.CalledProcessError as error:
        raise NotFetched("Neither npm nor a Python with venv is installed. Install one of them.") from error
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    _run([str(programs / "python"), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(NODE)], "pip install")
    npm = shutil.which("npm", path=str(programs))
    if npm is None:
        raise NotFetched("The Node.js from the package index has no npm. Install npm.")
    return npm


def _run(words: list[str], name: str) -> None:
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=LONGEST, check=False)  # noqa: S603 - ours
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotFetched(f"{name} could not be run, {type(error).__name__}.") from error
    if done.returncode:
        last = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()[-1]
        raise NotFetched(f"{name} failed: {last}")


def _lay_out(archive: Path) -> None:
    """Both files, the licence first; the script also packed, for it is four times smaller so."""
    folder().mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as files:
        for name in (LICENCE, SCRIPT):
            packed = files.extractfile(f"package/dist/{name}")
            if packed is None:
                raise NotFetched(f"{PACKAGE} has no {name}.")
            content = packed.read()
            (folder() / f"{name}.gz").write_bytes(gzip.compress(content, mtime=0))
            (folder() / name).write_bytes(content)


if __name__ == "__main__":
    sys.exit(main())
