"""The content as each channel shows it, on a page for whoever writes it: live on save, on this machine alone."""

from bot.preview.server import previewing

__all__ = ["previewing"]
