from bot.reports.charts import bars
from bot.reports.discretion import most_common, most_common_within
from bot.reports.facts import Facts
from bot.reports.figures import Drawn, listed, whole_in_parts
from bot.reports.sheet import Chapter, Chart
from bot.reports.words import Words
from dialogs.risk_check import Level, Outcome
from dialogs.tools import OF_A_TOOL
from dialogs.turn import Tallied

MOST_TOPICS, MOST_ENTRIES, MOST_TOOLS = 10, 10, 8
COLOURS = {Outcome.OK: "good", Outcome.CONDITIONS: "mild", Outcome.ASK: "ask", Outcome.STOP: "stop"}


def checks(words: Words, facts: Facts) -> Chapter:
    """What the risk checks came to."""
    counts = facts.counts.of(Tallied.VERDICT)
    if not counts:
        return Chapter("checks", words.say("checks"), words.say("none_yet"))
    return Chapter(
        "checks", words.say("checks"), words.say("checks_lead"), (_outcomes(words, facts), _levels(words, facts))
    )


def _outcomes(words: Words, facts: Facts) -> Chart:
    found, rules = facts.counts.of(Tallied.VERDICT, 0), facts.library.rules
    drawn = Drawn(
        "outcomes",
        words.say("outcomes"),
        lambda which: rules.outcomes[Outcome[which.upper()]].name.to(words.language),
        lambda which: COLOURS[Outcome[which.upper()]],
    )
    return whole_in_parts(words, drawn, {one.name.lower(): found[one.name.lower()] for one in rules.outcomes})


def _levels(words: Words, facts: Facts) -> Chart:
    found, rules = facts.counts.of(Tallied.VERDICT, 1), facts.library.rules
    drawn = Drawn(
        "levels", words.say("levels"), lambda which: rules.levels[Level[which.upper()]].name.to(words.language)
    )
    return whole_in_parts(words, drawn, {one.name.lower(): found[one.name.lower()] for one in rules.levels}, bars)


def subjects(words: Words, facts: Facts) -> Chapter:
    """What the answers were about."""
    charts = (_topics(words, facts), _entries(words, facts), _tools(words, facts))
    told = tuple(chart for chart in charts if chart.rows)
    lead = words.say("subjects_lead") if told else words.say("none_yet")
    return Chapter("subjects", words.say("subjects"), lead, told)


def _topics(words: Words, facts: Facts) -> Chart:
    found = most_common(facts.counts.of(Tallied.TOPIC), MOST_TOPICS)
    return listed(words, Drawn("topics", words.say("topics"), lambda which: words.name("topic", which)), found)


def _entries(words: Words, facts: Facts) -> Chart:
    entries = facts.library.entries
    topics = {entry.id: entry.topic for entry in entries.values()}
    counted = {which: many for which, many in facts.counts.of(Tallied.SHOWN).items() if not which.startswith(OF_A_TOOL)}
    wholes = most_common(facts.counts.of(Tallied.TOPIC), MOST_TOPICS)
    found = most_common_within(counted, topics, wholes, MOST_ENTRIES)
    drawn = Drawn(
        "entries",
        words.say("entries"),
        lambda which: entries[which].title(words.language) if which in entries else which,
    )
    return listed(words, drawn, found)


def _tools(words: Words, facts: Facts) -> Chart:
    counted = facts.counts.of(Tallied.SHOWN)
    tools = {which.removeprefix(OF_A_TOOL): many for which, many in counted.items() if which.startswith(OF_A_TOOL)}

    def name(which: str) -> str:
        tool = facts.library.tool(which)
        return tool.name if tool else which

    return listed(words, Drawn("tools", words.say("tools"), name), most_common(tools, MOST_TOOLS))
