"""All that the policy team writes, taken apart into things with an id each."""

from dialogs.language import Language
from dialogs.library import Library
from dialogs.reach.clauses import sections_and_clauses
from dialogs.reach.parts import Words, parts_of, parts_under
from dialogs.reach.thing import Found, Kind, Thing, Written
from dialogs.risk_check import Effect, Option, Question


def things(library: Library) -> dict[Thing, Written]:
    """Everything in the library, in an order that no file's place has a say in."""
    found = (pair for found_in in _ALL for pair in found_in(library))
    order = list(Kind)
    return dict(sorted(found, key=lambda pair: order.index(pair[0].kind)))


def _sources(library: Library) -> Found:
    first = library.organisation.default_language
    for key, source in sorted(library.sources.items()):
        yield Thing(Kind.SOURCE, key), Written(source.label(first), parts_of(source, ("key",)))


def _answers(library: Library) -> Found:
    first = library.organisation.default_language
    for entry in sorted(library.entries.values(), key=lambda entry: entry.id):
        titles = {f"title ({tongue})": (entry.title(tongue),) for tongue in Language}
        yield Thing(Kind.ENTRY, entry.id), Written(entry.title(first), titles | parts_of(entry, ("id",)))
    for group in sorted(library.elsewhere.values(), key=lambda group: group.id):
        yield Thing(Kind.ELSEWHERE, group.id), Written(group.id, parts_of(group, ("id",)))
    groups = (", ".join((*sorted(group.words.sv), *sorted(group.words.en))) for group in library.index.synonyms)
    yield Thing(Kind.SYNONYMS, "synonyms"), Written("synonyms", {"groups": tuple(sorted(groups))})


def _risk_check(library: Library) -> Found:
    first, rules = library.organisation.default_language, library.rules
    for question in rules.questions:
        yield Thing(Kind.QUESTION, question.id), Written(question.text.to(first), _of_question(question))
        for option in question.options:
            name, title = option_name(question, option), f"{question.short.to(first)}: {option.label.to(first)}"
            yield Thing(Kind.OPTION, name), Written(title, parts_of(option, ("id",)))
    for rule in sorted(rules.rules, key=lambda rule: rule.id):
        yield Thing(Kind.RULE, rule.id), Written(rule.because.to(first), parts_of(rule, ("id",)))
    for level, named in rules.levels.items():
        row = rules.policy.get(level, Effect())
        yield Thing(Kind.LEVEL, level.name.lower()), Written(named.name.to(first), parts_of(named) | parts_of(row))
    for key, text in sorted(rules.conditions.items()):
        yield Thing(Kind.CONDITION, key), Written(text.to(first), _texts(text=text))
    yield Thing(Kind.CHECK, "risk-check"), Written("risk check", _of_check(library))


def option_name(question: Question, option: Option) -> str:
    """What an option is called among all things."""
    return f"{question.id}: {option.id}"


def _of_question(question: Question) -> dict[str, Words]:
    order = {"options": (", ".join(option.id for option in question.options),)}
    return order | parts_of(question, ("id", "options"))


def _of_check(library: Library) -> dict[str, Words]:
    """What belongs to no single question."""
    rules = library.rules
    order = {"order of questions": (", ".join(question.id for question in rules.questions),)}
    unsure = rules.unsure_may_lead_to_ok
    return order | _texts(reminder=rules.reminder, unsure=unsure, outcome=rules.outcomes, stop=rules.stop_kinds)


def _texts(**values: object) -> dict[str, Words]:
    """Named values side by side."""
    return {part: words for name, value in values.items() for part, words in parts_under(name, value).items()}


def _register(library: Library) -> Found:
    for tool in sorted(library.tools.values(), key=lambda tool: tool.id):
        yield Thing(Kind.TOOL, tool.id), Written(tool.name, parts_of(tool, ("id",)))


def _organisation(library: Library) -> Found:
    whole = library.organisation
    for role in sorted(whole.roles.values(), key=lambda role: role.id):
        yield Thing(Kind.ROLE, role.id), Written(role.title.to(whole.default_language), parts_of(role, ("id",)))
    name = whole.name.to(whole.default_language)
    yield Thing(Kind.ORGANISATION, "organisation"), Written(name, parts_of(whole, ("roles",)))


_ALL = (
    sections_and_clauses,
    _sources,
    _answers,
    _risk_check,
    _register,
    _organisation,
)
