"""A whole report put into words."""

from bot.reports.discretion import Shown, Sight, alone, parts
from bot.reports.facts import Facts
from bot.reports.questions import decisions, questions
from bot.reports.sheet import Fact, Sheet
from bot.reports.standing import freshness, gaps, proof, times
from bot.reports.subjects import checks, subjects
from bot.reports.times import quantile
from bot.reports.words import Words
from dialogs.reviews import reviews
from dialogs.turn import Tallied


def written(words: Words, facts: Facts) -> Sheet:
    """The report."""
    library, period = facts.library, facts.counts.period
    return Sheet(
        title=words.say("title"),
        lead=words.say(
            "lead",
            organisation=library.organisation.name.to(words.language),
            first=words.day(period.first),
            last=words.day(period.last),
        ),
        made=words.say("made", day=words.day(facts.today), fingerprint=library.shown_fingerprint),
        privacy=words.say("privacy"),
        facts=tuple(_facts(words, facts)),
        chapters=(
            questions(words, facts.counts),
            checks(words, facts),
            subjects(words, facts),
            gaps(words, facts),
            freshness(words, facts),
            times(words, facts),
            proof(words, facts),
        ),
    )


def _facts(words: Words, facts: Facts) -> list[Fact]:
    asked = decisions(facts.counts)
    whole, answered = alone(sum(asked.values())), parts(list(asked.values()))[0]
    checked = alone(sum(facts.counts.of(Tallied.VERDICT).values()))
    found = reviews(facts.library)
    late = sum(one.is_overdue(facts.today) for one in found)
    return [
        Fact(words.say("fact_questions"), words.count(whole)),
        Fact(words.say("fact_answered"), words.count(answered), _part(words, answered, whole)),
        Fact(words.say("fact_checks"), words.count(checked)),
        _time(words, facts),
        Fact(words.say("fact_overdue"), words.number(late), words.say("of_reviews", many=words.number(len(found)))),
    ]


def _part(words: Words, answered: Shown, whole: Shown) -> str:
    if answered.sight is not Sight.PLAIN or not answered.many or not whole.many:
        return ""
    return words.say("part_of_questions", part=words.percent(answered.many / whole.many))


def _time(words: Words, facts: Facts) -> Fact:
    counts = facts.counts.of(Tallied.SECONDS)
    median, slow = quantile(counts, 0.5), quantile(counts, 0.95)
    if median is None or slow is None:
        return Fact(words.say("fact_time"), words.say("hidden"))
    return Fact(words.say("fact_time"), words.seconds(median), words.say("slowest", many=words.seconds(slow)))
