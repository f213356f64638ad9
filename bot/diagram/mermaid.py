from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.diagram.picture import Crossing, Group, Result, Step, crossings, steps
from dialogs.language import Language
from dialogs.risk_check import Rules

STYLES = {
    "ok": "fill:#e3f4e3,stroke:#2e7d32,color:#111",
    "conditions": "fill:#fff6d6,stroke:#a67c00,color:#111",
    "ask": "fill:#e2eefb,stroke:#1f5fa8,color:#111",
    "stop": "fill:#fbe3e1,stroke:#b3261e,color:#111",
}


def mermaid(rules: Rules, language: Language) -> str:
    """The risk check as a Mermaid flowchart."""
    return "\n".join(["flowchart LR", *_lines(rules, language), ""])


def _lines(rules: Rules, language: Language) -> Iterator[str]:
    shown, crossing = steps(rules, language), crossings(rules, language)
    yield from (f'  {_question(step.id)}["{_text(step.name)}"]' for step in shown)
    for result in _results(shown, crossing):
        yield f'  {_name(result)}(["{_text(result.words(rules, language))}"]):::{result.outcome.name.lower()}'
    for before, step in pairwise(shown):
        yield from _way_to(before, step)
    yield from (_way_from(step, group) for step in shown for group in step.groups)
    for number, one in enumerate(crossing):
        yield from _way_through(one, f"r{number}")
    yield from (f"  classDef {name} {style}" for name, style in STYLES.items())


def _results(shown: Sequence[Step], crossing: Sequence[Crossing]) -> Sequence[Result]:
    results = {*(group.result for step in shown for group in step.groups), *(one.result for one in crossing)}
    return sorted(results, key=_name)


def _way_from(step: Step, group: Group) -> str:
    return f'  {_question(step.id)} -- "{"<br>".join(map(_text, group.labels))}" --> {_name(group.result)}'


def _way_through(rule: Crossing, name: str) -> Iterator[str]:
    yield f'  {name}{{{{"{_text(rule.because)}"}}}} --> {_name(rule.result)}'
    yield from (f"  {_question(question)} --- {name}" for question in rule.looks_at)


def _way_to(before: Step, step: Step) -> Iterator[str]:
    if step.depends_on:
        yield from (f"  {_question(other)} -.-> {_question(step.id)}" for other in step.depends_on)
    else:
        yield f"  {_question(before.id)} ==> {_question(step.id)}"


def _question(question: str) -> str:
    return f"q_{question}"


def _name(result: Result) -> str:
    return f"v{int(result.outcome)}{int(result.stop_kind)}{int(result.level)}{int(result.may)}"


def _text(words: str) -> str:
    """The words with what Mermaid would read as its own spelt as entities."""
    return words.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
