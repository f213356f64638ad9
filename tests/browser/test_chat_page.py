"""The chat page in a real browser, as staff use it."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from dialogs.library import Library
from dialogs.replies import Suggest
from tests.browser.chat import Chat
from tests.conftest import TODAY
from tests.cutting import Cable
from tests.talk import Talk, unclear

pytestmark = pytest.mark.xdist_group("browser")
OpenChat = Callable[..., Chat]


def test_a_question_is_answered_and_its_citation_opens_on_the_clause(open_chat: OpenChat) -> None:
    chat = open_chat()
    chat.sees("Jag svarar på frågor")

    chat.say("Får jag använda mitt privata konto?")
    link = chat.sees("Nej, använd aldrig").get_by_role("link", name="Jobbkontot, aldrig ett privat konto")
    with chat.page.context.expect_page() as opened:
        link.click()

    page = opened.value
    page.wait_for_load_state()
    clause = page.locator(f'[id="{urlsplit(page.url).fragment}"]')
    expect(clause).to_contain_text("Jobbkontot, aldrig ett privat konto")
    expect(clause).to_be_in_viewport()


def test_a_suggestion_is_picked(open_chat: OpenChat, learnt_library: Library) -> None:
    text = unclear(learnt_library, TODAY)
    suggest = Talk(learnt_library, TODAY).say(text).replies[-1]
    assert isinstance(suggest, Suggest)
    chat = open_chat()
    chat.sees("Jag svarar på frågor")

    chat.say(text)
    chat.sees("Menar du")
    chat.press(suggest.suggestions[0].title)

    expect(chat.page.get_by_role("heading", name=suggest.suggestions[0].title)).to_be_visible()


def test_what_is_longer_than_the_screen_of_a_phone_is_read_from_its_beginning(
    open_chat: OpenChat, new_talk: Callable[[], Talk]
) -> None:
    chat, talk = open_chat(), new_talk()
    chat.page.set_viewport_size({"width": 360, "height": 600})
    chat.say("Får jag använda mitt privata konto?")
    expect(chat.sees("Nej, använd aldrig").get_by_text("Nej, använd aldrig").first).to_be_in_viewport()

    talk.say("riskkoll för copilot chat")
    chat.say("riskkoll för copilot chat")
    for option in ("personal", "none", "none"):
        choice = next(choice for choice in talk.ask.choices if choice.id == option)
        chat.choose(talk.ask.text, choice.label, "Nästa")
        talk.say(choice.label)

    title = talk.verdict.title
    expect(chat.sees(title).get_by_role("heading", name=title)).to_be_in_viewport()
    chat.page.wait_for_timeout(1500)
    expect(chat.sees(title).get_by_role("heading", name=title)).to_be_in_viewport()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_whole_risk_check_on_cards(language: str, open_chat: OpenChat, new_talk: Callable[[], Talk]) -> None:
    begin, submit, verdict, receipt = {
        "sv": ("riskkoll för copilot chat", "Nästa", "Ja, du får", "Kvitto på riskkollen"),
        "en": ("risk check for copilot chat", "Next", "Yes, you may", "The receipt of this check"),
    }[language]
    chat, talk = open_chat(language), new_talk()
    talk.say(begin)
    chat.say(begin)

    for option in ("public", "none", "none", "yes"):
        choice = next(choice for choice in talk.ask.choices if choice.id == option)
        chat.choose(talk.ask.text, choice.label, submit)
        talk.say(choice.label)

    expect(chat.sees(verdict)).to_contain_text(verdict)
    expect(chat.page.get_by_role("radio")).to_have_count(0)
    expect(chat.page.get_by_role("checkbox")).to_have_count(0)
    link = chat.sees(verdict).get_by_role("link", name=receipt).get_attribute("href")
    chat.page.goto(str(link))
    expect(chat.page.get_by_role("heading", name=verdict)).to_be_visible()
    assert chat.faults() == ""


def test_a_cut_connection_is_taken_up_again_without_loss_or_doubles(open_chat: OpenChat, cable: Cable) -> None:
    chat = open_chat(hurried=True)
    chat.sees("Jag svarar på frågor")
    chat.say("riskkoll")
    chat.sees("Fråga 1 av")

    with chat.page.expect_websocket(timeout=30_000):
        cable.cut()
        chat.say("hej")
        chat.sees("hej")
        chat.page.clock.fast_forward(16_000)

    chat.sees("Vi är mitt i riskkollen")
    expect(chat.log.filter(has_text="Vi är mitt i riskkollen")).to_have_count(1)
    expect(chat.log.filter(has_text="Jag svarar på frågor")).to_have_count(1)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_in_the_way_of_anybody(dark: bool, open_chat: OpenChat, url: str) -> None:  # noqa: FBT001
    chat = open_chat("en", dark=dark, width=390)
    chat.sees("I answer questions")
    chat.say("May I use my private account?")
    chat.sees("never use a private account")
    chat.say("risk check")
    chat.sees("Question 1 of")
    found = [chat.faults()]
    fits = [chat.is_as_wide_as_the_screen()]

    chat.page.goto(f"{url}/policy/en")

    assert [*found, chat.faults()] == ["", ""]
    assert [*fits, chat.is_as_wide_as_the_screen()] == [True, True]


def test_the_keyboard_stays_in_the_chat_when_a_card_is_replaced(open_chat: OpenChat, library: Library) -> None:
    chat = open_chat()
    chat.sees("Jag svarar på frågor")
    chat.say("riskkoll")
    question = library.rules.questions[0]

    chat.choose(question.text.sv, question.options[0].label.sv, "Nästa")

    chat.sees("Fråga 2 av")
    expect(chat.page.locator("#chat :focus")).to_have_count(1)


@pytest.mark.parametrize("dark", [False, True])
def test_a_quotation_of_the_policy_stands_apart(dark: bool, open_chat: OpenChat) -> None:  # noqa: FBT001
    chat = open_chat("sv", dark=dark)
    chat.sees("Jag svarar på frågor")
    chat.say("Får jag använda den nya AI-knappen i vårt system?")

    answer = chat.sees("Vänta tills systemägaren")
    quoted = answer.locator(".ac-container", has_text="En ny AI-knapp är inte godkänd").last

    expect(quoted).to_contain_text("— 5.3 Ny AI i system vi redan har")
    expect(quoted).not_to_contain_text("Vänta tills")
    assert quoted.evaluate("e => getComputedStyle(e).borderInlineStartWidth") == "3px"
    assert chat.faults() == ""
