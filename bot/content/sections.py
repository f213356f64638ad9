"""A section of the policy, from its Markdown: front matter, one # heading, and a ## heading for each clause."""

import re
from dataclasses import dataclass

from bot.content.codes import Code
from bot.content.parsing import tree
from bot.content.problems import Fault
from bot.content.tree import Node

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*(?:\{#([^}]*)\})?\s*")
_ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REMEDY = "Write it as `## Title {#anchor}`, the anchor in small letters a to z, digits and hyphens."
RULE = "---"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with the text below it, as written."""

    line: int
    level: int
    title: str
    anchor: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text, without empty lines around it."""
        return "\n".join(self.lines).strip()


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section as written; the front matter is not checked yet."""

    front_matter: Node
    heading: Heading
    clauses: tuple[Heading, ...]


def section_of(text: str) -> WrittenSection:
    """The section that the text is.

    Raises:
        Fault: the front matter or the headings are not as they should be.
    """
    lines = text.splitlines()
    end = _end_of_front_matter(lines)
    front_matter = tree("\n".join(["", *lines[1:end]]))
    headings = _headings(lines, end + 1)
    _refuse_text_above(headings, lines, end + 1)
    if not headings or headings[0].level != 1:
        line = headings[0].line if headings else end + 1
        raise Fault(Code.HEADING, line, "has no # heading before its clauses.", "Write `# Title {#anchor}` first.")
    for heading in headings:
        _refuse_wrong(heading, first=heading is headings[0])
    return WrittenSection(front_matter, headings[0], tuple(headings[1:]))


def _refuse_text_above(headings: list[Heading], lines: list[str], start: int) -> None:
    """Text above the first heading would be lost without a word."""
    end = headings[0].line - 1 if headings else start
    line = next((at + 1 for at in range(start, end) if lines[at].strip()), None)
    if line:
        raise Fault(Code.HEADING, line, "has text above its # heading.", "Move it below the heading.")


def _end_of_front_matter(lines: list[str]) -> int:
    if lines and lines[0].strip() == RULE and RULE in (line.strip() for line in lines[1:]):
        return 1 + [line.strip() for line in lines[1:]].index(RULE)
    remedy = "Begin with a line ---, then title: and reviewed:, then another ---."
    raise Fault(Code.FRONT_MATTER, 1, "does not begin with its front matter.", remedy)


def _headings(lines: list[str], start: int) -> list[Heading]:
    found = [(at, match) for at in range(start, len(lines)) if (match := _HEADING.fullmatch(lines[at]))]
    ends = [at for at, _ in found][1:] + [len(lines)] * bool(found)
    return [
        Heading(at + 1, len(match[1]), match[2], match[3] or "", tuple(lines[at + 1 : end]))
        for (at, match), end in zip(found, ends, strict=True)
    ]


def _refuse_wrong(heading: Heading, *, first: bool) -> None:
    if (heading.level != 1) if first else (heading.level != 2):  # noqa: PLR2004 - the two levels there are
        message = f"“{heading.title}” is a heading of level {heading.level}."
        raise Fault(Code.HEADING, heading.line, message, "Use one # for the section and ## for each clause.")
    if not heading.title:
        raise Fault(Code.HEADING, heading.line, "has a heading without a title.", _REMEDY)
    if not _ANCHOR.fullmatch(heading.anchor):
        raise Fault(Code.ANCHOR, heading.line, f"“{heading.title}” has no anchor that is a name.", _REMEDY)
    if not first and not heading.text:
        raise Fault(Code.EMPTY_CLAUSE, heading.line, f"“{heading.title}” has no text.", "Write the clause below it.")
