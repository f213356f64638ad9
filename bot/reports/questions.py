from collections import Counter
from collections.abc import Mapping

from bot.reports.charts import Mark, Named, bars, calendar, columns
from bot.reports.counts import Counts
from bot.reports.discretion import Shown, alone, days_of, parts
from bot.reports.figures import Drawn, whole_in_parts
from bot.reports.sheet import Chapter, Chart
from bot.reports.words import Words
from dialogs.tallies import DECISIONS, HANDED_OVER, HELPED, NOT_HELPED
from dialogs.turn import Tallied

COLOURS = {"answer": "c1", "suggest": "c2", "none": "c3", "elsewhere": "c4"}
MOST_WEEKS = 60
"""Weeks up to which the days fit side by side."""


def questions(words: Words, counts: Counts) -> Chapter:
    """What was asked, what came of it, when, and where."""
    if not any(decisions(counts).values()):
        return Chapter("questions", words.say("questions"), words.say("none_yet"))
    charts = (_decisions(words, counts), *_over_time(words, counts), *_from_where(words, counts))
    return Chapter(
        "questions", words.say("questions"), words.say("questions_lead"), charts, tuple(_lines(words, counts))
    )


def decisions(counts: Counts) -> dict[str, int]:
    """How many questions were decided in each way."""
    found = counts.of(Tallied.DECISION, 0)
    return {which: found[which] for which in DECISIONS}


def _decisions(words: Words, counts: Counts) -> Chart:
    drawn = Drawn("decisions", words.say("decisions"), lambda which: words.name("decision", which), COLOURS.__getitem__)
    return whole_in_parts(words, drawn, decisions(counts))


def _over_time(words: Words, counts: Counts) -> list[Chart]:
    days = counts.by_week(Tallied.LANGUAGE)
    weeks = parts([sum(week) for week in days])
    charts = [_weeks(words, counts, weeks)]
    if len(weeks) <= MOST_WEEKS:
        charts.append(_days(words, counts, [days_of(*week) for week in zip(weeks, days, strict=True)]))
    return charts


def _weeks(words: Words, counts: Counts, shown: tuple[Shown, ...]) -> Chart:
    weeks = counts.period.weeks
    names = [words.say("week", number=week.week_number) for week in weeks]
    marks = [Mark(name, each, words.count(each)) for name, each in zip(names, shown, strict=True)]
    most = max(marks, key=lambda mark: mark.shown.many or 0)
    text = words.say("weeks_desc", week=most.name, many=most.said)
    spans = [f"{words.day(week.first)} – {words.day(week.last)}" for week in weeks]
    rows = tuple((mark.name, span, mark.said) for mark, span in zip(marks, spans, strict=True))
    drawing = columns(Named("weeks", words.say("weeks"), text), marks, words.number)
    head = tuple(words.say(name) for name in ("col_week", "col_days", "col_many"))
    return Chart("weeks", words.say("weeks"), drawing, head, rows)


def _days(words: Words, counts: Counts, shown: list[tuple[Shown, ...]]) -> Chart:
    weeks = counts.period.weeks
    by_day = {
        day: each for week, known in zip(weeks, shown, strict=True) for day, each in zip(week.days, known, strict=True)
    }
    named = [(words.say("week", number=week.week_number), week.days) for week in weeks]
    weekdays = [words.name("weekday", str(number)) for number in range(7)]
    drawing = calendar(Named("days", words.say("days"), words.say("days_desc")), named, by_day, weekdays)
    rows = tuple((words.day(day), words.count(each)) for day, each in by_day.items())
    return Chart("days", words.say("days"), drawing, (words.say("col_day"), words.say("col_many")), rows)


def _from_where(words: Words, counts: Counts) -> list[Chart]:
    """By channel and by language, where there is more than one."""
    channels: Counter[str] = Counter()
    for which, many in counts.of(Tallied.DECISION).items():
        decision, _, channel = which.partition("/")
        channels[words.name("channel", channel)] += many if decision in DECISIONS else 0
    languages = {words.name("language", which): many for which, many in counts.of(Tallied.LANGUAGE).items()}
    charts = (_by_name(words, "channels", channels), _by_name(words, "languages", languages))
    return [chart for chart, counted in zip(charts, (channels, languages), strict=True) if len(counted) > 1]


def _by_name(words: Words, kind: str, counts: Mapping[str, int]) -> Chart:
    ordered = dict(sorted(counts.items()))
    return whole_in_parts(words, Drawn(kind, words.say(kind), lambda which: which), ordered, bars)


def _lines(words: Words, counts: Counts) -> list[str]:
    thumbs, handed = counts.of(Tallied.FEEDBACK), counts.of(Tallied.DECISION, 0)[HANDED_OVER]
    said = {name: words.count(alone(thumbs[which])) for name, which in (("helped", HELPED), ("not_helped", NOT_HELPED))}
    return [words.say("handed", many=words.count(alone(handed))), words.say("feedback", **said)]
