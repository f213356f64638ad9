"""Replies as cards: every kind one that clients take, with everything to be read and pressed on it."""

from typing import Any

import pytest

from bot.channels.activity.cards import card
from dialogs.language import Language
from dialogs.messages import Verb
from dialogs.policy import Citation
from dialogs.replies import Answer, Ask, Choice, Reply, Say, Suggest, Summary, VerdictReply
from tests.channels.bot_framework.card_schema import elements, faults
from tests.channels.bot_framework.samples import CLAUSE, HELP, SAMPLES, WHY
from tests.talk import Talk, unclear

PUBLIC = "https://bot.example.org"
IDS = [type(sample).__name__ for sample in SAMPLES]
SAID = [
    "hej",
    "Får jag skriva in personuppgifter i ett AI-verktyg?",
    "möten",
    "visa alla verktyg",
    "riskkoll",
    "vet inte",
]
SAID += ["vet inte", "1, 3", "inspelning och publicera", "mina svar", "fortsätt", "vet inte", "vet inte", "vet inte"]
SAID += ["vet inte", "mina svar", "english", "May I transcribe a meeting?", "risk check", "deepl"]


def of_type(content: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [element for element in elements(content) if element["type"] == kind]


def texts(content: dict[str, Any]) -> list[str]:
    return [element["text"] for element in of_type(content, "TextBlock")]


def titles(content: dict[str, Any]) -> list[str]:
    return [element["title"] for element in of_type(content, "Action.Submit")]


@pytest.mark.parametrize("reply", SAMPLES, ids=IDS)
@pytest.mark.parametrize("public_url", [PUBLIC, ""])
def test_every_kind_of_reply_is_a_card_that_the_schema_takes(reply: Reply, public_url: str) -> None:
    content = card(reply, public_url)

    assert faults(content) == []
    assert content["lang"] == reply.language


def test_every_reply_of_a_long_conversation_is_a_card_that_the_schema_takes(talk: Talk) -> None:
    said = (unclear(talk.library, talk.today), *SAID)

    replies = [reply for text in said for reply in talk.say(text).replies]

    assert {type(reply) for reply in replies} >= {Say, Suggest, Answer, Ask, VerdictReply, Summary}
    assert [fault for reply in replies for fault in faults(card(reply, PUBLIC))] == []


def ask(**changed: Any) -> Ask:  # noqa: ANN401 - any field
    fields: dict[str, Any] = {"progress": "2", "text": "Vilka?", "hint": "", "submit": "Nästa", "many": False}
    fields |= {"choices": (Choice("a", "Ja", ""),), "actions": (WHY,)}
    return Ask(Language.SV, "7", "data", **(fields | changed))


def test_a_question_submits_its_options_with_the_check_it_belongs_to() -> None:
    content = card(ask(), PUBLIC)

    (choices,) = of_type(content, "Input.ChoiceSet")
    submits = of_type(content, "Action.Submit")
    assert (choices["id"], choices["label"], choices["isMultiSelect"]) == ("choice", "Vilka?", False)
    assert [submit["title"] for submit in submits] == ["Nästa", "Varför frågar du?"]
    assert submits[0]["data"] == {"policybot": 1, "verb": "answer", "target": "data", "card": "7"}


def test_a_question_with_several_answers_shows_those_given_before() -> None:
    content = card(ask(many=True, chosen=("public", "personal")), PUBLIC)

    (choices,) = of_type(content, "Input.ChoiceSet")
    assert choices["isMultiSelect"] is True
    assert choices["value"] == "public,personal"


@pytest.mark.parametrize(
    ("choice", "title"),
    [
        (Choice("a", "Öppna uppgifter", "Till exempel webbplatsen."), "Öppna uppgifter. Till exempel webbplatsen."),
        (Choice("a", "Om människor?", "Till exempel namn."), "Om människor? Till exempel namn."),
        (Choice("a", "Vet inte", ""), "Vet inte"),
    ],
)
def test_an_option_can_be_read_with_its_help(choice: Choice, title: str) -> None:
    content = card(ask(choices=(choice,)), PUBLIC)

    assert of_type(content, "Input.ChoiceSet")[0]["choices"] == [{"title": title, "value": "a"}]


def answer(**changed: Any) -> Answer:  # noqa: ANN401 - any field
    fields: dict[str, Any] = {"id": "x", "title": "Får jag?", "text": "Ja.", "citations": (), "footer": "I dag."}
    return Answer(Language.SV, **({"citations_heading": "Bygger på", "fingerprint": "f"} | fields | changed))


@pytest.mark.parametrize(
    ("citation", "public_url", "shown"),
    [
        (CLAUSE, PUBLIC, "[5.2 Jobbkontot](https://bot.example.org/policy/sv#verktyg-2)"),
        (CLAUSE, f"{PUBLIC}/", "[5.2 Jobbkontot](https://bot.example.org/policy/sv#verktyg-2)"),
        (CLAUSE, "", "5.2 Jobbkontot"),
        (
            Citation("a", "Lag", "https://law.example.org/a (b)"),
            "",
            "[Lag](https://law.example.org/a%20%28b%29)",
        ),
        (Citation("a", "Lag", ""), PUBLIC, "Lag"),
    ],
)
def test_a_citation_is_a_link_where_it_leads_somewhere(citation: Citation, public_url: str, shown: str) -> None:
    assert f"Bygger på: {shown}" in texts(card(answer(citations=(citation,)), public_url))


def test_what_is_empty_takes_no_room() -> None:
    assert texts(card(answer(footer=""), PUBLIC)) == ["Får jag?", "Ja."]


def test_a_verdict_shows_everything_it_says() -> None:
    (verdict,) = (sample for sample in SAMPLES if isinstance(sample, VerdictReply))

    content = card(verdict, PUBLIC)

    assert texts(content)[:4] == [
        verdict.title,
        verdict.text,
        "Conditions",
        "- Tell those it concerns.\n- Read through the text.",
    ]
    assert of_type(content, "TextBlock")[0]["color"] == "Warning"
    assert texts(content)[-1] == verdict.footer


def test_an_answer_of_a_check_is_changed_beside_where_it_stands() -> None:
    (summary,) = (sample for sample in SAMPLES if isinstance(sample, Summary))

    body = card(summary, PUBLIC)["body"]

    assert body[1]["text"] == "**Uppgifter:** Öppna uppgifter"
    assert body[2]["actions"][0]["data"]["verb"] == Verb.CHANGE
    assert body[3]["text"] == "**Verktyg:** Godkänt"


def test_all_that_a_reply_offers_can_be_pressed() -> None:
    reply = answer(actions=(HELP,) * 5, feedback_prompt="Hjälpte det?", feedback=(WHY,))

    assert titles(card(reply, PUBLIC)) == [HELP.title] * 5 + [WHY.title]


def test_a_quotation_is_set_apart_with_the_clause_it_is_from(talk: Talk) -> None:
    reply = talk.say("Får jag använda den nya AI-knappen i vårt system?").replies[0]
    content = card(reply, PUBLIC)

    (quoted,) = of_type(content, "Container")

    assert faults(content) == []
    assert quoted["style"] == "emphasis"
    assert texts(quoted) == [
        "En ny AI-knapp är inte godkänd bara för att systemet är det.\n\n— 5.3 Ny AI i system vi redan har"
    ]
    assert not [text for text in texts(content) if ">" in text or "{#" in text]
