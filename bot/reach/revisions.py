"""Content as it was at a revision of git, read into a folder of its own; the working tree is never touched."""

import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

FOLDERS = ("faq", "policy_text")
LONGEST = 60.0
"""Seconds that git may take."""


class NoRevision(Exception):
    """The content of the revision cannot be had; the message says why and what to do."""


@contextmanager
def folder_of(named: str, beside: Path) -> Iterator[Path]:
    """The folder that is named, or one with the content of the revision; `beside` lies in the revision's repository.

    Raises:
        NoRevision: it is no folder of content, and no revision that holds any.
    """
    if all((Path(named) / part).is_dir() for part in FOLDERS):
        yield Path(named)
        return
    with TemporaryDirectory(prefix="policybot-") as folder:
        _unpack(_archive(named, beside), Path(folder))
        yield Path(folder)


def _archive(revision: str, beside: Path) -> bytes:
    """The content's folders at the revision, as a tar file."""
    if revision.startswith("-"):
        raise NoRevision(f"{revision} is no revision: no name of one begins with a hyphen.")
    if not _git(beside, "rev-parse", "--is-inside-work-tree"):
        raise NoRevision(
            f"{revision} is no folder of content, and {beside} lies in no git repository to look it up in."
        )
    commit = _git(beside, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not commit:
        raise NoRevision(f"{revision} is neither a folder that holds faq/ and policy_text/ nor a revision of git.")
    archive = _git(beside, "archive", "--format=tar", commit.decode().strip(), *FOLDERS)
    if not archive:
        raise NoRevision(f"At {revision} there is no faq/ and policy_text/ where {beside} lies in the repository.")
    return archive


def _git(folder: Path, *words: str) -> bytes:
    """What git says; nothing where it fails."""
    program = shutil.which("git")
    if program is None:
        raise NoRevision("git is not installed, so revisions cannot be read. Install it, or name two folders.")
    command = (program, "-C", str(folder), *words)
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST, check=False)  # noqa: S603 - a revision is no option
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoRevision(f"git could not be asked: {type(error).__name__}.") from error
    return b"" if done.returncode else done.stdout


def _unpack(archive: bytes, folder: Path) -> None:
    """Write the plain files of the archive; a link is followed to another file of the archive."""
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        for member in tar.getmembers():
            target = (folder / member.name).resolve()
            if member.isdir() or not target.is_relative_to(folder.resolve()):
                continue
            content = _content(tar, member)
            if content is not None:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes | None:
    try:
        file = tar.extractfile(member)
    except KeyError:
        return None
    return file.read() if file else None
