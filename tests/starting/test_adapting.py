"""The template with a municipality's name, roles and choices: sound, proven, and otherwise as it was written."""

from collections.abc import Mapping
from datetime import date, timedelta
from difflib import ndiff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.parsing import tree
from bot.content.proof import proof_in
from bot.content.reading import read, rules_in
from bot.starting import (
    Adoption,
    Contact,
    NotTheTemplate,
    Start,
    Unfit,
    adapted,
    choices,
    contact_from,
    name_from,
    texts_of,
    write_whole,
)
from bot.starting.adapting import ORGANISATION
from bot.starting.choices import Edit, made_anyhow, made_when_adopted
from dialogs.language import Language, Text
from dialogs.risk_check import verdict
from tests.verdict_tables import MILD

ROOT = Path(__file__).parents[2]
TEMPLATE = dict(texts_of(ROOT))
TODAY = date(2027, 2, 1)
NAME = Text("Storköpings kommun", "Storköping")
EDITS = [
    *made_anyhow(),
    *made_when_adopted(),
    *(edit for choice in choices() for option in choice.options for edit in option.edits),
]
OPTIONS = [(choice.id, option.id) for choice in choices() for option in choice.options[1:]]


def start(
    chosen: Mapping[str, str] | None = None, adoption: Adoption | None = None, language: Language = Language.SV
) -> Start:
    return Start(NAME, language, TODAY, {}, chosen or {}, adoption)


def changed(before: str, after: str) -> list[str]:
    return [line for line in ndiff(before.splitlines(), after.splitlines()) if line[0] in "+-"]


def begun(folder: Path, start: Start) -> Path:
    write_whole(folder, adapted(TEMPLATE, start), lambda _: None)
    return folder


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: f"{edit.file}: {edit.was.strip()[:40]}")
def test_what_a_choice_changes_stands_once_in_the_template(edit: Edit) -> None:
    assert TEMPLATE[edit.file].count(edit.was) == 1
    assert edit.up_to in TEMPLATE[edit.file].partition(edit.was)[2]


@pytest.mark.parametrize(
    "start",
    [
        *(pytest.param(start({choice: option}), id=f"{choice}: {option}") for choice, option in OPTIONS),
        pytest.param(start(dict(OPTIONS), Adoption(TODAY, "KS 2027/1"), Language.EN), id="all, adopted, English"),
    ],
)
def test_content_is_sound_and_proven_whatever_is_chosen(tmp_path: Path, start: Start) -> None:
    folder = begun(tmp_path / "ours", start)

    assert read(folder, TODAY).problems == ()
    proof = proof_in(folder)
    assert proof.problems == ()
    assert proof.certificate is not None
    assert not proof.certificate.broken


def test_only_the_lines_change_that_say_who_and_when() -> None:
    after = adapted(TEMPLATE, start())

    lines = [line for name in TEMPLATE for line in changed(TEMPLATE[name], after[name]) if name != ORGANISATION]
    assert len(lines) > 200
    assert not [line for line in lines if not line[2:].strip().startswith(("reviewed:", "review_by:", "decided:"))]
    assert [line for line in changed(TEMPLATE[ORGANISATION], after[ORGANISATION]) if line[0] == "+"] == [
        "+ # Who adopted the policy, and whom staff turn to.",
        '+ # A title has to fit into a sentence ("Fråga AI-samordnaren, ai@…"); the ids of the roles stay.',
        '+ name: {sv: "Storköpings kommun", en: "Storköping"}',
        "+   adopted: 2027-02-01              # an example: the day of your own decision",
    ]


def test_reviews_begin_today_and_laws_keep_the_day_they_were_read() -> None:
    after = adapted(TEMPLATE, start())

    entries = tree(after["faq/verktyg.yaml"]).items
    assert {entry.at("reviewed").text for entry in entries} == {"2027-02-01"}
    assert {date.fromisoformat(entry.at("review_by").text) - TODAY for entry in entries} == {timedelta(days=181)}
    assert {tool.at("decided", "on").text for tool in tree(after["policy_text/tools.yaml"]).items} == {"2027-02-01"}
    assert after["policy_text/sources.yaml"] == TEMPLATE["policy_text/sources.yaml"]


def test_it_says_that_it_is_a_template_until_it_is_adopted() -> None:
    template, adopted = (
        adapted(TEMPLATE, start()),
        adapted(TEMPLATE, start(None, Adoption(date(2027, 1, 5), "KS 2027/1"))),
    )

    assert "**mall**" in template["policy_text/sv/01-syfte.md"]
    assert "**template**" in template["policy_text/en/01-syfte.md"]
    assert "(mall)" in template[ORGANISATION]
    for words in ("mall", "template", "example"):
        assert words not in adopted["policy_text/sv/01-syfte.md"] + adopted["policy_text/en/01-syfte.md"]
        assert words not in adopted[ORGANISATION]
    policy = tree(adopted[ORGANISATION]).at("policy")
    assert (policy.at("adopted").text, policy.at("reference").text) == ("2027-01-05", "KS 2027/1")


@pytest.mark.parametrize(
    ("choice", "answers", "outcomes"),
    [
        pytest.param(
            "limited-risk",
            {"involves": ("talks_to_people",), "talks_to_people": ("public",)},
            {"stop": "stop", "ask": "ask"},
            id="AI that chats with residents",
        ),
        pytest.param(
            "limited-risk",
            {"involves": ("publish",), "publish": ("realistic_media",)},
            {"stop": "stop", "ask": "stop"},
            id="a picture that looks real, which the policy never publishes",
        ),
        pytest.param(
            "private-accounts",
            {"tool": ("private_account",)},
            {"stop": "stop", "ask": "ask"},
            id="open in a private account",
        ),
        pytest.param(
            "private-accounts",
            {"tool": ("private_account",), "data": ("internal",)},
            {"stop": "stop", "ask": "stop"},
            id="internal in a private account",
        ),
        pytest.param("unlisted-tools", {"tool": ("unknown",)}, {"ask": "ask", "stop": "stop"}, id="a tool not listed"),
    ],
)
def test_the_risk_check_decides_as_was_chosen(
    choice: str, answers: dict[str, tuple[str, ...]], outcomes: dict[str, str]
) -> None:
    for option, outcome in outcomes.items():
        rules = rules_in(adapted(TEMPLATE, start({choice: option}))["policy_text/risk_check.yaml"])

        assert rules is not None
        assert verdict(rules, MILD | answers).outcome.name.lower() == outcome


def test_the_language_chosen_is_spoken_first() -> None:
    assert "languages: [en, sv]" in adapted(TEMPLATE, start(language=Language.EN))[ORGANISATION]


def test_other_content_than_the_template_is_refused_with_the_line_that_is_missing() -> None:
    other = TEMPLATE | {"faq/teknik.yaml": TEMPLATE["faq/teknik.yaml"].replace("stoppas också", "stoppas med")}

    with pytest.raises(NotTheTemplate, match=r"faq/teknik\.yaml: det ofta hög risk"):
        adapted(other, start({"limited-risk": "ask"}))
    assert adapted(other, start())["faq/teknik.yaml"]


def test_a_name_written_over_several_lines_is_refused_instead_of_cut() -> None:
    spread = TEMPLATE[ORGANISATION].replace(
        "name: {sv: Exempelkommunen, en: Exempel Municipality}", "name:\n  sv: Exempelkommunen\n  en: Exempel"
    )

    with pytest.raises(NotTheTemplate, match="name:"):
        adapted(TEMPLATE | {ORGANISATION: spread}, start())


ANY_WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=90)


@given(ANY_WORDS, ANY_WORDS)
def test_a_name_and_a_contact_that_are_taken_are_read_as_they_were_given(name: str, contact: str) -> None:
    try:
        one = Start(Text(name_from(name), name_from(name)), Language.SV, TODAY, {"dpo": contact_from(contact)})
    except Unfit:
        return

    written = tree(adapted(TEMPLATE, one)[ORGANISATION])

    assert written.at("name", "sv").text == name.strip()
    assert written.at("roles", "dpo", "contact", "sv").text == contact.split("|", maxsplit=1)[0].strip()
    assert written.at("turn_to").text == "ai_coordinator"


def test_a_contact_may_differ_between_the_languages() -> None:
    assert contact_from("på telefon 0123-45 | by phone 0123-45") == Contact(
        Text("på telefon 0123-45", "by phone 0123-45")
    )
