from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from bot.content.codes import Code
from bot.content.models.faq import EntryModel
from bot.content.problems import Problem
from bot.content.tree import Node
from bot.content.written import Item, Written
from dialogs.commands import plain

WANTED = {"sv": 25, "en": 15}
"""Utterances of an entry, near-copies not counted."""

NEAR_COPY = 90
"""Likeness, 0 to 100, from which two utterances count as one."""

MODEL_QUESTIONS = range(2, 5)


def utterance_problems(written: Written) -> Iterator[Problem]:
    """Too few utterances or model questions."""
    spoken = {item.id: item for item in written.utterances}
    subjects = {item.file.rsplit("/", 1)[1] for item in written.utterances}
    for entry in written.entries:
        yield from _model_questions(entry)
        if entry.file.rsplit("/", 1)[1] in subjects:
            yield from _few(entry, spoken.get(entry.id))


def _model_questions(entry: Item[EntryModel]) -> Iterator[Problem]:
    for language in WANTED:
        node = entry.node.at("questions", language)
        if len(node.items) not in MODEL_QUESTIONS:
            message = f"{entry.id} has {len(node.items)} model questions in {language}."
            remedy = "Write two to four; other ways to ask belong in faq/utterances/."
            yield entry.problem(Code.FEW_QUESTIONS, node, message, remedy)


def _few(entry: Item[EntryModel], spoken: Item[object] | None) -> Iterator[Problem]:
    for language, wanted in WANTED.items():
        node = spoken.node.at(language) if spoken else Node(0, ())
        count = len(different((item.text for item in node.items), wanted))
        if count < wanted:
            message = f"{entry.id} has {count} different utterances in {language}."
            remedy = f"Write {wanted} or more: other words, situations and worries, not variants of one sentence."
            yield (spoken or entry).problem(Code.FEW_UTTERANCES, node if spoken else None, message, remedy)


def different(texts: Iterable[str], most: int) -> list[str]:
    """The texts without those that nearly repeat an earlier one, up to as many as are wanted."""
    kept: list[str] = []
    for text in map(plain, texts):
        if len(kept) == most:
            break
        if not any(fuzz.token_sort_ratio(text, other, score_cutoff=NEAR_COPY) for other in kept):
            kept.append(text)
    return kept
