from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.language import Language
from dialogs.library import Library
from dialogs.messages import Press, Verb
from dialogs.replies import Answer, Ask, Say, Suggest, Summary, VerdictReply, presses
from dialogs.risk_check import Rules
from tests.talk import Talk, unclear


def started(talk: Talk) -> Talk:
    talk.say("riskkoll")
    assert isinstance(talk.turn.replies[-1], Ask)
    return talk


def test_the_first_question_is_answered_without_a_greeting(talk: Talk) -> None:
    talk.say("Får jag använda mitt privata konto?")

    assert [type(reply) for reply in talk.turn.replies] == [Answer]
    assert talk.answer.id == "private-account"
    assert talk.answer.fingerprint == talk.library.fingerprint
    assert "verktyg-2" in [citation.id for citation in talk.answer.citations]


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("Får vi annvända Good Tape?", "good-tape"),
        ("Är Tiro gdkänt hos oss?", "tiro"),
        ("Är Microsofft 365 Copilot godkänt?", "m365-copilot"),
        ("May I use Microsoft 365 Copilot at work?", "m365-copilot"),
        ("May I use Microsoft 365 Copilot chatt?", "copilot-chat"),
        ("Får man använda gratis versionen av ChatGPT?", "chatgpt-free"),
    ],
)
def test_a_slip_beside_or_in_the_name_of_a_tool_still_finds_it_in_the_register(
    text: str, tool: str, talk: Talk
) -> None:
    talk.say(text)

    assert talk.answer.id == f"tool:{tool}"


@pytest.mark.parametrize("text", ["deepfake rules", "browser plugin", "bias", "ai act"])
def test_a_first_word_or_two_are_answered_in_the_language_they_lean_to(text: str, talk: Talk) -> None:
    talk.say(text)

    assert {reply.language for reply in talk.turn.replies} == {Language.EN}


def test_a_word_or_two_that_lean_to_a_language_do_not_change_one_that_is_spoken(talk: Talk) -> None:
    talk.say("Får jag använda mitt privata konto?")
    talk.say("bias")

    assert {reply.language for reply in talk.turn.replies} == {Language.SV}


def test_a_greeting_is_said_once(talk: Talk) -> None:
    assert talk.arrive().replies
    assert talk.arrive().replies == ()


def test_somebody_is_greeted_in_the_language_they_came_in_until_they_write_in_another(talk: Talk) -> None:
    spoken = [
        talk.arrive(Language.EN).replies[0].language,
        talk.say("riskkoll").replies[-1].language,
    ]

    assert spoken == [Language.EN, Language.SV]


def test_the_language_follows_what_is_written(talk: Talk) -> None:
    said = ("Får jag använda mitt privata konto?", "May I use my private account?", "riskkoll")

    spoken = [talk.say(text).replies[-1].language for text in said]

    assert spoken == [Language.SV, Language.EN, Language.SV]


def test_a_number_says_nothing_about_the_language(talk: Talk) -> None:
    talk.say("risk check")
    talk.say("1")

    assert talk.ask.language is Language.EN


def test_the_language_changes_on_command_and_the_question_is_asked_again(talk: Talk) -> None:
    started(talk)

    talk.say("english")

    assert talk.ask.language is Language.EN
    assert talk.ask.question == "tool"


def test_a_tool_named_alone_is_answered_by_the_register(talk: Talk) -> None:
    talk.say("får jag använda deepl?")

    assert talk.answer.id == "tool:deepl-pro"
    assert talk.turn.routed is not None
    assert talk.turn.routed.decision == "answer"


def test_a_check_can_be_asked_for_with_the_tool(talk: Talk) -> None:
    talk.say("riskkoll för deepl")

    assert talk.state.check is not None
    assert talk.state.check.tool == "deepl-pro"


def test_a_check_goes_from_the_first_question_to_a_verdict(talk: Talk) -> None:
    started(talk)
    numbers = []
    while isinstance(talk.turn.replies[-1], Ask):
        numbers.append(talk.ask.progress)
        talk.say("vet inte")

    assert talk.verdict.outcome == "ask"
    assert numbers[0].startswith("Fråga 1 av högst")
    assert len(numbers) <= 13


def test_an_answer_stays_with_its_question_when_another_is_changed(talk: Talk) -> None:
    started(talk)
    talk.say("1")
    talk.say("ja")
    talk.say("1")

    talk.say("tillbaka")
    assert talk.ask.question == "data"
    assert talk.ask.chosen == ("public",)
    talk.say("2")

    assert talk.state.check is not None
    assert dict(talk.state.check.answers)["data"] == ("internal",)
    assert dict(talk.state.check.answers)["tool"] == ("approved",)


def test_every_answer_can_be_changed_from_the_summary(talk: Talk) -> None:
    started(talk)
    talk.say("1")
    talk.say("ja")

    talk.say("mina svar")

    summary = talk.turn.replies[-1]
    assert isinstance(summary, Summary)
    change = summary.lines[0].change
    assert change is not None
    talk.press(change.press)
    assert talk.ask.question == "tool"


def test_why_is_explained_with_what_it_rests_on_and_the_question_asked_again(talk: Talk) -> None:
    started(talk)

    talk.say("varför frågar du?")

    assert "artikel 28" in talk.text
    assert talk.ask.question == "tool"


def test_why_after_a_check_shows_what_decided_it_again(talk: Talk) -> None:
    for text in ("riskkoll för copilot chat", "öppna data", "inget av det", "inget av områdena", "ja"):
        talk.say(text)
    told = talk.verdict

    talk.say("varför?")

    assert talk.verdict == told


@pytest.mark.parametrize("said", ["tack ändå", "förlåt, tack ändå", "thanks anyway"])
def test_thanks_in_passing_are_thanks(talk: Talk, said: str) -> None:
    talk.say(said)

    assert talk.turn.routed is None
    assert "själv" in talk.text or "welcome" in talk.text


def test_a_question_in_the_middle_is_answered_and_the_check_goes_on(talk: Talk) -> None:
    started(talk)
    talk.say("1")

    talk.say("Måste alla säga ja till inspelning?")

    assert talk.answer.id == "consent-to-recording"
    assert talk.ask.question == "is_ai"


def test_a_tool_can_be_named_instead_of_chosen(talk: Talk) -> None:
    started(talk)

    talk.say("copilot chat")

    assert talk.state.check is not None
    assert talk.state.check.tool == "copilot-chat"
    assert talk.ask.question == "data"


def test_what_is_no_answer_is_asked_again(talk: Talk) -> None:
    started(talk)

    talk.say("blarp zork flummel")

    assert talk.ask.question == "tool"
    assert len(talk.turn.replies) == 2


def test_a_check_can_be_cancelled_and_leaves_nothing(talk: Talk) -> None:
    started(talk)
    talk.say("1")

    talk.say("avbryt")

    assert talk.state.check is None


def test_starting_over_forgets_the_answers(talk: Talk) -> None:
    started(talk)
    talk.say("1")

    talk.say("börja om")

    assert talk.ask.question == "tool"
    assert talk.state.check is not None
    assert talk.state.check.answers == ()


def test_a_card_of_an_older_check_does_nothing(talk: Talk) -> None:
    started(talk)
    old = talk.ask.card
    talk.say("börja om")
    before = talk.state.check

    talk.press(Press(Verb.ANSWER, "tool", old, ("approved",)))

    assert talk.state.check == before
    assert isinstance(talk.turn.replies[0], Say)


def test_a_press_that_comes_twice_answers_once(talk: Talk) -> None:
    started(talk)
    press = Press(Verb.ANSWER, "tool", talk.ask.card, ("approved",))
    talk.press(press)
    answered = talk.state.check

    talk.press(press)

    assert talk.state.check == answered
    assert talk.ask.question == "is_ai"


@pytest.mark.parametrize("options", [(), ("approved", "pilot"), ("nothing",), ("unsure", "unsure")])
def test_options_that_cannot_stand_together_are_asked_for_again(options: tuple[str, ...], talk: Talk) -> None:
    started(talk)

    talk.press(Press(Verb.ANSWER, "tool", talk.ask.card, options))

    assert talk.ask.question == "tool"
    assert talk.state.check is not None
    assert talk.state.check.answers == ()


def test_a_private_account_ends_the_check_at_once_only_if_nothing_could_be_worse(talk: Talk) -> None:
    started(talk)

    talk.say("privat konto")

    assert talk.ask.question == "is_ai"


def test_a_suggestion_is_picked_by_number_or_title(talk: Talk, learnt_library: Library) -> None:
    talk.say(unclear(talk.library, talk.today))
    suggest = talk.turn.replies[-1]
    assert isinstance(suggest, Suggest)

    talk.say("1")

    assert talk.answer.id == suggest.suggestions[0].press.target
    assert talk.answer.id in learnt_library.entries


def test_why_this_answer_is_told_in_the_words_of_the_content(talk: Talk) -> None:
    talk.say("privat inloggning för Kalle")
    entry = talk.library.entries[talk.answer.id]

    talk.say("varför det svaret?")

    assert any(f"”{said}”" in talk.text for said in (*entry.questions.sv, *entry.utterances.sv))
    assert "Kalle" not in str(talk.state.to_json())


def test_what_was_answered_last_weighs_a_little_in_what_is_asked_next(new_talk: Callable[[], Talk]) -> None:
    alone, after = new_talk(), new_talk()
    after.say("Måste alla säga ja till inspelning?")

    for talk in (alone, after):
        talk.say("och ljudet då, hur länge")

    scores = [{hit.id: hit.score for hit in talk.turn.routed.ranked} for talk in (alone, after) if talk.turn.routed]
    assert 0 < scores[1]["audio-file"] - scores[0]["audio-file"] <= 0.05 + 1e-9


def test_feedback_is_taken_once_and_only_right_after_the_answer(talk: Talk) -> None:
    talk.say("Får jag använda mitt privata konto?")

    assert talk.say("nej").feedback is not None
    assert talk.say("nej").feedback is None


def test_an_entry_outside_its_time_is_not_answered(talk: Talk, learnt_library: Library) -> None:
    later = {k: replace(e, effective_from=date(2027, 1, 1)) for k, e in learnt_library.entries.items()}
    future = Talk(replace(learnt_library, entries=later), talk.today)

    future.say("Får jag använda mitt privata konto?")

    assert not [reply for reply in future.turn.replies if isinstance(reply, Answer)]


def test_an_overdue_answer_says_so(library: Library) -> None:
    late = Talk(library, library.entries["private-account"].review_by + timedelta(days=1))

    late.say("Får jag använda mitt privata konto?")

    assert "kontrollera gärna" in late.answer.footer


def test_a_change_of_the_rules_keeps_what_still_holds_and_says_so(talk: Talk, learnt_library: Library) -> None:
    started(talk)
    talk.say("1")
    talk.say("ja")
    talk.library = replace(
        learnt_library, rules=without_option(learnt_library.rules, "tool", "approved"), rules_fingerprint="new"
    )

    talk.say("1")

    assert "ändrats" in talk.text
    assert talk.state.check is not None
    assert "tool" not in dict(talk.state.check.answers)
    assert talk.ask.question == "tool"
    assert dict(talk.state.check.answers)["is_ai"] == ("yes",)


def without_option(rules: Rules, question_id: str, option_id: str) -> Rules:
    changed = tuple(
        replace(q, options=tuple(o for o in q.options if o.id != option_id)) if q.id == question_id else q
        for q in rules.questions
    )
    return replace(rules, questions=changed)


PRESSES = st.builds(
    Press,
    st.sampled_from(list(Verb)),
    st.sampled_from(["", "tool", "data", "copilot-chat", "private-account", "gone", "sv", "en"]),
    st.sampled_from(["", "1", "2", "9"]),
    st.lists(st.sampled_from(["approved", "unsure", "public", "none", "yes", "x"]), max_size=3).map(tuple),
)
WORDS = st.sampled_from(
    [
        "riskkoll",
        "1",
        "2",
        "1, 2",
        "vet inte",
        "tillbaka",
        "mina svar",
        "varför",
        "avbryt",
        "ja",
        "nej",
        "english",
        "hej",
    ]
) | st.text(max_size=30)


@settings(max_examples=60)
@given(said=st.lists(PRESSES | WORDS, max_size=12))
def test_whatever_is_said_gets_an_answer_and_the_state_survives_storage(
    said: list[Press | str], new_talk: Callable[[], Talk]
) -> None:
    talk = new_talk()

    for one in said:
        turn = talk.press(one) if isinstance(one, Press) else talk.say(one)
        assert turn.replies
        for reply in turn.replies:
            assert all(action.title for action in presses(reply))


@settings(max_examples=40)
@given(data=st.data())
def test_detours_never_change_a_verdict(data: st.DataObject, new_talk: Callable[[], Talk]) -> None:
    straight, winding = started(new_talk()), started(new_talk())
    while isinstance(straight.turn.replies[-1], Ask):
        ask = straight.ask
        choice = data.draw(st.sampled_from([c.id for c in ask.choices]))
        for detour in data.draw(st.lists(st.sampled_from(["mina svar", "varför", "hjälp", "tillbaka"]), max_size=2)):
            winding.say(detour)
        winding.say("fortsätt")
        winding.press(Press(Verb.ANSWER, ask.question, winding.ask.card, (choice,)))
        straight.press(Press(Verb.ANSWER, ask.question, ask.card, (choice,)))

    assert isinstance(winding.turn.replies[-1], VerdictReply)
    assert winding.verdict == straight.verdict
