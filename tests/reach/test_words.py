"""What differs in words, and what rests on it."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.library import Library
from dialogs.reach import How, Kind, Part, Reach, Thing, reach
from tests.planting import TODAY, Folder
from tests.reach.conftest import SMALL

Reached = Callable[[], Reach]
CLAUSE = Thing(Kind.CLAUSE, "verktyg-1")


def told(found: Reach) -> list[tuple[str, str, str]]:
    return [(str(change.thing.kind), change.thing.id, str(change.how)) for change in found.changes]


def test_the_shipped_content_differs_from_itself_in_nothing(library: Library) -> None:
    found = reach(library, library, TODAY)

    assert (found.changes, found.moved) == ((), ())


def test_a_changed_clause_names_everything_that_rests_on_it(folder: Folder, reached: Reached) -> None:
    folder.change("policy_text/sv/01-verktyg.md", "\nText.", "\nAnnan text.")

    (moved,) = reached().moved

    assert (moved.change.thing, moved.change.how) == (CLAUSE, How.CHANGED)
    assert moved.change.parts == (Part("text (sv)", ("Text.",), ("Annan text.",)),)
    assert [(str(on.thing.kind), on.thing.id) for on in moved.resting] == [
        ("answer", "new-tool"),
        ("answer", "private-account"),
        ("question of the risk check", "is_ai"),
        ("question of the risk check", "data"),
        ("tool", "chat"),
    ]


def test_what_was_reviewed_or_decided_on_in_the_same_change_is_told_apart(folder: Folder, reached: Reached) -> None:
    folder.change("policy_text/sv/01-verktyg.md", "\nText.", "\nAnnan text.")
    folder.change("faq/verktyg.yaml", "reviewed: 2026-11-20", "reviewed: 2026-11-24")
    folder.change("policy_text/tools.yaml", "on: 2026-11-20", "on: 2026-11-24")

    (moved,) = reached().moved

    assert {on.thing.id for on in moved.resting if on.looked_at} == {"private-account", "chat"}


def test_a_link_in_an_answer_rests_on_its_clause_too(folder: Folder, reached: Reached) -> None:
    folder.change("policy_text/sv/01-verktyg.md", "\nText.", "\nAnnan text.")
    folder.change("faq/verktyg.yaml", "cites: [verktyg-1, gdpr-28]", "cites: [gdpr-28]")

    (moved,) = reached().moved

    assert Thing(Kind.ENTRY, "private-account") in {on.thing for on in moved.resting}


def test_a_changed_law_names_what_rests_on_it(folder: Folder, reached: Reached) -> None:
    folder.change("policy_text/sources.yaml", "status: unknown", "status: confirmed")

    (moved,) = reached().moved

    assert moved.change.thing == Thing(Kind.SOURCE, "gdpr-28")
    assert [on.thing.id for on in moved.resting] == ["private-account"]


def test_a_clause_put_before_another_changes_no_more_than_its_number(folder: Folder, reached: Reached) -> None:
    for language in ("sv", "en"):
        name = f"policy_text/{language}/01-verktyg.md"
        text = (folder.path / name).read_text(encoding="utf-8")
        folder.write(name, text.replace("\n## ", "\n## New {#new}\n\nNew.\n\n## ", 1))

    found = reached()

    (changed,) = (change for change in found.changes if change.thing == CLAUSE)
    assert (changed.only_number, changed.parts) == (True, (Part("number", ("1.1",), ("1.2",)),))
    assert [moved.change.thing.id for moved in found.moved] == ["new"]


def test_of_phrasings_only_those_that_differ_are_told(folder: Folder, reached: Reached) -> None:
    folder.change("faq/verktyg.yaml", "Kan jag logga in privat?", "Får jag logga in privat?")

    (change,) = reached().changes

    assert change.parts == (Part("questions (sv)", ("Kan jag logga in privat?",), ("Får jag logga in privat?",)),)


def test_what_is_added_and_what_is_removed_is_told(folder: Folder, reached: Reached) -> None:
    written = (folder.path / "faq/verktyg.yaml").read_text(encoding="utf-8")
    folder.write("faq/verktyg.yaml", written.replace("id: new-tool", "id: newer-tool").replace("[new-tool]", "[]"))

    assert told(reached()) == [
        ("answer", "newer-tool", "added"),
        ("answer", "private-account", "changed"),
        ("answer", "new-tool", "removed"),
    ]


def test_every_part_of_the_risk_check_is_compared(folder: Folder, reached: Reached) -> None:
    check = "policy_text/risk_check.yaml"
    folder.change(check, "level: minimal, outcome: conditions", "level: limited, outcome: conditions")
    folder.change(check, "{data: [none]}", "{data: [none, unsure]}")
    folder.change(check, "sv: Kontrollera fakta.", "sv: Kontrollera alla fakta.")
    folder.change(check, "limited: {outcome: stop, stop_kind: policy", "limited: {outcome: stop, stop_kind: law")
    folder.change(check, "sv: Tänk efter.", "sv: Tänk efter nu.")

    assert {(change.thing.kind, change.thing.id): change.parts[0].name for change in reached().changes} == {
        (Kind.OPTION, "is_ai: yes"): "level",
        (Kind.RULE, "both"): "when",
        (Kind.CONDITION, "check_facts"): "text (sv)",
        (Kind.LEVEL, "limited"): "stop kind",
        (Kind.CHECK, "risk-check"): "reminder (sv)",
    }


def test_tools_roles_and_the_organisation_are_compared(folder: Folder, reached: Reached) -> None:
    folder.change("policy_text/tools.yaml", "status: approved", "status: pilot")
    folder.change("policy_text/organisation.yaml", "sv: ai@lillby.se", "sv: ny@lillby.se")
    folder.change("policy_text/organisation.yaml", 'version: "1.0"', 'version: "1.1"')

    assert {(change.thing.kind, change.parts[0].name) for change in reached().changes} == {
        (Kind.TOOL, "status"),
        (Kind.ROLE, "contact (sv)"),
        (Kind.ORGANISATION, "policy version"),
    }


ENTRIES = SMALL / "faq" / "verktyg.yaml"


@given(st.permutations(range(2)), st.sampled_from(["", "a", "m", "z"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
def test_in_which_file_and_order_entries_stand_does_not_matter(
    old: Library, folder: Folder, order: list[int], name: str
) -> None:
    first, second = (f"- id: {part}" for part in ENTRIES.read_text(encoding="utf-8").split("- id: ")[1:])
    entries = [(first, second)[place] for place in order]
    for file in (folder.path / "faq").glob("?.yaml"):
        file.unlink()
    folder.write("faq/verktyg.yaml", entries[0] if name else "".join(entries))
    if name:
        folder.write(f"faq/{name}.yaml", entries[1])

    assert reach(old, folder.read().checked(), TODAY).changes == ()
