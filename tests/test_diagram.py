"""The drawing of the risk check: fresh in the documents, whole, and with its text inside its boxes."""

import os
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.diagram import mermaid, svg, title_of
from bot.diagram.lettering import broken, width
from dialogs.language import Language
from dialogs.library import Library

DOCS = Path(__file__).parents[1] / "docs"
SVG = "{http://www.w3.org/2000/svg}"
PAGE = 1123


def document(library: Library) -> str:
    return (
        "# The risk check, drawn\n\n"
        "Each question with where its answers lead by themselves, then the rules that look at several answers. Arrows\n"
        "lead from a question to those that are asked only after certain answers to it. A level with a question mark\n"
        "is possible, not settled; the darker red is stopped by law. [What is proven of it](risk-check-proof.md).\n\n"
        "![The risk check on one page](risk-check.svg)\n\n"
        "The same as Mermaid, as `policybot show risk-check --mermaid` writes it:\n\n"
        f"```mermaid\n{mermaid(library.rules, Language.EN)}```\n"
    )


def drawing(library: Library, language: Language) -> str:
    return svg(library.rules, language, title_of(library, language))


def test_the_drawings_in_the_documents_are_those_of_the_rules(library: Library) -> None:
    fresh = {"risk-check.md": document(library), "risk-check.svg": drawing(library, Language.EN)}
    for name, text in fresh.items():
        if os.environ.get("WRITE_DOCS"):
            (DOCS / name).write_text(text, encoding="utf-8")

        kept = (DOCS / name).read_text(encoding="utf-8")
        assert kept == text, "write it anew: WRITE_DOCS=1 .venv/bin/pytest tests/test_diagram.py"


@pytest.mark.parametrize("language", Language)
def test_everything_stands_in_the_drawing_on_one_page(language: Language, library: Library) -> None:
    root = ET.fromstring(drawing(library, language))  # noqa: S314 - written by the test's own code

    words = " ".join(text.text or "" for text in root.iter(f"{SVG}text")).replace("\u00a0", " ")
    assert root.get("height") == str(PAGE)
    for question in library.rules.questions:
        assert question.short.to(language) in words
        assert all(option.label.to(language) in words.replace(" ·", "") for option in question.options)
    assert all(rule.because.to(language).strip() in words for rule in library.rules.rules)


@pytest.mark.parametrize("language", Language)
def test_no_text_leaves_its_box_or_the_page(language: Language, library: Library) -> None:
    root = ET.fromstring(drawing(library, language))  # noqa: S314 - written by the test's own code
    boxes = [[float(box.get(key, 0)) for key in ("x", "y", "width", "height")] for box in root.iter(f"{SVG}rect")][1:]
    for text in root.iter(f"{SVG}text"):
        x, y, size = float(text.get("x", 0)), float(text.get("y", 0)), 15 if text.get("class") == "title" else 8.3
        end = x + width(text.text or "", size)
        around = [box for box in boxes if box[0] <= x <= box[0] + box[2] and box[1] <= y <= box[1] + box[3]]
        assert end <= (around[0][0] + around[0][2] if around else 794), text.text
        assert y <= (around[0][1] + around[0][3] if around else PAGE), text.text


def test_words_are_broken_only_where_they_do_not_fit() -> None:
    assert broken(["one", "two", "three"], 10, 1000) == ["one two three"]
    assert broken(["one", "two", "three"], 10, 30) == ["one", "two", "three"]


@pytest.mark.parametrize("language", Language)
def test_every_node_of_the_mermaid_chart_is_named_before_it_is_used(language: Language, library: Library) -> None:
    chart = mermaid(library.rules, language)

    named = set(re.findall(r"^  (\w+)[\[({]", chart, re.MULTILINE))
    used = set(re.findall(r"(?:-->|==>|-\.->|---) (\w+)$", chart, re.MULTILINE))
    assert used <= named | {f"r{number}" for number in range(len(library.rules.rules))}
    assert {f"q_{question.id}" for question in library.rules.questions} <= named
