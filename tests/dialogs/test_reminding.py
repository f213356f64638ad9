"""Owners are reminded of what is to be reviewed, and say that it is still right."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dialogs.flows.reminding import MOST, reminder
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Press, Verb
from dialogs.reviews import SOON, Kind, Reviewed, due, reviewed_in, reviews
from tests.talk import Talk

DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_entries_sections_and_tools_are_all_reviewed_by_a_role_that_there_is(library: Library) -> None:
    found = reviews(library)

    assert {one.kind for one in found} == set(Kind)
    assert {one.id for one in found if one.kind is Kind.ENTRY} == set(library.entries)
    assert len([one for one in found if one.kind is Kind.SECTION]) == len(library.policy.sections[Language.SV])
    assert all(one.owner in library.organisation.roles and one.title.sv and one.title.en for one in found)


@given(DAYS)
def test_a_role_is_reminded_of_its_own_from_two_weeks_before(library: Library, today: date) -> None:
    for role in library.organisation.roles:
        found = due(library, role, today)

        assert found == tuple(one for one in reviews(library) if one.owner == role and (one.review_by - today) <= SOON)
        assert due(library, role, today, {one.as_reviewed for one in found}) == ()


def test_a_reminder_names_the_most_urgent_and_how_many_more_there_are(library: Library) -> None:
    late = date(2040, 1, 1)
    found = due(library, "ai_coordinator", late)
    said = reminder(library, found, late, lambda one: f"signed {one.name}")

    assert len(said.actions) == MOST < len(found)
    assert said.actions[0].press == Press(Verb.STILL_RIGHT, f"signed {found[0].as_reviewed.name}")
    assert all(f"**{one.title.sv}**" in said.text for one in found[:MOST])
    assert f"Det finns {len(found) - MOST} till" in said.text
    assert "skulle ha setts över" in said.text


def test_what_is_not_late_yet_is_asked_for_by_its_day(library: Library) -> None:
    first = reviews(library)[0]
    today = first.review_by - timedelta(days=3)

    said = reminder(library, (first,), today, lambda one: one.name)

    assert f"ska ses över senast {first.review_by}" in said.text
    assert "till. De kommer" not in said.text


def test_still_right_is_recorded_and_thanked_for(talk: Talk) -> None:
    one = reviews(talk.library)[0]

    turn = talk.press(Press(Verb.STILL_RIGHT, one.as_reviewed.name))

    assert turn.reviewed == one.as_reviewed
    assert one.title.sv in talk.text


def test_what_has_been_reviewed_since_is_not_recorded_again(talk: Talk) -> None:
    one = reviews(talk.library)[0].as_reviewed

    for name in (replace(one, due=one.due - timedelta(days=1)).name, "entry:gone:2026-01-01", "", "x", "entry::"):
        assert talk.press(Press(Verb.STILL_RIGHT, name)).reviewed is None
        assert "redan genomläst" in talk.text


@given(st.sampled_from(list(Kind)), st.text("abc-:åö", max_size=20), DAYS)
def test_what_is_recorded_is_read_as_it_was_written(kind: Kind, name: str, day: date) -> None:
    one = Reviewed(kind, name, day)

    assert reviewed_in(one.name) == one


@given(st.text(max_size=40))
def test_nothing_else_is_read_as_a_review(said: str) -> None:
    found = reviewed_in(said)

    assert found is None or found.name == said
