"""The report as one page that needs nothing beside it: no network, no script, one style of its own."""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from bot.reports.sheet import Sheet
from bot.reports.words import Words
from bot.templates import templates_of


def page(sheet: Sheet, words: Words) -> str:
    """The page as HTML."""
    style = (files("bot.reports") / "templates" / "report.css").read_text(encoding="utf-8")
    template = templates_of("bot.reports").get_template("report.html")
    return template.render(sheet=sheet, say=words.say, language=words.language, style=style, policy=_policy(style))


def _policy(style: str) -> str:
    """What the browser lets the page do: nothing, but to look as its own style says."""
    hashed = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{hashed}'; base-uri 'none'; form-action 'none'"
