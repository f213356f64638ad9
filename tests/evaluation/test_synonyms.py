from datetime import date
from pathlib import Path

from bot.content.reading import synonyms_written
from bot.evaluation import Question, synonym_problems, worths, worths_in_words
from bot.evaluation.synonyms import Worth
from dialogs.faq import Entry, Lexicon, Lexicons, Synonyms, build
from dialogs.language import Language, Phrasings, Text
from tests.planting import Folder

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


def test_a_harmful_and_an_idle_group_are_warned_of_on_their_lines(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("faq/synonyms.yaml", "- words: {sv: [bil, kärra], en: [car]}\n\n- words: {sv: [sol, måne], en: []}\n")
    found = [Worth("bil, kärra, car", 4, 2, -2), Worth("sol, måne", 0, 0, 0)]

    problems = list(synonym_problems(found, synonyms_written(folder.path)))

    assert [(problem.file, problem.line, problem.code) for problem in problems] == [
        ("faq/synonyms.yaml", 1, "P103"),
        ("faq/synonyms.yaml", 3, "P104"),
    ]
    assert "2 of 4 questions lose their entry" in problems[0].message
    assert not any(problem.is_error for problem in problems)
