"""The sections and clauses of the policy, each with what it says in every language."""

from collections.abc import Callable, Mapping

from dialogs.language import Language
from dialogs.library import Library
from dialogs.policy import Clause, Section
from dialogs.reach.parts import Words, parts_of
from dialogs.reach.thing import Found, Kind, Thing, Written


def sections_and_clauses(library: Library) -> Found:
    """Each section, and after it its clauses."""
    first = library.organisation.default_language
    for section in library.policy.sections.get(first, ()):
        yield Thing(Kind.SECTION, section.anchor), Written(section.title, _of_section(library, section.anchor))
        for clause in section.clauses:
            title = f"{clause.number} {clause.title}"
            number = {"number": (clause.number,)}
            yield Thing(Kind.CLAUSE, clause.anchor), Written(title, number | _of_clause(library, clause.anchor))


def _of_section(library: Library, anchor: str) -> dict[str, Words]:
    same = _in_each(library, lambda section: section if section.anchor == anchor else None)
    return _by_language(same, without=("anchor", "clauses"))


def _of_clause(library: Library, anchor: str) -> dict[str, Words]:
    same = _in_each(library, lambda section: next((one for one in section.clauses if one.anchor == anchor), None))
    return _by_language(same, without=("anchor", "number"))


def _in_each(
    library: Library, found_in: Callable[[Section], Section | Clause | None]
) -> dict[Language, Section | Clause]:
    every = ((tongue, found_in(section)) for tongue, text in library.policy.sections.items() for section in text)
    return {tongue: found for tongue, found in every if found}


def _by_language(values: Mapping[Language, Section | Clause], without: tuple[str, ...]) -> dict[str, Words]:
    return {
        f"{name} ({tongue})": words
        for tongue, value in values.items()
        for name, words in parts_of(value, without).items()
    }
