"""How the content stands: what was asked in vain, what is to be reviewed, how fast the bot is, and what is proven."""

from collections import Counter
from datetime import timedelta

from bot.reports.discretion import alone
from bot.reports.facts import Facts
from bot.reports.sheet import Chapter, Chart
from bot.reports.times import quantile
from bot.reports.words import Words
from dialogs.reviews import Review, reviews
from dialogs.turn import Tallied

SOON = timedelta(days=30)
MOST_LISTED = 20


def gaps(words: Words, facts: Facts) -> Chapter:
    """How many questions several asked in vain; which ones is for the editors."""
    found = facts.gaps
    asked = words.count(alone(found.asked))
    told = words.say("gaps_groups", groups=words.number(found.groups), seen=asked)
    return Chapter("gaps", words.say("gaps"), told if found.groups else words.say("gaps_none"))


def freshness(words: Words, facts: Facts) -> Chapter:
    """What is to be reviewed, by whom, and what is late."""
    found = reviews(facts.library)
    overdue = [one for one in found if one.is_overdue(facts.today)]
    lines = tuple(_overdue(words, facts, one) for one in overdue[:MOST_LISTED])
    return Chapter(
        "freshness",
        words.say("freshness"),
        words.say("freshness_lead", day=words.day(facts.today)),
        (_by_role(words, facts, found),),
        () if overdue else (words.say("overdue_none"),),
        (words.say("overdue"), lines),
    )


def _overdue(words: Words, facts: Facts, one: Review) -> str:
    kind = words.name("kind", one.kind)
    role = facts.library.role(one.owner).title.to(words.language)
    return words.say(
        "overdue_line", title=one.title.to(words.language), kind=kind, day=words.day(one.review_by), role=role
    )


def _by_role(words: Words, facts: Facts, found: tuple[Review, ...]) -> Chart:
    every = Counter(one.owner for one in found)
    late = Counter(one.owner for one in found if one.is_overdue(facts.today))
    soon = Counter(one.owner for one in found if facts.today <= one.review_by <= facts.today + SOON)
    rows = tuple(
        (
            facts.library.role(role).title.to(words.language),
            *(words.number(each[role]) for each in (late, soon, every)),
        )
        for role, _ in every.most_common()
    )
    head = tuple(words.say(name) for name in ("col_role", "col_overdue", "col_soon", "col_all"))
    return Chart("roles", words.say("by_role"), "", head, rows)


def times(words: Words, facts: Facts) -> Chapter:
    """How long people waited."""
    counts = facts.counts.of(Tallied.SECONDS)
    median, slow = quantile(counts, 0.5), quantile(counts, 0.95)
    if median is None or slow is None:
        return Chapter("times", words.say("times"), words.say("times_few"))
    told = words.say("times_lead", median=words.seconds(median), slow=words.seconds(slow))
    return Chapter("times", words.say("times"), told)


def proof(words: Words, facts: Facts) -> Chapter:
    """What is proven of the risk check."""
    found = facts.certificate
    if found is None:
        return Chapter("proof", words.say("proof"), words.say("proof_none"))
    if not found.holds:
        told = words.say("proof_broken", broken=words.number(len(found.broken)), rules=found.rules)
        return Chapter("proof", words.say("proof"), told)
    told = words.say(
        "proof_holds", sets=words.number(found.answer_sets), most=words.number(found.most_questions), rules=found.rules
    )
    rows = tuple((words.name("property", one.property), words.number(one.cases)) for one in found.proven)
    head = (words.say("col_property"), words.say("col_cases"))
    return Chapter("proof", words.say("proof"), told, (Chart("properties", words.say("properties"), "", head, rows),))
