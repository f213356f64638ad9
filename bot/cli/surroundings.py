"""Where a command runs."""

import os
import sys


def has_screen() -> bool:
    """Whether a person sits in front of a browser; a server in a container has nobody to show a page to."""
    has_display = not os.environ.keys().isdisjoint({"DISPLAY", "WAYLAND_DISPLAY"})
    return sys.stdout.isatty() and (has_display or sys.platform in {"darwin", "win32"})
