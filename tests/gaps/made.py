"""Gaps as they would be stored."""

from datetime import date, timedelta

from dialogs.gaps import Met
from dialogs.language import Language
from dialogs.turn import Gap, GapKind

MONDAY = date(2026, 11, 2)


def asked(
    *texts: str, kind: GapKind = GapKind.UNANSWERED, language: Language = Language.SV, nearest: str = "private-account"
) -> list[Met]:
    """The texts, asked on days one after the other."""
    near = tuple(nearest.split())
    return [(MONDAY + timedelta(day), Gap(kind, language, text, near)) for day, text in enumerate(texts)]


VOICE = (
    "får jag klona min röst för telefonsvararen",
    "kan man klona sin egen röst",
    "klonad röst, är det okej?",
    "Vi vill klona rektorns röst",
)
