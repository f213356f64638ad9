from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dialogs.language import Language
from dialogs.policy.section import Policy
from dialogs.policy.source import Source


@dataclass(frozen=True, slots=True)
class Citation:
    """What a claim rests on, ready to show.

    `link` is a web address for a law; for a clause it is a path below the bot's own pages.
    """

    id: str
    label: str
    link: str


def citations(
    ids: Iterable[str], policy: Policy, sources: Mapping[str, Source], language: Language
) -> tuple[Citation, ...]:
    """The citations in the order of their ids, each once; ids that name nothing are left out."""
    return tuple(_resolved(dict.fromkeys(ids), policy, sources, language))


def _resolved(
    ids: Iterable[str], policy: Policy, sources: Mapping[str, Source], language: Language
) -> Iterator[Citation]:
    for cited in ids:
        if clause := policy.clause(cited, language):
            yield Citation(cited, f"{clause.number} {clause.title}", f"/policy/{language}#{cited}")
        elif source := sources.get(cited):
            yield Citation(cited, source.label(language), source.link)
