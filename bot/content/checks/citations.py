from collections.abc import Iterator

from rapidfuzz import process

from bot.content.codes import Code
from bot.content.kinds import Kind
from bot.content.problems import Fault, Problem
from bot.content.written import Written
from dialogs.language import Language


def citation_problems(written: Written) -> Iterator[Problem]:
    """Citations of nothing, and sections and sources that nothing cites. What is cited of the policy is a clause."""
    anchors = {clause.anchor for section in written.sections for clause in section.written.clauses}
    keys = {source.id for source in written.sources}
    cited: set[str] = set()
    if not written.knows(Kind.SECTION, Kind.SOURCES):
        return
    yield from _ambiguous(written, anchors)
    for item in written.items:
        for cites in item.node.everywhere("cites"):
            for citation in cites.items:
                cited.add(citation.text)
                if citation.text not in anchors | keys:
                    message = f"{citation.text} is neither a clause nor a source."
                    yield item.problem(Code.DEAD_CITATION, citation, message, _nearest(citation.text, anchors | keys))
    if written.knows(Kind.ENTRIES, Kind.TOOLS, Kind.RISK_CHECK):
        yield from _uncited(written, cited)


def _ambiguous(written: Written, anchors: set[str]) -> Iterator[Problem]:
    for source in written.sources:
        if source.id in anchors:
            message, remedy = f"{source.id} is an anchor of the policy too.", "Give the source another key."
            yield source.problem(Code.ID_TWICE, None, message, remedy)


def _nearest(name: str, known: set[str]) -> str:
    near = process.extractOne(name, sorted(known), score_cutoff=60)
    return (
        f"Did you mean {near[0]}?" if near else "Cite an anchor of policy_text/, or a key of policy_text/sources.yaml."
    )


def _uncited(written: Written, cited: set[str]) -> Iterator[Problem]:
    for section in written.sections_in(Language.SV):
        if cited.isdisjoint(clause.anchor for clause in section.written.clauses):
            message = f"Nothing cites {section.written.heading.anchor} or any of its clauses."
            remedy = "Cite it where an answer rests on it, or ask whether the policy needs it."
            yield Fault(Code.SECTION_UNCITED, section.written.heading.line, message, remedy).of(section.file)
    for source in written.sources:
        if source.id not in cited:
            remedy = "Cite it where a claim rests on it, or remove it."
            yield source.problem(Code.SOURCE_UNCITED, None, f"Nothing cites {source.id}.", remedy)
