"""What follows from the change, as blocks: other answers, other verdicts, receipts and tools to look at."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.reach.block import Block
from dialogs.language import Language
from dialogs.reach import NO_QUESTION, Answers, Judged, NewDecision, NewLook, OtherAnswer, Reach, Said, Worth

WRONG = (Worth.WRONG_NOW, Worth.WRONG_STILL)
MOST_IDS = 5
"""Receipts alike that are named."""

PRIVATE = "In words only where three asked alike, one question standing for them all; the others are counted alone."
LOOK = "Read what has changed, and take the check anew where it matters. The first characters of each id are shown."
DECIDE = "Look at each, and write a new day of decision in policy_text/tools.yaml."
LANGUAGE = Language.SV
"""Titles of scenarios are shown as they were first written."""


def consequences_in_short(reach: Reach) -> Iterator[str]:
    """What was put to both sides and what came of it, a line each."""
    if reach.questions.put:
        yield _of_answers(reach.questions, "questions")
    if reach.logged.put:
        yield _of_answers(reach.logged, "questions that were asked in vain")
    if reach.scenarios.put:
        yield f"{len(reach.scenarios.others)} of {reach.scenarios.put} scenarios get another verdict."
    if reach.receipts.put:
        yield f"{len(reach.receipts.looks)} of {reach.receipts.put} valid receipts need a new look."
    if reach.tools:
        waiting = sum(not tool.is_taken for tool in reach.tools)
        yield f"{waiting} of {len(reach.tools)} tools reached need a new decision."


def _of_answers(found: Answers, called: str) -> str:
    others, suggesting = (_times(some) for some in (found.others, found.suggesting))
    beside = f", {suggesting} more only other suggestions" if suggesting else ""
    return f"{others} of {found.put} {called} get another answer{beside}."


def _times(found: Iterable[OtherAnswer]) -> int:
    return sum(other.asked.times for other in found)


def of_consequences(reach: Reach) -> Iterator[Block]:
    """A block for everything that follows."""
    if reach.questions.others:
        yield _of_questions("Questions with another answer", reach.questions.others)
    if reach.questions.suggesting:
        yield replace(_of_questions("Questions with other suggestions", reach.questions.suggesting), folded=True)
    if reach.logged.others:
        yield _of_logged(reach.logged.others)
    if reach.scenarios.others:
        yield _of_scenarios(reach)
    if reach.receipts.looks:
        columns = ("receipts", "tool", "why", "before", "after")
        yield Block("Receipts that need a new look", LOOK, columns, tuple(_receipts(reach.receipts.looks)), paired=True)
    if reach.tools:
        rows = tuple(map(_of_tool, reach.tools))
        yield Block("Tools that need a new decision", DECIDE, ("tool", "name", "what has changed", "note"), rows)


def _of_questions(title: str, others: Iterable[OtherAnswer]) -> Block:
    rows = tuple(map(_of_question, others))
    return Block(title, "", ("question", "note", "before", "after"), rows, paired=True)


def _of_question(other: OtherAnswer) -> tuple[str, ...]:
    return other.asked.text, _worth(other), _said(other.before), _said(other.after)


def _worth(other: OtherAnswer) -> str:
    """Whether the change is to the better, and where it is not, what was expected."""
    expected = f", expected {_listed(other.asked.expect or ())}" if other.worth in WRONG else ""
    return f"{other.worth}{expected}"


def _listed(ids: Sequence[str]) -> str:
    return " or ".join(ids) or "no answer"


def _said(said: Said) -> str:
    ids = ", ".join(said.ids)
    if said.status:
        return f"{ids} ({said.status.replace('_', ' ')})"
    words: dict[str, Callable[[], str]] = {
        "answer": lambda: ids,
        "suggest": lambda: f"asks back: {ids}",
        "none": lambda: f"no answer, a matter of others: {ids}" if ids else "no answer",
        NO_QUESTION: lambda: "taken for a command",
    }
    return words[said.decision]()


def _of_logged(others: Sequence[OtherAnswer]) -> Block:
    alike: Counter[tuple[str, Said, Said]] = Counter()
    for other in others:
        if other.asked.told:
            alike[other.asked.told, other.before, other.after] += other.asked.times
    rows = tuple((told, str(many), _said(old), _said(new)) for (told, old, new), many in alike.most_common())
    columns = ("question", "times", "before", "after")
    return Block("Questions asked in vain with another answer", PRIVATE, columns, rows, paired=True)


def _of_scenarios(reach: Reach) -> Block:
    rows = tuple(
        (other.scenario.id, other.scenario.title.to(LANGUAGE), *_differing(other.before, other.after))
        for other in reach.scenarios.others
    )
    return Block("Scenarios with another verdict", "", ("id", "scenario", "before", "after"), rows, paired=True)


def _differing(before: Judged, after: Judged) -> tuple[str, str]:
    """Both verdicts: the outcome, and whatever else differs."""
    return _judged(before, after), _judged(after, before)


def _judged(one: Judged, other: Judged) -> str:
    told = [one.outcome] + ([] if one.is_settled else ["not settled"])
    told += [f"level {one.level}"] if one.level != other.level else []
    told += [f"may be {one.may}"] if one.may not in {other.may, one.level} else []
    told += [f"stopped by {one.stop_kind}"] if one.stop_kind not in {other.stop_kind, "nobody"} else []
    told += [f"only here: {', '.join(own)}" for own in (_own(one, other),) if own]
    return ", ".join(told)


def _own(one: Judged, other: Judged) -> list[str]:
    """The conditions and the people to ask that only the one has."""
    theirs = {*other.conditions, *other.contacts}
    return [said for said in (*one.conditions, *one.contacts) if said not in theirs]


def _receipts(looks: Iterable[NewLook]) -> Iterator[tuple[str, ...]]:
    """A row for all receipts that are alike but for their answers."""
    alike: dict[tuple[str, ...], list[NewLook]] = defaultdict(list)
    for look in looks:
        before, after = _differing(look.before, look.after)
        alike[look.tool, _why(look), before, after].append(look)
    for (tool, why, before, after), several in alike.items():
        named = ", ".join(look.id for look in several[:MOST_IDS])
        more = f" and {len(several) - MOST_IDS} more" if len(several) > MOST_IDS else ""
        yield named + more, tool or "no tool", why, before, after


def _why(look: NewLook) -> str:
    why = ["judged otherwise"] if look.is_judged_otherwise else []
    return ", ".join([*why, *(f"rests on {clause}" for clause in look.clauses)])


def _of_tool(tool: NewDecision) -> tuple[str, ...]:
    changed = ", ".join([*tool.parts, *(f"rests on {clause}" for clause in tool.clauses)])
    return tool.id, tool.name, changed, "decided on in the same change" if tool.is_taken else ""
