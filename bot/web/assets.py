"""Microsoft's Web Chat: which version, by which hash, and where it lies once it has been fetched."""

from pathlib import Path

VERSION = "4.18.1"
PACKAGE = f"botframework-webchat@{VERSION}"
INTEGRITY = "sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg=="
"""Of the archive, as the registry publishes it."""

SCRIPT = "webchat.js"
SCRIPT_INTEGRITY = "sha256-CmitCmT8BNYhGX2hDD7sD4Q+FvfQP2vL7Sm0dRfPm/8="
"""Of the script, for the browser to check."""

LICENCE = "webchat.js.LICENSE.txt"


def folder() -> Path:
    """Where the files lie; never committed, but packed into the wheel."""
    return Path(__file__).parent / "fetched"


def is_there() -> bool:
    """Whether the chat page has its script."""
    return (folder() / SCRIPT).is_file()
