"""Every reply as Slack takes it: the whole shipped content in both languages, and what is larger than that."""

from datetime import date
from typing import Any

import pytest

from bot.channels.slack.blocks import Showing
from bot.channels.slack.showing import home, shown
from dialogs.conversation import overview, respond
from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Message, Press, Verb
from dialogs.policy import Citation
from dialogs.replies import Action, Answer, AnswerLine, Ask, Choice, Part, Reply, Say, Suggest, Summary, VerdictReply
from dialogs.state import Check, State
from tests.channels.slack.limits import faults
from tests.channels.slack.peers import JSON, KIM

TODAY = date(2026, 11, 25)
SHOWING = Showing(KIM, "https://bot.example.org", "Visa för alla")
HELP = Action("Vad kan du?", Press(Verb.HELP))


def said(library: Library, language: Language, press: Press, check: Check | None = None) -> tuple[Reply, ...]:
    state = State(language=language, checks=1, check=check)
    return respond(library, state, Message(press=press), TODAY).replies


def all_faults(replies: tuple[Reply, ...]) -> list[str]:
    return [fault for message in shown(replies, SHOWING) for fault in faults(message)]


def texts(messages: list[JSON]) -> str:
    def inside(value: object) -> list[str]:
        if isinstance(value, dict):
            own = [value["text"]] if isinstance(value.get("text"), str) else []
            return own + inside(list(value.values()))
        return [text for part in value for text in inside(part)] if isinstance(value, list) else []

    return "\n".join(inside([message["blocks"] for message in messages]))


@pytest.mark.parametrize("language", list(Language))
def test_every_answer_and_tool_is_what_slack_takes(language: Language, library: Library) -> None:
    presses = [Press(Verb.ASK, entry) for entry in library.entries] + [Press(Verb.TOOL, tool) for tool in library.tools]
    presses += [Press(Verb.TOOLS), Press(Verb.HELP), Press(Verb.NOT_HELPED)]

    found = {press.target: all_faults(said(library, language, press)) for press in presses}

    assert {target: faults for target, faults in found.items() if faults} == {}
    assert len(found) > 100


@pytest.mark.parametrize("language", list(Language))
def test_every_question_of_the_check_is_what_slack_takes(language: Language, library: Library) -> None:
    for question in library.rules.questions:
        for chosen in ((), (question.options[0].id,)):
            check = Check(1, library.rules_fingerprint, answers=((question.id, chosen),), changing=question.id)
            replies = said(library, language, Press(Verb.WHY, question.id, "1"), check)

            (ask,) = (reply for reply in replies if isinstance(reply, Ask))
            seen = texts(shown((ask,), SHOWING))
            assert all_faults(replies) == [], question.id
            assert ask.text in seen
            assert ask.hint in seen
            assert all(choice.label in seen for choice in ask.choices)
            assert all(choice.help in seen for choice in ask.choices)


def test_the_home_page_is_what_slack_takes(library: Library) -> None:
    for language in Language:
        check = Check(1, library.rules_fingerprint)
        page = home(overview(library, State(language=language, checks=1, check=check), TODAY), SHOWING)

        assert faults(page) == []


def ask(count: int, *, many: bool = False, **changed: Any) -> Ask:  # noqa: ANN401 - any field
    choices = tuple(Choice(f"c{number}", f"Val {number}", "") for number in range(count))
    fields: dict[str, Any] = {"progress": "Fråga 2", "text": "Vilka?", "hint": "", "submit": "Nästa"}
    fields |= {"choices": choices, "many": many, "actions": (HELP,)} | changed
    return Ask(Language.SV, "7", "data", **fields)


@pytest.mark.parametrize(
    ("count", "many", "kind", "inputs"),
    [
        (2, False, "radio_buttons", 1),
        (10, True, "checkboxes", 1),
        (11, False, "static_select", 1),
        (11, True, "multi_static_select", 1),
        (150, True, "multi_static_select", 2),
    ],
)
def test_a_question_has_what_can_hold_its_options(count: int, kind: str, inputs: int, *, many: bool) -> None:
    (message,) = shown([ask(count, many=many, chosen=("c1",))], SHOWING)

    elements = [block["element"] for block in message["blocks"] if block["type"] == "input"]
    assert faults(message) == []
    assert [element["type"] for element in elements] == [kind] * inputs
    assert sum(len(element["options"]) for element in elements) == count
    begun = elements[0].get("initial_options") or [elements[0]["initial_option"]]
    assert [option["value"] for option in begun] == ["c1"]


def test_help_too_long_to_stand_beside_an_option_stands_below_all() -> None:
    choices = (Choice("a", "Ja", "Kort."), Choice("b", "Nej", "Lång. " * 20), Choice("c", "x" * 100, ""))

    (message,) = shown([ask(0, choices=choices)], SHOWING)

    assert faults(message) == []
    assert "*1. Ja* Kort.\n*2. Nej* Lång." in texts([message])
    assert f"*3. {'x' * 100}*" in texts([message])


LONG = "Mycket långt. " * 400
CITED = (Citation("a", "A & <B>", "/policy/sv#a"), Citation("b", "Lag", ""))
FOOT: dict[str, Any] = {"citations": CITED, "citations_heading": "Bygger på", "footer": "I dag.", "fingerprint": "f"}


@pytest.mark.parametrize(
    "reply",
    [
        Say(Language.SV, LONG * 4, (Action("y" * 100, Press(Verb.HELP)),) * 30),
        Say(Language.SV, "x" * 9000),
        Answer(Language.SV, id="tool:x", title="t" * 200, text=LONG, actions=(HELP,) * 3, **FOOT),
        Suggest(Language.SV, "Menar du?", (Action("Får jag? " * 12, Press(Verb.ASK, "x" * 200)),), (HELP,)),
        ask(10, hint="Svara.", text="Vad? " * 600, choices=tuple(Choice(f"c{n}", "l" * 90, LONG) for n in range(10))),
        VerdictReply(Language.SV, "1", "stop", "Nej", LONG, (Part("Gör", (LONG,) * 9),) * 3, **FOOT),
        Summary(Language.SV, "1", "Svar", tuple(AnswerLine("Fråga", LONG, HELP) for _ in range(60)), (HELP,)),
    ],
    ids=lambda reply: type(reply).__name__,
)
def test_what_is_too_long_goes_on_in_the_next_message(reply: Reply) -> None:
    assert all_faults((reply,)) == []


def test_citations_are_links_where_they_lead_somewhere() -> None:
    reply = Answer(Language.SV, id="x", title="T", text="Ja.", **FOOT)

    assert "Bygger på: <https://bot.example.org/policy/sv#a|A &amp; &lt;B&gt;> · Lag" in texts(shown([reply], SHOWING))
    assert "Bygger på: A &amp; &lt;B&gt; · Lag" in texts(shown([reply], Showing(KIM)))


def test_the_words_beside_the_blocks_are_the_whole_reply() -> None:
    (message,) = shown([ask(2, hint="Svara med ett nummer.")], SHOWING)

    assert message["text"] == "Fråga 2. Vilka?\n\n1. Val 0\n2. Val 1\n\nSvara med ett nummer."
