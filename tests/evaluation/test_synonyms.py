from datetime import date

from bot.evaluation import Question, worths, worths_in_words
from dialogs.faq import Entry, Lexicon, Lexicons, Synonyms, build
from dialogs.language import Language, Phrasings, Text

DAY = date(2026, 1, 1)


def entry(name: str, *said: str) -> Entry:
    return Entry(name, "topic", Phrasings(said, said), Text("", ""), (), (), (), "nobody", DAY, DAY)


def group(*words: str) -> Synonyms:
    return Synonyms(Phrasings(words, ()))


def question(text: str, expect: str) -> Question:
    return Question(text, Language.SV, (expect,), "plain")


ENTRIES = (
    entry("post", "får jag skicka mejl med hjälp av robot"),
    entry("bil", "får jag köra bil"),
    entry("tak", "lägga tak"),
)
ASKED = (question("xyz", "post"), question("kärra", "tak"))
LEXICONS = Lexicons(Lexicon(), Lexicon())


def test_a_group_that_helps_one_that_harms_and_one_that_never_matters_are_told_apart() -> None:
    index = build(ENTRIES, (), (group("mejl", "xyz"), group("bil", "kärra"), group("sol", "måne")), LEXICONS)

    found = {worth.words: worth for worth in worths(index, ASKED)}

    assert found["mejl, xyz"].gained == 1
    assert found["sol, måne"].never_matters
    assert not found["sol, måne"].mentioned
    assert "3 groups of synonyms" in worths_in_words(found.values())


def test_a_group_that_leads_a_question_astray_does_harm() -> None:
    index = build(ENTRIES, (), (group("bil", "tak"),), LEXICONS)

    (worth,) = worths(index, [question("bil tak lägga", "tak")])

    assert worth.mentioned == 1
    assert worth.gained <= 0
