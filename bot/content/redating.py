"""Recorded reviews as a patch of the content: new days on the lines that say when something was reviewed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff
from pathlib import Path

from bot.content.files import files_in
from bot.content.gathering import Gathering
from bot.content.written import Written
from dialogs.reviews import SECTION_LASTS, Kind, Reviewed

AT_END = "\\ No newline at end of file\n"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file on which a new day is to stand behind the key."""

    file: str
    number: int
    key: str
    day: date


def patch_of(folder: Path, reviews: Mapping[Reviewed, date]) -> str:
    """The reviews as a unified diff of the folder; empty where all of them stand in it, or what they are of is gone.

    What is reviewed again is due after as long a time as before.
    """
    gathering = Gathering()
    for file in files_in(folder).files:
        gathering.add(file)
    lines = defaultdict(list)
    for line in _lines(gathering.whole(), reviews):
        lines[line.file].append(line)
    return "".join(_patch(folder, name, lines[name]) for name in sorted(lines))


def _lines(written: Written, reviews: Mapping[Reviewed, date]) -> Iterator[Line]:
    for entry in written.entries:
        last, by = entry.value.reviewed, entry.value.review_by
        if day := reviews.get(Reviewed(Kind.ENTRY, entry.id, by)):
            yield Line(entry.file, entry.node.at("reviewed").line, "reviewed", day)
            yield Line(entry.file, entry.node.at("review_by").line, "review_by", day + (by - last))
    for tool in written.tools:
        last, by = tool.value.decided.on, tool.value.review_by
        if day := reviews.get(Reviewed(Kind.TOOL, tool.id, by)):
            yield Line(tool.file, tool.node.at("review_by").line, "review_by", day + (by - last))
    yield from _of_sections(written, reviews)


def _of_sections(written: Written, reviews: Mapping[Reviewed, date]) -> Iterator[Line]:
    oldest: dict[str, date] = {}
    for section in written.sections:
        anchor, day = section.written.heading.anchor, section.front_matter.reviewed
        oldest[anchor] = min(day, oldest.get(anchor, day))
    for section in written.sections:
        anchor = section.written.heading.anchor
        if found := reviews.get(Reviewed(Kind.SECTION, anchor, oldest[anchor] + SECTION_LASTS)):
            yield Line(section.file, section.written.front_matter.at("reviewed").line, "reviewed", found)


def _patch(folder: Path, name: str, lines: list[Line]) -> str:
    before = (folder / name).read_bytes().decode().split("\n")
    after = list(before)
    for line in lines:
        shape = rf"(\b{line.key}:\s*[\"']?)\d{{4}}-\d{{2}}-\d{{2}}"
        after[line.number - 1] = re.sub(shape, rf"\g<1>{line.day}", after[line.number - 1], count=1)
    diff = unified_diff(_with_ends(before), _with_ends(after), f"a/{name}", f"b/{name}")
    return "".join(each if each.endswith("\n") else f"{each}\n{AT_END}" for each in diff)


def _with_ends(lines: list[str]) -> list[str]:
    """The lines, each with its end but the last, which has none; an empty last line is none."""
    return [*(f"{line}\n" for line in lines[:-1]), *filter(None, lines[-1:])]
