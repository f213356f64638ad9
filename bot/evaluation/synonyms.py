"""Which groups of synonyms earn their place: the questions that mention one, put with and without it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.content.codes import Code
from bot.content.problems import Fault, Problem
from bot.evaluation.questions import Question
from dialogs.faq import Index, Synonyms, rank, with_synonyms, words_written
from dialogs.language import Language


@dataclass(frozen=True, slots=True)
class Worth:
    """What a group does: how many questions mention it, how many it moved, and how many more are right with it."""

    words: str
    mentioned: int
    moved: int
    gained: int

    @property
    def does_harm(self) -> bool:
        """Whether fewer questions find their entry first with the group than without."""
        return self.gained < 0

    @property
    def never_matters(self) -> bool:
        """Whether no question would find anything else without it."""
        return not self.moved


def worths(
    index: Index, questions: Sequence[Question], done: Callable[[int], None] = lambda _: None
) -> Iterator[Worth]:
    """The worth of each group, on the index without what was learnt; takes a second or two for each."""
    whole = with_synonyms(index, index.synonyms)
    for number, group in enumerate(index.synonyms, 1):
        asked = [question for question in questions if _mentions(question, group)]
        yield _worth(whole, group, asked)
        done(number)


def _mentions(question: Question, group: Synonyms) -> bool:
    text = f" {' '.join(words_written(question.text))} "
    return any(f" {' '.join(words_written(word))} " in text for word in _words(group))


def _words(group: Synonyms) -> tuple[str, ...]:
    return group.words.to(Language.SV) + group.words.to(Language.EN)


def _worth(whole: Index, group: Synonyms, asked: Sequence[Question]) -> Worth:
    rest = tuple(other for other in whole.synonyms if other != group)
    before = _firsts(with_synonyms(whole, rest), asked) if asked else []
    after = _firsts(whole, asked)
    gained = _right(after, asked) - _right(before, asked)
    return Worth(", ".join(_words(group)), len(asked), sum(map(_differ, before, after)), gained)


def _firsts(index: Index, asked: Iterable[Question]) -> list[str]:
    rankings = (rank(index, question.text, question.language) for question in asked)
    return [ranking.hits[0].id if ranking.hits else "" for ranking in rankings]


def _right(firsts: Iterable[str], asked: Iterable[Question]) -> int:
    return sum(first in question.expect for first, question in zip(firsts, asked, strict=False))


def _differ(one: str, other: str) -> bool:
    return one != other


def worths_in_words(found: Iterable[Worth]) -> str:
    """The groups that do harm, and those that never matter, for the policy team to look at."""
    all_ = sorted(found, key=lambda worth: (worth.gained, worth.words))
    harmful = [f"  {worth.gained:+d} of {worth.mentioned}: {worth.words}" for worth in all_ if worth.does_harm]
    idle = [f"  {worth.mentioned} mention it: {worth.words}" for worth in all_ if worth.never_matters]
    useful = sum(worth.gained for worth in all_ if worth.gained > 0)
    head = f"{len(all_)} groups of synonyms; those that help bring {useful} questions to their entry."
    return "\n".join([head, "Doing harm (split or drop them):", *harmful, "Never mattering here:", *idle])


def synonym_problems(found: Iterable[Worth], written: Mapping[str, tuple[str, int]]) -> Iterator[Problem]:
    """A warning for each group that does harm or never matters, at the line it is written on."""
    for worth in found:
        file, line = written[worth.words]
        if worth.does_harm:
            message = f"{-worth.gained} of {worth.mentioned} questions lose their entry by these synonyms."
            yield Fault(Code.SYNONYMS_HARM, line, message, "Split the group, or drop the word that misleads.").of(file)
        elif worth.never_matters:
            message = f"These synonyms change nothing for the {worth.mentioned} questions that mention one."
            yield Fault(Code.SYNONYMS_IDLE, line, message, "Keep them if staff use the words, else drop them.").of(file)
