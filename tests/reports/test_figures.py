"""Periods, times, numbers and drawings of reports."""

from collections import Counter
from datetime import date
from random import Random
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reports.charts import Mark, Named, bars, calendar, columns, shares
from bot.reports.charts.columns import scale
from bot.reports.charts.drawing import WIDTH
from bot.reports.discretion import HIDDEN, SMALL, alone
from bot.reports.period import Period
from bot.reports.tallying import LONGER, bucket
from bot.reports.times import quantile
from bot.reports.words import words
from dialogs.language import Language
from dialogs.phrases import placeholders

SVG = "{http://www.w3.org/2000/svg}"
NAMED = Named("a", "Frågor & svar", "Text <om> dem")
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(DAYS, st.integers(0, 500))
def test_weeks_hold_every_day_once_and_end_on_sundays(first: date, more: int) -> None:
    period = Period(first, date.fromordinal(first.toordinal() + more))

    assert [day for week in period.weeks for day in week.days] == list(period.days)
    assert all(week.last.weekday() == 6 for week in period.weeks[:-1])
    assert len({week.first.isocalendar()[:2] for week in period.weeks}) == len(period.weeks)


@pytest.mark.parametrize("part", [0.5, 0.95])
def test_times_told_from_buckets_are_near_the_true_ones(part: float) -> None:
    chance = Random(1)  # noqa: S311 - nothing secret
    took = sorted(chance.lognormvariate(-4, 1) for _ in range(5000))

    told = quantile(Counter(map(bucket, took)), part)

    assert told == pytest.approx(took[int(len(took) * part)], rel=0.15)


def test_few_turns_say_nothing_of_times() -> None:
    assert quantile({"0.01": 19}, 0.5) is None
    assert quantile({LONGER: 30}, 0.5) == 10


def test_numbers_and_days_are_written_as_each_language_does() -> None:
    sv, en = words(Language.SV), words(Language.EN)

    assert (sv.number(12345.6, 1), en.number(12345.6, 1)) == ("12\u00a0345,6", "12,345.6")
    assert (sv.percent(0.126), en.percent(0.126)) == ("13\u00a0%", "13%")
    assert (sv.count(SMALL), en.count(SMALL)) == ("färre än 5", "fewer than 5")
    assert (sv.count(HIDDEN), sv.count(alone(0))) == ("visas inte", "0")
    assert (sv.day(date(2026, 11, 25)), en.day(date(2026, 5, 1))) == (
        "25\u00a0november\u00a02026",
        "1\u00a0May\u00a02026",
    )
    assert (sv.seconds(0.0123), en.seconds(2.34)) == ("12 ms", "2.3 s")


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    sv, en = words(Language.SV), words(Language.EN)

    assert {name: placeholders(said) for name, said in sv.says.items()} == {
        name: placeholders(said) for name, said in en.says.items()
    }
    assert {kind: set(names) for kind, names in sv.names.items()} == {
        kind: set(names) for kind, names in en.names.items()
    }


def test_what_nobody_has_named_is_called_by_its_id() -> None:
    assert words(Language.SV).name("topic", "our_own-topic") == "Our own topic"


MARKS = st.lists(
    st.builds(
        lambda many, name: Mark(name, HIDDEN if many < 0 else alone(many), str(many)),
        st.integers(-1, 5000),
        st.text("abc <&åö", max_size=60),
    ),
    max_size=20,
)


@given(MARKS)
def test_every_chart_is_sound_keeps_within_its_frame_and_says_what_it_shows(marks: list[Mark]) -> None:
    for drawn in (bars(NAMED, marks), shares(NAMED, marks), columns(NAMED, marks, str)):
        root = ET.fromstring(drawn)  # noqa: S314 - our own
        assert root.attrib["role"] == "img"
        assert [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == [NAMED.title, NAMED.text]
        for box in root.iter(f"{SVG}rect"):
            x, wide = float(box.get("x", 0)), float(box.get("width", 0))
            assert -0.01 <= x <= x + wide <= WIDTH + 0.2


def test_days_stand_on_their_weekday_and_the_more_the_darker() -> None:
    period = Period(date(2026, 11, 2), date(2026, 11, 15))
    shown = {day: alone(day.day * 10) for day in period.days}

    root = ET.fromstring(  # noqa: S314 - our own
        calendar(NAMED, [("v", week.days) for week in period.weeks], shown, list("mtotfls"))
    )

    squares = [box for box in root.iter(f"{SVG}rect") if box.get("class", "").startswith("t")]
    assert [box.get("y") for box in squares[:7]] == [box.get("y") for box in squares[7:]]
    tones = [int(box.get("class", "t0")[1:]) for box in squares]
    assert tones == sorted(tones)
    assert set(tones) == {1, 2, 3, 4, 5}


@given(st.integers(0, 10**7))
def test_the_numbers_at_the_side_are_round_few_and_reach_over_all(most: int) -> None:
    step, top = scale(most)

    assert top >= most
    assert 1 <= top // step <= 6
    assert str(step).rstrip("0") in {"1", "2", "5"}
